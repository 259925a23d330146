//! How far the writing is: a line that renews itself on a terminal, nothing elsewhere.

use std::io::{IsTerminal as _, Write as _};
use std::sync::{Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};
use rashin_model::Lang;

use crate::clock;

/// How often the line is renewed.
const PAUSE: SignedDuration = SignedDuration::from_millis(100);

/// How wide the bar is, in letters.
const WIDTH: usize = 30;

/// How far the writing is.
pub struct Progress {
    began: Timestamp,
    is_shown: bool,
    lang: Lang,
    state: Mutex<State>,
}

struct State {
    total: usize,
    done: usize,
    shown_at: Timestamp,
}

impl Progress {
    /// Nothing of a number of files is written yet.
    pub fn new(total: usize, lang: Lang) -> Self {
        let began = clock::now();
        let state = Mutex::new(State { total, done: 0, shown_at: began });
        Self { began, is_shown: std::io::stderr().is_terminal(), lang, state }
    }

    /// There are more files than was known.
    pub fn expect(&self, total: usize) {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).total = total;
    }

    /// One more is written.
    pub fn step(&self) {
        if !self.is_shown {
            return;
        }
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.done += 1;
        let now = clock::now();
        if now.duration_since(state.shown_at) >= PAUSE || state.done == state.total {
            state.shown_at = now;
            let line = line(state.done, state.total, now.duration_since(self.began).as_secs_f64(), self.lang);
            // What cannot be shown is not missed.
            let _ = write!(std::io::stderr(), "\r{line}\u{1b}[K");
        }
    }

    /// Takes the line away.
    pub fn clear(&self) {
        if self.is_shown {
            let _ = write!(std::io::stderr(), "\r\u{1b}[K");
        }
    }

    /// How many seconds it took so far.
    pub fn seconds(&self) -> f64 {
        clock::now().duration_since(self.began).as_secs_f64()
    }
}

/// `[#####-----] 1234/2468  412/s  3 s left`.
#[expect(clippy::cast_precision_loss, reason = "a rate for the eye")]
fn line(done: usize, total: usize, seconds: f64, lang: Lang) -> String {
    let full = (done * WIDTH).checked_div(total).unwrap_or(WIDTH);
    let bar = format!("{}{}", "#".repeat(full), "-".repeat(WIDTH - full));
    let rate = done as f64 / seconds.max(0.001);
    let left = (total - done) as f64 / rate.max(0.001);
    match lang {
        Lang::Ja => format!("[{bar}] {done}/{total}  毎秒 {rate:.0} 件  残り {left:.0} 秒"),
        Lang::En => format!("[{bar}] {done}/{total}  {rate:.0}/s  {left:.0} s left"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_says_how_far_how_fast_and_how_long() {
        assert_eq!(line(50, 100, 2.0, Lang::En), "[###############---------------] 50/100  25/s  2 s left");
        assert!(line(100, 100, 4.0, Lang::Ja).ends_with("100/100  毎秒 25 件  残り 0 秒"));
    }
}
