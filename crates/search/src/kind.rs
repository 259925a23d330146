//! What sort of thing a passage is taken from.

use rashin_model::Lang;

/// What sort of thing a passage is taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// An answer that the office gave to a question asked often.
    Faq,
    /// A plan as a whole.
    Plan,
    /// A node of a plan's tree, with the texts under its headings.
    Node,
    /// An indicator, with its definition and its figure.
    Indicator,
    /// A composite index.
    Kpi,
    /// A meeting: its agenda, what was said and decided.
    Meeting,
    /// A theme that prefecture and municipalities pursue together.
    Cooperation,
    /// A dated fact of the plan's life.
    Event,
}

impl Kind {
    /// Every kind, in the order of lists.
    pub const ALL: [Self; 8] =
        [Self::Faq, Self::Plan, Self::Node, Self::Indicator, Self::Kpi, Self::Meeting, Self::Cooperation, Self::Event];

    /// The machine name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Faq => "faq",
            Self::Plan => "plan",
            Self::Node => "node",
            Self::Indicator => "indicator",
            Self::Kpi => "kpi",
            Self::Meeting => "meeting",
            Self::Cooperation => "cooperation",
            Self::Event => "event",
        }
    }

    /// The label in a language.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Faq => lang.pick("よくある質問", "frequent question"),
            Self::Plan => lang.pick("計画", "plan"),
            Self::Node => lang.pick("項目", "element"),
            Self::Indicator => lang.pick("指標", "indicator"),
            Self::Kpi => lang.pick("合成指数", "composite index"),
            Self::Meeting => lang.pick("会議", "meeting"),
            Self::Cooperation => lang.pick("連携推進項目", "cooperation item"),
            Self::Event => lang.pick("経過", "event"),
        }
    }

    /// The kind of a machine name.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}
