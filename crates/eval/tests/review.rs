//! Marks in a review: side by side, departing, rolled up.

mod review_cases;

use jiff::civil::date;
use rashin_eval::Reason;
use rashin_eval::plan::Evaluation;
use rashin_eval::review::{Basis, Element, MarksOf, Reviewed, disagreements};
use rashin_eval::second_worst::second_worst;
use rashin_eval::share_at_or_above::share_at_or_above;
use rashin_model::tables::GradedBy;
use rashin_model::{Code, Plan};
use rashin_testkit::row;
use review_cases::{code, graded_plan, table};

fn evaluate(plan: &Plan) -> Evaluation {
    Evaluation::of(plan, date(2026, 6, 1), &[])
}

fn node(name: &str) -> Element {
    Element::Node(code(name))
}

fn reviewed<'a>(plan: &'a Plan, evaluation: &'a Evaluation) -> Reviewed<'a> {
    Reviewed::new(plan, evaluation, &plan.reviews[0])
}

/// Asks for the mark in the rubric and dimension of the test plan.
fn computed_mark(plan: &Plan, element: &Element) -> Result<(String, Basis), Reason> {
    let evaluation = evaluate(plan);
    let computed = reviewed(plan, &evaluation).computed(element, &code("r"), &code("grade"))?;
    Ok((computed.mark.mark().to_owned(), computed.basis))
}

#[test]
fn marks_that_depart_ask_for_a_reason() {
    for case in table(include_str!("../cases/departures.md")) {
        let given = [("computed", &case[1]), ("self", &case[2]), ("committee", &case[3]), ("hq", &case[4])];
        let given: Vec<(&str, &str)> =
            given.into_iter().filter(|(_, mark)| *mark != ".").map(|(by, mark)| (by, mark.as_str())).collect();
        let mut plan = graded_plan(&[], &given);
        plan.indicators.clear();
        plan.uses.clear();
        let evaluation = evaluate(&plan);
        let found: Vec<String> = disagreements(&plan, &evaluation, &plan.reviews[0])
            .iter()
            .flat_map(|one| &one.departures)
            .map(|one| {
                let letter = |by| ["c", "s", "k", "h"][by as usize];
                format!("{}>{}{}{}", letter(one.by), letter(one.from), if one.better { '+' } else { '−' }, one.steps)
            })
            .collect();
        let expected: Vec<&str> = case[5].split(' ').filter(|one| *one != ".").collect();
        assert_eq!(found, expected, "{}", case[0]);
        let own = reviewed(&plan, &evaluation).own_departure(&node("n"), &code("r"), &code("grade"), &case[2], None);
        assert_eq!(own.is_some(), case[6] == "asks", "{}", case[0]);
    }
}

#[test]
fn whole_takes_the_second_worst_mark_and_never_a_mean() {
    for case in table(include_str!("../cases/two_worst.md")) {
        let steps: Vec<u32> = case[1].split(' ').filter_map(|step| step.parse().ok()).collect();
        let shown = |result: Result<String, Reason>| result.unwrap_or_else(|reason| reason.code().to_owned());
        assert_eq!(shown(second_worst(steps.clone()).map(|step| step.to_string())), case[2], "{}", case[0]);
        assert_eq!(shown(share_at_or_above(steps, 2).map(|share| share.to_string())), case[3], "{}", case[0]);
    }
}

#[test]
fn departure_says_whether_a_reason_stands_with_it() {
    let mut plan = graded_plan(&[], &[("computed", "D"), ("self", "C")]);
    let explained = |plan: &Plan| disagreements(plan, &evaluate(plan), &plan.reviews[0])[0].is_explained();
    assert!(!explained(&plan));
    plan.grades[1].reason = Some("  ".to_owned());
    assert!(!explained(&plan), "blanks are no reason");
    plan.grades[1].reason = Some("会場を使えなかったため".to_owned());
    assert!(explained(&plan));
    plan.grades.push(row(&[
        ("node", "n"),
        ("review", "r8"),
        ("rubric", "r"),
        ("dimension", "grade"),
        ("mark", "A"),
        ("by", "committee"),
    ]));
    assert!(!explained(&plan), "the committee owes its own reason");
}

