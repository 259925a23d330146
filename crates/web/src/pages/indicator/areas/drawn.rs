//! The map in the shapes of the areas, once an installation has imported boundaries.

use maud::{Markup, PreEscaped, html};
use rashin_eval::areas::Scope;
use rashin_figures::{Shape, ShapeMap, View, draw_shape_map};
use rashin_model::AreaCode;
use rashin_service::Error;

use super::{Areas, map};
use crate::boundaries::Shapes;
use crate::plan_view::PlanView;
use crate::show;
use crate::site::Site;
use rashin_report::drawings::language;

/// The shapes that the maps of a plan can use.
pub struct MapShapes {
    municipalities: Option<Shapes>,
    prefectures: Option<Shapes>,
}

impl MapShapes {
    /// Those that the installation has.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn of(site: &Site, view: &PlanView) -> Result<Self, Error> {
        Ok(Self {
            municipalities: site.shapes(view.plan.area().prefecture()).await?,
            prefectures: site.shapes(AreaCode::NATION).await?,
        })
    }

    /// None: maps are tiles.
    pub fn none() -> Self {
        Self { municipalities: None, prefectures: None }
    }

    /// Those of a scope.
    pub fn of_scope(&self, scope: Scope) -> Option<&Shapes> {
        match scope {
            Scope::Municipalities => self.municipalities.as_ref(),
            Scope::Prefectures => self.prefectures.as_ref(),
        }
    }
}

/// The figure with its credit line.
pub fn figure(areas: &Areas, shapes: &Shapes) -> Markup {
    let lang = areas.lang;
    let drawn = shapes
        .set
        .areas()
        .filter_map(|code| Some(Shape { area: map::area(areas, code), rings: shapes.set.plane(code)? }));
    let map = ShapeMap { frame: map::frame(areas), shapes: drawn.collect() };
    let id = format!("shapes-{}", areas.id());
    let drawing = draw_shape_map(&map, View::new(&id).language(language(lang)));
    html! { figure.figure data-columns="narrow" {
        div.figure-drawing { (PreEscaped(drawing)) }
        figcaption.quiet {
            (lang.pick("境界は簡略にしています。離れた島は枠の外にあるか、四角で囲んで別の所に描いています。", "Boundaries are simplified; islands far off may lie outside the frame or stand elsewhere in a box."))
            " "
            (map::shades(lang))
            " "
            a href=(areas.choice.with_tiles(true)) { (lang.pick("タイルの地図で見る", "Show tiles")) }
            span.cell-note { (lang.pick("境界の出典：", "Boundaries: ")) (show::mixed(&shapes.about.credit, lang)) }
            (map::menu(areas))
        }
    } }
}
