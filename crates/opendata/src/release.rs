//! What is released: a publication of a plan with what is known about it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rashin_eval::plan::{Evaluation, Evaluator, Index, NodeMark, Series};
use rashin_model::plan::titled;
use rashin_model::snapshot::Snapshot;
use rashin_model::{AreaCode, Lang, Plan};

use crate::data::Data;
use crate::format::Format;
use crate::licence::Licence;

/// Where the evaluation of a plan comes from.
#[derive(Clone, Copy)]
pub enum Figures<'a> {
    /// It was made and is kept.
    Kept(&'a Evaluation),
    /// It is made series by series, each time a table of it is written: slower for a second format, small in memory.
    Streamed(&'a Evaluator<'a>),
    /// As streamed, with a run of series at hand that were made once for every table that is written from them.
    Run {
        /// What makes the others.
        evaluator: &'a Evaluator<'a>,
        /// The position of the first series of the run.
        begin: usize,
        /// The run.
        series: &'a [Series],
    },
}

impl<'a> Figures<'a> {
    /// How many series there are.
    pub fn len(self) -> usize {
        match self {
            Self::Kept(evaluation) => evaluation.series.len(),
            Self::Streamed(evaluator) | Self::Run { evaluator, .. } => evaluator.len(),
        }
    }

    /// Whether nothing is evaluated.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The series at a position below [`Self::len`].
    pub fn series(self, position: usize) -> Cow<'a, Series> {
        match self {
            Self::Kept(evaluation) => Cow::Borrowed(&evaluation.series[position]),
            Self::Streamed(evaluator) => Cow::Owned(evaluator.series(position)),
            Self::Run { evaluator, begin, series } => {
                let at_hand = position.checked_sub(begin).and_then(|place| series.get(place));
                at_hand.map_or_else(|| Cow::Owned(evaluator.series(position)), Cow::Borrowed)
            }
        }
    }

    /// The composite indices.
    pub fn indices(self) -> Cow<'a, [Index]> {
        match self {
            Self::Kept(evaluation) => Cow::Borrowed(&evaluation.indices),
            Self::Streamed(evaluator) | Self::Run { evaluator, .. } => Cow::Owned(evaluator.indices()),
        }
    }

    /// The marks of nodes that follow from marks given to them.
    pub fn node_marks(self) -> Cow<'a, [NodeMark]> {
        match self {
            Self::Kept(evaluation) => Cow::Borrowed(&evaluation.node_marks),
            Self::Streamed(evaluator) | Self::Run { evaluator, .. } => Cow::Owned(evaluator.node_marks()),
        }
    }
}

/// A publication of a plan, ready to be written.
#[derive(Clone, Copy)]
pub struct Release<'a> {
    /// The plan; its readings in canonical order ([`Plan::sort_readings`]).
    pub plan: &'a Plan,
    /// Its evaluation, as of the day of the publication.
    pub figures: Figures<'a>,
    /// The publication.
    pub snapshot: &'a Snapshot,
    /// Every publication of the plan up to and with this one, oldest first.
    pub history: &'a [Snapshot],
    /// Under which terms the data may be used; `None` where the installation has not said.
    pub licence: Option<&'a Licence>,
    /// What every address begins with, without a slash at its end: `https://plans.example.jp`; blank if unknown,
    /// addresses then begin with a slash.
    pub base: &'a str,
    /// Sizes of files in bytes, by name, where they are known.
    pub sizes: &'a BTreeMap<String, u64>,
    /// The formats that it has files of: [`Format::ALL`], or those that were chosen.
    pub formats: &'a [Format],
    /// The names of the tables that it has rows of, where that is known already.
    pub tables: Option<&'a [&'static str]>,
}

impl<'a> Release<'a> {
    /// What its machine tables are made of.
    pub fn data(&self) -> Data<'a> {
        Data { plan: self.plan, figures: self.figures, history: self.history, tables: self.tables }
    }

    /// The name of the government that publishes.
    pub fn publisher(&self, lang: Lang) -> String {
        area_name(self.plan, self.plan.area(), lang)
    }

    /// The address of the plan's pages.
    pub fn plan_address(&self) -> String {
        format!("{}/plans/{}", self.base, self.plan.profile.code)
    }

    /// The lasting address of the data of this publication, without a slash at its end.
    pub fn address(&self) -> String {
        self.address_of(self.snapshot)
    }

    /// The lasting address of the data of a publication of this plan.
    pub fn address_of(&self, snapshot: &Snapshot) -> String {
        format!("{}/snapshots/{}/data", self.plan_address(), snapshot.number)
    }

    /// The lasting address of a file of this publication.
    pub fn file_address(&self, name: &str) -> String {
        format!("{}/{name}", self.address())
    }

    /// The day on which a publication was made, in Japan.
    pub fn day(snapshot: &Snapshot) -> jiff::civil::Date {
        // Japan has had no other offset since 1951.
        snapshot.at.to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(9))).date()
    }

    /// The moment of a publication in UTC, to the second.
    pub fn moment(snapshot: &Snapshot) -> String {
        moment(snapshot.at)
    }

    /// The name of a publication.
    pub fn snapshot_name(snapshot: &'a Snapshot, lang: Lang) -> &'a str {
        titled(&snapshot.name, snapshot.name_en.as_deref(), lang).0
    }
}

/// A moment in UTC, to the second: `2026-11-23T03:39:02Z`.
pub(crate) fn moment(at: jiff::Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// The official name of an area, or that of the plan's own table of areas.
pub(crate) fn area_name(plan: &Plan, area: AreaCode, lang: Lang) -> String {
    if area == AreaCode::NATION {
        return lang.pick("全国", "Nation").to_owned();
    }
    if let Some(row) = plan.areas.iter().find(|row| row.code == area) {
        return titled(&row.name, row.name_en.as_deref(), lang).0.to_owned();
    }
    rashin_shipped::areas().get(area).map_or_else(
        || area.to_string(),
        |body| match lang {
            Lang::Ja => body.name.to_owned(),
            Lang::En => body.english_name(),
        },
    )
}
