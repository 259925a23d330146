//! What stands around a figure in a file: plan, source, publication, and that it is invented where it is.

use rashin_figures::{Caption, Sheet, draw_sheet};
use rashin_model::Lang;
use rashin_model::plan::titled;

use super::Figure;
use crate::parts::source;
use crate::plan_view::PlanView;
use crate::show;

/// The figure as a document of its own (SVG).
pub fn on_sheet(lang: Lang, view: &PlanView, figure: &Figure) -> String {
    let profile = &view.plan.profile;
    let notice = if profile.invented {
        lang.pick(
            "架空の計画の図です。地域も数値も実在しません。",
            "From an invented plan: its places and figures are not real.",
        )
    } else {
        ""
    };
    let source = figure.source.clone().or_else(|| source::of_plan(view));
    let source = source.map(|source| match lang {
        Lang::Ja => format!("出典: {source}"),
        Lang::En => format!("Source: {source}"),
    });
    let publication = view.snapshot.as_ref().map(|snapshot| {
        let (name, _) = titled(&snapshot.name, snapshot.name_en.as_deref(), lang);
        let (day, as_of) = (show::short_day_of(snapshot.at, lang), show::short_day(view.evaluation.as_of, lang));
        match lang {
            Lang::Ja => format!("羅針 {name}（{day}公表、基準日 {as_of}）"),
            Lang::En => format!("Rashin, {name} ({day}, as of {as_of})"),
        }
    });
    let hash = view.snapshot.as_ref().map(|snapshot| format!("sha256 {}", snapshot.sha256));
    let (area, own) = view.area_name(view.plan.area(), lang);
    let area = if own == lang { area } else { String::new() };
    let subtitle = format!("{area} {}", view.plan.title(lang).0);
    let sheet = Sheet {
        caption: Caption::new(&figure.title, &figure.description),
        subtitle: subtitle.trim().to_owned(),
        notice: notice.to_owned(),
        foot: source.into_iter().chain(publication).chain(hash).collect(),
    };
    draw_sheet(&figure.drawing, &sheet)
}
