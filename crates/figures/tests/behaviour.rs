//! What the figures promise to their readers.

use rashin_figures::{
    Caption, Contribution, Contributions, IndexLevel, Member, Observation, PathKind, PathPoint, ProgressBar, Reading,
    ReferenceMember, Roadmap, RoadmapGroup, RoadmapRow, Series, SeriesPeriod, Size, State, StateCount, StateStrip,
    Step, StepState, Tick, View, draw_contributions, draw_progress_bar, draw_roadmap, draw_series, draw_state_strip,
};
use roxmltree::{Document, Node};

fn tick(tick: Tick) -> String {
    format!("{:.*}", tick.decimals, tick.value)
}

fn reading(value: f64) -> SeriesPeriod {
    SeriesPeriod {
        label: "R4".into(),
        sublabel: "2022".into(),
        observation: Observation::Reading(Reading { value, label: format!("{value}％"), provisional: false }),
        ..SeriesPeriod::default()
    }
}

fn series(periods: Vec<SeriesPeriod>) -> Series {
    Series { caption: Caption::new("電子申請率", "上がっている。"), unit: "％".into(), periods }
}

/// Elements of a name in the class of the accent: what was measured.
fn measured<'a>(document: &'a Document, name: &'a str) -> Vec<Node<'a, 'a>> {
    document
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", name)))
        .filter(|node| node.attribute("class").is_some_and(|class| class.contains("fig-line-accent")))
        .collect()
}

fn lines_of(periods: Vec<SeriesPeriod>) -> Vec<usize> {
    let svg = draw_series(&series(periods), View::new("s"), &tick);
    let document = Document::parse(&svg).expect("well-formed");
    measured(&document, "polyline")
        .iter()
        .map(|line| line.attribute("points").unwrap_or_default().split(' ').count())
        .collect()
}

#[test]
fn a_missing_period_is_a_gap_and_never_zero() {
    let absent = SeriesPeriod { observation: Observation::Absent("未公表".into()), ..SeriesPeriod::default() };
    let all = vec![reading(10.0), reading(20.0), reading(30.0), reading(40.0)];
    assert_eq!(lines_of(all), [4]);
    let gap = vec![reading(10.0), reading(20.0), absent.clone(), reading(40.0), reading(50.0)];
    assert_eq!(lines_of(gap), [2, 2]);
    let svg = draw_series(&series(vec![reading(10.0), absent]), View::new("s"), &tick);
    assert!(svg.contains("未公表"));
}

#[test]
fn no_line_crosses_a_break_of_the_definition() {
    let mut after = reading(30.0);
    after.break_before = Some("定義変更".into());
    assert_eq!(lines_of(vec![reading(10.0), reading(20.0), after, reading(40.0)]), [2, 2]);
}

#[test]
fn a_provisional_value_is_a_hollow_point() {
    let mut period = reading(10.0);
    period.observation = Observation::Reading(Reading { value: 10.0, label: "10％".into(), provisional: true });
    let svg = draw_series(&series(vec![period]), View::new("s"), &tick);
    let document = Document::parse(&svg).expect("well-formed");
    for circle in measured(&document, "circle") {
        let class = circle.attribute("class").unwrap_or_default();
        assert!(class.contains("fig-fill-surface"), "{class}");
    }
    assert!(svg.contains("速報値"));
}

#[test]
fn the_path_is_called_straight_only_without_yearly_targets() {
    let at = |kind, value| SeriesPeriod {
        path: Some(PathPoint { value, label: String::new(), kind }),
        ..SeriesPeriod::default()
    };
    let ends = vec![at(PathKind::Baseline, 10.0), at(PathKind::Target, 90.0)];
    let svg = draw_series(&series(ends.clone()), View::new("s"), &tick);
    assert!(svg.contains("目標までの直線"));
    let mut yearly = ends;
    yearly.insert(1, at(PathKind::Milestone, 40.0));
    let svg = draw_series(&series(yearly), View::new("s"), &tick);
    assert!(!svg.contains("目標までの直線"));
}

#[test]
fn a_figure_is_an_image_with_title_and_description() {
    let svg = draw_series(&series(vec![reading(1.0)]), View::new("kpi-1"), &tick);
    let document = Document::parse(&svg).expect("well-formed");
    let root = document.root_element();
    assert_eq!(root.attribute("role"), Some("img"));
    assert_eq!(root.attribute("aria-labelledby"), Some("kpi-1-title kpi-1-desc"));
    let text_of = |id| {
        let node = document.descendants().find(|node| node.attribute("id") == Some(id));
        node.and_then(|node| node.text()).unwrap_or_default().to_owned()
    };
    assert_eq!(text_of("kpi-1-title"), "電子申請率");
    assert_eq!(text_of("kpi-1-desc"), "上がっている。");
}

#[test]
fn no_text_is_smaller_than_twelve_units() {
    let strip =
        StateStrip { counts: State::ALL.map(|state| StateCount { state, count: 9 }).to_vec(), ..StateStrip::default() };
    let mut broken = reading(20.0);
    broken.break_before = Some("定義変更".into());
    let series = series(vec![reading(10.0), broken]);
    let view = View::new("s").size(Size::Compact);
    let figures = [
        draw_state_strip(&strip, view),
        draw_series(&series, view, &tick),
        draw_contributions(&index_of(vec![member(10.0)]), view, &tick),
        draw_roadmap(&roadmap(Some("/a")), view),
    ];
    for svg in figures {
        let document = Document::parse(&svg).expect("well-formed");
        for node in document.descendants() {
            if let Some(size) = node.attribute("font-size") {
                assert!(size.parse::<f64>().is_ok_and(|size| size >= 12.0), "{size}");
            }
        }
    }
}

