//! Figures are valid whatever they are given.

use proptest::prelude::*;
use rashin_figures::{
    Caption, Contribution, Contributions, HalfYear, IndexLevel, Language, Member, Observation, Outlook, PathKind,
    PathPoint, ProgressBar, Reading, ReferenceMember, Roadmap, RoadmapGroup, RoadmapRow, Series, SeriesPeriod, Size,
    Sparkline, SparklinePoint, State, StateCount, StateStrip, Step, StepState, Tick, View, draw_contributions,
    draw_progress_bar, draw_roadmap, draw_series, draw_sparkline, draw_state_strip,
};

/// Fails unless the text is one well-formed element, every number in it is finite, and every id
/// in it is used once.
fn check(svg: &str) {
    let document = roxmltree::Document::parse(svg).expect("well-formed XML");
    let mut ids = Vec::new();
    for element in document.descendants().filter(roxmltree::Node::is_element) {
        for attribute in element.attributes() {
            let value = attribute.value();
            match attribute.name() {
                "id" => ids.push(value),
                "x" | "y" | "width" | "height" | "cx" | "cy" | "r" | "x1" | "x2" | "y1" | "y2" | "points" | "d"
                | "viewBox" | "rx" => {
                    assert!(!value.contains("NaN") && !value.contains("inf"), "{value}");
                }
                _ => {}
            }
        }
        let name = element.tag_name().name();
        assert!(!["script", "foreignObject", "image"].contains(&name));
    }
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "an id is used twice");
}

fn tick(tick: Tick) -> String {
    format!("{:.*}", tick.decimals, tick.value)
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ぁ-んァ-ン一-龠0-9０-９％（）、 ]{0,30}",
        "\\PC{0,12}",
        any::<String>(),
        Just("<script>alert('&')</script>]]>\u{0}\u{fffe}".to_owned()),
    ]
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => -200.0..200.0,
        1 => any::<f64>(),
        1 => prop::sample::select(vec![
            0.0, -0.0, f64::MAX, f64::MIN, f64::MIN_POSITIVE, f64::NAN, f64::INFINITY,
            f64::NEG_INFINITY, 1e15, -1e15, 1e-300,
        ]),
    ]
}

fn caption() -> impl Strategy<Value = Caption> {
    (text(), text()).prop_map(|(title, description)| Caption::new(title, description))
}

fn size() -> impl Strategy<Value = Size> {
    prop_oneof![Just(Size::Wide), Just(Size::Compact)]
}

fn language() -> impl Strategy<Value = Language> {
    prop_oneof![Just(Language::Japanese), Just(Language::English)]
}

fn observation() -> impl Strategy<Value = Observation> {
    prop_oneof![
        (number(), text(), any::<bool>())
            .prop_map(|(value, label, provisional)| { Observation::Reading(Reading { value, label, provisional }) }),
        text().prop_map(Observation::Absent),
        Just(Observation::Open),
    ]
}

prop_compose! {
    fn path_point()(
        value in number(),
        label in text(),
        kind in prop::sample::select(vec![PathKind::Baseline, PathKind::Milestone, PathKind::Target]),
    ) -> PathPoint {
        PathPoint { value, label, kind }
    }
}

prop_compose! {
    fn outlook()(mean in number(), half in (number(), number()), most in (number(), number())) -> Outlook {
        Outlook { mean, half, most }
    }
}

prop_compose! {
    fn period()(
        label in text(),
        sublabel in text(),
        observation in observation(),
        path in prop::option::of(path_point()),
        outlook in prop::option::of(outlook()),
        break_before in prop::option::weighted(0.1, text()),
    ) -> SeriesPeriod {
        SeriesPeriod { label, sublabel, observation, path, outlook, break_before }
    }
}

prop_compose! {
    fn step()(
        planned in prop::option::of(text()),
        actual in prop::option::of(text()),
        state in prop::option::of(prop::sample::select(StepState::ALL.to_vec())),
    ) -> Step {
        Step { planned, actual, state }
    }
}

prop_compose! {
    fn row()(
        label in text(),
        href in prop::option::of(text()),
        steps in prop::collection::vec(step(), 0..6),
    ) -> RoadmapRow {
        RoadmapRow { label, href, steps }
    }
}

fn contribution() -> impl Strategy<Value = Contribution> {
    prop_oneof![
        (number(), number(), text()).prop_map(|(points, full, label)| Contribution::Points { points, full, label }),
        text().prop_map(Contribution::Absent),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_series_is_valid_whatever_it_holds(
        caption in caption(),
        unit in text(),
        periods in prop::collection::vec(period(), 0..12),
        size in size(),
        language in language(),
        id in text(),
    ) {
        let series = Series { caption, unit, periods };
        check(&draw_series(&series, View::new(&id).size(size).language(language), &tick));
    }

    #[test]
    fn a_sparkline_is_valid_whatever_it_holds(
        caption in caption(),
        values in prop::collection::vec(prop::option::of((number(), any::<bool>())), 0..12),
        target in prop::option::of(number()),
    ) {
        let point = |(value, provisional)| SparklinePoint { value, provisional };
        let points = values.into_iter().map(|value| value.map(point)).collect();
        check(&draw_sparkline(&Sparkline { caption, points, target }, "s"));
    }

    #[test]
    fn a_progress_bar_is_valid_whatever_it_holds(
        caption in caption(),
        progress in prop::option::of(number()),
        planned in prop::option::of(number()),
        label in text(),
    ) {
        check(&draw_progress_bar(&ProgressBar { caption, progress, planned, label }, "b"));
    }

    #[test]
    fn a_strip_is_valid_whatever_it_counts(
        caption in caption(),
        counts in prop::collection::vec((prop::sample::select(State::ALL.to_vec()), any::<u32>()), 0..12),
        size in size(),
        language in language(),
    ) {
        let counts = counts.into_iter().map(|(state, count)| StateCount { state, count }).collect();
        let strip = StateStrip { caption, counts };
        check(&draw_state_strip(&strip, View::new("s").size(size).language(language)));
    }

    #[test]
    fn a_roadmap_is_valid_whatever_it_holds(
        caption in caption(),
        halves in prop::collection::vec((text(), text()), 0..24),
        current in prop::option::of(0_usize..30),
        groups in prop::collection::vec((text(), prop::collection::vec(row(), 0..3)), 0..3),
        size in size(),
        language in language(),
    ) {
        let periods = halves.into_iter().map(|(year, half)| HalfYear { year, half }).collect();
        let groups = groups.into_iter().map(|(title, rows)| RoadmapGroup { title, rows }).collect();
        let roadmap = Roadmap { caption, periods, current, groups };
        check(&draw_roadmap(&roadmap, View::new("r").size(size).language(language)));
    }

    #[test]
    fn contributions_are_valid_whatever_they_hold(
        caption in caption(),
        value in prop::option::of(number()),
        label in text(),
        start in prop::option::of(number()),
        members in prop::collection::vec((text(), text(), contribution()), 0..6),
        reference in prop::collection::vec((text(), text()), 0..3),
        coverage in text(),
        size in size(),
        language in language(),
    ) {
        let member = |(name, weight, contribution)| Member { name, weight, contribution };
        let reference_member = |(name, value)| ReferenceMember { name, value };
        let figure = Contributions {
            caption,
            index: IndexLevel { value, label: label.clone() },
            start,
            start_label: label,
            members: members.into_iter().map(member).collect(),
            reference: reference.into_iter().map(reference_member).collect(),
            coverage,
        };
        check(&draw_contributions(&figure, View::new("c").size(size).language(language), &tick));
    }
}
