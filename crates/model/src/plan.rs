//! A plan: the rows of all its tables, and how to find things among them.

use std::collections::BTreeMap;

use crate::table::{Row, Table};
use crate::tables::{
    AgendaPoint, Area, Attendance, Body, Comment, Composite, Concept, Cooperation, CooperationItem, CooperationMeeting,
    Decision, Document, Event, Faq, Grade, Indicator, Item, Level, Link, Meeting, Member, Node, Profile, Reading,
    Review, RubricMark, Section, Step, Tag, Target, Task, Use,
};
use crate::{AreaCode, Code, Lang};

/// Declares [`Plan`] and a walk over its tables, so that no table can be forgotten in import,
/// export, differences or documentation.
macro_rules! plan {
    ($($field:ident: $row:ident,)+) => {
        /// Everything a plan holds, in document order.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct Plan {
            /// The properties of the plan.
            pub profile: Profile,
            $(#[doc = concat!("The rows of the table `", stringify!($field), "`.")] pub $field: Vec<$row>,)+
        }

        /// Something that is done with every table of a plan but the profile.
        pub trait TableVisitor {
            /// Visits the rows of one table.
            fn visit<R: Row>(&mut self, rows: &[R]);
        }

        /// Something that changes every table of a plan but the profile.
        pub trait TableFiller {
            /// Fills or changes the rows of one table.
            fn fill<R: Row>(&mut self, rows: &mut Vec<R>);
        }

        impl Plan {
            /// A plan with a profile and nothing else.
            pub fn empty(profile: Profile) -> Self {
                Self { profile, $($field: Vec::new(),)+ }
            }

            /// Shows every table but the profile to a visitor, in the order of the format.
            pub fn visit(&self, visitor: &mut impl TableVisitor) {
                $(visitor.visit(&self.$field);)+
            }

            /// Hands every table but the profile to a filler, in the order of the format.
            pub fn fill(&mut self, filler: &mut impl TableFiller) {
                $(filler.fill(&mut self.$field);)+
            }

            /// The canonical cells of every table that has rows, the profile first.
            pub fn written(&self) -> Vec<(&'static Table, Vec<Vec<String>>)> {
                let mut tables = vec![(Profile::TABLE, vec![self.profile.write()])];
                $(if !self.$field.is_empty() {
                    tables.push(($row::TABLE, self.$field.iter().map(Row::write).collect()));
                })+
                tables
            }
        }

        /// Every table of the format, the profile first.
        pub const TABLES: &[&Table] = &[Profile::TABLE, $($row::TABLE,)+];
    };
}

plan! {
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
    readings: Reading,
    steps: Step,
    rubrics: RubricMark,
    reviews: Review,
    grades: Grade,
    links: Link,
    events: Event,
    bodies: Body,
    meetings: Meeting,
    agenda: AgendaPoint,
    documents: Document,
    attendance: Attendance,
    comments: Comment,
    decisions: Decision,
    tasks: Task,
    cooperation: Cooperation,
    cooperation_items: CooperationItem,
    cooperation_meetings: CooperationMeeting,
    faq: Faq,
    areas: Area,
}

impl Plan {
    /// The node with this code.
    pub fn node(&self, code: &str) -> Option<&Node> {
        self.nodes.iter().find(|node| node.code.as_str() == code)
    }

    /// The indicator with this code.
    pub fn indicator(&self, code: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.code.as_str() == code)
    }

    /// The nodes directly under one, or at the top, in document order; those shown again follow.
    pub fn children<'a>(&'a self, parent: Option<&'a Code>) -> impl Iterator<Item = &'a Node> {
        let own = self.nodes.iter().filter(move |node| node.parent.as_ref() == parent);
        let again = self.nodes.iter().filter(move |node| parent.is_some_and(|parent| node.also_under.contains(parent)));
        own.chain(again)
    }

    /// The nodes from the top down to this one.
    pub fn path<'a>(&'a self, node: &'a Node) -> Vec<&'a Node> {
        let mut path = vec![node];
        let mut above = node.parent.as_ref();
        while let Some(parent) = above.and_then(|code| self.node(code.as_str())) {
            // A plan that was not checked may have a circle; the path then ends where it closes.
            if path.iter().any(|seen| seen.code == parent.code) {
                break;
            }
            path.push(parent);
            above = parent.parent.as_ref();
        }
        path.reverse();
        path
    }

    /// This node and everything below it, in document order.
    pub fn subtree<'a>(&'a self, node: &'a Node) -> Vec<&'a Node> {
        let mut found = vec![node];
        let mut next = 0;
        while let Some(current) = found.get(next).copied() {
            for child in self.nodes.iter().filter(|child| child.parent.as_ref() == Some(&current.code)) {
                if !found.iter().any(|seen| seen.code == child.code) {
                    found.push(child);
                }
            }
            next += 1;
        }
        let position: BTreeMap<&Code, usize> =
            self.nodes.iter().enumerate().map(|(index, node)| (&node.code, index)).collect();
        found.sort_by_key(|node| position.get(&node.code));
        found
    }

    /// The name of a level.
    pub fn level_name(&self, code: &Code, lang: Lang) -> &str {
        self.levels.iter().find(|level| level.code == *code).map_or("", |level| match lang {
            Lang::En => level.name_en.as_deref().unwrap_or(&level.name_ja),
            Lang::Ja => &level.name_ja,
        })
    }

    /// Puts the readings into their canonical order: by indicator as listed, area, period.
    pub fn sort_readings(&mut self) {
        let position: BTreeMap<&Code, usize> =
            self.indicators.iter().enumerate().map(|(index, indicator)| (&indicator.code, index)).collect();
        self.readings.sort_by_cached_key(|reading| {
            (
                position.get(&reading.indicator).copied().unwrap_or(usize::MAX),
                reading.area,
                reading.period.start(),
                reading.period,
            )
        });
    }

    /// The area whose plan it is.
    pub fn area(&self) -> AreaCode {
        self.profile.area_code
    }

    /// The title to show in a language, and the language it really is in.
    pub fn title(&self, lang: Lang) -> (&str, Lang) {
        titled(&self.profile.title, self.profile.title_en.as_deref(), lang)
    }

    /// The short title to show in a language, and the language it really is in.
    pub fn short_title(&self, lang: Lang) -> (&str, Lang) {
        match (lang, &self.profile.short_title, &self.profile.short_title_en) {
            (Lang::En, _, Some(short)) => (short, Lang::En),
            (Lang::Ja, Some(short), _) => (short, Lang::Ja),
            _ => self.title(lang),
        }
    }
}

impl Node {
    /// The title in a language, or in Japanese.
    pub fn title_in(&self, lang: Lang) -> &str {
        titled(&self.title, self.title_en.as_deref(), lang).0
    }
}

impl Indicator {
    /// The name in a language, or in Japanese.
    pub fn name_in(&self, lang: Lang) -> &str {
        titled(&self.name, self.name_en.as_deref(), lang).0
    }
}

/// A text in the language wanted where there is one, else in Japanese; with the language it is in.
pub fn titled<'a>(ja: &'a str, en: Option<&'a str>, lang: Lang) -> (&'a str, Lang) {
    match (lang, en) {
        (Lang::En, Some(en)) => (en, Lang::En),
        _ => (ja, Lang::Ja),
    }
}
