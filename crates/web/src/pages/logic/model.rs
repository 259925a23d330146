//! From the ties of a plan to what is drawn: which ties belong together, who stands where.

use std::collections::BTreeSet;

use rashin_model::Code;
use rashin_model::tables::{Link, LinkKind, Node};

use crate::plan_view::PlanView;

/// The most ties that one drawing holds; more are drawn field by field.
const MOST_TIES: usize = 24;

/// Which ties are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chain {
    /// What contributes to what, up to the vision.
    Logic,
    /// What a vision needs, down to what is done now.
    Backcast,
}

impl Chain {
    fn holds(self, kind: LinkKind) -> bool {
        match self {
            Self::Logic => matches!(kind, LinkKind::Contributes | LinkKind::Vision | LinkKind::Cause),
            Self::Backcast => kind == LinkKind::Backcast,
        }
    }

    /// The end of a tie that is farther from the vision, and the one that is nearer.
    pub fn ends(self, tie: &Link) -> (&Code, &Code) {
        match self {
            Self::Logic => (&tie.from, &tie.to),
            // A backcast runs from the future wished for to what it asks for now.
            Self::Backcast => (&tie.to, &tie.from),
        }
    }
}

/// The ties of one drawing.
pub struct Part<'a> {
    /// The field, where the ties are drawn field by field.
    pub field: Option<&'a Node>,
    /// The ties.
    pub ties: Vec<&'a Link>,
    /// The elements they tie, in the order of the plan.
    pub elements: Vec<&'a Code>,
    /// Which of them are visions.
    pub visions: BTreeSet<&'a Code>,
}

impl<'a> Part<'a> {
    fn of(view: &'a PlanView, chain: Chain, field: Option<&'a Node>, ties: Vec<&'a Link>) -> Self {
        let mut elements: Vec<&Code> = Vec::new();
        for tie in &ties {
            for code in [&tie.from, &tie.to] {
                if !elements.contains(&code) {
                    elements.push(code);
                }
            }
        }
        elements.sort_by_key(|code| place(view, code));
        let is_vision = |code: &&Code| match chain {
            Chain::Logic => view.plan.links.iter().any(|tie| tie.kind == LinkKind::Vision && tie.to == **code),
            Chain::Backcast => !view.plan.links.iter().any(|tie| tie.kind == LinkKind::Backcast && tie.to == **code),
        };
        let visions = elements.iter().filter(|code| is_vision(code)).copied().collect();
        Self { field, ties, elements, visions }
    }
}

/// Where an element stands in the plan: nodes, then indicators, then the rest.
fn place(view: &PlanView, code: &Code) -> (usize, usize) {
    if let Some(place) = view.plan.nodes.iter().position(|node| node.code == *code) {
        return (0, place);
    }
    view.position(code.as_str()).map_or((2, 0), |place| (1, place))
}

/// The drawings of a chain: one, or one for each field where the ties are many; none without ties.
pub fn parts(view: &PlanView, chain: Chain) -> Vec<Part<'_>> {
    let ties: Vec<&Link> = view.plan.links.iter().filter(|tie| chain.holds(tie.kind)).collect();
    let fields: Vec<Option<&Node>> = ties.iter().map(|tie| field_of(view, chain.ends(tie).0)).collect();
    let has_several =
        fields.iter().flatten().any(|field| fields.iter().flatten().any(|other| other.code != field.code));
    if ties.is_empty() {
        return Vec::new();
    }
    if ties.len() <= MOST_TIES || !has_several {
        return vec![Part::of(view, chain, None, ties)];
    }
    let of = |wanted: Option<&'_ Node>| -> Vec<&Link> {
        let is_own = |field: Option<&Node>| field.map(|node| &node.code) == wanted.map(|node| &node.code);
        ties.iter().zip(&fields).filter(|(_, field)| is_own(**field)).map(|(tie, _)| *tie).collect()
    };
    let own = view.fields().map(|(_, field)| (Some(field), of(Some(field))));
    let all = own.chain(std::iter::once((None, of(None))));
    all.filter(|(_, ties)| !ties.is_empty()).map(|(field, ties)| Part::of(view, chain, field, ties)).collect()
}

/// The field that an element lies in.
fn field_of<'a>(view: &'a PlanView, code: &Code) -> Option<&'a Node> {
    if let Some(node) = view.plan.node(code.as_str()) {
        return view.plan.path(node).first().copied();
    }
    view.field_of(view.position(code.as_str())?)
}
