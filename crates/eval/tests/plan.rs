//! A plan evaluated: what becomes of readings, targets and their absence.

use jiff::civil::{Date, date};
use rashin_eval::Reason;
use rashin_eval::plan::{Assessment, Evaluation, Note, Standing, State};
use rashin_eval::planned_share::Basis;
use rashin_model::{Period, Plan};
use rashin_testkit::row;

const TODAY: Date = date(2026, 6, 1);

/// An indicator with its columns, targets (period, kind, status, value) and readings (period, status, value).
struct Case<'a> {
    indicator: &'a [(&'a str, &'a str)],
    targets: &'a [(&'a str, &'a str, &'a str, &'a str)],
    readings: &'a [(&'a str, &'a str, &'a str)],
}

impl Case<'_> {
    fn plan(&self) -> Plan {
        let mut plan = Plan::empty(row(&[
            ("code", "t"),
            ("title", "計画"),
            ("area_code", "990001"),
            ("first_year", "2022"),
            ("last_year", "2026"),
            ("stage", "adopted"),
        ]));
        let given = |name: &str| self.indicator.iter().any(|(column, _)| *column == name);
        let mut cells = self.indicator.to_vec();
        let usual = [
            ("code", "t-1"),
            ("name", "指標"),
            ("unit", "件"),
            ("scale", "1"),
            ("kind", "level"),
            ("direction", "higher"),
            ("decimals", "0"),
            ("natural_zero", "yes"),
            ("frequency", "yearly"),
        ];
        cells.extend(usual.into_iter().filter(|(name, _)| !given(name)));
        plan.indicators = vec![row(&cells)];
        plan.targets = self
            .targets
            .iter()
            .map(|(period, kind, status, value)| {
                let mut cells = vec![
                    ("indicator", "t-1"),
                    ("area", "990001"),
                    ("period", *period),
                    ("kind", *kind),
                    ("status", *status),
                ];
                cells.push(if *status == "words" { ("text", *value) } else { ("value", *value) });
                row(&cells)
            })
            .collect();
        plan.readings = self
            .readings
            .iter()
            .map(|(period, status, value)| {
                row(&[
                    ("indicator", "t-1"),
                    ("area", "990001"),
                    ("period", period),
                    ("status", status),
                    ("value", value),
                ])
            })
            .collect();
        plan.sort_readings();
        plan
    }

    fn evaluate(&self) -> Evaluation {
        Evaluation::of(&self.plan(), TODAY, &[])
    }

    fn latest(&self) -> Assessment {
        self.evaluate().series[0].latest().clone()
    }
}

const FROM_10_TO_50: &[(&str, &str, &str, &str)] =
    &[("FY2021", "baseline", "set", "10"), ("FY2026", "target", "set", "50")];

#[test]
fn value_on_its_way_has_every_figure() {
    let one = Case {
        indicator: &[],
        targets: FROM_10_TO_50,
        readings: &[("FY2021", "final", "10"), ("FY2024", "final", "28"), ("FY2025", "final", "34")],
    }
    .latest();
    assert_eq!((one.state, one.met, one.progress, one.attainment), (State::Ok, Ok(false), Ok(0.6), Ok(0.68)));
    let planned = one.planned_share.unwrap();
    assert_eq!((planned.share, planned.basis), (0.8, Basis::StraightLine));
    assert!((one.pace.unwrap() - 0.75).abs() < 1e-12);
    assert_eq!((one.change, one.needed_per_year, one.recent_per_year), (Ok(6.0), Ok(16.0), Ok(6.0)));
    assert_eq!(Standing::of(&one), Standing::SlightlyBehind);
    assert!(one.notes.contains(&Note::StraightLine));
}

#[test]
fn yearly_targets_are_the_plan_and_the_target_of_the_period_is_the_one_to_meet() {
    let targets =
        &[("FY2021", "baseline", "set", "10"), ("FY2025", "target", "set", "20"), ("FY2026", "target", "set", "50")];
    let one = Case { indicator: &[], targets, readings: &[("FY2025", "final", "20")] }.latest();
    assert_eq!(one.met, Ok(true));
    assert_eq!(one.met_at_end, Ok(false));
    let planned = one.planned_share.unwrap();
    assert_eq!((planned.share, planned.basis), (0.25, Basis::YearlyTargets));
    assert_eq!(one.pace, Ok(1.0));
    assert_eq!(Standing::of(&one), Standing::OnPace);
}

#[test]
fn planned_value_lies_on_the_path_through_the_targets() {
    let targets =
        &[("FY2021", "baseline", "set", "10"), ("FY2023", "target", "set", "20"), ("FY2026", "target", "set", "50")];
    let evaluation = Case { indicator: &[], targets, readings: &[] }.evaluate();
    let planned = |year| evaluation.series[0].promise.planned_at(Period::FiscalYear(year));
    assert_eq!((planned(2021), planned(2023), planned(2026)), (Some(10.0), Some(20.0), Some(50.0)));
    assert!((planned(2022).unwrap() - 15.0).abs() < 1e-9 && (planned(2025).unwrap() - 40.0).abs() < 1e-9);
    assert_eq!(planned(2020), None, "nothing was promised before the start");
    let alone = Case { indicator: &[], targets: &targets[2..], readings: &[] }.evaluate();
    let promise = &alone.series[0].promise;
    assert_eq!(promise.planned_at(Period::FiscalYear(2025)), None, "there is no path without a start");
    assert_eq!(promise.planned_at(Period::FiscalYear(2026)), Some(50.0));
}

