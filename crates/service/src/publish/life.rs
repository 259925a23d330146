//! Which tables a publication takes along.

/// The tables of a plan's life: what is added while the plan is carried out.
const LIFE: [&str; 16] = [
    "steps",
    "reviews",
    "grades",
    "events",
    "bodies",
    "meetings",
    "agenda",
    "documents",
    "attendance",
    "comments",
    "decisions",
    "tasks",
    "cooperation",
    "cooperation_items",
    "cooperation_meetings",
    "faq",
];

/// Whether staged rows of this table go out with a publication. Rows of the other tables are
/// promises of the plan: they become part of it by an edition.
pub fn is_of_life(table: &str) -> bool {
    LIFE.contains(&table)
}
