//! Meetings: what was on the agenda, what was said and decided.

use rashin_model::Lang;
use rashin_model::tables::Meeting;

use super::{Source, lines, named_line, said};
use crate::kind::Kind;
use crate::passage::{Named, Passage};

pub(super) fn passages(source: &Source<'_>) -> Vec<Passage> {
    source.plan.meetings.iter().flat_map(|meeting| of_meeting(source, meeting)).collect()
}

fn of_meeting(source: &Source<'_>, meeting: &Meeting) -> Vec<Passage> {
    let plan = source.plan;
    let is_own = |code: Option<&rashin_model::Code>| code == Some(&meeting.code);
    let body = plan.bodies.iter().find(|body| body.code == meeting.body);
    let title = Named::new(&meeting.title, meeting.title_en.as_deref());
    let page = source
        .passage(Kind::Meeting, source.address(&format!("/meetings/{}", meeting.code)), title)
        .found_by(body.iter().flat_map(|body| [Some(body.name.as_str()), body.name_en.as_deref()]).flatten());
    let day = |lang: Lang| meeting.date.map(|date| date.name(lang));
    let agenda = plan.agenda.iter().filter(|point| is_own(Some(&point.meeting)));
    let agenda: Vec<&str> = agenda.map(|point| point.title.as_str()).collect();
    let material = plan.documents.iter().filter(|row| is_own(Some(&row.meeting)));
    let material: Vec<&str> = material.map(|row| row.title.as_str()).collect();
    let ja = lines([
        named_line("期日", day(Lang::Ja).as_deref()),
        named_line("状態", Some(meeting.status.label(Lang::Ja))),
        if agenda.is_empty() { String::new() } else { format!("次第：{}", agenda.join("、")) },
        if material.is_empty() { String::new() } else { format!("資料：{}", material.join("、")) },
        meeting.minutes.clone().unwrap_or_default(),
        named_line("備考", meeting.note.as_deref()),
    ]);
    let en = lines([day(Lang::En).unwrap_or_default(), meeting.status.label(Lang::En).to_owned()]);
    let mut found = vec![page.saying(Named::default(), Named::new(ja, Some(en)))];
    let about = |passage: Passage, element: Option<&rashin_model::Code>| {
        let named = element.and_then(|element| source.element(element)).map(|(_, _, title)| title);
        passage.found_by(named.into_iter().flat_map(|title| [Some(title.ja), title.en]).flatten())
    };
    for comment in plan.comments.iter().filter(|row| is_own(row.meeting.as_ref())) {
        let text = Named::new(said::comment_text(comment), None::<String>);
        found.push(about(page.saying(said::comment_heading(), text), comment.element.as_ref()));
    }
    for decision in plan.decisions.iter().filter(|row| is_own(row.meeting.as_ref())) {
        let text = Named::new(said::decision_text(decision), None::<String>);
        found.push(about(page.saying(said::decision_heading(), text), decision.element.as_ref()));
    }
    found
}
