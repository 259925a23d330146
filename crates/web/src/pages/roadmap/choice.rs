//! What is asked of the roadmap.

use axum::extract::RawQuery;
use maud::{Markup, html};
use rashin_model::Lang;
use rashin_model::tables::{Node, StepState};
use rashin_report::drawings::steps::by_field;

use crate::parts::select::select;
use crate::plan_view::PlanView;
use crate::show;

/// Which projects are shown: empty texts take all.
#[derive(Default)]
pub struct Choice {
    field: String,
    department: String,
    state: String,
}

impl Choice {
    /// From a query string; what is not understood is left out.
    pub fn of(RawQuery(query): RawQuery) -> Self {
        let mut choice = Self::default();
        for (name, value) in form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
            match name.as_ref() {
                "field" => choice.field = value.into_owned(),
                "department" => choice.department = value.into_owned(),
                "state" => choice.state = value.into_owned(),
                _ => {}
            }
        }
        choice
    }

    /// The query string of the choice.
    pub fn query(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let all = [("field", &self.field), ("department", &self.department), ("state", &self.state)];
        for (name, value) in all.into_iter().filter(|(_, value)| !value.is_empty()) {
            query.append_pair(name, value);
        }
        query.finish()
    }

    /// Whether a project is among them.
    pub fn takes(&self, view: &PlanView, node: &Node) -> bool {
        let in_field = self.field.is_empty() || view.plan.path(node)[0].code == *self.field.as_str();
        let of_office = self.department.is_empty() || node.departments.contains(&self.department);
        let in_state =
            self.state.is_empty() || latest_state(view, node).is_some_and(|state| state.code() == self.state);
        in_field && of_office && in_state
    }

    /// The form in which to choose.
    pub fn form(&self, lang: Lang, view: &PlanView, projects: &[&Node]) -> Markup {
        let mut offices: Vec<&str> =
            projects.iter().flat_map(|node| node.departments.iter()).map(String::as_str).collect();
        offices.sort_unstable();
        offices.dedup();
        let all = (String::new(), lang.pick("すべて", "All").to_owned());
        let choices = |own: Vec<(String, String)>| std::iter::once(all.clone()).chain(own).collect::<Vec<_>>();
        let fields = choices(
            by_field(view, projects)
                .into_iter()
                .map(|(field, _)| (field.code.to_string(), show::node_text(field, lang).to_owned()))
                .collect(),
        );
        let departments = choices(offices.iter().map(|office| ((*office).to_owned(), (*office).to_owned())).collect());
        let states =
            StepState::ALL.iter().filter(|state| projects.iter().any(|node| latest_state(view, node) == Some(**state)));
        let states = choices(states.map(|state| (state.code().to_owned(), state.label(lang).to_owned())).collect());
        html! { form.filter-form method="get" action="" aria-label=(lang.pick("ロードマップをしぼり込む", "Filter the roadmap")) {
            div.filter-fields {
                (select("field", view.top_level_name(lang), &fields, &self.field))
                @if departments.len() > 1 {
                    (select("department", lang.pick("所管課", "Office"), &departments, &self.department))
                }
                @if states.len() > 1 { (select("state", lang.pick("最新の状況", "Latest state"), &states, &self.state)) }
            }
            div.filter-actions {
                button.button { (lang.pick("しぼり込む", "Filter")) }
                a href="?" { (lang.pick("条件を消す", "Clear")) }
            }
        } }
    }
}

/// The state of the latest step that was reported.
fn latest_state(view: &PlanView, node: &Node) -> Option<StepState> {
    view.steps(&node.code).iter().rev().find_map(|step| step.state)
}
