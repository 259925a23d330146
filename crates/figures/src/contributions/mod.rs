//! What each member adds to a composite index whose target is 100.

mod draw;

use crate::caption::Caption;

pub use draw::draw_contributions;

/// A composite index and its members.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Contributions {
    /// Title and description of the figure.
    pub caption: Caption,
    /// The index now, or the reason why there is none.
    pub index: IndexLevel,
    /// The index at the start of the plan, drawn as a mark.
    pub start: Option<f64>,
    /// Label of the start ("策定時 60.0").
    pub start_label: String,
    /// Members that make up the index, in order.
    pub members: Vec<Member>,
    /// Members without a target, shown apart; they change nothing.
    pub reference: Vec<ReferenceMember>,
    /// How much of the weight the values cover ("7指標中5指標、重みの80％"). May be empty.
    pub coverage: String,
}

/// Value of an index.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct IndexLevel {
    /// The index, 100 at the target; `None` when too much of the weight has no value.
    pub value: Option<f64>,
    /// The index as it is shown ("72.4"), or the reason why there is none.
    pub label: String,
}

/// A member of an index.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// Name of the indicator.
    pub name: String,
    /// Weight as it is shown ("重み 20％"). May be empty.
    pub weight: String,
    /// What it adds.
    pub contribution: Contribution,
}

/// What a member adds to an index.
#[derive(Debug, Clone, PartialEq)]
pub enum Contribution {
    /// Points of the index.
    Points {
        /// Points that the member adds now.
        points: f64,
        /// Points that it adds at its target.
        full: f64,
        /// Both as they are shown ("12.8 / 20").
        label: String,
    },
    /// Nothing, for a reason in a few characters ("未公表").
    Absent(String),
}

/// A member without a target.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReferenceMember {
    /// Name of the indicator.
    pub name: String,
    /// Its value as it is shown ("3,215 千件").
    pub value: String,
}

impl Contributions {
    /// Every end of a bar, with 0 and 100.
    fn ends(&self) -> Vec<f64> {
        let mut ends = vec![0.0, 100.0];
        ends.extend(self.index.value);
        ends.extend(self.start);
        let mut reached = 0.0;
        for member in &self.members {
            if let Contribution::Points { points, full, .. } = &member.contribution
                && points.is_finite()
            {
                ends.push(reached + full.max(*points));
                reached += points;
                ends.push(reached);
            }
        }
        ends
    }
}
