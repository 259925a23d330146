//! Who is compared with whom.

use rashin_model::AreaCode;

/// Which areas stand beside each other: those of one level only, never a town beside a prefecture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// The municipalities of the prefecture of the plan.
    Municipalities,
    /// The prefectures of Japan.
    Prefectures,
}

impl Scope {
    /// Both, the nearer first.
    pub const ALL: [Self; 2] = [Self::Municipalities, Self::Prefectures];

    /// Where an area is compared in a plan of the area `own`; `None` for the nation and for
    /// municipalities elsewhere, which are compared with nobody.
    ///
    /// ```
    /// use rashin_eval::areas::Scope;
    /// use rashin_model::AreaCode;
    /// let code = |text| AreaCode::parse(text).unwrap();
    /// assert_eq!(Scope::of(code("050008"), code("052019")), Some(Scope::Municipalities));
    /// assert_eq!(Scope::of(code("050008"), code("130001")), Some(Scope::Prefectures));
    /// assert_eq!(Scope::of(code("050008"), code("131016")), None);
    /// assert_eq!(Scope::of(code("050008"), AreaCode::NATION), None);
    /// ```
    pub fn of(own: AreaCode, area: AreaCode) -> Option<Self> {
        if area == AreaCode::NATION {
            None
        } else if area == area.prefecture() {
            Some(Self::Prefectures)
        } else {
            (area.prefecture() == own.prefecture()).then_some(Self::Municipalities)
        }
    }
}
