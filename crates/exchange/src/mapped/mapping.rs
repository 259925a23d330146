//! How a row of a file becomes readings: the mapping file.

use std::collections::BTreeMap;

use rashin_model::{AreaCode, Code, Decimal, Sentence};
use serde::Deserialize;

use super::period::PeriodForm;

/// A mapping, as its file has it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// Where the table stands.
    #[serde(default)]
    pub(super) file: FileForm,
    /// Which rows are taken: all conditions must hold.
    #[serde(default)]
    pub(super) only: Vec<Condition>,
    /// The area.
    pub(super) area: AreaSource,
    /// The period.
    pub(super) period: PeriodSource,
    /// The indicator, in files with one value a row.
    pub(super) indicator: Option<IndicatorSource>,
    /// The value, in files with one value a row.
    pub(super) value: Option<ValueSource>,
    /// The values, in files with a column per indicator.
    #[serde(default)]
    pub(super) values: Vec<ValueColumn>,
    /// What is known of the value.
    pub(super) status: Option<WordSource>,
    /// The value in words.
    pub(super) text: Option<WordSource>,
    /// A remark.
    pub(super) note: Option<WordSource>,
    /// Where the value comes from.
    pub(super) source: Option<WordSource>,
}

/// Where the table stands in its file.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileForm {
    /// Sheet of a workbook; the first one if left out.
    pub sheet: Option<String>,
    /// Lines before the row of headings.
    #[serde(default)]
    pub title_lines: u32,
}

/// A condition on a cell.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Condition {
    pub column: String,
    /// The texts that are taken.
    #[serde(default)]
    pub is: Vec<String>,
    /// The texts that are left out.
    #[serde(default)]
    pub not: Vec<String>,
}

/// Where the area comes from.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AreaSource {
    pub column: Option<String>,
    pub constant: Option<String>,
    /// Texts of the file for which other codes stand.
    #[serde(default)]
    pub codes: BTreeMap<String, String>,
    /// Only areas in this prefecture.
    pub within: Option<String>,
}

/// Where the period comes from.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PeriodSource {
    pub column: Option<String>,
    /// Columns whose texts make the period together: year, month.
    #[serde(default)]
    pub columns: Vec<String>,
    pub constant: Option<String>,
    #[serde(default)]
    pub form: PeriodForm,
    /// Column with the first day of the reporting year (SDMX).
    pub year_start_column: Option<String>,
}

/// Where the indicator comes from.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct IndicatorSource {
    pub column: Option<String>,
    pub constant: Option<String>,
    /// Texts of the file and the codes of the plan that they stand for.
    #[serde(default)]
    pub codes: BTreeMap<String, String>,
    /// What happens to rows of other indicators.
    #[serde(default)]
    pub others: Others,
}

/// What happens to rows that are not asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Others {
    /// They are an error.
    #[default]
    Refuse,
    /// They are left out.
    Skip,
}

/// Where the value comes from.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ValueSource {
    pub column: String,
    /// The unit of all values.
    pub unit: Option<String>,
    pub unit_column: Option<String>,
    /// Column with the number of zeros of the scale (UNIT_MULT of SDMX).
    pub zeros_column: Option<String>,
    /// Column with the scale itself (1000).
    pub scale_column: Option<String>,
    /// What values are multiplied by (100 for shares to become percent).
    pub multiply: Option<Decimal>,
}

/// A column of values of one indicator.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ValueColumn {
    pub column: String,
    pub indicator: String,
    pub unit: Option<String>,
    pub multiply: Option<Decimal>,
}

/// Where a word comes from.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WordSource {
    pub column: Option<String>,
    pub constant: Option<String>,
    /// Words of the file and those that they stand for.
    #[serde(default)]
    pub words: BTreeMap<String, String>,
}

/// Why a mapping cannot be used: every reason, each with its place in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadMapping(pub Vec<Sentence>);

