//! What the texts of a file mean: areas, periods, indicators, each looked up once.

use std::collections::BTreeMap;

use rashin_model::check::Surroundings;
use rashin_model::spelling::fold;
use rashin_model::{AreaCode, Code, Misread, Plan, Sentence};

use super::mapping::{Mapping, Others};
use super::period::FORMS;
use crate::read_area::read_area;
use crate::report::count_in;

/// What a text means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    /// This, in canonical form.
    Known(String),
    /// Something that is not asked for.
    LeftOut,
    /// Nothing; it was noted as a problem.
    Unknown,
}

/// A text that means nothing: where it stood first, and how often.
struct Unknown {
    rule: &'static str,
    line: u32,
    column: usize,
    count: usize,
    misread: Misread,
}

/// The meanings that are known so far.
pub(super) struct Meanings<'a> {
    mapping: &'a Mapping,
    plan: &'a Plan,
    surroundings: &'a Surroundings<'a>,
    within: Option<AreaCode>,
    areas: BTreeMap<String, Meaning>,
    periods: BTreeMap<(String, bool), Meaning>,
    indicators: BTreeMap<String, Meaning>,
    unknown: BTreeMap<(usize, String), Unknown>,
}

impl<'a> Meanings<'a> {
    /// Nothing looked up yet.
    pub fn new(mapping: &'a Mapping, plan: &'a Plan, surroundings: &'a Surroundings<'a>) -> Self {
        let within = mapping.area.within.as_deref().and_then(AreaCode::parse);
        let (areas, periods, indicators, unknown) = Default::default();
        Self { mapping, plan, surroundings, within, areas, periods, indicators, unknown }
    }

    /// The area code that a text means.
    pub fn area(&mut self, text: &str, line: u32, column: usize) -> Meaning {
        if let Some(known) = self.areas.get(text) {
            return counted(&mut self.unknown, known, text, column);
        }
        let found = self.find_area(text);
        let meaning = self.settle("unknown-area", text, line, column, found);
        self.areas.insert(text.to_owned(), meaning.clone());
        meaning
    }

    fn find_area(&self, text: &str) -> Result<Option<String>, Misread> {
        let own = |area: AreaCode| self.plan.areas.iter().any(|row| row.code == area);
        let is_real = |area: AreaCode| area == AreaCode::NATION || own(area) || (self.surroundings.is_real_area)(area);
        let written = self.mapping.area.codes.get(text).map_or(text, String::as_str);
        let written = written.split_once(": ").map_or(written, |(code, _)| code);
        let area = read_area(written, &is_real).map_err(|misread| *misread)?;
        if !is_real(area) {
            return Err(Misread {
                sentence: Sentence::new(
                    format!("団体コード {area} の団体はありません"),
                    format!("there is no body with the area code {area}"),
                ),
                hint: Sentence::new(
                    "コードを確かめるか、[area] codes に対応を書いてください。合併などで廃止された団体は取り込めません",
                    "check the code, or say which it is under codes in [area]; bodies that were merged away cannot be imported",
                ),
            });
        }
        let is_wanted = self.within.is_none_or(|within| area == within || area.prefecture() == within);
        Ok(is_wanted.then(|| area.to_string()))
    }

    /// The period that the texts of a row mean together.
    pub fn period(&mut self, parts: &[&str], starts_in_april: bool, line: u32, column: usize) -> Meaning {
        let text = joined(parts);
        let key = (text, starts_in_april);
        if let Some(known) = self.periods.get(&key) {
            return counted(&mut self.unknown, known, &key.0, column);
        }
        let text = &key.0;
        let found = self.mapping.period.form.read(text, starts_in_april).map(|period| Some(period.code()));
        let found = found.ok_or_else(|| Misread {
            sentence: Sentence::new(
                format!("「{text}」は期間として読めません"),
                format!("\"{text}\" cannot be read as a period"),
            ),
            hint: Sentence::new(
                format!("[period] form を {FORMS} から選ぶか、セルを 2024-03 や 令和6年度 の形に直してください"),
                format!("choose form in [period] from {FORMS}, or write the cell as 2024-03 or FY2024"),
            ),
        });
        let meaning = self.settle("unreadable-cell", &key.0, line, column, found);
        self.periods.insert(key, meaning.clone());
        meaning
    }