#[test]
fn zero_is_a_value_and_its_absence_is_not() {
    let zero = Case { indicator: &[], targets: FROM_10_TO_50, readings: &[("FY2025", "final", "0")] }.latest();
    assert_eq!(zero.actual.map(|value| value.to_string()).as_deref(), Some("0"));
    assert_eq!((zero.progress, Standing::of(&zero)), (Ok(-0.25), Standing::Worse));
    let none = Case { indicator: &[], targets: FROM_10_TO_50, readings: &[] }.latest();
    assert_eq!((none.state, none.actual, none.progress), (State::NoReading, None, Err(Reason::NoReading)));
    assert_eq!(Standing::of(&none), Standing::NoValue);
}

#[test]
fn each_status_of_a_reading_is_a_state_of_its_own() {
    for (status, state, reason) in [
        ("not_applicable", State::NotApplicable, Reason::NotApplicable),
        ("not_due", State::NotDue, Reason::NotDue),
        ("pending", State::Pending, Reason::Pending),
        ("suppressed", State::Suppressed, Reason::Suppressed),
    ] {
        let one = Case { indicator: &[], targets: FROM_10_TO_50, readings: &[("FY2025", status, "")] }.latest();
        assert_eq!((one.state, one.progress, one.met), (state, Err(reason), Err(reason)), "{status}");
    }
    let one = Case { indicator: &[], targets: FROM_10_TO_50, readings: &[("FY2025", "provisional", "40")] }.latest();
    assert_eq!(one.state, State::Provisional);
    assert!(one.notes.contains(&Note::Provisional));
}

#[test]
fn each_absence_of_a_target_has_its_reason() {
    let readings = &[("FY2025", "final", "40")];
    for (status, value, state, reason) in [
        ("pending", "", State::Pending, Reason::Pending),
        ("not_published", "", State::NoTarget, Reason::NotPublished),
        ("words", "着実に推進", State::InWords, Reason::InWords),
    ] {
        let one = Case { indicator: &[], targets: &[("FY2026", "target", status, value)], readings }.latest();
        assert_eq!((one.state, one.attainment), (state, Err(reason)), "{status}");
        assert_eq!(Standing::of(&one), Standing::NotJudged, "{status}");
    }
    let one = Case { indicator: &[], targets: &[], readings }.latest();
    assert_eq!((one.state, one.attainment), (State::NoTarget, Err(Reason::NoTarget)));
    let one = Case { indicator: &[("reference_only", "yes")], targets: FROM_10_TO_50, readings }.latest();
    assert_eq!((one.state, one.attainment), (State::NoTarget, Err(Reason::ReferenceOnly)));
}

#[test]
fn without_a_start_there_is_attainment_only() {
    let one =
        Case { indicator: &[], targets: &[("FY2026", "target", "set", "50")], readings: &[("FY2025", "final", "40")] }
            .latest();
    assert_eq!((one.attainment, one.progress, one.pace), (Ok(0.8), Err(Reason::NoBaseline), Err(Reason::NoBaseline)));
    // The target is of a later year and no pace is known: nothing says that it is behind.
    assert_eq!(Standing::of(&one), Standing::NotJudged);
}

#[test]
fn flow_is_judged_against_the_target_of_its_period() {
    let one = Case {
        indicator: &[("kind", "flow")],
        targets: &[("FY2025", "target", "set", "1500")],
        readings: &[("FY2025", "final", "543")],
    }
    .latest();
    assert_eq!((one.met, one.attainment), (Ok(false), Ok(0.362)));
    assert_eq!(Standing::of(&one), Standing::Behind);
}

#[test]
fn cumulative_starts_from_zero_only_where_that_is_said() {
    let indicator: &[(&str, &str)] = &[("kind", "cumulative"), ("cumulative_from", "FY2022")];
    let targets = &[("FY2026", "target", "set", "50")];
    let one = Case { indicator, targets, readings: &[("FY2022", "final", "12"), ("FY2023", "final", "20")] }.latest();
    assert_eq!(one.progress, Ok(0.4));
    assert_eq!(one.planned_share.map(|planned| planned.share), Ok(0.4));
    assert!(one.notes.contains(&Note::ZeroStartAssumed));
    let one = Case { indicator: &[("kind", "cumulative")], targets, readings: &[("FY2023", "final", "20")] }.latest();
    assert_eq!(one.progress, Err(Reason::NoBaseline));
}

