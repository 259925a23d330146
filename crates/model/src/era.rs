//! Japanese eras: which year of which era a day lies in.

use jiff::civil::{Date, date};

/// One era with its first day.
#[derive(Debug, Clone, Copy)]
pub struct Era {
    /// Its name: 令和.
    pub name: &'static str,
    /// Its letter: R.
    pub letter: char,
    /// Its first day.
    pub first_day: Date,
}

/// The eras that plans and statistics of today still name, newest first.
pub const ERAS: [Era; 3] = [
    Era { name: "令和", letter: 'R', first_day: date(2019, 5, 1) },
    Era { name: "平成", letter: 'H', first_day: date(1989, 1, 8) },
    Era { name: "昭和", letter: 'S', first_day: date(1926, 12, 25) },
];

impl Era {
    /// The era of a day, with the year within it (1 for 元年).
    pub fn of(day: Date) -> Option<(Self, i16)> {
        let era = ERAS.into_iter().find(|era| era.first_day <= day)?;
        Some((era, day.year() - era.first_day.year() + 1))
    }

    /// The Gregorian year of the `year`-th year of this era.
    pub fn gregorian(self, year: i16) -> i16 {
        self.first_day.year() + year - 1
    }

    /// `令和6`, `令和元`.
    pub fn year_name(self, year: i16) -> String {
        if year == 1 { format!("{}元", self.name) } else { format!("{}{year}", self.name) }
    }
}
