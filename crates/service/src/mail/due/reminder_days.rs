//! On which days a reminder is due.

use jiff::ToSpan;
use jiff::civil::Date;

/// How many days a reminder that could not be sent on its day is still made up for.
const CATCH_UP_DAYS: i32 = 3;

/// On which days before and after a due date reminders go out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReminderDays {
    /// So many days before it.
    pub before: Vec<u16>,
    /// So many days after it.
    pub after: Vec<u16>,
    /// Then again after so many days each; 0 for not again.
    pub then_every: u16,
}

impl Default for ReminderDays {
    fn default() -> Self {
        Self { before: vec![7, 1], after: vec![1, 7], then_every: 7 }
    }
}

impl ReminderDays {
    /// The reminder that goes out today for what was asked for on a day, in days from the due date
    /// (negative before it): the latest one, if it is not too long past.
    pub fn latest(&self, asked: Date, due: Date, today: Date) -> Option<i32> {
        let from_due = days_between(due, today);
        let earliest = days_between(due, asked);
        let fixed =
            self.before.iter().map(|days| -i32::from(*days)).chain(self.after.iter().map(|days| i32::from(*days)));
        let last = i32::from(self.after.iter().copied().max().unwrap_or(0));
        let every = i32::from(self.then_every);
        let again = (every > 0 && from_due > last).then(|| last + (from_due - last) / every.max(1) * every);
        let latest = fixed.chain(again).filter(|days| *days > earliest && *days <= from_due).max()?;
        (from_due - latest <= CATCH_UP_DAYS).then_some(latest)
    }
}

/// How many days lie between two days; negative if the second is the earlier.
pub(super) fn days_between(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}

/// Whether a day is among the last so many.
pub(super) fn is_within(day: Date, today: Date, days: i32) -> bool {
    day <= today && today.saturating_sub(days.days()) < day
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// The reminders of a run of days after 1 November, due on 10 December.
    fn reminders(days: &ReminderDays, from: Date, to: Date) -> Vec<(i8, i8, i32)> {
        let mut found = Vec::new();
        let mut known = Vec::new();
        for today in from.series(1.day()).take_while(|day| *day <= to) {
            if let Some(reminder) = days.latest(date(2024, 11, 1), date(2024, 12, 10), today)
                && !known.contains(&reminder)
            {
                known.push(reminder);
                found.push((today.month(), today.day(), reminder));
            }
        }
        found
    }

    #[test]
    fn reminders_go_out_a_week_and_a_day_before_a_day_and_a_week_after_then_weekly() {
        let expected = [(12, 3, -7), (12, 9, -1), (12, 11, 1), (12, 17, 7), (12, 24, 14), (12, 31, 21)];
        assert_eq!(reminders(&ReminderDays::default(), date(2024, 11, 1), date(2025, 1, 1)), expected);
    }

    #[test]
    fn a_reminder_is_made_up_for_a_few_days_and_no_longer() {
        let days = ReminderDays::default();
        let on = |day: i8| days.latest(date(2024, 11, 1), date(2024, 12, 10), date(2024, 12, day));
        assert_eq!([2, 3, 6, 7, 8].map(on), [None, Some(-7), Some(-7), None, None]);
        assert_eq!([9, 10, 11, 12].map(on), [Some(-1), Some(-1), Some(1), Some(1)]);
    }

    #[test]
    fn what_was_asked_for_late_is_not_reminded_of_at_once() {
        let days = ReminderDays::default();
        let due = date(2024, 12, 10);
        assert_eq!(days.latest(date(2024, 12, 3), due, date(2024, 12, 3)), None);
        assert_eq!(days.latest(date(2024, 12, 4), due, date(2024, 12, 5)), None);
        assert_eq!(days.latest(date(2024, 12, 4), due, date(2024, 12, 9)), Some(-1));
    }

    #[test]
    fn no_days_means_no_reminders() {
        let none = ReminderDays { before: Vec::new(), after: Vec::new(), then_every: 0 };
        assert_eq!(reminders(&none, date(2024, 11, 1), date(2025, 3, 1)), []);
    }
}
