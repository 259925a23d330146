//! Under which terms data may be used.

use rashin_model::Lang;

/// Terms of use, named by an identifier or an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Licence {
    /// Its identifier (`CC-BY-4.0`), or the address itself.
    pub id: String,
    /// Where it can be read.
    pub address: String,
    name: Option<(&'static str, &'static str)>,
}

/// The terms that are known by an identifier: identifier, address, Japanese name, English name.
const KNOWN: [(&str, &str, &str, &str); 4] = [
    (
        "PDL1.0",
        "https://www.digital.go.jp/resources/open_data/public_data_license_v1.0",
        "公共データ利用規約（第1.0版）",
        "Public Data License (Version 1.0)",
    ),
    (
        "CC-BY-4.0",
        "https://creativecommons.org/licenses/by/4.0/",
        "クリエイティブ・コモンズ 表示 4.0 国際",
        "Creative Commons Attribution 4.0 International",
    ),
    (
        "CC-BY-2.1-JP",
        "https://creativecommons.org/licenses/by/2.1/jp/",
        "クリエイティブ・コモンズ 表示 2.1 日本",
        "Creative Commons Attribution 2.1 Japan",
    ),
    (
        "CC0-1.0",
        "https://creativecommons.org/publicdomain/zero/1.0/",
        "クリエイティブ・コモンズ CC0 1.0 全世界",
        "Creative Commons CC0 1.0 Universal",
    ),
];

impl Licence {
    /// The identifiers that are known; anything else is named by its address.
    pub fn known() -> impl Iterator<Item = &'static str> {
        KNOWN.iter().map(|(id, ..)| *id)
    }

    /// Terms by identifier, in any case, or by an address that begins with `https://` or `http://`.
    ///
    /// # Errors
    /// A sentence with the way out.
    pub fn named(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if let Some((id, address, ja, en)) = KNOWN.iter().find(|(id, ..)| id.eq_ignore_ascii_case(text)) {
            return Ok(Self { id: (*id).to_owned(), address: (*address).to_owned(), name: Some((ja, en)) });
        }
        let is_address = text.starts_with("https://") || text.starts_with("http://");
        if is_address && !text.contains(|letter: char| letter.is_whitespace() || "<>\"{}|\\^`".contains(letter)) {
            return Ok(Self { id: text.to_owned(), address: text.to_owned(), name: None });
        }
        let known: Vec<&str> = Self::known().collect();
        Err(format!("\"{text}\" names no licence; give {} or the address of the terms (https://...)", known.join(", ")))
    }

    /// What it is called.
    pub fn name(&self, lang: Lang) -> &str {
        self.name.map_or(&self.id, |(ja, en)| lang.pick(ja, en))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_named_by_identifier_or_address() {
        let known = Licence::named("cc-by-4.0").expect("known");
        assert_eq!(
            (known.id.as_str(), known.name(Lang::En)),
            ("CC-BY-4.0", "Creative Commons Attribution 4.0 International")
        );
        let own = Licence::named("https://plans.example.jp/terms").expect("an address");
        assert_eq!(
            (own.id.as_str(), own.name(Lang::Ja)),
            ("https://plans.example.jp/terms", "https://plans.example.jp/terms")
        );
    }

    #[test]
    fn anything_else_is_refused_with_the_way_out() {
        for text in ["free", "", "ftp://x", "https://a b"] {
            let error = Licence::named(text).expect_err(text);
            assert!(error.contains("PDL1.0") && error.contains("https://"), "{error}");
        }
    }
}