impl Mapping {
    /// Reads a mapping file called `name`.
    ///
    /// # Errors
    /// [`BadMapping`]: what is no TOML is said alone; all else at once.
    pub fn parse(name: &str, text: &str) -> Result<Self, BadMapping> {
        let mapping: Self = toml::from_str(text).map_err(|error| BadMapping(vec![unreadable(name, text, &error)]))?;
        let faults = mapping.faults(name);
        if faults.is_empty() { Ok(mapping) } else { Err(BadMapping(faults)) }
    }

    /// What a mapping that could be read lacks or says twice.
    fn faults(&self, name: &str) -> Vec<Sentence> {
        let mut faults = Vec::new();
        let mut fault = |is_wrong: bool, place: &str, ja: &str, en: &str| {
            if is_wrong {
                faults.push(Sentence::new(format!("{name} [{place}]: {ja}"), format!("{name} [{place}]: {en}")));
            }
        };
        let (one_ja, one_en) =
            ("column か constant のどちらか一方を指定してください", "give either column or constant");
        fault(self.area.column.is_some() == self.area.constant.is_some(), "area", one_ja, one_en);
        let periods = [self.period.column.is_some(), !self.period.columns.is_empty(), self.period.constant.is_some()];
        fault(
            periods.iter().filter(|is_given| **is_given).count() != 1,
            "period",
            "column、columns、constant のどれか1つを指定してください",
            "give one of column, columns, constant",
        );
        for (place, source) in
            [("status", &self.status), ("text", &self.text), ("note", &self.note), ("source", &self.source)]
        {
            let Some(source) = source else { continue };
            fault(source.column.is_some() == source.constant.is_some(), place, one_ja, one_en);
        }
        let is_long = self.indicator.is_some() && self.value.is_some();
        fault(
            is_long != self.values.is_empty() || (self.indicator.is_some() != self.value.is_some()),
            "values",
            "1行に1つの値なら [indicator] と [value] を、指標ごとに列があるなら [[values]] を書いてください",
            "write [indicator] and [value] for one value a row, or [[values]] for a column per indicator",
        );
        if let Some(indicator) = &self.indicator {
            fault(indicator.column.is_some() == indicator.constant.is_some(), "indicator", one_ja, one_en);
        }
        let indicators = self.indicator.iter().flat_map(|one| one.codes.values().chain(&one.constant));
        for code in
            indicators.chain(self.values.iter().map(|one| &one.indicator)).filter(|code| Code::new(code).is_none())
        {
            fault(
                true,
                "indicator",
                &format!("「{code}」は指標のコードの形ではありません。計画の表 indicators のコードを書いてください"),
                &format!("\"{code}\" does not have the form of a code. Write a code of the table indicators"),
            );
        }
        let areas = self.area.codes.values().chain(&self.area.constant).chain(&self.area.within);
        for code in areas.filter(|code| code.len() != 6 || AreaCode::parse(code).is_none()) {
            fault(
                true,
                "area",
                &format!("「{code}」は団体コードではありません。検査数字を含む6桁で書いてください"),
                &format!("\"{code}\" is not an area code. Write its six digits, check digit included"),
            );
        }
        for one in self.only.iter().filter(|one| one.is.is_empty() && one.not.is_empty()) {
            let column = &one.column;
            fault(
                true,
                "only",
                &format!("「{column}」に is か not を書いてください"),
                &format!("write is or not for \"{column}\""),
            );
        }
        faults
    }
}

fn unreadable(name: &str, text: &str, error: &toml::de::Error) -> Sentence {
    let before = error.span().map_or("", |span| text.get(..span.start).unwrap_or(text));
    let line = before.matches('\n').count() + 1;
    let cause = error.message();
    Sentence::new(
        format!(
            "{name} {line}行: マッピングとして読めません（{cause}）。ひな形は rashin template mapping.toml で書き出せます"
        ),
        format!(
            "{name} line {line}: it cannot be read as a mapping ({cause}). rashin template mapping.toml writes an example"
        ),
    )
}
