//! The passages of all plans, in memory, ready to be asked.

use rashin_model::Code;
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, BoostQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, STRING, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{PreTokenizedString, Token};
use tantivy::{IndexReader, IndexWriter, TantivyDocument, Term};

use crate::error::Error;
use crate::kind::Kind;
use crate::passage::Passage;
use crate::question::Question;
use crate::rank::{CONTEXT, TITLE, Words};
use crate::text::{letters, text_tokens, title_tokens};

/// Passages that are looked at closely.
const LOOKED_AT: usize = 400;
/// The memory that an index may take while it is made; 15 MB is the least the engine takes.
const MEMORY: usize = 32_000_000;

/// The index.
pub struct Index {
    reader: IndexReader,
    fields: Fields,
    pub(crate) passages: Vec<Passage>,
    pub(crate) words: Vec<Words>,
}

struct Fields {
    title: Field,
    text: Field,
    context: Field,
    plan: Field,
    kind: Field,
    number: Field,
}

/// The words of a passage, field by field, as they stand.
pub(crate) struct Tokens {
    pub title: Vec<String>,
    pub text: Vec<String>,
    pub context: Vec<String>,
}

impl Tokens {
    /// The words of a passage in both languages.
    pub fn of(passage: &Passage) -> Self {
        let both = |named: &crate::Named, tokens: fn(&[crate::text::Letter]) -> Vec<String>| {
            let mut found = tokens(&letters(&named.ja));
            found.extend(named.en.iter().flat_map(|en| tokens(&letters(en))));
            found
        };
        let mut title = both(&passage.title, title_tokens);
        title.extend(both(&passage.heading, text_tokens));
        Self { title, text: both(&passage.text, text_tokens), context: text_tokens(&letters(&passage.context)) }
    }

    fn words(&self) -> Words {
        let once = |all: Vec<&String>| {
            let mut all: Vec<String> = all.into_iter().cloned().collect();
            all.sort_unstable();
            all.dedup();
            all
        };
        let all = self.title.iter().chain(&self.text).chain(&self.context).collect();
        Words { title: once(self.title.iter().collect()), all: once(all) }
    }
}

impl Index {
    /// Makes the index of some passages. The same passages always make the same index.
    ///
    /// # Errors
    /// [`Error::Engine`].
    pub fn new(passages: Vec<Passage>) -> Result<Self, Error> {
        let mut schema = Schema::builder();
        let words = TextOptions::default().set_indexing_options(
            TextFieldIndexing::default().set_tokenizer("raw").set_index_option(IndexRecordOption::WithFreqs),
        );
        let fields = Fields {
            title: schema.add_text_field("title", words.clone()),
            text: schema.add_text_field("text", words.clone()),
            context: schema.add_text_field("context", words),
            plan: schema.add_text_field("plan", STRING),
            kind: schema.add_text_field("kind", STRING),
            number: schema.add_u64_field("number", tantivy::schema::FAST),
        };
        let index = tantivy::Index::create_in_ram(schema.build());
        let mut writer: IndexWriter = index.writer_with_num_threads(1, MEMORY)?;
        let mut all_words = Vec::with_capacity(passages.len());
        for (number, passage) in (0_u64..).zip(&passages) {
            let tokens = Tokens::of(passage);
            all_words.push(tokens.words());
            let mut document = TantivyDocument::default();
            document.add_pre_tokenized_text(fields.title, pre_tokenized(tokens.title));
            document.add_pre_tokenized_text(fields.text, pre_tokenized(tokens.text));
            document.add_pre_tokenized_text(fields.context, pre_tokenized(tokens.context));
            document.add_text(fields.plan, passage.plan.as_str());
            document.add_text(fields.kind, passage.kind.code());
            document.add_u64(fields.number, number);
            writer.add_document(document)?;
        }
        writer.commit()?;
        Ok(Self { reader: index.reader()?, fields, passages, words: all_words })
    }

    /// How many passages there are.
    pub fn len(&self) -> usize {
        self.passages.len()
    }

    /// Whether there is nothing to be found.
    pub fn is_empty(&self) -> bool {
        self.passages.is_empty()
    }

    /// The passages that hold words of a question, with the weight of those words (BM25).
    pub(crate) fn weigh(
        &self,
        question: &Question,
        plan: Option<&Code>,
        kind: Option<Kind>,
    ) -> Result<Vec<(usize, f32)>, Error> {
        let mut parts: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        for unit in &question.units {
            let weight = token_weight(unit.weight, unit.tokens.len(), unit.groups.is_empty());
            for token in &unit.tokens {
                for (field, boost) in
                    [(self.fields.title, TITLE), (self.fields.text, 1.0), (self.fields.context, CONTEXT)]
                {
                    let term = TermQuery::new(Term::from_field_text(field, token), IndexRecordOption::WithFreqs);
                    parts.push((Occur::Should, Box::new(BoostQuery::new(Box::new(term), weight * boost))));
                }
            }
        }
        let any: Box<dyn Query> = Box::new(BooleanQuery::new(parts));
        let only = |field: Field, text: &str| -> (Occur, Box<dyn Query>) {
            let term = TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::Basic);
            (Occur::Must, Box::new(BoostQuery::new(Box::new(term), 0.0)))
        };
        let mut whole = vec![(Occur::Must, any)];
        whole.extend(plan.map(|plan| only(self.fields.plan, plan.as_str())));
        whole.extend(kind.map(|kind| only(self.fields.kind, kind.code())));
        let searcher = self.reader.searcher();
        let collector = TopDocs::with_limit(LOOKED_AT).order_by_score();
        let mut found = Vec::new();
        for (weight, address) in searcher.search(&BooleanQuery::new(whole), &collector)? {
            let numbers = searcher.segment_reader(address.segment_ord).fast_fields().u64("number")?;
            let number = numbers.first(address.doc_id).and_then(|number| usize::try_from(number).ok());
            found.extend(number.map(|number| (number, weight)));
        }
        Ok(found)
    }
}

/// How much each of the index's words counts that stand for a thing asked for: a long word has many pairs,
/// and counts more, but not as often as it has pairs.
pub(crate) fn token_weight(weight: f32, tokens: usize, is_word: bool) -> f32 {
    if is_word {
        let tokens = f32::from(u16::try_from(tokens.max(1)).unwrap_or(u16::MAX));
        weight / tokens.sqrt()
    } else {
        weight
    }
}

fn pre_tokenized(tokens: Vec<String>) -> PreTokenizedString {
    let token = |(position, text): (usize, String)| Token { position, text, ..Token::default() };
    PreTokenizedString { text: String::new(), tokens: tokens.into_iter().enumerate().map(token).collect() }
}