    /// The indicator that a text means: by the mapping, by its code, by a part of its identifier, by its name.
    pub fn indicator(&mut self, text: &str, line: u32, column: usize) -> Meaning {
        if let Some(known) = self.indicators.get(text) {
            return counted(&mut self.unknown, known, text, column);
        }
        let found = self.find_indicator(text);
        let meaning = self.settle("unknown-reference", text, line, column, found);
        self.indicators.insert(text.to_owned(), meaning.clone());
        meaning
    }

    fn find_indicator(&self, text: &str) -> Result<Option<String>, Misread> {
        let rows = &self.plan.indicators;
        let is_code = |code: &str| Code::new(code).is_some_and(|code| rows.iter().any(|row| row.code == code));
        let source = self.mapping.indicator.as_ref();
        let folded = fold(text);
        let mapped = source.and_then(|source| {
            source
                .codes
                .get(text)
                .or_else(|| source.codes.iter().find(|(own, _)| fold(own) == folded).map(|(_, code)| code))
        });
        let mut candidates = mapped.map_or_else(
            || {
                std::iter::once(text)
                    .chain(text.split_once(": ").map(|(code, _)| code))
                    .chain(text.split(':'))
                    .collect()
            },
            |code| vec![code.as_str()],
        );
        candidates.retain(|code| is_code(code));
        if let Some(code) = candidates.first() {
            return Ok(Some((*code).to_owned()));
        }
        let named: Vec<&Code> = rows.iter().filter(|row| fold(&row.name) == folded).map(|row| &row.code).collect();
        match (mapped, &named[..]) {
            (None, [code]) => return Ok(Some(code.to_string())),
            (None, _) if source.is_some_and(|source| source.others == Others::Skip) => return Ok(None),
            _ => {}
        }
        let (word, plan) = (mapped.map_or(text, String::as_str), &self.plan.profile.code);
        Err(Misread {
            sentence: Sentence::new(
                format!("計画 {plan} に指標「{word}」はありません"),
                format!("the plan {plan} has no indicator \"{word}\""),
            ),
            hint: Sentence::new(
                "[indicator] codes に「ファイルの語 = 計画の指標コード」を書いてください。ほかの指標を読み飛ばすなら others = \"skip\" とします",
                "write the word of the file and the code of the plan under codes in [indicator]; others = \"skip\" leaves other indicators out",
            ),
        })
    }

    fn settle(
        &mut self,
        rule: &'static str,
        text: &str,
        line: u32,
        column: usize,
        found: Result<Option<String>, Misread>,
    ) -> Meaning {
        match found {
            Ok(Some(known)) => Meaning::Known(known),
            Ok(None) => Meaning::LeftOut,
            Err(misread) => {
                self.unknown.insert((column, text.to_owned()), Unknown { rule, line, column, count: 1, misread });
                Meaning::Unknown
            }
        }
    }

    /// Every text that means nothing, once: rule, first line, column, and what is wrong.
    pub fn into_problems(self) -> impl Iterator<Item = (&'static str, u32, usize, Misread)> {
        self.unknown.into_values().map(|Unknown { rule, line, column, count, mut misread }| {
            if count > 1 {
                count_in(&mut misread.sentence, count);
            }
            (rule, line, column, misread)
        })
    }
}

fn counted(unknown: &mut BTreeMap<(usize, String), Unknown>, known: &Meaning, text: &str, column: usize) -> Meaning {
    if *known == Meaning::Unknown
        && let Some(unknown) = unknown.get_mut(&(column, text.to_owned()))
    {
        unknown.count += 1;
    }
    known.clone()
}

/// Year and month in columns of their own: 令和6年 and 3月, or 2024 and 3.
fn joined(parts: &[&str]) -> String {
    let is_number = |text: &str| text.ends_with(|last: char| last.is_ascii_digit() || ('０'..='９').contains(&last));
    let mut text = String::new();
    for part in parts {
        if is_number(&text) {
            text.push('-');
        }
        text.push_str(part);
    }
    text
}
