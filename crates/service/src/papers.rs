//! Where figures come from: every figure leads to a paper or a survey.

use rashin_model::tables::{Reading, Target};

use crate::AssessedPlan;

impl AssessedPlan {
    /// The paper that the plan was taken from.
    pub fn paper(&self) -> Option<String> {
        let profile = &self.plan.profile;
        let parts = [&profile.source_publisher, &profile.source_document, &profile.source_page];
        let paper = parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
        (!paper.is_empty()).then_some(paper)
    }

    /// Where in the papers an indicator stands: where its target was set, else at its first element, else in
    /// the plan's paper.
    pub fn paper_of(&self, position: usize) -> Option<String> {
        let code = &self.indicator(position).code;
        let row = self.plan.targets.iter().find(|row| row.indicator == *code);
        let of_node = || self.used_at(position).find_map(|(_, node)| node.source.as_deref());
        row.and_then(|row| row.source.as_deref()).or_else(of_node).map(str::to_owned).or_else(|| self.paper())
    }

    /// Where a value comes from: what it says itself, else the indicator's source, else the papers.
    pub fn paper_of_reading(&self, position: usize, reading: &Reading) -> Option<String> {
        let own = reading.source.as_ref().or(self.indicator(position).source.as_ref());
        own.cloned().or_else(|| self.paper_of(position))
    }

    /// Where a promise comes from.
    pub fn paper_of_target(&self, position: usize, target: &Target) -> Option<String> {
        target.source.clone().or_else(|| self.paper_of(position))
    }
}