#[test]
fn the_parts_of_a_strip_are_as_long_as_their_counts() {
    let count = |state, count| StateCount { state, count };
    let strip = StateStrip { counts: vec![count(State::Met, 3), count(State::OnPace, 1)], ..StateStrip::default() };
    let svg = draw_state_strip(&strip, View::new("s"));
    let document = Document::parse(&svg).expect("well-formed");
    let widths: Vec<f64> = document
        .descendants()
        .filter(|node| node.attribute("height") == Some("36"))
        .filter_map(|node| node.attribute("width")?.parse().ok())
        .collect();
    assert_eq!(widths, [538.5, 179.5]);
}

fn bar(progress: f64) -> String {
    let bar = ProgressBar { progress: Some(progress), label: "x".into(), ..ProgressBar::default() };
    draw_progress_bar(&bar, "b")
}

#[test]
fn progress_beyond_the_ends_is_drawn_and_what_goes_too_far_ends_in_an_arrow() {
    assert_ne!(bar(1.0), bar(1.2));
    assert_ne!(bar(0.0), bar(-0.2));
    assert_eq!(bar(1.5), bar(9.0));
    assert!(bar(1.5).contains("<polygon") && !bar(1.2).contains("<polygon"));
}

#[test]
fn a_bar_without_progress_differs_from_one_at_zero() {
    let none = ProgressBar { label: "x".into(), ..ProgressBar::default() };
    assert_ne!(draw_progress_bar(&none, "b"), bar(0.0));
}

fn roadmap(href: Option<&str>) -> Roadmap {
    Roadmap {
        periods: vec![rashin_figures::HalfYear::default(); 2],
        groups: vec![RoadmapGroup {
            title: String::new(),
            rows: vec![RoadmapRow {
                label: "電子申請".into(),
                href: href.map(str::to_owned),
                steps: vec![Step {
                    planned: Some("設計".into()),
                    actual: Some("設計".into()),
                    state: Some(StepState::Late),
                }],
            }],
        }],
        ..Roadmap::default()
    }
}

#[test]
fn a_row_links_only_to_addresses_that_cannot_run_a_script() {
    let has_link = |href| draw_roadmap(&roadmap(Some(href)), View::new("r")).contains("<a ");
    for good in ["/plans/p/nodes/n", "#n", "https://example.jp/", "nodes/n?x=a:b"] {
        assert!(has_link(good), "{good}");
    }
    for bad in ["javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,x", ""] {
        assert!(!has_link(bad), "{bad}");
    }
}

#[test]
fn a_figure_with_links_is_a_group_so_that_they_can_be_reached() {
    assert!(draw_roadmap(&roadmap(Some("/n")), View::new("r")).contains("role=\"group\""));
    assert!(draw_roadmap(&roadmap(None), View::new("r")).contains("role=\"img\""));
}

#[test]
fn a_step_says_its_state_by_letter_and_word() {
    let svg = draw_roadmap(&roadmap(None), View::new("r"));
    assert!(svg.contains(">遅</text>") && svg.contains(">遅れ</text>"));
}

fn member(points: f64) -> Member {
    Member {
        name: "電子申請率".into(),
        weight: "重み 50％".into(),
        contribution: Contribution::Points { points, full: 50.0, label: "点".into() },
    }
}

fn index_of(members: Vec<Member>) -> Contributions {
    Contributions { index: IndexLevel { value: Some(60.0), label: "60".into() }, members, ..Contributions::default() }
}

/// Left and right end of the bars with the accent's fill: the index, then the members.
fn bars(figure: &Contributions) -> Vec<(f64, f64)> {
    let svg = draw_contributions(figure, View::new("c"), &tick);
    let document = Document::parse(&svg).expect("well-formed");
    let number = |node: Node, name: &str| node.attribute(name).and_then(|v| v.parse::<f64>().ok());
    document
        .descendants()
        .filter(|node| node.attribute("class") == Some("fig-fill-accent"))
        .filter_map(|node| {
            let left = number(node, "x")?;
            Some((left, left + number(node, "width")?))
        })
        .collect()
}

#[test]
fn each_member_begins_where_the_one_before_ended_and_the_last_ends_at_the_index() {
    let bars = bars(&index_of(vec![member(20.0), member(40.0)]));
    let [index, first, second] = bars[..] else {
        panic!("three bars, not {bars:?}");
    };
    assert!((first.0 - index.0).abs() < 0.03);
    assert!((second.0 - first.1).abs() < 0.03);
    assert!((second.1 - index.1).abs() < 0.03);
}

#[test]
fn a_reference_member_is_shown_and_moves_no_bar() {
    let mut figure = index_of(vec![member(20.0), member(40.0)]);
    let before = bars(&figure);
    figure.reference.push(ReferenceMember { name: "参考指標".into(), value: "12".into() });
    assert_eq!(bars(&figure), before);
    let svg = draw_contributions(&figure, View::new("c"), &tick);
    assert!(svg.contains("参考指標"));
}

#[test]
fn the_same_series_gives_the_same_drawing() {
    let mut target = SeriesPeriod { label: "R8".into(), sublabel: "2026".into(), ..SeriesPeriod::default() };
    target.path = Some(PathPoint { value: 90.0, label: "目標 90％".into(), kind: PathKind::Target });
    let svg = draw_series(
        &series(vec![reading(35.0), reading(52.0), target]),
        View::new("golden").size(Size::Compact),
        &tick,
    );
    insta::assert_snapshot!(svg.replace("><", ">\n<"));
}
