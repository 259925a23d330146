//! What a mail is about.

use crate::people::MailPreference;

words! {
    /// What a mail is about.
    MailKind {
        Request "request" "照会のお知らせ" "request",
        Returned "returned" "差戻しのお知らせ" "returned answers",
        Reminder "reminder" "締切のお知らせ" "reminder",
        Digest "digest" "承認待ちのまとめ" "digest",
        Invitation "invitation" "招待" "invitation",
        PasswordReset "password_reset" "パスワードの再設定" "password reset",
    }
}

impl MailKind {
    /// Whether somebody with these wishes gets it. What a person asked for is always sent.
    pub fn is_wanted(self, wishes: MailPreference) -> bool {
        match self {
            Self::Request | Self::Returned => wishes.requests,
            Self::Reminder => wishes.reminders,
            Self::Digest => wishes.digest,
            Self::Invitation | Self::PasswordReset => true,
        }
    }

    /// Whether its text opens a door: it is shown to nobody, and not kept once it was sent.
    pub fn is_secret(self) -> bool {
        matches!(self, Self::Invitation | Self::PasswordReset)
    }
}
