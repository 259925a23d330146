//! The columns of the sheets.

use rashin_model::review::AskedKind;

/// The column that says which row it is; hidden.
pub(super) const ASKED: &str = "asked";
/// The column for links to what shows that a value is so.
pub(super) const EVIDENCE: &str = "evidence";

/// What is typed into a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Entry {
    /// Nothing: it says what is known.
    None,
    /// A number.
    Number,
    /// One of a list.
    Choice,
    /// A text.
    Text,
}

/// A column of a sheet.
#[derive(Debug, Clone, Copy)]
pub(super) struct SheetColumn {
    /// Machine name; of a column to fill in, that of the plan's table.
    pub name: &'static str,
    /// Heading.
    pub ja: &'static str,
    /// Heading in English.
    pub en: &'static str,
    /// Width in half-width letters.
    pub width: u32,
    /// What is typed into it.
    pub entry: Entry,
}

const fn known(name: &'static str, ja: &'static str, en: &'static str, width: u32) -> SheetColumn {
    SheetColumn { name, ja, en, width, entry: Entry::None }
}

const fn typed(name: &'static str, ja: &'static str, en: &'static str, width: u32, entry: Entry) -> SheetColumn {
    SheetColumn { name, ja, en, width, entry }
}

const READINGS: &[SheetColumn] = &[
    known(ASKED, "照会行", "Row", 2),
    known("name", "指標", "Indicator", 22),
    known("area", "地域", "Area", 10),
    known("period", "対象期間", "Period", 13),
    known("unit", "単位", "Unit", 6),
    known("definition", "定義・出典", "Definition, source", 24),
    known("target", "目標", "Target", 11),
    known("last_3", "3回前の値", "3 before", 10),
    known("last_2", "前々回の値", "2 before", 10),
    known("last_1", "前回の値", "Last value", 10),
    known("progress", "回答の状況", "State", 13),
    typed("value", "値", "Value", 10, Entry::Number),
    typed("numerator", "分子", "Numerator", 10, Entry::Number),
    typed("denominator", "分母", "Denominator", 12, Entry::Number),
    typed("text", "言葉による値", "Value in words", 18, Entry::Text),
    typed("status", "状態", "Status", 12, Entry::Choice),
    typed("note", "備考", "Note", 18, Entry::Text),
    typed("source", "出典", "Source", 13, Entry::Text),
    typed(EVIDENCE, "根拠資料のリンク", "Evidence (link)", 16, Entry::Text),
];

const STEPS: &[SheetColumn] = &[
    known(ASKED, "照会行", "Row", 2),
    known("name", "取組", "Project", 24),
    known("period", "対象期間", "Period", 13),
    known("planned", "計画", "Planned", 24),
    known("last", "前回の報告", "Last report", 28),
    known("progress", "回答の状況", "State", 13),
    typed("state", "進み具合", "Progress", 11, Entry::Choice),
    typed("actual", "実績", "What happened", 28, Entry::Text),
    typed("done", "完了したこと", "Completed", 22, Entry::Text),
    typed("cause", "遅れ・中止の要因", "Cause if late", 20, Entry::Text),
    typed("next", "今後の対応", "What comes next", 24, Entry::Text),
];

const GRADES: &[SheetColumn] = &[
    known(ASKED, "照会行", "Row", 2),
    known("name", "項目", "Element", 30),
    known("dimension", "評価基準・観点", "Rubric, dimension", 20),
    known("computed", "計算による評価", "Computed", 12),
    known("last", "前回の評価", "Last marks", 22),
    known("progress", "回答の状況", "State", 13),
    typed("mark", "評価", "Mark", 10, Entry::Choice),
    typed("reason", "理由", "Reason", 50, Entry::Text),
    typed("partners", "連携先", "Partners", 22, Entry::Text),
];

/// The columns that a sheet of this sort may have.
pub(super) fn columns_of(kind: AskedKind) -> &'static [SheetColumn] {
    match kind {
        AskedKind::Reading => READINGS,
        AskedKind::Step => STEPS,
        AskedKind::Grade => GRADES,
    }
}

/// The table of the plan that rows of this sort are answers for.
pub(super) fn table_of(kind: AskedKind) -> &'static str {
    match kind {
        AskedKind::Reading => "readings",
        AskedKind::Step => "steps",
        AskedKind::Grade => "grades",
    }
}

/// The sort of sheet whose headings these are: by the first column to fill in.
pub(super) fn kind_of(names: &[String]) -> Option<AskedKind> {
    let has = |column: &str| names.iter().any(|name| name == column);
    let is_kind = |kind: &AskedKind| match kind {
        AskedKind::Reading => has("value"),
        AskedKind::Step => has("actual"),
        AskedKind::Grade => has("mark"),
    };
    AskedKind::ALL.iter().copied().find(is_kind)
}
