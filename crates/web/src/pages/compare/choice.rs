//! What is asked of the comparison of areas.

use std::sync::Arc;

use axum::extract::RawQuery;
use rashin_eval::areas::Scope;
use rashin_model::{AreaCode, Period};

use super::plan_of;
use crate::compared;
use crate::plan_view::PlanView;

/// Indicator, areas and period; what is not understood is left out.
#[derive(Debug, Default)]
pub struct Choice {
    /// Plan and indicator, with a slash between.
    pub indicator: String,
    /// Areas; none for all.
    pub areas: Vec<AreaCode>,
    /// Which areas stand beside each other, where the indicator has several sorts.
    pub scope: Option<Scope>,
    /// The period of the ranking; the last one if left out.
    pub period: Option<Period>,
}

/// An indicator with areas to compare.
#[derive(Clone, Copy)]
pub struct Chosen<'a> {
    /// The plan.
    pub view: &'a PlanView,
    /// Position of the indicator.
    pub position: usize,
}

impl Choice {
    /// From a query string.
    pub fn of(RawQuery(query): RawQuery) -> Self {
        let mut choice = Self::default();
        for (name, value) in form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
            match name.as_ref() {
                "indicator" => value.trim().clone_into(&mut choice.indicator),
                "area" => choice.areas.extend(AreaCode::parse(&value)),
                "scope" => choice.scope = Scope::ALL.into_iter().find(|scope| scope_code(*scope) == value),
                "period" => choice.period = Period::parse(&value),
                _ => {}
            }
        }
        choice
    }

    /// Whether an indicator is named at all.
    pub fn names_one(&self) -> bool {
        !self.indicator.is_empty()
    }

    /// The indicator that is named, if it has areas to compare.
    pub fn indicator<'a>(&self, plans: &'a [Arc<PlanView>]) -> Option<Chosen<'a>> {
        let (plan, indicator) = self.indicator.split_once('/')?;
        let view = plan_of(plans, plan)?;
        let position = view.position(indicator)?;
        (!scopes(view, position).is_empty()).then_some(Chosen { view, position })
    }

    /// The query string of the same choice.
    pub fn query(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("indicator", &self.indicator);
        if let Some(scope) = self.scope {
            query.append_pair("scope", scope_code(scope));
        }
        for area in &self.areas {
            query.append_pair("area", &area.to_string());
        }
        if let Some(period) = self.period {
            query.append_pair("period", &period.code());
        }
        query.finish()
    }
}

impl Chosen<'_> {
    /// The name of the choice in a query string.
    pub fn code(&self) -> String {
        format!("{}/{}", self.view.plan.profile.code, self.view.indicator(self.position).code)
    }
}

/// The sorts of areas of which two or more have a value in one period, the nearer first.
pub fn scopes(view: &PlanView, position: usize) -> Vec<Scope> {
    Scope::ALL.into_iter().filter(|scope| !compared::periods(view, position, *scope).is_empty()).collect()
}

/// The name of a scope in a query string.
pub fn scope_code(scope: Scope) -> &'static str {
    match scope {
        Scope::Municipalities => "municipalities",
        Scope::Prefectures => "prefectures",
    }
}
