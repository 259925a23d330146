//! What the page is about: a review, a dimension of a rubric, whose marks, below which level. Part of the
//! address, so that an address is a view.

use rashin_eval::review::{MarksOf, Reviewed, Rollup};
use rashin_model::Code;
use rashin_model::tables::{GradedBy, Node, Review};

use crate::plan_view::PlanView;

/// The value of the field `of` for indicators.
pub const INDICATORS: &str = "indicators";

/// What was chosen.
pub struct Chosen<'a> {
    /// The review.
    pub review: &'a Review,
    /// The rubric.
    pub rubric: Code,
    /// Its dimension.
    pub dimension: Code,
    /// Whose marks are rolled up.
    pub marks_of: MarksOf,
    /// The level that they are rolled up to.
    pub level: Option<Code>,
}

impl<'a> Chosen<'a> {
    /// What an address asks for; what it leaves open or names wrongly is the newest review with marks, the first
    /// dimension with an order, the indicators, the top level. `None` for a plan without reviews, or
    /// whose rubrics give marks no order.
    pub fn of(view: &'a PlanView, query: &str) -> Option<Self> {
        let field = |name: &str| {
            let mut fields = form_urlencoded::parse(query.as_bytes());
            fields.find(|(own, _)| own == name).map(|(_, value)| value.into_owned()).unwrap_or_default()
        };
        let wanted = field("review");
        let is_graded = |review: &&Review| view.plan.grades.iter().any(|grade| grade.review == review.code);
        let asked_for = reviews(view).find(|review| review.code == *wanted);
        let review = asked_for.or_else(|| reviews(view).find(is_graded)).or_else(|| reviews(view).next())?;
        let scale = field("scale");
        let all = scales(view, review);
        let scale = all.iter().find(|one| scale_value(&one.0, &one.1) == scale).or_else(|| all.first())?;
        let of = field("of");
        let by = GradedBy::ALL.iter().find(|by| by.code() == of);
        let level = field("level");
        Some(Self {
            review,
            rubric: scale.0.clone(),
            dimension: scale.1.clone(),
            marks_of: by.map_or(MarksOf::Indicators, |by| MarksOf::Nodes(*by)),
            level: view.plan.levels.iter().find(|own| own.code == *level).map(|own| own.code.clone()),
        })
    }

    /// The plan as the review looks at it.
    pub fn reviewed(&self, view: &'a PlanView) -> Reviewed<'a> {
        Reviewed::new(&view.plan, &view.evaluation, self.review)
    }

    /// The rollup below each node of the level, or at the top, and of the whole plan.
    pub fn rollup(&self, view: &'a PlanView) -> Vec<Rollup> {
        let is_in = |node: &&Node| self.level.as_ref().map_or(node.parent.is_none(), |level| node.level == *level);
        let groups: Vec<&Node> = view.plan.nodes.iter().filter(is_in).collect();
        self.reviewed(view).rollup(&self.rubric, &self.dimension, self.marks_of, &groups)
    }

    /// The same as a query.
    pub fn query(&self) -> String {
        form_urlencoded::Serializer::new(String::new())
            .append_pair("review", self.review.code.as_str())
            .append_pair("scale", &scale_value(&self.rubric, &self.dimension))
            .append_pair("of", of_value(self.marks_of))
            .append_pair("level", self.level.as_ref().map_or("", Code::as_str))
            .finish()
    }
}

/// The dimensions that a review can be rolled up in: those of its rubrics and grades whose marks have an
/// order, those with grades first.
pub fn scales(view: &PlanView, review: &Review) -> Vec<(Code, Code)> {
    let rubrics = &view.evaluation.rubrics;
    let is_given = |rubric: &Code, dimension: &Code| {
        view.plan
            .grades
            .iter()
            .any(|grade| grade.review == review.code && grade.rubric == *rubric && grade.dimension == *dimension)
    };
    let mut found: Vec<(Code, Code)> = rubrics
        .dimensions()
        .filter(|(rubric, dimension)| review.rubrics.contains(rubric) || is_given(rubric, dimension))
        .filter(|(rubric, dimension)| !rubrics.ladder(rubric, dimension).ordered().is_empty())
        .map(|(rubric, dimension)| (rubric.clone(), dimension.clone()))
        .collect();
    found.sort_by_key(|(rubric, dimension)| !is_given(rubric, dimension));
    found
}

/// A dimension as the value of a field.
pub fn scale_value(rubric: &Code, dimension: &Code) -> String {
    format!("{rubric}:{dimension}")
}

/// Whose marks, as the value of a field.
pub fn of_value(marks_of: MarksOf) -> &'static str {
    match marks_of {
        MarksOf::Indicators => INDICATORS,
        MarksOf::Nodes(by) => by.code(),
    }
}

/// The reviews of a plan, the newest first.
pub fn reviews(view: &PlanView) -> impl Iterator<Item = &Review> {
    view.plan.reviews.iter().rev()
}
