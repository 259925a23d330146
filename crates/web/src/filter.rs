//! Choosing, sorting and grouping the indicators of a plan: what a query string asks for.

use axum::extract::RawQuery;
use rashin_eval::plan::Standing;
use rashin_model::Lang;
use rashin_model::spelling::fold;

use crate::plan_view::PlanView;
use crate::show;

/// How the list is grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Grouping {
    /// By field.
    #[default]
    Field,
    /// By office.
    Department,
    /// Not at all.
    None,
}

impl Grouping {
    /// The value in a query string.
    pub fn code(self) -> &'static str {
        match self {
            Self::Field => "field",
            Self::Department => "department",
            Self::None => "none",
        }
    }
}

/// By what the list is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// As in the plan.
    #[default]
    Plan,
    /// By name.
    Name,
    /// By where it stands, the worst first.
    WorstFirst,
    /// By where it stands, the best first.
    BestFirst,
    /// By progress, the least first.
    LeastProgress,
    /// By progress, the most first.
    MostProgress,
}

impl Order {
    /// Every order.
    pub const ALL: [Self; 6] =
        [Self::Plan, Self::Name, Self::WorstFirst, Self::BestFirst, Self::LeastProgress, Self::MostProgress];

    /// The value in a query string.
    pub fn code(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Name => "name",
            Self::WorstFirst => "standing",
            Self::BestFirst => "-standing",
            Self::LeastProgress => "progress",
            Self::MostProgress => "-progress",
        }
    }
}

/// What is asked of the list.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Words in name, code or definition.
    pub words: String,
    /// A field, by the code of its node.
    pub field: String,
    /// An office.
    pub department: String,
    /// A tag of the nodes it is used at.
    pub tag: String,
    /// Standings, by machine name; none for all.
    pub standings: Vec<String>,
    /// Grouping.
    pub grouping: Grouping,
    /// Order.
    pub order: Order,
}

impl Filter {
    /// From a query string; what is not understood is left out.
    pub fn of(RawQuery(query): RawQuery) -> Self {
        let mut filter = Self::default();
        for (name, value) in form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
            let value = value.trim().to_owned();
            match name.as_ref() {
                "q" => filter.words = value,
                "field" => filter.field = value,
                "department" => filter.department = value,
                "tag" => filter.tag = value,
                "standing" if !value.is_empty() => filter.standings.push(value),
                "group" => {
                    filter.grouping = [Grouping::Department, Grouping::None]
                        .into_iter()
                        .find(|grouping| grouping.code() == value)
                        .unwrap_or_default();
                }
                "sort" => {
                    filter.order = Order::ALL.into_iter().find(|order| order.code() == value).unwrap_or_default();
                }
                _ => {}
            }
        }
        filter
    }

    /// The query string of the choice alone, for downloads.
    pub fn query(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in
            [("q", &self.words), ("field", &self.field), ("department", &self.department), ("tag", &self.tag)]
        {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        for standing in &self.standings {
            query.append_pair("standing", standing);
        }
        query.finish()
    }

    /// The indicators that are asked for, in the order that is asked for.
    pub fn apply(&self, view: &PlanView, lang: Lang) -> Vec<usize> {
        let words = fold(&self.words);
        let mut found: Vec<usize> =
            (0..view.plan.indicators.len()).filter(|&position| self.matches(view, position, &words)).collect();
        match self.order {
            Order::Plan => {}
            Order::Name => found.sort_by_key(|&position| show::name_text(view.indicator(position), lang)),
            Order::WorstFirst => found.sort_by_key(|&position| severity(view.standing(position))),
            Order::BestFirst => found.sort_by_key(|&position| view.standing(position)),
            Order::LeastProgress => found.sort_by(|&a, &b| progress(view, a, 1.0).total_cmp(&progress(view, b, 1.0))),
            Order::MostProgress => found.sort_by(|&a, &b| progress(view, a, -1.0).total_cmp(&progress(view, b, -1.0))),
        }
        found
    }

    fn matches(&self, view: &PlanView, position: usize, words: &str) -> bool {
        let indicator = view.indicator(position);
        let texts = [Some(&indicator.name), indicator.name_en.as_ref(), indicator.definition.as_ref()];
        let has_words = words.is_empty()
            || texts.into_iter().flatten().any(|text| fold(text).contains(words))
            || fold(indicator.code.as_str()).contains(words);
        let in_field = self.field.is_empty()
            || view.used_at(position).any(|(_, node)| view.plan.path(node)[0].code == *self.field.as_str());
        let of_office = self.department.is_empty() || view.offices(position).contains(&self.department);
        let has_tag = self.tag.is_empty()
            || view.used_at(position).any(|(_, node)| {
                view.plan.path(node).iter().any(|above| above.tags.iter().any(|tag| *tag == *self.tag.as_str()))
            });
        let stands = self.standings.is_empty()
            || (!view.is_composite(position)
                && self.standings.iter().any(|standing| *standing == view.standing(position).code()));
        has_words && in_field && of_office && has_tag && stands
    }

    /// The standings that can be chosen: those that occur.
    pub fn choices(view: &PlanView) -> Vec<Standing> {
        let tally = view.tally(view.plain_indicators());
        Standing::ALL.into_iter().filter(|standing| tally.count(*standing) > 0).collect()
    }
}

/// The worst first; what is not judged comes last.
pub fn severity(standing: Standing) -> usize {
    const WORST_FIRST: [Standing; 8] = [
        Standing::Worse,
        Standing::Behind,
        Standing::SlightlyBehind,
        Standing::OnPace,
        Standing::Met,
        Standing::NoValue,
        Standing::NotDue,
        Standing::NotJudged,
    ];
    WORST_FIRST.iter().position(|other| *other == standing).unwrap_or(WORST_FIRST.len())
}

/// Progress for sorting, turned round by −1; what has none comes last either way.
fn progress(view: &PlanView, position: usize, sign: f64) -> f64 {
    view.latest(position).and_then(|latest| latest.progress.ok()).map_or(f64::INFINITY, |progress| sign * progress)
}
