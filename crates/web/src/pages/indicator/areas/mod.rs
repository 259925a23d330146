//! The areas of an indicator beside each other: a map, the ranking, what small numbers say, other periods.

mod choice;
mod drawn;
mod history;
mod map;
mod notes;
mod table;

use maud::{Markup, html};
use rashin_eval::areas::{Comparison, Scope};
use rashin_figures::Caption;
use rashin_model::{Lang, Period};

pub use choice::Choice;
pub use drawn::MapShapes;

use crate::boundaries::Shapes;
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
    /// The shapes of the areas, if all of them have one.
    shapes: Option<&'a Shapes>,
}

/// The section; nothing where fewer than two areas have values of one period.
pub fn areas(lang: Lang, view: &PlanView, position: usize, choice: Choice, shapes: &MapShapes) -> Markup {
    let compared: Vec<Areas> =
        Scope::ALL.into_iter().filter_map(|scope| Areas::of(lang, view, position, choice, scope, shapes)).collect();
    if compared.is_empty() {
        return html! {};
    }
    html! { section.part aria-labelledby="areas" {
        div.part-head { h2 id="areas" { (lang.pick("地域ごとの値", "Values by area")) } }
        @for areas in &compared { (areas.draw()) }
    } }
}

/// A map of tiles with what it shows.
pub struct DrawnMap {
    /// What is drawn, and what it shows in words.
    pub caption: Caption,
    /// The drawing (SVG).
    pub drawing: String,
    /// The areas compared.
    pub found: Comparison,
}

/// The map of a scope as tiles, alone; `None` where fewer than two areas have values of one period.
pub fn tile_map(lang: Lang, view: &PlanView, position: usize, choice: Choice, scope: Scope) -> Option<DrawnMap> {
    let shapes = MapShapes::none();
    let areas = Areas::of(lang, view, position, choice, scope, &shapes)?;
    let caption = map::frame(&areas).caption;
    Some(DrawnMap { caption, drawing: map::tiles_alone(&areas), found: areas.found })
}

impl<'a> Areas<'a> {
    fn of(
        lang: Lang,
        view: &'a PlanView,
        position: usize,
        choice: Choice,
        scope: Scope,
        shapes: &'a MapShapes,
    ) -> Option<Self> {
        let all = compared::periods(view, position, scope);
        let period = choice.period.filter(|wanted| all.contains(wanted)).or_else(|| all.last().copied())?;
        let mut periods = all[all.len().saturating_sub(MOST_PERIODS)..].to_vec();
        if !periods.contains(&period) {
            periods.insert(0, period);
        }
        let found = compared::comparison(view, position, scope, period);
        let shapes = shapes
            .of_scope(scope)
            .filter(|shapes| found.areas.iter().all(|one| shapes.set.areas().any(|area| area == one.area)));
        Some(Self { lang, view, position, choice, periods, found, shapes })
    }

    /// What distinguishes the ids of the two scopes.
    fn id(&self) -> &'static str {
        match self.found.scope {
            Scope::Municipalities => "municipalities",
            Scope::Prefectures => "prefectures",
        }
    }

    /// What the scope is called.
    fn heading(&self) -> &'static str {
        match (self.found.scope, self.lang) {
            (Scope::Municipalities, Lang::Ja) => "市町村",
            (Scope::Municipalities, Lang::En) => "Municipalities",
            (Scope::Prefectures, Lang::Ja) => "都道府県",
            (Scope::Prefectures, Lang::En) => "Prefectures",
        }
    }

    fn draw(&self) -> Markup {
        html! { section.areas aria-labelledby=(format!("areas-{}", self.id())) data-areas=(self.id())
            data-island=[(self.periods.len() > 1).then_some("map")] {
            h3 id=(format!("areas-{}", self.id())) { (self.heading()) }
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
