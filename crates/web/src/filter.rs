//! Choosing, sorting and grouping the indicators of a plan: what a query string asks for.

use axum::extract::RawQuery;
use rashin_eval::plan::Standing;
use rashin_model::spelling::fold;

use crate::plan_view::PlanView;

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

/// By what the list is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// As in the plan.
    #[default]
    Plan,
    /// By name.
    Name,
    /// By where it stands, the worst first.
    Standing,
    /// By progress, the least first.
    Progress,
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
    /// Whether the order is turned round.
    pub descending: bool,
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
                    filter.grouping = match value.as_str() {
                        "department" => Grouping::Department,
                        "none" => Grouping::None,
                        _ => Grouping::Field,
                    }
                }
                "sort" => {
                    let (descending, key) = value.strip_prefix('-').map_or((false, value.as_str()), |key| (true, key));
                    filter.descending = descending;
                    filter.order = match key {
                        "name" => Order::Name,
                        "standing" => Order::Standing,
                        "progress" => Order::Progress,
                        _ => Order::Plan,
                    };
                }
                _ => {}
            }
        }
        filter
    }

    /// The query string that asks for the same, sorted by `order`; asking again turns it round.
    pub fn sorted_by(&self, order: Order) -> String {
        let key = match order {
            Order::Plan => "plan",
            Order::Name => "name",
            Order::Standing => "standing",
            Order::Progress => "progress",
        };
        let turned = self.order == order && !self.descending;
        let mut query = self.query_without_order();
        query.append_pair("sort", &format!("{}{key}", if turned { "-" } else { "" }));
        query.finish()
    }

    /// The query string of the choice alone, for downloads.
    pub fn query(&self) -> String {
        self.query_without_order().finish()
    }

    fn query_without_order(&self) -> form_urlencoded::Serializer<'static, String> {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in [("q", &self.words), ("field", &self.field), ("department", &self.department), ("tag", &self.tag)] {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        for standing in &self.standings {
            query.append_pair("standing", standing);
        }
        match self.grouping {
            Grouping::Field => {}
            Grouping::Department => {
                query.append_pair("group", "department");
            }
            Grouping::None => {
                query.append_pair("group", "none");
            }
        }
        query
    }

    /// The indicators that are asked for, in the order that is asked for.
    pub fn apply(&self, view: &PlanView) -> Vec<usize> {
        let words = fold(&self.words);
        let mut found: Vec<usize> = (0..view.plan.indicators.len()).filter(|&position| self.matches(view, position, &words)).collect();
        match self.order {
            Order::Plan => {}
            Order::Name => found.sort_by(|&a, &b| view.indicator(a).name.cmp(&view.indicator(b).name)),
            Order::Standing => found.sort_by_key(|&position| std::cmp::Reverse(view.standing(position))),
            Order::Progress => found.sort_by(|&a, &b| progress(view, a).total_cmp(&progress(view, b))),
        }
        if self.descending {
            found.reverse();
        }
        found
    }

    fn matches(&self, view: &PlanView, position: usize, words: &str) -> bool {
        let indicator = view.indicator(position);
        let texts = [Some(&indicator.name), indicator.name_en.as_ref(), indicator.definition.as_ref()];
        let has_words = words.is_empty() || texts.into_iter().flatten().any(|text| fold(text).contains(words)) || fold(indicator.code.as_str()).contains(words);
        let in_field = self.field.is_empty() || view.used_at(position).any(|(_, node)| view.plan.path(node)[0].code == *self.field.as_str());
        let of_office = self.department.is_empty() || indicator.department.iter().any(|office| *office == self.department);
        let has_tag = self.tag.is_empty() || view.used_at(position).any(|(_, node)| view.plan.path(node).iter().any(|above| above.tags.iter().any(|tag| *tag == *self.tag.as_str())));
        let stands = self.standings.is_empty() || (!view.is_composite(position) && self.standings.iter().any(|standing| *standing == view.standing(position).code()));
        has_words && in_field && of_office && has_tag && stands
    }

    /// The standings that can be chosen: those that occur.
    pub fn choices(view: &PlanView) -> Vec<Standing> {
        let tally = view.tally(view.plain_indicators());
        Standing::ALL.into_iter().filter(|standing| tally.count(*standing) > 0).collect()
    }
}

/// Progress for sorting; what has none comes last.
fn progress(view: &PlanView, position: usize) -> f64 {
    view.latest(position).and_then(|latest| latest.progress.ok()).unwrap_or(f64::INFINITY)
}
