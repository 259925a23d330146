//! Why a mail could not be sent.

words! {
    /// Why a mail could not be sent: never the words of the server, which may hold an address.
    MailFailure {
        Unreachable "unreachable" "メールサーバーに接続できない" "the mail server cannot be reached",
        Insecure "insecure" "メールサーバーと暗号化して通信できない" "no encrypted connection to the mail server",
        SignIn "sign_in" "メールサーバーがサインインを受け付けない" "the mail server refuses the sign-in",
        Deferred "deferred" "メールサーバーが後で送るよう求めた" "the mail server asks to try later",
        Refused "refused" "メールサーバーが受け取りを拒んだ" "the mail server refuses the mail",
        NoAddress "no_address" "宛先のアドレスがないか、使えない" "the person has no address that can be used",
        Expired "expired" "送れないまま期限が過ぎた" "it was not sent in time",
    }
}

impl MailFailure {
    /// Whether sending the same again cannot help.
    pub fn is_final(self) -> bool {
        match self {
            Self::Unreachable | Self::Insecure | Self::SignIn | Self::Deferred => false,
            Self::Refused | Self::NoAddress | Self::Expired => true,
        }
    }
}
