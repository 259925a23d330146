//! Names of bodies in Latin letters: Hepburn without marks of length, as on road signs.

use crate::areas::{Body, BodyKind};

/// Each kana with its letters.
const LETTERS: &str = "あa いi うu えe おo かka きki くku けke こko がga ぎgi ぐgu げge ごgo さsa しshi すsu せse そso \
    ざza じji ずzu ぜze ぞzo たta ちchi つtsu てte とto だda ぢji づzu でde どdo なna にni ぬnu ねne のno はha ひhi ふfu へhe ほho \
    ばba びbi ぶbu べbe ぼbo ぱpa ぴpi ぷpu ぺpe ぽpo まma みmi むmu めme もmo やya ゆyu よyo らra りri るru れre ろro わwa をo んn";

/// Stretches in which two vowels that meet belong to two words, or that the table of areas spells without small kana.
const APART: [(&str, &str); 14] = [
    ("つうら", "tsuura"),
    ("とうら", "toura"),
    ("とようら", "toyoura"),
    ("とよおか", "toyooka"),
    ("のうえ", "noue"),
    ("のうち", "nouchi"),
    ("とうち", "touchi"),
    ("のおもて", "noomote"),
    ("ひろお", "hiroo"),
    ("こうみ", "koumi"),
    ("ごおおの", "goono"),
    ("そお", "soo"),
    ("しようない", "shonai"),
    ("にゆう", "nyu"),
];

/// How the kana of what a body is end, and the English word for it.
const KINDS: [(&str, &[&str], &str); 7] = [
    ("県", &["けん"], " Prefecture"),
    ("府", &["ふ"], " Prefecture"),
    ("都", &["と"], ""),
    ("市", &["し"], " City"),
    ("町", &["ちょう", "まち"], " Town"),
    ("村", &["そん", "むら"], " Village"),
    ("区", &["く"], " Ward"),
];

impl Body {
    /// The name in English: Toyama Prefecture, Himi City, Kamiichi Town; Hokkaido and Tokyo stand alone.
    pub fn english_name(&self) -> String {
        let (stem, kind) = self.parts();
        format!("{}{kind}", latin(stem))
    }

    /// The name in English without what the body is, as on a map: Himi.
    pub fn english_short_name(&self) -> String {
        latin(self.parts().0)
    }

    /// The kana without those of what the body is, and the English word for that.
    fn parts(&self) -> (&'static str, &'static str) {
        let found = KINDS.iter().filter(|(sign, ..)| self.name.ends_with(sign));
        let found = found.filter(|(sign, ..)| *sign != "都" || self.kind == BodyKind::Prefecture);
        let mut stems = found.flat_map(|(_, endings, kind)| endings.iter().map(move |ending| (ending, *kind)));
        stems.find_map(|(ending, kind)| Some((self.kana.strip_suffix(ending)?, kind))).unwrap_or((self.kana, ""))
    }
}

/// Hiragana in Latin letters, the first one large.
fn latin(kana: &str) -> String {
    let mut written = String::new();
    let mut rest = kana;
    let mut doubles = false;
    while let Some(letter) = rest.chars().next() {
        if let Some((own, letters)) = APART.iter().find(|(own, _)| rest.starts_with(own)) {
            written.push_str(letters);
            rest = &rest[own.len()..];
            continue;
        }
        rest = &rest[letter.len_utf8()..];
        match letter {
            'っ' => doubles = true,
            'ゃ' | 'ゅ' | 'ょ' => join(&mut written, letter),
            'う' if written.ends_with(['o', 'u']) => {}
            'お' if written.ends_with('o') => {}
            _ => {
                let letters = letters_of(letter).unwrap_or_default();
                if std::mem::take(&mut doubles) {
                    written.push(if letters.starts_with("ch") { 't' } else { letters.chars().next().unwrap_or('t') });
                }
                written.push_str(letters);
            }
        }
    }
    let mut letters = written.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The letters of a kana, if it has any: a mark of length has none.
fn letters_of(kana: char) -> Option<&'static str> {
    LETTERS.split_whitespace().find_map(|pair| pair.strip_prefix(kana))
}

/// Joins a small ya, yu or yo to the kana before it: ki and yo are kyo, shi and yo are sho.
fn join(written: &mut String, small: char) {
    written.pop();
    if !["sh", "ch", "j"].iter().any(|own| written.ends_with(own)) {
        written.push('y');
    }
    written.push(match small {
        'ゃ' => 'a',
        'ゅ' => 'u',
        _ => 'o',
    });
}

#[cfg(test)]
mod tests {
    use rashin_model::AreaCode;

    use crate::areas;

    fn english(code: &str) -> String {
        areas().get(AreaCode::parse(code).unwrap()).unwrap().english_name()
    }

    #[test]
    fn names_are_those_that_the_bodies_use_themselves() {
        let known = [
            ("010006", "Hokkaido"),
            ("130001", "Tokyo"),
            ("160008", "Toyama Prefecture"),
            ("260002", "Kyoto Prefecture"),
            ("440001", "Oita Prefecture"),
            ("162027", "Takaoka City"),
            ("163422", "Nyuzen Town"),
            ("163210", "Funahashi Village"),
            ("131016", "Chiyoda Ward"),
            ("122181", "Katsuura City"),
            ("282090", "Toyooka City"),
            ("463922", "Satsuma Town"),
            ("011002", "Sapporo City"),
        ];
        for (code, name) in known {
            assert_eq!(english(code), name);
        }
    }

    #[test]
    fn every_body_has_a_name_in_latin_letters_with_what_it_is() {
        for (code, body) in areas().iter() {
            let name = body.english_name();
            let is_plain = name.chars().all(|letter| letter.is_ascii_alphabetic() || letter == ' ');
            assert!(
                is_plain && name.starts_with(|first: char| first.is_ascii_uppercase()),
                "{code} {} {name}",
                body.kana
            );
            let stands_alone = ["Hokkaido", "Tokyo"].contains(&name.as_str());
            assert!(name.contains(' ') || stands_alone, "{code} {} {name}", body.kana);
        }
    }

    #[test]
    fn a_short_name_leaves_out_what_a_body_is() {
        let body = areas().get(AreaCode::parse("162051").unwrap()).unwrap();
        assert_eq!(body.english_short_name(), "Himi");
    }
}