#[test]
fn node_is_marked_by_its_indicators_by_the_two_worst_rule() {
    let mark_of = |values: &[Option<u32>]| computed_mark(&graded_plan(values, &[]), &node("n"));
    assert_eq!(mark_of(&[Some(120), Some(20)]), Ok(("D".to_owned(), Basis::SecondWorst { judged: 2, of: 2 })));
    assert_eq!(mark_of(&[Some(120), Some(120), Some(20)]).map(|found| found.0), Ok("A".to_owned()));
    assert_eq!(
        mark_of(&[Some(120), None, Some(100)]),
        Ok(("B".to_owned(), Basis::SecondWorst { judged: 2, of: 3 })),
        "what has no value is counted, not taken for bad"
    );
    assert_eq!(mark_of(&[None, None]), Err(Reason::NoMark));
    assert_eq!(mark_of(&[]), Err(Reason::NoMark));
}

#[test]
fn mark_recorded_as_computed_stands_for_the_review() {
    let plan = graded_plan(&[Some(120)], &[("computed", "C")]);
    assert_eq!(computed_mark(&plan, &node("n")), Ok(("C".to_owned(), Basis::Recorded)));
}

#[test]
fn later_values_do_not_count_in_an_earlier_review() {
    let mut plan = graded_plan(&[Some(20)], &[]);
    let indicator = Element::Indicator(code("i-0"));
    plan.readings.push(row(&[
        ("indicator", "i-0"),
        ("area", "990001"),
        ("period", "FY2025"),
        ("status", "final"),
        ("value", "120"),
    ]));
    plan.sort_readings();
    let mark_as_of = |day: &str, plan: &mut Plan| {
        plan.reviews[0].as_of = Some(day.parse().unwrap());
        computed_mark(plan, &indicator).map(|found| found.0)
    };
    assert_eq!(mark_as_of("2025-03-31", &mut plan), Ok("D".to_owned()));
    assert_eq!(mark_as_of("2026-03-31", &mut plan), Ok("A".to_owned()));
    assert_eq!(mark_as_of("2024-03-31", &mut plan), Err(Reason::NoReading));
}

#[test]
fn attainment_of_a_target_to_come_marks_nothing() {
    let mut plan = graded_plan(&[Some(20), Some(100)], &[("self", "A")]);
    plan.targets.retain(|target| target.period.code() != "FY2024" || target.indicator.as_str() == "i-1");
    let indicator = Element::Indicator(code("i-0"));
    assert_eq!(computed_mark(&plan, &indicator), Err(Reason::TargetToCome));
    let of_node = computed_mark(&plan, &node("n"));
    assert_eq!(of_node, Ok(("B".to_owned(), Basis::SecondWorst { judged: 1, of: 2 })));
}

#[test]
fn dimension_that_people_mark_has_no_computed_mark() {
    let mut plan = graded_plan(&[Some(20)], &[]);
    plan.rubrics.push(row(&[
        ("rubric", "r"),
        ("rubric_name", "基準"),
        ("dimension", "way"),
        ("dimension_name", "方針"),
        ("order", "1"),
        ("mark", "継続"),
        ("meaning", "続ける"),
        ("tone", "neutral"),
        ("condition", "given"),
    ]));
    let evaluation = evaluate(&plan);
    let computed = reviewed(&plan, &evaluation).computed(&node("n"), &code("r"), &code("way"));
    assert_eq!(computed, Err(Reason::NotForThisKind));
    let own = reviewed(&plan, &evaluation).own_departure(&node("n"), &code("r"), &code("way"), "継続", None);
    assert_eq!(own, None);
}

#[test]
fn steps_count_marks_and_not_the_numbers_of_their_ranks() {
    let mut plan = graded_plan(&[], &[("computed", "B"), ("self", "C")]);
    for mark in &mut plan.rubrics {
        mark.rank = mark.rank.map(|rank| rank * 10);
    }
    let evaluation = evaluate(&plan);
    assert_eq!(evaluation.rubrics.ladder(&code("r"), &code("grade")).step("C"), Some(3));
    assert!(disagreements(&plan, &evaluation, &plan.reviews[0]).is_empty());
}

