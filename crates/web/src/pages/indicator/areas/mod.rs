//! The areas of an indicator beside each other: a map, the ranking, what small numbers say, other periods.

mod choice;
mod history;
mod map;
mod notes;
mod table;

use maud::{Markup, html};
use rashin_eval::areas::{Comparison, Scope};
use rashin_model::{Lang, Period};

pub use choice::Choice;

use crate::compared;
use crate::plan_view::PlanView;

/// The periods that are offered and listed at most: the latest ones.
const MOST_PERIODS: usize = 12;

/// What the parts of the section share.
struct Areas<'a> {
    lang: Lang,
    view: &'a PlanView,
    position: usize,
    choice: Choice,
    /// The periods that are offered, in order of time.
    periods: Vec<Period>,
    found: Comparison,
}

/// The section; nothing where fewer than two areas have values of one period.
pub fn areas(lang: Lang, view: &PlanView, position: usize, choice: Choice) -> Markup {
    let compared: Vec<Areas> =
        Scope::ALL.into_iter().filter_map(|scope| Areas::of(lang, view, position, choice, scope)).collect();
    if compared.is_empty() {
        return html! {};
    }
    html! { section.part aria-labelledby="areas" {
        div.part-head { h2 id="areas" { (lang.pick("地域ごとの値", "Values by area")) } }
        @for areas in &compared { (areas.draw()) }
    } }
}

impl<'a> Areas<'a> {
    fn of(lang: Lang, view: &'a PlanView, position: usize, choice: Choice, scope: Scope) -> Option<Self> {
        let all = compared::periods(view, position, scope);
        let period = choice.period.filter(|wanted| all.contains(wanted)).or_else(|| all.last().copied())?;
        let mut periods = all[all.len().saturating_sub(MOST_PERIODS)..].to_vec();
        if !periods.contains(&period) {
            periods.insert(0, period);
        }
        let found = compared::comparison(view, position, scope, period);
        Some(Self { lang, view, position, choice, periods, found })
    }

    /// What distinguishes the ids of the two scopes.
    fn id(&self) -> &'static str {
        match self.found.scope {
            Scope::Municipalities => "municipalities",
            Scope::Prefectures => "prefectures",
        }
    }

    fn draw(&self) -> Markup {
        let lang = self.lang;
        let heading = match self.found.scope {
            Scope::Municipalities => lang.pick("市町村", "Municipalities"),
            Scope::Prefectures => lang.pick("都道府県", "Prefectures"),
        };
        html! { section.areas aria-labelledby=(format!("areas-{}", self.id())) data-areas=(self.id())
            data-island=[(self.periods.len() > 1).then_some("map")] {
            h3 id=(format!("areas-{}", self.id())) { (heading) }
            p { (notes::lead(self)) }
            (self.steps())
            div.columns.areas-columns {
                (map::figure(self))
                div.stack {
                    (table::table(self))
                    (notes::notes(self))
                }
            }
            (history::history(self))
        } }
    }

    /// Links to the other periods.
    fn steps(&self) -> Markup {
        let lang = self.lang;
        html! { @if self.periods.len() > 1 {
            nav.areas-steps aria-label=(lang.pick("表示する時点", "Period shown")) {
                ul { @for &period in &self.periods { li {
                    @let current = period == self.found.period;
                    a href=(self.choice.with_period(period)) aria-current=[current.then_some("true")] { (period.short_name(lang)) }
                } } }
            }
        } }
    }
}
