//! What sort of area something is.

use crate::Cell;

words! {
    /// What sort of area something is.
    AreaKind {
        Nation "nation" "国" "nation",
        Prefecture "prefecture" "都道府県" "prefecture",
        DesignatedCity "designated_city" "政令指定都市" "designated city",
        City "city" "市" "city",
        SpecialWard "special_ward" "特別区" "special ward",
        Town "town" "町" "town",
        Village "village" "村" "village",
        Ward "ward" "行政区" "ward of a designated city",
    }
}

impl AreaKind {
    /// The kind of a municipality by the last letter of its Japanese name (地方自治法 第1条の3): 市, 町,
    /// 村, and 区 for a special ward. `None` for another name. Whether a city is a designated one
    /// does not stand in its name.
    ///
    /// ```
    /// use rashin_model::AreaKind;
    /// assert_eq!(AreaKind::of_name("おいらせ町"), Some(AreaKind::Town));
    /// ```
    pub fn of_name(name: &str) -> Option<Self> {
        match name.chars().last()? {
            '市' => Some(Self::City),
            '町' => Some(Self::Town),
            '村' => Some(Self::Village),
            '区' => Some(Self::SpecialWard),
            _ => None,
        }
    }

    /// The kind that a cell of the plan's own table `areas` names: a word of the list, or the last
    /// letter of one (県, 市, 町, 村).
    pub fn of_cell(cell: &str) -> Option<Self> {
        let by_letter = || match cell.chars().last()? {
            '都' | '道' | '府' | '県' => Some(Self::Prefecture),
            _ => Self::of_name(cell),
        };
        Self::read(cell).ok().or_else(by_letter)
    }
}

#[cfg(test)]
mod tests {
    use super::AreaKind;

    #[test]
    fn a_cell_names_a_kind_by_its_word_or_its_letter() {
        assert_eq!(AreaKind::of_cell("town"), Some(AreaKind::Town));
        assert_eq!(AreaKind::of_cell("県"), Some(AreaKind::Prefecture));
        assert_eq!(AreaKind::of_cell("政令指定都市"), Some(AreaKind::DesignatedCity));
        assert_eq!(AreaKind::of_cell("island"), None);
    }
}
