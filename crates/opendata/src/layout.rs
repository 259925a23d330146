//! What a machine table looks like: its fields, in their order. It is the same from release to release.

/// What the cells of a field hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// A code of letters, digits, `-` and `_`.
    Code,
    /// A six-digit area code, as text: its leading zero counts.
    Area,
    /// A period: `FY2024`, `FY2024H1`, `FY2024Q3`, `2024-08`, `2024-08-31`, `2024`.
    Period,
    /// A whole number.
    Integer,
    /// An exact decimal.
    Decimal,
    /// A computed figure.
    Figure,
    /// `true` or `false`.
    Flag,
    /// A day, `YYYY-MM-DD`.
    Date,
    /// A time of day, `HH:MM`.
    Time,
}

impl Kind {
    /// The machine name, that of a Table Schema.
    pub fn code(self) -> &'static str {
        match self {
            Self::Text | Self::Code | Self::Area | Self::Period => "string",
            Self::Integer => "integer",
            Self::Decimal | Self::Figure => "number",
            Self::Flag => "boolean",
            Self::Date => "date",
            Self::Time => "time",
        }
    }

    /// Whether cells are numbers.
    pub fn is_number(self) -> bool {
        matches!(self, Self::Integer | Self::Decimal | Self::Figure)
    }
}

/// In which unit a number stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// No unit: a code, a text, an order.
    None,
    /// The unit stands in the same row, in the fields `unit` and `scale`.
    InRow,
    /// The unit is that of the indicator in the same row, in the table `indicators`.
    OfIndicator,
    /// Always this unit: Japanese, English.
    Is(&'static str, &'static str),
}

/// A fraction: 1 is 100 %.
pub const FRACTION: Unit = Unit::Is("割合（1が100%）", "fraction (1 = 100 %)");

/// One field of a machine table.
#[derive(Debug, Clone)]
pub struct Field {
    /// Physical name: letters of ASCII, digits and `_`.
    pub name: &'static str,
    /// Japanese name.
    pub title: &'static str,
    /// What it means, in Japanese.
    pub meaning_ja: &'static str,
    /// What it means, in English.
    pub meaning: &'static str,
    /// What its cells hold.
    pub kind: Kind,
    /// Whether a cell is never blank.
    pub required: bool,
    /// The unit of its numbers.
    pub unit: Unit,
    /// The code list that its cells come from.
    pub list: Option<&'static str>,
    /// The table and field that its codes point to.
    pub refers: Option<(&'static str, &'static str)>,
}

impl Field {
    pub(crate) fn new(
        name: &'static str,
        title: &'static str,
        kind: Kind,
        meaning_ja: &'static str,
        meaning: &'static str,
    ) -> Self {
        Self { name, title, meaning_ja, meaning, kind, required: false, unit: Unit::None, list: None, refers: None }
    }

    pub(crate) fn required(self) -> Self {
        Self { required: true, ..self }
    }

    pub(crate) fn unit(self, unit: Unit) -> Self {
        Self { unit, ..self }
    }

    pub(crate) fn list(self, list: &'static str) -> Self {
        Self { list: Some(list), ..self }
    }

    pub(crate) fn refers(self, table: &'static str, field: &'static str) -> Self {
        Self { refers: Some((table, field)), ..self }
    }
}

/// The layout of a machine table.
#[derive(Debug, Clone)]
pub struct Layout {
    /// Physical name: the name of its files.
    pub name: &'static str,
    /// Japanese name.
    pub title: &'static str,
    /// English name.
    pub title_en: &'static str,
    /// What a row is, in Japanese.
    pub meaning_ja: &'static str,
    /// What a row is, in English.
    pub meaning: &'static str,
    /// What sort of table it is.
    pub group: Group,
    /// The fields that tell rows apart.
    pub key: Vec<&'static str>,
    /// The fields, in their order.
    pub fields: Vec<Field>,
}

impl Layout {
    /// A field by its name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// What sort of table something is; tables of a group stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Values: what was promised and what was reported.
    Values,
    /// What the values mean.
    Evaluation,
    /// The plan: its elements and indicators.
    Plan,
    /// What happens along the way: steps, grades, meetings, comments, decisions, cooperation.
    Life,
    /// Code tables.
    Codes,
    /// Definitions of the tables and their history.
    About,
}

impl Group {
    /// Every group, in its order.
    pub const ALL: [Self; 6] = [Self::Values, Self::Evaluation, Self::Plan, Self::Life, Self::Codes, Self::About];

    /// What it is called.
    pub fn label(self, lang: rashin_model::Lang) -> &'static str {
        match self {
            Self::Values => lang.pick("実績値と目標値", "Values and targets"),
            Self::Evaluation => lang.pick("評価の計算結果", "Evaluation"),
            Self::Plan => lang.pick("計画の内容", "Content of the plan"),
            Self::Life => lang.pick("進み具合・会議・連携", "Progress, meetings, cooperation"),
            Self::Codes => lang.pick("コード表", "Code tables"),
            Self::About => lang.pick("テーブル定義と更新履歴", "Definitions and history"),
        }
    }
}
