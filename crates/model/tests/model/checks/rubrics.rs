//! Rubrics that cannot be applied, and marks that no rubric knows.

use super::{SOUND, after, changed, only, place, problems_among};
use rashin_model::Plan;
use rashin_model::check::rubrics::check_rubrics;
use rashin_model::tables::{Grade, RubricMark};
use rashin_testkit::row;

fn mark(cells: &[(&str, &str)]) -> RubricMark {
    let always = [
        ("rubric", "own"),
        ("rubric_name", "独自の基準"),
        ("dimension", "pace"),
        ("dimension_name", "進み方"),
        ("meaning", "意味"),
        ("tone", "good"),
    ];
    let rest = always.iter().filter(|(name, _)| cells.iter().all(|(found, _)| found != name));
    row(&rest.chain(cells).copied().collect::<Vec<_>>())
}

fn marks() -> Vec<RubricMark> {
    vec![
        mark(&[("order", "1"), ("mark", "A"), ("condition", "at_least"), ("measure", "pace"), ("bound", "0.95")]),
        mark(&[("order", "2"), ("mark", "B"), ("condition", "otherwise")]),
        mark(&[("dimension", "all"), ("order", "1"), ("mark", "良"), ("condition", "marks"), ("requires", "pace=A|B")]),
    ]
}

fn grade(cells: &[(&str, &str)]) -> Grade {
    let always = [("review", "r6"), ("rubric", "own"), ("dimension", "pace"), ("mark", "A"), ("by", "self")];
    let rest = always.iter().filter(|(name, _)| cells.iter().all(|(found, _)| found != name));
    row(&rest.chain(cells).copied().collect::<Vec<_>>())
}

/// A review with marks by a rubric of the plan's own.
fn add_grades(plan: &mut Plan) {
    plan.rubrics = marks();
    plan.reviews.push(row(&[("code", "r6"), ("name", "令和6年度"), ("rubrics", "own")]));
    plan.grades = vec![grade(&[("node", "mihon-1-1")]), grade(&[("indicator", "mihon-sites"), ("mark", "B")])];
}

#[test]
fn marks_of_a_rubric_are_sound() {
    assert_eq!(after(add_grades), SOUND);
}

#[test]
fn a_grade_is_of_a_node_or_of_an_indicator() {
    for cells in [&[][..], &[("node", "mihon-1"), ("indicator", "mihon-sites")][..]] {
        let problem = only(|plan| {
            add_grades(plan);
            plan.grades = vec![grade(cells)];
        });
        assert_eq!(place(&problem), "grade-of-what grades 0 node");
    }
}

#[test]
fn a_mark_that_its_dimension_does_not_have_is_an_error_with_the_choice() {
    let problem = only(|plan| {
        add_grades(plan);
        plan.grades.push(grade(&[("node", "mihon-1"), ("mark", "C")]));
    });
    assert_eq!(place(&problem), "unknown-mark grades 2 mark");
    assert!(problem.sentence.ja.contains('C') && problem.hint.ja.contains("A、B"), "{}", problem.hint.ja);
}

#[test]
fn a_dimension_that_the_rubric_does_not_have_is_an_error_with_the_choice() {
    let problem = only(|plan| {
        add_grades(plan);
        plan.grades.push(grade(&[("node", "mihon-1"), ("dimension", "effect")]));
    });
    assert_eq!(place(&problem), "unknown-mark grades 2 dimension");
    assert!(problem.hint.ja.contains("all、pace"), "{}", problem.hint.ja);
}

#[test]
fn an_unknown_rubric_is_reported_once() {
    let found = after(|plan| {
        add_grades(plan);
        plan.grades.push(grade(&[("node", "mihon-1"), ("rubric", "other")]));
    });
    assert_eq!(found, ["unknown-reference grades 2 rubric"]);
}

#[test]
fn marks_of_rubrics_that_ship_are_known() {
    let plan = changed(|plan| {
        add_grades(plan);
        plan.rubrics.clear();
    });
    assert_eq!(problems_among(&plan, &|_| true, &marks()), []);
}

#[test]
fn a_rule_that_lacks_what_it_needs_is_an_error() {
    let broken = [
        (
            mark(&[("order", "1"), ("mark", "A"), ("condition", "at_least"), ("measure", "pace")]),
            "rule-incomplete",
            "bound",
        ),
        (
            mark(&[("order", "1"), ("mark", "A"), ("condition", "at_least"), ("bound", "0.95")]),
            "rule-incomplete",
            "bound",
        ),
        (mark(&[("order", "1"), ("mark", "A"), ("condition", "marks")]), "rule-incomplete", "requires"),
        (
            mark(&[("order", "1"), ("mark", "A"), ("condition", "marks"), ("requires", "pace=A;effect")]),
            "rule-unreadable",
            "requires",
        ),
    ];
    for (row, rule, column) in broken {
        let mut problems = Vec::new();
        check_rubrics(&[row], &mut problems);
        let places: Vec<String> = problems.iter().map(place).collect();
        assert_eq!(places, [format!("{rule} rubrics 0 {column}")]);
    }
    let mut problems = Vec::new();
    check_rubrics(&marks(), &mut problems);
    assert_eq!(problems, []);
}
