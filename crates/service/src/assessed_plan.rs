//! A plan together with its evaluation, and ways to find things in both.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rashin_eval::plan::{Assessment, Evaluation, Index, Series, Standing, Tally};
use rashin_model::plan::titled;
use rashin_model::tables::{Indicator, IndicatorKind, Node, Reading, RubricMark, Step, Tag, Use};
use rashin_model::{AreaCode, Code, Lang, Plan};

/// A plan and what its figures mean as of a day.
#[derive(Debug, Clone, PartialEq)]
pub struct AssessedPlan {
    /// The plan.
    pub plan: Plan,
    /// Its evaluation.
    pub evaluation: Evaluation,
    /// Position of each indicator.
    positions: BTreeMap<Code, usize>,
    /// Position in the evaluation of the series that stands for each indicator.
    main_series: Vec<Option<usize>>,
    /// Positions of the rows that say which indicators are used at a node.
    uses_at: BTreeMap<Code, Vec<usize>>,
    /// Positions of the rows that say at which nodes an indicator is used.
    uses_of: BTreeMap<Code, Vec<usize>>,
}

impl AssessedPlan {
    /// Evaluates a plan as of a day; `shipped` are the rubrics it may use besides its own.
    pub fn new(mut plan: Plan, as_of: Date, shipped: &[RubricMark]) -> Self {
        plan.sort_readings();
        let evaluation = Evaluation::of(&plan, as_of, shipped);
        let codes = plan.indicators.iter().enumerate();
        let positions = codes.map(|(position, indicator)| (indicator.code.clone(), position)).collect();
        let mut main_series = vec![None; plan.indicators.len()];
        for (position, series) in evaluation.series.iter().enumerate() {
            let slot = &mut main_series[series.indicator];
            // The area of the plan stands for the indicator; where it has no value, the first area does.
            if slot.is_none() || series.area == plan.area() {
                *slot = Some(position);
            }
        }
        let (mut uses_at, mut uses_of) = (BTreeMap::<Code, Vec<usize>>::new(), BTreeMap::<Code, Vec<usize>>::new());
        for (place, row) in plan.uses.iter().enumerate() {
            uses_at.entry(row.node.clone()).or_default().push(place);
            uses_of.entry(row.indicator.clone()).or_default().push(place);
        }
        Self { plan, evaluation, positions, main_series, uses_at, uses_of }
    }

    /// The position of an indicator.
    pub fn position(&self, code: &str) -> Option<usize> {
        self.positions.get(code).copied()
    }

    /// The indicator at a position.
    pub fn indicator(&self, position: usize) -> &Indicator {
        &self.plan.indicators[position]
    }

    /// The series that stands for an indicator; composites have none.
    pub fn series(&self, position: usize) -> Option<&Series> {
        self.main_series[position].map(|series| &self.evaluation.series[series])
    }

    /// Its latest assessment.
    pub fn latest(&self, position: usize) -> Option<&Assessment> {
        self.series(position).map(Series::latest)
    }

    /// The series of every area that has one, the area of the plan first.
    pub fn all_series(&self, position: usize) -> impl Iterator<Item = &Series> {
        // The evaluation holds its series in the order of the indicators.
        let series = &self.evaluation.series;
        let from = series.partition_point(|series| series.indicator < position);
        let to = series.partition_point(|series| series.indicator <= position);
        let own = self.plan.area();
        let first = series[from..to].iter().filter(move |series| series.area == own);
        first.chain(series[from..to].iter().filter(move |series| series.area != own))
    }

    /// The readings of an indicator in every area, by area and period.
    pub fn readings(&self, position: usize) -> &[Reading] {
        // The plan holds its readings in the order of the indicators.
        let rows = &self.plan.readings;
        let place = |row: &Reading| self.position(row.indicator.as_str()).unwrap_or(usize::MAX);
        let from = rows.partition_point(|row| place(row) < position);
        let to = rows.partition_point(|row| place(row) <= position);
        &rows[from..to]
    }

    /// The index of a composite indicator.
    pub fn index(&self, position: usize) -> Option<&Index> {
        self.evaluation.index_of(position)
    }

    /// Whether an indicator is a composite index.
    pub fn is_composite(&self, position: usize) -> bool {
        self.indicator(position).kind == IndicatorKind::Composite
    }

    /// Where an indicator stands.
    pub fn standing(&self, position: usize) -> Standing {
        self.latest(position).map_or(Standing::NoValue, Standing::of)
    }

    /// The indicators used at a node, with how they are used.
    pub fn uses(&self, node: &Code) -> impl Iterator<Item = (&Use, usize)> {
        let rows = self.uses_at.get(node).into_iter().flatten().map(|&place| &self.plan.uses[place]);
        rows.filter_map(|row| Some((row, self.position(row.indicator.as_str())?)))
    }

    /// The nodes at which an indicator is used.
    pub fn used_at(&self, position: usize) -> impl Iterator<Item = (&Use, &Node)> {
        let rows =
            self.uses_of.get(&self.indicator(position).code).into_iter().flatten().map(|&place| &self.plan.uses[place]);
        rows.filter_map(|row| Some((row, self.plan.node(row.node.as_str())?)))
    }

    /// The indicators used at a node or below it, each once, in order; without composites.
    pub fn indicators_under(&self, node: &Node) -> Vec<usize> {
        let mut found = Vec::new();
        for node in self.plan.subtree(node) {
            for (_, position) in self.uses(&node.code) {
                if !found.contains(&position) && !self.is_composite(position) {
                    found.push(position);
                }
            }
        }
        found
    }