#[test]
fn value_to_keep_is_met_or_not_and_has_no_progress() {
    let keep: &[(&str, &str)] = &[("direction", "keep_at_most")];
    let targets = &[("FY2022", "baseline", "set", "0"), ("FY2026", "target", "set", "0")];
    let kept = Case { indicator: keep, targets, readings: &[("FY2025", "final", "0")] }.latest();
    assert_eq!((kept.met, kept.progress, Standing::of(&kept)), (Ok(true), Err(Reason::NotForThisKind), Standing::Met));
    let lost = Case { indicator: keep, targets, readings: &[("FY2025", "final", "1")] }.latest();
    assert_eq!((lost.met, lost.margin), (Ok(false), Ok(-1.0)));
    let at_start = Case {
        indicator: &[],
        targets: &[("FY2021", "baseline", "set", "50"), ("FY2026", "target", "set", "50")],
        readings: &[("FY2025", "final", "50")],
    }
    .latest();
    assert_eq!((at_start.met, at_start.progress), (Ok(true), Err(Reason::AlreadyMetAtStart)));
}

#[test]
fn target_on_the_worse_side_is_not_graded() {
    let targets = &[("FY2021", "baseline", "set", "50"), ("FY2026", "target", "set", "10")];
    let one = Case { indicator: &[], targets, readings: &[("FY2025", "final", "30")] }.latest();
    assert_eq!(one.progress, Err(Reason::WrongSide));
    assert!(one.notes.contains(&Note::WrongSide));
}

#[test]
fn nothing_is_compared_across_a_change_of_definition() {
    let indicator: &[(&str, &str)] = &[("breaks", "FY2024")];
    let readings = &[
        ("FY2021", "final", "10"),
        ("FY2022", "final", "14"),
        ("FY2023", "final", "18"),
        ("FY2024", "final", "60"),
        ("FY2025", "final", "64"),
    ];
    let evaluation = Case { indicator, targets: FROM_10_TO_50, readings }.evaluate();
    let series = &evaluation.series[0];
    let of = |year: usize| &series.assessments[year - 2021];
    assert_eq!(of(2023).change, Ok(4.0));
    assert_eq!(of(2024).change, Err(Reason::TooFewPoints));
    assert_eq!(of(2025).change, Ok(4.0));
    assert_eq!((of(2023).progress, of(2025).progress), (Ok(0.2), Err(Reason::DefinitionBreak)));
    assert_eq!(series.latest().outlook, Err(Reason::TooFewPoints));
    assert!(series.latest().notes.contains(&Note::DefinitionBreak) && !of(2023).notes.contains(&Note::DefinitionBreak));
}

#[test]
fn older_value_is_judged_with_its_period_and_marked_late() {
    let one =
        Case { indicator: &[("lag_months", "2")], targets: FROM_10_TO_50, readings: &[("FY2023", "final", "30")] }
            .latest();
    assert_eq!(one.period.map(Period::code).as_deref(), Some("FY2023"));
    assert!(one.notes.contains(&Note::Late));
    let one =
        Case { indicator: &[("lag_months", "2")], targets: FROM_10_TO_50, readings: &[("FY2025", "final", "30")] }
            .latest();
    assert!(!one.notes.contains(&Note::Late));
}

#[test]
fn what_ends_after_the_day_is_not_known() {
    let case = Case {
        indicator: &[],
        targets: FROM_10_TO_50,
        readings: &[("FY2024", "final", "20"), ("FY2025", "final", "40")],
    };
    let plan = case.plan();
    let earlier = Evaluation::of(&plan, date(2025, 12, 31), &[]);
    assert_eq!(earlier.series[0].latest().period.map(Period::code).as_deref(), Some("FY2024"));
    let before_all = Evaluation::of(&plan, date(2022, 6, 1), &[]);
    assert_eq!(before_all.series[0].latest().state, State::NotDue);
}

#[test]
fn outlook_belongs_to_the_latest_value_and_reaches_the_date_of_the_target() {
    let readings = &[
        ("FY2021", "final", "10"),
        ("FY2022", "final", "20"),
        ("FY2023", "final", "31"),
        ("FY2024", "final", "39"),
        ("FY2025", "final", "51"),
    ];
    let evaluation = Case {
        indicator: &[],
        targets: &[("FY2021", "baseline", "set", "10"), ("FY2027", "target", "set", "60")],
        readings,
    }
    .evaluate();
    let series = &evaluation.series[0];
    let outlook = series.latest().outlook.as_ref().unwrap();
    assert_eq!((outlook.points.len(), outlook.values), (2, 5));
    assert!((outlook.last().time - 2028.25).abs() < 0.02);
    assert!(
        outlook.last().four_fifths.low <= outlook.last().half.low
            && outlook.last().half.high <= outlook.last().four_fifths.high
    );
    assert!(series.assessments[..4].iter().all(|one| one.outlook.is_err()));
}

#[test]
fn indicator_with_neither_target_nor_reading_is_not_lost() {
    let evaluation = Case { indicator: &[], targets: &[], readings: &[] }.evaluate();
    assert_eq!(evaluation.series.len(), 1);
    assert_eq!(evaluation.series[0].latest().state, State::NoReading);
}

#[test]
fn every_standing_is_counted_once() {
    let tally = rashin_eval::plan::Tally::of(Standing::ALL);
    assert_eq!(tally.total(), Standing::ALL.len());
    assert!(Standing::ALL.iter().all(|standing| tally.count(*standing) == 1));
}
