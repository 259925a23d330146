//! What belongs to an edition of a plan, and what is a record of the work with it.

use rashin_model::{Plan, Row, Table};

/// Takes the tables of the content of a plan from another one.
macro_rules! content {
    ($($field:ident: $row:ident,)+) => {
        /// The names of the tables of the content.
        const CONTENT: &[&str] = &[
            rashin_model::tables::Profile::TABLE.name,
            $(rashin_model::tables::$row::TABLE.name,)+
        ];

        /// A plan with the content of another one: profile, tree, indicators, promises, rubrics, links,
        /// areas. What records the work with the plan (reviews, marks, meetings, comments, cooperation)
        /// and the readings stay.
        pub fn content_of(records: &Plan, content: &Plan) -> Plan {
            Plan { profile: content.profile.clone(), $($field: content.$field.clone(),)+ ..records.clone() }
        }
    };
}

content! {
    levels: Level,
    sections: Section,
    tags: Tag,
    nodes: Node,
    items: Item,
    indicators: Indicator,
    composites: Composite,
    members: Member,
    concepts: Concept,
    uses: Use,
    targets: Target,
    rubrics: RubricMark,
    links: Link,
    areas: Area,
}

/// Whether a table is part of the content of a plan: its rows go into the next edition. Rows of the
/// others become part of the plan when a snapshot is published.
pub fn is_content(table: &Table) -> bool {
    CONTENT.contains(&table.name)
}
