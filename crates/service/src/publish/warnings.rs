//! What to think about before publishing.

use jiff::civil::Date;
use rashin_eval::review::{Disagreement, Element, disagreements};
use rashin_model::check::{Surroundings, check};
use rashin_model::difference::{Change, Difference};
use rashin_model::problem::Problem;
use rashin_model::review::{Contest, Round, RoundState};
use rashin_model::tables::{Meeting, Reading, ReadingStatus, Review};
use rashin_model::{AreaCode, Cell, Code, Lang, Period, Plan, Sentence, Severity};

use crate::deliberation::is_embargoed;
use crate::records::Held;
use crate::{AssessedPlan, Error, Refusal};

/// What a warning is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WarningKind {
    /// Material, comments or decisions of a meeting whose embargo is not over would go out.
    Embargo,
    /// Marks part so far that a reason is asked for, and none stands there.
    Disagreement,
    /// A value is contested and not settled.
    Contest,
    /// A review is still collecting.
    OpenReview,
    /// A value that would go out is provisional.
    Provisional,
    /// A rule of plans says something about what would be shown.
    Check,
}

/// Something to think about before publishing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// What it is about.
    pub kind: WarningKind,
    /// The element, where it is about one.
    pub element: Option<Code>,
    /// What was found.
    pub sentence: Sentence,
    /// What can be done.
    pub hint: Sentence,
}

/// What the rules say about a plan that is to be shown: errors, which must be mended first, and the
/// warnings that the edition itself does not have already.
pub(crate) fn rules(edition: &Plan, shown: &Plan) -> (Vec<Refusal>, Vec<Warning>) {
    let is_real_area = |area: AreaCode| rashin_shipped::areas().contains(area);
    let surroundings =
        Surroundings { is_real_area: &is_real_area, shipped_rubrics: rashin_shipped::rubrics(), unread_codes: &[] };
    let known = check(edition, &surroundings);
    let is_new =
        |problem: &Problem| !known.iter().any(|old| (old.rule, &old.sentence) == (problem.rule, &problem.sentence));
    let (errors, warnings): (Vec<Problem>, Vec<Problem>) =
        check(shown, &surroundings).into_iter().filter(is_new).partition(|problem| problem.severity == Severity::Error);
    let refusals =
        errors.into_iter().map(|problem| Refusal::new(place(shown, &problem), problem.sentence, problem.hint));
    let warnings = warnings.into_iter().map(|problem| Warning {
        kind: WarningKind::Check,
        element: None,
        sentence: problem.sentence,
        hint: problem.hint,
    });
    (refusals.collect(), warnings.collect())
}

/// Table and key of the row that a problem is at.
fn place(plan: &Plan, problem: &Problem) -> String {
    let written = plan.written();
    let table = written.iter().find(|(table, _)| table.name == problem.place.table);
    let key = table.zip(problem.place.row).and_then(|((table, rows), row)| {
        let cells = rows.get(row)?;
        let key = table.key.iter().filter_map(|name| table.position(name)).map(|position| cells[position].as_str());
        Some(key.filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" "))
    });
    format!("{} {}", problem.place.table, key.unwrap_or_default()).trim_end().to_owned()
}

/// Meetings of which something would go out though their embargo is not over today.
pub(crate) fn embargoed(shown: &Plan, differences: &[Difference], today: Date) -> Vec<Warning> {
    let goes_out = |meeting: &Meeting| {
        let of = |code: Option<&Code>| code == Some(&meeting.code);
        let is_new = |table: &str, key: &str| {
            let found = differences.iter().find(|one| one.table == table && one.key.join(" ") == key);
            found.is_some_and(|one| matches!(one.change, Change::Added | Change::Changed(_)))
        };
        let by_order = |table: &str, meeting: &Code, order: u32| is_new(table, &format!("{meeting} {order}"));
        shown.documents.iter().any(|row| of(Some(&row.meeting)) && by_order("documents", &row.meeting, row.order))
            || shown.agenda.iter().any(|row| of(Some(&row.meeting)) && by_order("agenda", &row.meeting, row.order))
            || shown.comments.iter().any(|row| of(row.meeting.as_ref()) && is_new("comments", row.code.as_str()))
            || shown.decisions.iter().any(|row| of(row.meeting.as_ref()) && is_new("decisions", row.code.as_str()))
            || (meeting.minutes.is_some() && is_new("meetings", meeting.code.as_str()))
    };
    let meetings = shown.meetings.iter().filter_map(|meeting| Some((meeting, meeting.embargo_until?)));
    meetings
        .filter(|(meeting, _)| is_embargoed(meeting, today) && goes_out(meeting))
        .map(|(meeting, until)| {
            let (ja, en) = (Period::Date(until).name(Lang::Ja), Period::Date(until).name(Lang::En));
            let title = &meeting.title;
            Warning {
                kind: WarningKind::Embargo,
                element: None,
                sentence: Sentence::new(
                    format!("会議「{title}」は{ja}が解禁日ですが、その資料・意見・決定が公表に含まれます"),
                    format!("\"{title}\" is under embargo until {en}, but material, comments or decisions of it would go out"),
                ),
                hint: Sentence::new(
                    "解禁日を待つか、その会議の行を公表から外してください",
                    "wait for that day, or leave the rows of the meeting out",
                ),
            }
        })
        .collect()
}

