//! The pages that answer a question.

use std::collections::BTreeMap;

use rashin_model::{Code, Lang};

use crate::error::Error;
use crate::excerpt::{Excerpt, excerpt, marked};
use crate::index::Index;
use crate::kind::Kind;
use crate::passage::Passage;
use crate::question::Question;
use crate::rank::{FAQ_SHARE, LEAST_SHARE, LEAST_VALUE, value};

/// To what the answers are narrowed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// To one plan.
    pub plan: Option<Code>,
    /// To one kind.
    pub kind: Option<Kind>,
}

/// A page that answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit<'a> {
    /// The passage of the page that answers best.
    pub passage: &'a Passage,
    /// The share of the question that it holds, 0 to 1.
    pub share: f32,
    /// What it is worth against others; its size says nothing.
    pub value: f32,
}

/// How many pages there are of a plan, or of a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count<T> {
    /// The plan or the kind.
    pub of: T,
    /// How many pages.
    pub pages: usize,
}

/// The pages that answer, the best first.
#[derive(Debug, Clone, PartialEq)]
pub struct Answers<'a> {
    /// The pages.
    pub hits: Vec<Hit<'a>>,
    /// How many of them are of each plan, without regard to the plan chosen; in the order of their codes.
    pub plans: Vec<Count<Code>>,
    /// How many are of each kind, without regard to the kind chosen; in the order of kinds.
    pub kinds: Vec<Count<Kind>>,
}

impl Index {
    /// The pages that answer a question; none where no passage holds enough of it.
    ///
    /// # Errors
    /// [`Error::Engine`].
    pub fn ask(&self, question: &Question, filter: &Filter) -> Result<Answers<'_>, Error> {
        let all = self.pages(question, None, None)?;
        let of_plan = |hit: &&Hit<'_>| filter.plan.as_ref().is_none_or(|plan| hit.passage.plan == *plan);
        let of_kind = |hit: &&Hit<'_>| filter.kind.is_none_or(|kind| hit.passage.kind == kind);
        let (mut plans, mut kinds) = (BTreeMap::<Code, usize>::new(), BTreeMap::<Kind, usize>::new());
        for hit in all.iter().filter(of_kind) {
            *plans.entry(hit.passage.plan.clone()).or_default() += 1;
        }
        for hit in all.iter().filter(of_plan) {
            *kinds.entry(hit.passage.kind).or_default() += 1;
        }
        let hits = all.iter().filter(of_plan).filter(of_kind).cloned().collect();
        Ok(Answers {
            hits,
            plans: plans.into_iter().map(|(of, pages)| Count { of, pages }).collect(),
            kinds: kinds.into_iter().map(|(of, pages)| Count { of, pages }).collect(),
        })
    }

    /// The pages that answer, the best first.
    fn pages(&self, question: &Question, plan: Option<&Code>, kind: Option<Kind>) -> Result<Vec<Hit<'_>>, Error> {
        if question.is_empty() {
            return Ok(Vec::new());
        }
        let mut best: BTreeMap<&str, (usize, Hit<'_>)> = BTreeMap::new();
        for (number, weight) in self.weigh(question, plan, kind)? {
            let worth = value(question, &self.words[number], weight);
            let passage = &self.passages[number];
            let hit = Hit { passage, share: worth.share, value: worth.value };
            let is_better =
                |(known, other): &(usize, Hit<'_>)| hit.value.total_cmp(&other.value).then(known.cmp(&number)).is_gt();
            if best.get(passage.address.as_str()).is_none_or(is_better) {
                best.insert(&passage.address, (number, hit));
            }
        }
        let most = best.values().map(|(_, hit)| hit.value).fold(0.0, f32::max);
        let mut pages: Vec<(usize, Hit<'_>)> =
            best.into_values().filter(|(_, hit)| hit.share >= LEAST_SHARE && hit.value >= LEAST_VALUE * most).collect();
        let is_answer = |hit: &Hit<'_>| hit.passage.kind == Kind::Faq && hit.share >= FAQ_SHARE;
        pages.sort_by(|(number, one), (other_number, other)| {
            is_answer(other).cmp(&is_answer(one)).then(other.value.total_cmp(&one.value)).then(number.cmp(other_number))
        });
        Ok(pages.into_iter().map(|(_, hit)| hit).collect())
    }
}

impl Hit<'_> {
    /// The part of the passage that answers, with the words of the question marked; in the language of the page
    /// if it says as much.
    pub fn excerpt(&self, question: &Question, lang: Lang) -> Excerpt {
        excerpt(&self.passage.text, question, lang)
    }

    /// The title with the words of the question marked.
    pub fn title(&self, question: &Question, lang: Lang) -> Excerpt {
        let (title, own) = self.passage.title.pick(lang);
        Excerpt { pieces: marked(title, question), lang: own }
    }
}
