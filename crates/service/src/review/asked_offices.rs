//! Which office is meant by the name that a plan uses.

use std::collections::BTreeMap;

use rashin_model::AreaCode;
use rashin_model::people::Office;
use rashin_model::spelling::fold;

/// Offices by the names that plans call them: looked up once a row, so names are folded once.
pub(crate) struct AskedOffices<'a> {
    by_name: BTreeMap<(AreaCode, String), &'a Office>,
    first: BTreeMap<AreaCode, &'a Office>,
}

impl<'a> AskedOffices<'a> {
    /// The offices that can be asked: those that were not dissolved. Of two with one name, the first.
    pub(crate) fn new(offices: &'a [Office]) -> Self {
        let (mut by_name, mut first) = (BTreeMap::new(), BTreeMap::new());
        for office in offices.iter().filter(|office| !office.dissolved) {
            first.entry(office.government).or_insert(office);
            for name in std::iter::once(&office.name).chain(&office.aliases) {
                by_name.entry((office.government, fold(name))).or_insert(office);
            }
        }
        Self { by_name, first }
    }

    /// The first of some names that is an office of a government.
    pub(crate) fn named(&self, government: AreaCode, names: &[String]) -> Option<&'a Office> {
        names.iter().find_map(|name| self.by_name.get(&(government, fold(name))).copied())
    }

    /// The first office of a government.
    pub(crate) fn of_government(&self, government: AreaCode) -> Option<&'a Office> {
        self.first.get(&government).copied()
    }
}
