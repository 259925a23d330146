//! A mapping as far as a file tells: columns by their usual headings, indicators by code or name.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use rashin_model::Plan;
use rashin_model::spelling::fold;

use super::detect::heading;
use crate::container::{Addressing, Container};
use crate::rows::RawRow;

/// A proposed mapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The file, to be looked over.
    pub text: String,
    /// Whether nothing has to be filled in.
    pub is_complete: bool,
}

const AREA: [&str; 12] = [
    "area_code",
    "area",
    "ref_area",
    "areaCode",
    "団体コード",
    "全国地方公共団体コード",
    "市区町村コード",
    "都道府県コード",
    "都道府県コード又は市区町村コード",
    "地域コード",
    "市町村コード",
    "code",
];
const PERIOD: [&str; 15] = [
    "period",
    "time_period",
    "期間",
    "年月",
    "月次",
    "年次",
    "調査年月",
    "調査年月日",
    "年月日",
    "年度",
    "時点",
    "時間軸",
    "date",
    "年",
    "year",
];
const INDICATOR: [&str; 5] = ["indicator", "refIndicator", "指標", "指標コード", "項目"];
const VALUE: [&str; 6] = ["value", "obs_value", "kpiValue", "値", "実績値", "数値"];
const UNIT: [&str; 4] = ["unit", "unit_measure", "kpiValue.unitText", "単位"];

/// How many words of a column are listed.
const MOST_LISTED: usize = 40;
/// How many columns are listed that could be values.
const MOST_COLUMNS: usize = 30;
/// How many lines may stand before the headings.
const MOST_TITLES: u32 = 10;

/// What a file shows at first sight.
struct Looked {
    title_lines: u32,
    headings: Vec<String>,
    words: Vec<BTreeSet<String>>,
}

/// Proposes a mapping for the first table of a container.
pub(super) fn propose(container: &mut dyn Container, plan: &Plan) -> Proposal {
    let is_workbook = container.addressing() == Addressing::Cells;
    let sheet = container.names().first().cloned().filter(|_| is_workbook);
    let Looked { title_lines, headings, words } = look(container);
    let find = |names: &[&str]| {
        names.iter().find_map(|name| headings.iter().position(|text| fold(heading(text)) == fold(name)))
    };
    let (area, period) = (find(&AREA), find(&PERIOD));
    let (indicator, value, unit) = (find(&INDICATOR), find(&VALUE), find(&UNIT));
    let mut text = String::new();
    if sheet.is_some() || title_lines > 0 {
        text += "[file]\n";
        text += &sheet.map(|sheet| format!("sheet = {}\n", quoted(&sheet))).unwrap_or_default();
        if title_lines > 0 {
            _ = writeln!(text, "title_lines = {title_lines}");
        }
        text.push('\n');
    }
    text += &named("area", area, &headings, "団体コードの列 / the column of area codes");
    text += &named("period", period, &headings, "期間の列 / the column of periods");
    let is_found = if let (Some(indicator), Some(value)) = (indicator, value) {
        let (codes, is_found) = codes(&words[indicator], plan);
        _ = write!(text, "[indicator]\ncolumn = {}\nothers = \"skip\"\n{codes}\n", quoted(&headings[indicator]));
        _ = write!(text, "[value]\ncolumn = {}\n", quoted(&headings[value]));
        text += &unit.map(|unit| format!("unit_column = {}\n", quoted(&headings[unit]))).unwrap_or_default();
        is_found
    } else {
        let used: Vec<usize> = [area, period].into_iter().flatten().collect();
        let (columns, is_found) = value_columns(&headings, &used, plan);
        text += &columns;
        is_found
    };
    Proposal { text, is_complete: area.is_some() && period.is_some() && is_found }
}

/// The headings are the first row with three cells that hold something, or the first row at all.
fn look(container: &mut dyn Container) -> Looked {
    let mut looked = Looked { title_lines: 0, headings: Vec::new(), words: Vec::new() };
    let Ok(mut rows) = container.open(0) else { return looked };
    let mut row = RawRow::default();
    while let Ok(true) = rows.next(&mut row) {
        let filled = (0..row.len()).filter(|position| !row.cell(*position).is_empty()).count();
        if looked.headings.is_empty() {
            if filled >= 3 || row.line > MOST_TITLES || row.line == 0 {
                looked.title_lines = row.line.saturating_sub(1);
                looked.headings = (0..row.len()).map(|position| row.cell(position).to_owned()).collect();
                looked.words = vec![BTreeSet::new(); looked.headings.len()];
            }
            continue;
        }
        for (position, words) in looked.words.iter_mut().enumerate() {
            let text = row.cell(position);
            if words.len() <= MOST_LISTED && !text.is_empty() && !words.contains(text) {
                words.insert(text.to_owned());
            }
        }
    }
    looked
}

fn named(section: &str, column: Option<usize>, headings: &[String], missing: &str) -> String {
    match column {
        Some(column) => format!("[{section}]\ncolumn = {}\n\n", quoted(&headings[column])),
        None => format!("[{section}]\n# {missing}\ncolumn = \"\"\n\n"),
    }
}

/// The codes of the plan for the words of a column: those that match, and the others to be filled in.
fn codes(words: &BTreeSet<String>, plan: &Plan) -> (String, bool) {
    let mut text = "codes = {\n".to_owned();
    let mut is_found = false;
    for word in words.iter().take(MOST_LISTED) {
        match indicator_called(word, plan) {
            Some(code) => {
                is_found = true;
                _ = writeln!(text, "  {} = \"{code}\",", quoted(word));
            }
            None => _ = writeln!(text, "  # {} = \"\",", quoted(word)),
        }
    }
    if words.len() > MOST_LISTED {
        text += "  # ...\n";
    }
    (text + "}\n", is_found)
}

fn value_columns(headings: &[String], used: &[usize], plan: &Plan) -> (String, bool) {
    let (mut text, mut is_found) = (String::new(), false);
    let open = (0..headings.len()).filter(|position| !used.contains(position) && !headings[*position].is_empty());
    for position in open.take(MOST_COLUMNS) {
        let column = quoted(&headings[position]);
        match indicator_called(&headings[position], plan) {
            Some(code) => {
                is_found = true;
                _ = write!(text, "[[values]]\ncolumn = {column}\nindicator = \"{code}\"\n\n");
            }
            None => _ = write!(text, "# [[values]]\n# column = {column}\n# indicator = \"\"\n\n"),
        }
    }
    (text, is_found)
}

/// The indicator with this code or this name.
fn indicator_called<'p>(word: &str, plan: &'p Plan) -> Option<&'p str> {
    let folded = fold(word);
    let row = plan.indicators.iter().find(|row| fold(row.code.as_str()) == folded || fold(&row.name) == folded);
    row.map(|row| row.code.as_str())
}

fn quoted(text: &str) -> String {
    let escaped: String = text
        .chars()
        .flat_map(|letter| match letter {
            '"' | '\\' => vec!['\\', letter],
            '\n' => vec!['\\', 'n'],
            '\r' => vec!['\\', 'r'],
            '\t' => vec!['\\', 't'],
            other if other.is_control() => Vec::new(),
            other => vec![other],
        })
        .collect();
    format!("\"{escaped}\"")
}
