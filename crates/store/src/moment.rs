//! Moments as text that compares as they do.

use jiff::Timestamp;
use rashin_service::StoreError;

/// UTC with nine decimals: `2024-04-01T00:00:00.000000000Z`.
pub(crate) fn moment_text(moment: Timestamp) -> String {
    format!("{moment:.9}")
}

/// The moment that was written by [`moment_text`].
pub(crate) fn moment_of(text: &str) -> Result<Timestamp, StoreError> {
    text.parse().map_err(|_| StoreError::Unreadable(format!("\"{text}\" is not a time")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_a_moment_has_a_fixed_width_and_keeps_nanoseconds() {
        let whole: Timestamp = "2024-04-01T09:00:00+09:00".parse().unwrap();
        let fine = whole + jiff::SignedDuration::from_nanos(1);
        assert_eq!(moment_text(whole), "2024-04-01T00:00:00.000000000Z");
        assert_eq!(moment_of(&moment_text(fine)).unwrap(), fine);
        assert!(moment_text(whole) < moment_text(fine));
        assert!(moment_text(fine) < moment_text(Timestamp::MAX));
    }
}