    /// Every indicator but the composites.
    pub fn plain_indicators(&self) -> impl Iterator<Item = usize> {
        (0..self.plan.indicators.len()).filter(|&position| !self.is_composite(position))
    }

    /// The composite indicators.
    pub fn composites(&self) -> impl Iterator<Item = usize> {
        (0..self.plan.indicators.len()).filter(|&position| self.is_composite(position))
    }

    /// How many of some indicators stand where.
    pub fn tally(&self, positions: impl IntoIterator<Item = usize>) -> Tally {
        Tally::of(positions.into_iter().map(|position| self.standing(position)))
    }

    /// The nodes of the top level, with the accent of each: 1 to 6, then again from 1.
    pub fn fields(&self) -> impl Iterator<Item = (usize, &Node)> {
        self.plan
            .nodes
            .iter()
            .filter(|node| node.parent.is_none())
            .enumerate()
            .map(|(place, node)| (place % 6 + 1, node))
    }

    /// What the plan calls the elements at its top.
    pub fn top_level_name(&self, lang: Lang) -> &str {
        self.fields().next().map_or("", |(_, node)| self.plan.level_name(&node.level, lang))
    }

    /// The accent of the field that a node lies in.
    pub fn accent(&self, node: &Node) -> usize {
        let top = self.plan.path(node)[0];
        self.fields().find(|(_, field)| field.code == top.code).map_or(1, |(accent, _)| accent)
    }

    /// The field in which an indicator is used first.
    pub fn field_of(&self, position: usize) -> Option<&Node> {
        self.used_at(position).next().map(|(_, node)| self.plan.path(node)[0])
    }

    /// The nodes of the lowest level that has steps, or that the roadmap would show.
    pub fn projects(&self) -> Vec<&Node> {
        let with_steps: Vec<&Node> =
            self.plan.nodes.iter().filter(|node| self.plan.steps.iter().any(|step| step.node == node.code)).collect();
        if !with_steps.is_empty() {
            return with_steps;
        }
        self.plan.nodes.iter().filter(|node| node.level == *"project").collect()
    }

    /// The steps of a node, by period.
    pub fn steps(&self, node: &Code) -> Vec<&Step> {
        let mut steps: Vec<&Step> = self.plan.steps.iter().filter(|step| step.node == *node).collect();
        steps.sort_by_key(|step| step.period);
        steps
    }

    /// The tags of a node.
    pub fn tags<'a>(&'a self, node: &'a Node) -> impl Iterator<Item = &'a Tag> {
        node.tags.iter().filter_map(|code| self.plan.tags.iter().find(|tag| tag.code == *code))
    }

    /// The rows of a rubric: the plan's own where it has some, else those that ship.
    pub fn rubric_rows<'a>(&'a self, rubric: &'a Code) -> impl Iterator<Item = &'a RubricMark> + Clone {
        self.rubrics_with(rubric).iter().filter(move |row| row.rubric == *rubric)
    }

    /// The first row of a rubric that leads to a mark.
    pub fn mark_row(&self, rubric: &Code, dimension: &Code, mark: &str) -> Option<&RubricMark> {
        let mut rows = self.rubrics_with(rubric).iter();
        rows.find(|row| row.rubric == *rubric && row.dimension == *dimension && row.mark == mark)
    }

    /// The table in which the rows of a rubric stand: the plan's own, else the one that ships.
    fn rubrics_with(&self, rubric: &Code) -> &[RubricMark] {
        let is_own = self.plan.rubrics.iter().any(|row| row.rubric == *rubric);
        if is_own { &self.plan.rubrics } else { rashin_shipped::rubrics() }
    }

    /// The name of a dimension, where its rubric has several; with the language it is in.
    pub fn dimension_name<'a>(&'a self, rubric: &'a Code, dimension: &Code, lang: Lang) -> Option<(&'a str, Lang)> {
        let mut rows = self.rubric_rows(rubric);
        let row = rows.clone().find(|row| row.dimension == *dimension)?;
        let is_one_of_several = rows.any(|row| row.dimension != *dimension);
        is_one_of_several.then(|| titled(&row.dimension_name, row.dimension_name_en.as_deref(), lang))
    }

    /// The offices of an indicator, or those of the first element it is used at.
    pub fn offices(&self, position: usize) -> &[String] {
        let own = &self.indicator(position).department;
        if !own.is_empty() {
            return own;
        }
        self.used_at(position).next().map_or(&[], |(_, node)| &node.departments[..])
    }

    /// The name of an area, with the language it is in.
    pub fn area_name(&self, area: AreaCode, lang: Lang) -> (String, Lang) {
        area_name(&self.plan, area, lang)
    }
}

/// The name of an area in a plan, with the language it is in.
pub fn area_name(plan: &Plan, area: AreaCode, lang: Lang) -> (String, Lang) {
    if area == AreaCode::NATION {
        return (lang.pick("全国", "Nation").to_owned(), lang);
    }
    if let Some(row) = plan.areas.iter().find(|row| row.code == area) {
        let (name, own) = titled(&row.name, row.name_en.as_deref(), lang);
        return (name.to_owned(), own);
    }
    match (rashin_shipped::areas().get(area), lang) {
        (Some(body), Lang::Ja) => (body.name.to_owned(), lang),
        (Some(body), Lang::En) => (body.english_name(), lang),
        (None, _) => (area.to_string(), lang),
    }
}
