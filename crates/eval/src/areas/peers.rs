//! Peer groups: areas of one sort and size.

use rashin_model::{AreaCode, AreaKind, Lang};

/// What is known of an area besides its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AreaFact {
    /// Its code.
    pub code: AreaCode,
    /// What sort of area it is, if that is known.
    pub kind: Option<AreaKind>,
    /// Its inhabitants, if the plan carries them.
    pub population: Option<u64>,
}

/// How many inhabitants, in the bands of [`PeerGroup::of`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SizeBand {
    /// 100 000 and more.
    FromHundredThousand,
    /// 50 000 to under 100 000.
    FromFiftyThousand,
    /// Under 50 000.
    UnderFiftyThousand,
    /// 10 000 and more.
    FromTenThousand,
    /// Under 10 000.
    UnderTenThousand,
}

/// Areas that are fairly compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PeerGroup {
    /// Their sort; towns and villages are one, under [`AreaKind::Town`].
    pub kind: AreaKind,
    /// Their size; `None` where the plan carries no population, and for prefectures, designated
    /// cities and special wards.
    pub band: Option<SizeBand>,
}

impl PeerGroup {
    /// The group of an area.
    ///
    /// Rule: first by sort: prefectures, designated cities, special wards, other cities, towns together
    /// with villages. Cities are then parted at 50 000 and 100 000 inhabitants, towns and villages at
    /// 10 000, if the plan carries populations. A lower bound belongs to the group.
    ///
    /// Source: cuts of 総務省「類似団体別市町村財政指数表」 (cities 50 000, 100 000, 150 000; towns and villages
    /// 5 000, 10 000, 15 000, 20 000), fewer of them, because the municipalities of one prefecture are
    /// few; the split by industry is left out.
    ///
    /// `None` where the sort is not known, and for wards of designated cities.
    ///
    /// ```
    /// use rashin_eval::areas::{AreaFact, PeerGroup};
    /// use rashin_model::{AreaCode, AreaKind, Lang};
    /// let village = AreaFact { code: AreaCode::NATION, kind: Some(AreaKind::Village), population: Some(10_000) };
    /// assert_eq!(PeerGroup::of(&village).unwrap().label(Lang::Ja), "町村（1万人以上）");
    /// ```
    pub fn of(area: &AreaFact) -> Option<Self> {
        let (kind, band) = match area.kind? {
            AreaKind::City => (AreaKind::City, area.population.map(city_band)),
            AreaKind::Town | AreaKind::Village => (AreaKind::Town, area.population.map(town_band)),
            AreaKind::Nation | AreaKind::Ward => return None,
            other => (other, None),
        };
        Some(Self { kind, band })
    }

    /// What the group is called.
    pub fn label(self, lang: Lang) -> String {
        let kind = match self.kind {
            AreaKind::Town => lang.pick("町村", "towns and villages"),
            AreaKind::City => lang.pick("市", "cities"),
            AreaKind::Prefecture => lang.pick("都道府県", "prefectures"),
            AreaKind::DesignatedCity => lang.pick("政令指定都市", "designated cities"),
            AreaKind::SpecialWard => lang.pick("特別区", "special wards"),
            other => other.label(lang),
        };
        let Some(band) = self.band else { return kind.to_owned() };
        let size = match band {
            SizeBand::FromHundredThousand => lang.pick("10万人以上", "100,000 and more"),
            SizeBand::FromFiftyThousand => lang.pick("5万人以上10万人未満", "50,000 to 99,999"),
            SizeBand::UnderFiftyThousand => lang.pick("5万人未満", "under 50,000"),
            SizeBand::FromTenThousand => lang.pick("1万人以上", "10,000 and more"),
            SizeBand::UnderTenThousand => lang.pick("1万人未満", "under 10,000"),
        };
        format!("{kind}{}{size}{}", lang.pick("（", " ("), lang.pick("）", ")"))
    }
}

fn city_band(population: u64) -> SizeBand {
    match population {
        100_000.. => SizeBand::FromHundredThousand,
        50_000.. => SizeBand::FromFiftyThousand,
        _ => SizeBand::UnderFiftyThousand,
    }
}

fn town_band(population: u64) -> SizeBand {
    if population >= 10_000 { SizeBand::FromTenThousand } else { SizeBand::UnderTenThousand }
}

#[cfg(test)]
mod tests {
    use super::{AreaFact, PeerGroup};
    use rashin_model::{AreaCode, AreaKind};

    fn group(kind: AreaKind, population: Option<u64>) -> Option<PeerGroup> {
        PeerGroup::of(&AreaFact { code: AreaCode::NATION, kind: Some(kind), population })
    }

    #[test]
    fn towns_and_villages_of_one_size_are_peers() {
        assert_eq!(group(AreaKind::Town, Some(9_999)), group(AreaKind::Village, Some(300)));
        assert_ne!(group(AreaKind::Town, Some(9_999)), group(AreaKind::Town, Some(10_000)));
    }

    #[test]
    fn a_city_at_a_cut_belongs_to_the_larger_ones() {
        assert_eq!(group(AreaKind::City, Some(100_000)), group(AreaKind::City, Some(400_000)));
        assert_ne!(group(AreaKind::City, Some(99_999)), group(AreaKind::City, Some(100_000)));
        assert_ne!(group(AreaKind::City, Some(49_999)), group(AreaKind::City, Some(50_000)));
    }

    #[test]
    fn without_a_population_the_sort_decides_alone() {
        assert_eq!(group(AreaKind::City, None).unwrap().band, None);
        assert_ne!(group(AreaKind::City, None), group(AreaKind::DesignatedCity, None));
    }

    #[test]
    fn a_ward_of_a_city_has_no_peers() {
        assert_eq!(group(AreaKind::Ward, Some(100_000)), None);
    }
}
