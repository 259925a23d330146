//! The logic model and the calendar: valid whatever they are given, and legible.

use proptest::prelude::*;
use rashin_figures::{
    Calendar, CalendarDay, CalendarMonth, CalendarRow, LogicBox, LogicModel, LogicRole, LogicTie, Size, State, View,
    draw_calendar, draw_logic,
};
use roxmltree::{Document, Node};

fn elements<'a>(document: &'a Document, name: &'a str) -> Vec<Node<'a, 'a>> {
    document.descendants().filter(move |node| node.tag_name().name() == name).collect()
}

fn number(node: &Node, name: &str) -> f64 {
    node.attribute(name).and_then(|text| text.parse().ok()).unwrap_or(f64::NAN)
}

fn role(number: u8) -> LogicRole {
    [LogicRole::Vision, LogicRole::Measure, LogicRole::Activity][usize::from(number % 3)]
}

proptest! {
    #[test]
    fn any_model_is_drawn_within_its_width_and_without_overlap(
        roles in proptest::collection::vec(0_u8..3, 0..14),
        ties in proptest::collection::vec((0_usize..16, 0_usize..16, any::<bool>()), 0..30),
        label in "[ -~ぁ-ん漢字]{0,40}",
    ) {
        let boxes = roles.iter().map(|one| LogicBox {
            role: role(*one),
            label: label.clone(),
            over: "指標".into(),
            href: Some("/plans/example".into()),
            state: (*one == 1).then_some(State::Behind),
        });
        let ties = ties.into_iter().map(|(from, to, is_supposed)| LogicTie { from, to, is_supposed });
        let model = LogicModel { boxes: boxes.collect(), ties: ties.collect(), ..LogicModel::default() };
        let svg = draw_logic(&model, View::new("logic"));
        prop_assert!(!svg.contains("NaN") && !svg.contains("inf"));
        let document = Document::parse(&svg).expect("well-formed XML");
        let frames: Vec<(f64, f64, f64, f64)> = elements(&document, "a")
            .iter()
            .filter_map(|link| link.children().find(|child| child.tag_name().name() == "rect"))
            .map(|rect| (number(&rect, "x"), number(&rect, "y"), number(&rect, "width"), number(&rect, "height")))
            .collect();
        prop_assert_eq!(frames.len(), model.boxes.len());
        for (index, a) in frames.iter().enumerate() {
            prop_assert!(a.0 >= 0.0 && a.0 + a.2 <= 1080.0 && a.1 >= 0.0, "{:?}", a);
            for b in &frames[index + 1..] {
                let apart = a.0 + a.2 < b.0 || b.0 + b.2 < a.0 || a.1 + a.3 < b.1 || b.1 + b.3 < a.1;
                prop_assert!(apart, "{:?} over {:?}", a, b);
            }
        }
    }

    #[test]
    fn any_calendar_is_well_formed(
        months in 0_usize..14,
        days in proptest::collection::vec((0_usize..16, any::<bool>()), 0..40),
        label in "[ -~ぁ-ん漢字]{0,40}",
    ) {
        let day = |(month, is_planned)| CalendarDay { month, label: "31".into(), is_planned, hint: label.clone() };
        let calendar = Calendar {
            months: (0..months).map(|_| CalendarMonth { year: "R4 2022".into(), month: "4月".into() }).collect(),
            current: Some(3),
            rows: vec![CalendarRow { label: label.clone(), href: None, days: days.into_iter().map(day).collect() }],
            ..Calendar::default()
        };
        for size in [Size::Wide, Size::Compact] {
            let svg = draw_calendar(&calendar, View::new("dates").size(size));
            prop_assert!(!svg.contains("NaN") && Document::parse(&svg).is_ok());
        }
    }
}

#[test]
fn arrows_point_to_the_vision_and_in_a_backcast_away_from_it() {
    let boxes = vec![
        LogicBox { role: LogicRole::Vision, label: "めざす姿".into(), ..LogicBox::default() },
        LogicBox { label: "取組".into(), ..LogicBox::default() },
    ];
    let ties = vec![LogicTie { from: 1, to: 0, is_supposed: false }];
    let tip = |starts_at_vision: bool| {
        let model = LogicModel { boxes: boxes.clone(), ties: ties.clone(), starts_at_vision, ..LogicModel::default() };
        let svg = draw_logic(&model, View::new("logic"));
        let document = Document::parse(&svg).expect("well-formed");
        let points = elements(&document, "polygon")[0].attribute("points").expect("points").to_owned();
        let x: Vec<f64> = points.split(' ').map(|point| point.split(',').next().unwrap().parse().unwrap()).collect();
        x[0] < x[1]
    };
    assert!(tip(false), "to the vision, which stands left");
    assert!(!tip(true), "away from it");
}

#[test]
fn a_day_to_come_is_open_and_a_day_past_is_filled() {
    let day = |label: &str, is_planned| CalendarDay { label: label.into(), is_planned, ..CalendarDay::default() };
    let calendar = Calendar {
        months: vec![CalendarMonth { year: "R8 2026".into(), month: "12月".into() }],
        rows: vec![CalendarRow { days: vec![day("3", false), day("24", true)], ..CalendarRow::default() }],
        ..Calendar::default()
    };
    let svg = draw_calendar(&calendar, View::new("dates"));
    assert!(svg.contains("開いた日") && svg.contains("予定"));
    // One in the legend, one in the row.
    assert_eq!(svg.matches("stroke-dasharray").count(), 2);
}

#[test]
fn a_script_is_no_link() {
    let boxes = vec![LogicBox { href: Some("javascript:alert(1)".into()), ..LogicBox::default() }];
    assert!(!draw_logic(&LogicModel { boxes, ..LogicModel::default() }, View::new("logic")).contains("javascript"));
}