#[test]
fn class_better_than_its_own_dimensions_allow_is_listed() {
    let mut plan = graded_plan(&[], &[]);
    let mark = |dimension: &str, mark: &str, rank: &str, requires: &str| {
        row(&[
            ("rubric", "two"),
            ("rubric_name", "二つの観点"),
            ("dimension", dimension),
            ("dimension_name", dimension),
            ("order", rank),
            ("mark", mark),
            ("rank", rank),
            ("meaning", mark),
            ("tone", "neutral"),
            ("condition", if requires.is_empty() { "given" } else { "marks" }),
            ("requires", requires),
        ])
    };
    plan.rubrics = vec![
        mark("achievement", "○", "1", ""),
        mark("achievement", "△", "2", ""),
        mark("class", "A", "1", "achievement=○"),
        mark("class", "B", "2", "achievement=△"),
    ];
    let given = |dimension: &str, mark: &str| {
        row(&[
            ("node", "n"),
            ("review", "r8"),
            ("rubric", "two"),
            ("dimension", dimension),
            ("mark", mark),
            ("by", "self"),
        ])
    };
    plan.grades = vec![given("achievement", "△"), given("class", "A")];
    let found = disagreements(&plan, &evaluate(&plan), &plan.reviews[0]);
    assert_eq!(found.len(), 1);
    assert!(found[0].is_beyond_figures());
    assert_eq!(found[0].marks.computed.as_ref().unwrap().basis, Basis::Marks(GradedBy::Own));
}

#[test]
fn rollup_counts_marks_and_says_what_was_not_judged_and_why() {
    let mut plan = graded_plan(&[Some(120), Some(100), Some(20), None], &[]);
    plan.indicators[3].reference_only = true;
    plan.readings.push(row(&[
        ("indicator", "i-3"),
        ("area", "990001"),
        ("period", "FY2024"),
        ("status", "final"),
        ("value", "5"),
    ]));
    // Shown again at the field: counted once.
    plan.uses.push(row(&[("node", "f"), ("indicator", "i-0"), ("role", "kpi"), ("repeated", "yes")]));
    let evaluation = evaluate(&plan);
    let field = plan.node("f").unwrap();
    let rows = reviewed(&plan, &evaluation).rollup(&code("r"), &code("grade"), MarksOf::Indicators, &[field]);
    let [field, whole] = &rows[..] else { panic!("one row a field and one for the plan") };
    assert_eq!((field.node.as_ref().map(Code::as_str), &whole.node), (Some("f"), &None));
    for one in [field, whole] {
        let counts: Vec<(&str, usize)> = one.counts.iter().map(|one| (one.mark.mark(), one.count)).collect();
        assert_eq!(counts, [("A", 1), ("B", 1), ("C", 0), ("D", 1)]);
        assert_eq!((one.judged(), one.total()), (3, 4));
        assert_eq!(one.unjudged.iter().collect::<Vec<_>>(), [(&Reason::ReferenceOnly, &1)]);
        assert_eq!(one.share_at_or_above(2), Ok(2.0 / 3.0));
        assert_eq!(one.second_worst.as_ref().map(rashin_eval::plan::GivenMark::mark), Ok("B"));
    }
}

#[test]
fn rollup_of_nodes_counts_those_without_a_mark_apart() {
    let mut plan = graded_plan(&[], &[("self", "A"), ("committee", "－")]);
    plan.nodes.push(row(&[("code", "n2"), ("parent", "f"), ("level", "project"), ("title", "別の取組")]));
    let evaluation = evaluate(&plan);
    let of = |by| {
        let rows = reviewed(&plan, &evaluation).rollup(&code("r"), &code("grade"), MarksOf::Nodes(by), &[]);
        let [whole] = &rows[..] else { panic!("one row for the plan") };
        (whole.judged(), whole.unjudged.clone().into_iter().collect::<Vec<_>>(), whole.share_at_or_above(1))
    };
    assert_eq!(of(GradedBy::Own), (1, vec![(Reason::NoMark, 1)], Ok(1.0)));
    let nothing = vec![(Reason::NoMark, 1), (Reason::NoOrder, 1)];
    assert_eq!(of(GradedBy::Committee), (0, nothing, Err(Reason::NoMark)));
}
