//! The words and marks that stand for a number that is not there.

use crate::spelling::fold;

/// Why there is no number, as far as the word says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absence {
    /// `－`: there is no figure (該当数値なし).
    NoFigure,
    /// `…`: the figure is not known (不詳).
    Unknown,
    /// `調整中`: it is still being settled.
    Pending,
    /// `該当なし`
    NotApplicable,
    /// `公表なし`
    NotPublished,
    /// `未到来`
    NotDue,
    /// `X`: it is withheld (秘匿).
    Suppressed,
}

/// The words of each absence, folded. `なし` alone is not among them: of a count it may mean 0.
const WORDS: [(Absence, &[&str]); 6] = [
    (Absence::Unknown, &["...", "・・・", "不詳", "不明"]),
    (
        Absence::Pending,
        &["調整中", "検討中", "協議中", "集計中", "調査中", "算定中", "精査中", "確認中", "未定", "pending", "tbd"],
    ),
    (Absence::NotApplicable, &["該当なし", "該当無し", "該当せず", "該当数値なし", "対象外", "not_applicable", "n/a"]),
    (Absence::NotPublished, &["公表なし", "非公表", "not_published"]),
    (Absence::NotDue, &["未到来", "時期未到来", "期限未到来", "not_due"]),
    (Absence::Suppressed, &["x", "χ", "秘匿", "suppressed"]),
];

/// How a promise of a schedule instead of a number begins, folded.
const SCHEDULES: [&str; 9] = ["適宜", "随時", "順次", "逐次", "都度", "毎年度", "毎年", "通年", "継続"];

impl Absence {
    /// The absence that a cell names.
    pub fn parse(text: &str) -> Option<Self> {
        let folded = fold(text);
        // Box-drawing lines are what some papers have for a dash.
        if !folded.is_empty() && folded.chars().all(|letter| matches!(letter, '-' | '─' | '━')) {
            return Some(Self::NoFigure);
        }
        WORDS.iter().find(|(_, words)| words.contains(&folded.as_str())).map(|(absence, _)| *absence)
    }
}

/// Whether a text is a promise of a schedule: `適宜`, `随時実施`, `順次：希望する団体へ`. `毎年1000件`
/// is none: it has a number that belongs elsewhere.
pub fn is_schedule(text: &str) -> bool {
    let folded = fold(text);
    let rest = SCHEDULES.iter().find_map(|word| folded.strip_prefix(word));
    rest.is_some_and(|rest| rest.starts_with(':') || !rest.chars().any(char::is_numeric))
}
