//! The index as a file, for a site without a server: what `frontend/src/ask.ts` reads.

use std::collections::BTreeMap;

use rashin_model::{Code, Lang};
use serde::Serialize;

use crate::error::Error;
use crate::index::Index;
use crate::index::Tokens;
use crate::kind::Kind;
use crate::passage::Named;
use crate::rank::{CONTEXT, FAQ_SHARE, LEAST_SHARE, LEAST_VALUE, TITLE};

/// A plan as the answers of a static copy name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaticPlan {
    /// Its code.
    pub code: Code,
    /// Its short title.
    pub title: Named,
    /// Whether it is invented.
    pub is_invented: bool,
}

/// The name of the file.
pub const STATIC_INDEX: &str = "search-index.js";

/// The files of the search of a static copy: name and bytes. The same passages always give the same bytes.
///
/// It is a script, because a page that is read from file storage may load scripts, but no data. It sets
/// `rashinSearch` to the passages, the words of the index as MiniSearch keeps them, the synonyms and the weights.
/// Nothing in it depends on where the copy is put.
///
/// # Errors
/// [`Error::Json`].
pub fn static_index(index: &Index, plans: &[StaticPlan]) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let position = |plan: &Code| plans.iter().position(|own| own.code == *plan);
    let passages = index.passages.iter().map(|passage| Record {
        plan: position(&passage.plan),
        kind: passage.kind.code(),
        address: &passage.address,
        title: pair(&passage.title),
        heading: pair(&passage.heading),
        text: pair(&passage.text),
    });
    let whole = Whole {
        plans: plans.iter().map(|plan| (plan.code.as_str(), pair(&plan.title), plan.is_invented)).collect(),
        kinds: Kind::ALL.iter().map(|kind| (kind.code(), [kind.label(Lang::Ja), kind.label(Lang::En)])).collect(),
        passages: passages.collect(),
        words: words(index),
        synonyms: rashin_shipped::synonyms(),
        question_words: [Lang::Ja, Lang::En].map(|lang| rashin_shipped::question_words(lang).collect()),
        rank: BTreeMap::from([
            ("context", CONTEXT),
            ("faqShare", FAQ_SHARE),
            ("leastShare", LEAST_SHARE),
            ("leastValue", LEAST_VALUE),
            ("title", TITLE),
        ]),
    };
    let mut bytes = b"globalThis.rashinSearch=".to_vec();
    serde_json::to_writer(&mut bytes, &whole)?;
    bytes.extend_from_slice(b";\n");
    Ok(vec![(STATIC_INDEX.to_owned(), bytes)])
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Whole<'a> {
    plans: Vec<(&'a str, [&'a str; 2], bool)>,
    kinds: Vec<(&'a str, [&'a str; 2])>,
    passages: Vec<Record<'a>>,
    words: Words,
    synonyms: &'a [Vec<&'static str>],
    question_words: [Vec<&'static str>; 2],
    rank: BTreeMap<&'static str, f32>,
}

/// A passage, without the words by which it is only found.
#[derive(Serialize)]
struct Record<'a> {
    plan: Option<usize>,
    kind: &'static str,
    address: &'a str,
    title: [&'a str; 2],
    heading: [&'a str; 2],
    text: [&'a str; 2],
}

/// In Japanese and in English; the second is empty where there is none.
fn pair(named: &Named) -> [&str; 2] {
    [&named.ja, named.en.as_deref().unwrap_or_default()]
}

/// How often a word stands in which field of which passage.
type Postings = BTreeMap<usize, BTreeMap<usize, u32>>;

/// The words of the index in the form in which MiniSearch (serialization version 2) reads them.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Words {
    document_count: usize,
    next_id: usize,
    document_ids: BTreeMap<usize, usize>,
    field_ids: BTreeMap<&'static str, usize>,
    field_length: BTreeMap<usize, [usize; 3]>,
    average_field_length: [f64; 3],
    stored_fields: BTreeMap<usize, String>,
    dirt_count: usize,
    index: Vec<(String, Postings)>,
    serialization_version: u8,
}

fn words(index: &Index) -> Words {
    let count = index.passages.len();
    let mut postings: BTreeMap<String, Postings> = BTreeMap::new();
    let mut field_length = BTreeMap::new();
    for (number, passage) in index.passages.iter().enumerate() {
        let tokens = Tokens::of(passage);
        let fields = [tokens.title, tokens.text, tokens.context];
        field_length.insert(number, [0, 1, 2].map(|field: usize| fields[field].len()));
        for (field, tokens) in fields.into_iter().enumerate() {
            for token in tokens {
                *postings.entry(token).or_default().entry(field).or_default().entry(number).or_default() += 1;
            }
        }
    }
    let whole = |field: usize| field_length.values().map(|lengths: &[usize; 3]| lengths[field]).sum::<usize>();
    Words {
        document_count: count,
        next_id: count,
        document_ids: (0..count).map(|number| (number, number)).collect(),
        field_ids: BTreeMap::from([("title", 0), ("text", 1), ("context", 2)]),
        average_field_length: [0, 1, 2].map(|field| mean(whole(field), count)),
        field_length,
        stored_fields: BTreeMap::new(),
        dirt_count: 0,
        index: postings.into_iter().collect(),
        serialization_version: 2,
    }
}

#[expect(clippy::cast_precision_loss, reason = "numbers of words are far below the precision of a double")]
fn mean(sum: usize, count: usize) -> f64 {
    if count == 0 { 0.0 } else { sum as f64 / count as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::passage::Passage;

    fn index(text: &str) -> Index {
        let passage = Passage {
            plan: Code::new("mihon").expect("a code"),
            kind: Kind::Node,
            address: "/plans/mihon/nodes/a".to_owned(),
            title: Named::new("橋の点検", Some("Bridges")),
            heading: Named::default(),
            text: Named::new(text, None::<String>),
            context: String::new(),
        };
        Index::new(vec![passage]).expect("an index")
    }

    #[test]
    fn the_same_passages_give_the_same_bytes() {
        let of = |text: &str| static_index(&index(text), &[]).expect("a file");
        assert_eq!(of("川を診る"), of("川を診る"));
        assert_ne!(of("川を診る"), of("山を診る"));
        assert!(of("</script>")[0].1.starts_with(b"globalThis.rashinSearch={"));
    }
}
