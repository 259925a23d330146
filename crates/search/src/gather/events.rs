//! The dated facts of the plan's life, which stand on one page.

use rashin_model::Lang;
use rashin_model::tables::Event;

use super::{Source, lines};
use crate::kind::Kind;
use crate::passage::{Named, Passage};

pub(super) fn passages(source: &Source<'_>) -> Vec<Passage> {
    source.plan.events.iter().map(|event| of_event(source, event)).collect()
}

fn of_event(source: &Source<'_>, event: &Event) -> Passage {
    let title = Named::new(&event.title, event.title_en.as_deref());
    let day = |lang: Lang| match event.until {
        Some(until) => format!("{}{}{}", event.date.name(lang), lang.pick("から", " to "), until.name(lang)),
        None => event.date.name(lang),
    };
    let ja = lines([day(Lang::Ja), event.kind.label(Lang::Ja).to_owned(), event.note.clone().unwrap_or_default()]);
    let en = lines([day(Lang::En), event.kind.label(Lang::En).to_owned()]);
    source
        .passage(Kind::Event, source.address("/history"), title)
        .found_by(["経過 いつ 時期 history date"])
        .saying(Named::default(), Named::new(ja, Some(en)))
}
