//! Sittings of bodies as pages and documents write them.

use jiff::civil::Time;
use rashin_model::Lang;
use rashin_model::tables::Meeting;

/// When a meeting began and ended: 14:00～16:00.
pub fn hours(lang: Lang, meeting: &Meeting) -> Option<String> {
    let clock = |time: Time| format!("{}:{:02}", time.hour(), time.minute());
    match (meeting.start_time, meeting.end_time) {
        (Some(from), Some(to)) => Some(format!("{}{}{}", clock(from), lang.pick("～", "–"), clock(to))),
        (Some(from), None) => Some(format!("{}{}", clock(from), lang.pick("～", "–"))),
        (None, Some(to)) => Some(format!("{}{}", lang.pick("～", "–"), clock(to))),
        (None, None) => None,
    }
}