/// Reviews in which marks that would go out anew part so far that a reason is asked for, and have none.
pub(crate) fn disagreeing(shown: &AssessedPlan, differences: &[Difference]) -> Vec<Warning> {
    let AssessedPlan { plan, evaluation, .. } = shown;
    let is_new = |review: &Review, element: &Element| {
        differences.iter().any(|one| {
            one.table == "grades"
                && one.change != Change::Removed
                && one.key.get(2).is_some_and(|own| review.code == **own)
                && one.key[..2].iter().any(|own| *element.code() == **own)
        })
    };
    let in_review = |review: &Review| -> Option<Warning> {
        let open: Vec<Disagreement> = disagreements(plan, evaluation, review)
            .into_iter()
            .filter(|one| !one.is_explained() && is_new(review, &one.marks.element))
            .collect();
        let first = open.first()?.marks.element.code().clone();
        let (ja, en) = (&review.name, review.name_en.as_ref().unwrap_or(&review.name));
        Some(Warning {
            kind: WarningKind::Disagreement,
            element: Some(first),
            sentence: Sentence::new(
                format!("「{ja}」の評価に、理由の書かれていない食い違いが{}件あります", open.len()),
                format!("\"{en}\" has marks that part without a reason: {}", open.len()),
            ),
            hint: Sentence::new(
                "評価の食い違いの一覧で理由を書いてください",
                "give reasons in the list of disagreements",
            ),
        })
    };
    plan.reviews.iter().filter_map(in_review).collect()
}

/// Contests that nobody has settled.
pub(crate) fn contested(plan: &Plan, contests: &[Held<Contest>]) -> Vec<Warning> {
    let open = contests.iter().filter(|contest| contest.settlement.is_none());
    open.map(|contest| {
        let reading = &contest.reading;
        let (ja, en) = named(plan, reading);
        Warning {
            kind: WarningKind::Contest,
            element: Some(reading.indicator.clone()),
            sentence: Sentence::new(
                format!("{ja}には、決着していない異議があります"),
                format!("{en} is contested, and that is not settled"),
            ),
            hint: Sentence::new(
                "先に異議を決着させるか、いまの値のまま公表してください",
                "settle it first, or publish the value as it stands",
            ),
        }
    })
    .collect()
}

/// Reviews that are still collecting.
pub(crate) fn collecting(rounds: &[Held<Round>]) -> Vec<Warning> {
    let open = rounds.iter().filter(|round| round.state == RoundState::Open);
    open.map(|round| Warning {
        kind: WarningKind::OpenReview,
        element: None,
        sentence: Sentence::new(
            format!("点検「{}」は受付中です。承認した回答だけが公表されます", round.name),
            format!(
                "The review \"{}\" is still open; only what was approved goes out",
                round.name_en.as_ref().unwrap_or(&round.name)
            ),
        ),
        hint: Sentence::new(
            "そろってから公表するときは、点検を締め切ってからにしてください",
            "close the review first if the answers are to go out together",
        ),
    })
    .collect()
}

/// Provisional values that would go out anew, all in one warning.
pub(crate) fn provisional(shown: &Plan, differences: &[Difference]) -> Option<Warning> {
    let new: Vec<&Difference> = differences
        .iter()
        .filter(|one| one.table == "readings" && matches!(one.change, Change::Added | Change::Changed(_)))
        .collect();
    let is_new = |reading: &&Reading| {
        let key = [reading.indicator.to_string(), reading.area.to_string(), reading.period.write()];
        reading.status == ReadingStatus::Provisional && new.iter().any(|one| one.key == key)
    };
    let found: Vec<&Reading> = shown.readings.iter().filter(is_new).collect();
    let first = found.first()?;
    let (ja, en) = named(shown, first);
    let rest = found.len() - 1;
    Some(Warning {
        kind: WarningKind::Provisional,
        element: Some(first.indicator.clone()),
        sentence: if rest == 0 {
            Sentence::new(format!("{ja}は速報・暫定値です"), format!("{en} is provisional"))
        } else {
            Sentence::new(
                format!("{ja}など{}件は速報・暫定値です", rest + 1),
                format!("{en} and {rest} more are provisional"),
            )
        },
        hint: Sentence::new(
            "速報・暫定値であることは公表するページにも表示されます",
            "public pages say that they are provisional",
        ),
    })
}

/// Indicator and period of a reading in words.
fn named(plan: &Plan, reading: &Reading) -> (String, String) {
    let indicator = plan.indicator(reading.indicator.as_str());
    let ja = indicator.map_or(reading.indicator.as_str(), |row| row.name.as_str());
    let en = indicator.and_then(|row| row.name_en.as_deref()).unwrap_or(ja);
    (
        format!("「{ja}」の{}の値", reading.period.name(Lang::Ja)),
        format!("The value of \"{en}\" for {}", reading.period.name(Lang::En)),
    )
}

/// A day that lies ahead.
pub(crate) fn ahead(as_of: Date, today: Date) -> Option<Error> {
    (as_of > today).then(|| {
        Error::invalid(
            "as_of",
            Sentence::new("基準日が今日より後です", "the day lies ahead"),
            Sentence::new("今日か、それより前の日にしてください", "choose today or an earlier day"),
        )
    })
}
