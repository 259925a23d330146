//! Every figure on one page, wide and compact, to look at:
//! `cargo run -p rashin-figures --example gallery > gallery.html`.
//! The data are invented.

use rashin_figures::StepState::{Ahead, AsPlanned, Done, Late, Stopped};
use rashin_figures::{
    Caption, Contribution, Contributions, FIGURES_CSS, HalfYear, IndexLevel, Language, Member, Observation, Outlook,
    PathKind, PathPoint, ProgressBar, Reading, ReferenceMember, Roadmap, RoadmapGroup, RoadmapRow, Series,
    SeriesPeriod, Size, Sparkline, SparklinePoint, State, StateCount, StateStrip, Step, StepState, Tick, View,
    draw_contributions, draw_progress_bar, draw_roadmap, draw_series, draw_sparkline, draw_state_strip,
};

fn main() {
    let mut page = format!(
        "<!doctype html><html lang=\"ja\"><meta charset=\"utf-8\"><title>Figures</title><style>{FIGURES_CSS}
body{{margin:0;padding:24px;background:var(--fig-surface);color:var(--fig-ink);font-family:'BIZ UDPGothic','Noto Sans CJK JP',sans-serif}}
.row{{display:flex;gap:48px;align-items:flex-start;margin-bottom:40px}}
.row>:first-child{{flex:0 0 720px}}.row>:last-child{{flex:0 0 328px}}td{{padding:6px 16px 6px 0;border-bottom:1px solid var(--fig-grid)}}</style>\n"
    );
    let english = [Language::Japanese, Language::English];
    for (number, language) in (1..).zip(english) {
        for (name, series) in [("a", yearly()), ("b", straight()), ("c", Series::default())] {
            page += &both(&format!("series-{name}-{number}"), language, |view| draw_series(&series, view, &tick));
        }
        page += &both(&format!("strip-{number}"), language, |view| draw_state_strip(&strip(), view));
        page += &both(&format!("roadmap-{number}"), language, |view| draw_roadmap(&roadmap(), view));
        page += &both(&format!("index-{number}"), language, |view| draw_contributions(&contributions(), view, &tick));
    }
    page += &table();
    println!("{page}</html>");
}

fn both(id: &str, language: Language, draw: impl Fn(View) -> String) -> String {
    let (wide, compact) = (format!("{id}-wide"), format!("{id}-compact"));
    let wide = draw(View::new(&wide).language(language));
    let compact = draw(View::new(&compact).language(language).size(Size::Compact));
    format!("<div class=\"row\"><div>{wide}</div><div>{compact}</div></div>\n")
}

fn tick(tick: Tick) -> String {
    format!("{:.*}", tick.decimals, tick.value)
}

fn reading(value: f64, provisional: bool) -> Observation {
    Observation::Reading(Reading { value, label: format!("{value:.1}％"), provisional })
}

fn point(kind: PathKind, value: f64, label: &str) -> PathPoint {
    PathPoint { value, label: label.into(), kind }
}

fn periods(first: u32, count: u32) -> Vec<SeriesPeriod> {
    (first..first + count)
        .map(|year| SeriesPeriod {
            label: format!("R{}", year - 2018),
            sublabel: year.to_string(),
            ..SeriesPeriod::default()
        })
        .collect()
}

/// Yearly targets, a missing year, a break, a provisional value and an outlook.
fn yearly() -> Series {
    let mut periods = periods(2020, 9);
    let values = [(0, 18.2), (1, 24.9), (3, 41.5), (4, 52.8)];
    for (index, value) in values {
        periods[index].observation = reading(value, false);
    }
    periods[2].observation = Observation::Absent("未公表".into());
    periods[5].observation = reading(58.3, true);
    periods[3].break_before = Some("定義変更".into());
    periods[2].path = Some(point(PathKind::Baseline, 33.0, ""));
    for (index, value) in [(3, 42.0), (4, 51.0), (5, 62.0), (6, 72.0), (7, 82.0)] {
        periods[index].path = Some(point(PathKind::Milestone, value, ""));
    }
    periods[8].path = Some(point(PathKind::Target, 90.0, "目標 90.0％以上"));
    for (index, mean, half, most) in [(6, 65.0, 3.0, 6.5), (7, 71.0, 5.0, 10.0), (8, 76.5, 7.0, 14.0)] {
        periods[index].outlook =
            Some(Outlook { mean, half: (mean - half, mean + half), most: (mean - most, mean + most) });
    }
    Series {
        caption: Caption::new("電子申請率の推移", "2025年度は 58.3％（速報値）で、目標への道筋を下回る。"),
        unit: "％".into(),
        periods,
    }
}

/// A falling indicator with large numbers on the straight line to its target.
fn straight() -> Series {
    let mut periods = periods(2021, 6);
    for (index, value) in [(0, 1_284_000.0), (1, 1_252_300.0), (2, 1_190_800.0)] {
        periods[index].observation =
            Observation::Reading(Reading { value, label: format!("{value:.0}枚"), provisional: false });
    }
    periods[0].path = Some(point(PathKind::Baseline, 1_284_000.0, "現状値 1,284,000枚"));
    periods[5].path = Some(point(PathKind::Target, 900_000.0, "目標 900,000枚"));
    Series {
        caption: Caption::new("用紙の使用枚数", "直線どおりに減っている。"), unit: "枚".into(), periods
    }
}

fn strip() -> StateStrip {
    let counts = [
        (State::Met, 12),
        (State::OnPace, 21),
        (State::SlightlyBehind, 6),
        (State::Behind, 4),
        (State::Worse, 1),
        (State::NoValue, 7),
        (State::NotDue, 9),
        (State::NotMeasurable, 3),
    ];
    StateStrip {
        caption: Caption::new("63指標の状況", "達成 12、順調 21、遅れなど 11。"),
        counts: counts.map(|(state, count)| StateCount { state, count }).to_vec(),
    }
}

fn roadmap() -> Roadmap {
    let periods = (2024..2029)
        .flat_map(|year| {
            ["上期", "下期"].map(|half| HalfYear { year: format!("R{} {year}", year - 2018), half: half.into() })
        })
        .collect();
    let row = |label: &str, plan: &str, states: &[Option<StepState>]| RoadmapRow {
        label: label.into(),
        href: Some("#project".into()),
        steps: plan
            .chars()
            .enumerate()
            .map(|(index, planned)| Step {
                planned: (planned != '.').then(|| "整備".to_owned()),
                actual: (index < states.len() && planned != 'x').then(|| "整備".to_owned()),
                state: states.get(index).copied().flatten(),
            })
            .collect(),
    };
    let rows = vec![
        row("行政手続のオンライン化と窓口の書かない化", "pppppp....", &[Some(AsPlanned), Some(AsPlanned), Some(Late)]),
        row("データ連携基盤の整備", "pppp......", &[Some(Ahead), Some(Ahead), Some(Done)]),
        row("キャッシュレス決済", "xxpp......", &[None, None, Some(AsPlanned)]),
    ];
    let more = vec![
        row("スマート農業の普及", "pppppppppp", &[None, Some(AsPlanned), Some(Late)]),
        row("デジタル人材の育成（リスキリングを含む研修の実施）", "xpp.......", &[Some(Late), Some(Stopped)]),
    ];
    Roadmap {
        caption: Caption::new("半期ごとの進捗", "5事業のうち2事業に遅れ。"),
        periods,
        current: Some(2),
        groups: vec![
            RoadmapGroup { title: "行政のDX".into(), rows },
            RoadmapGroup { title: "産業のDX".into(), rows: more },
        ],
    }
}

fn contributions() -> Contributions {
    let member = |name: &str, points: f64, full: f64| Member {
        name: name.into(),
        weight: format!("重み {full:.0}％"),
        contribution: Contribution::Points { points, full, label: format!("{points:.1} / {full:.0}") },
    };
    Contributions {
        caption: Caption::new("暮らしのDX指数", "目標 100 に対して 71.4。"),
        index: IndexLevel { value: Some(71.4), label: "71.4".into() },
        start: Some(52.0),
        start_label: "策定時 52.0".into(),
        members: vec![
            member("電子申請率", 21.6, 30.0),
            member("オンライン診療に取り組む医療機関の割合", 12.3, 25.0),
            Member {
                name: "スマートフォン教室の受講者".into(),
                weight: "重み 20％".into(),
                contribution: Contribution::Absent("未公表".into()),
            },
            member("キャッシュレス決済比率", 25.0, 25.0),
            member("遠隔授業の実施校", 12.5, 20.0),
        ],
        reference: vec![
            ReferenceMember { name: "マイナンバーカードの保有枚数率".into(), value: "78.2％".into() },
            ReferenceMember { name: "公衆無線LANの利用回数".into(), value: "3,215 千回".into() },
        ],
        coverage: "5指標中4指標に値がある（重みの 80％）".into(),
    }
}

fn table() -> String {
    let rows = [
        ("順調", Some(0.63), Some(0.6), "63％"),
        ("やや遅れ", Some(0.41), Some(0.5), "41％"),
        ("悪化", Some(-0.12), Some(0.5), "−12％"),
        ("達成", Some(1.18), Some(0.75), "118％"),
        ("大きく達成", Some(2.4), Some(0.75), "240％"),
        ("変化なし", Some(0.0), Some(0.25), "0％"),
        ("値なし", None, None, "未公表"),
        ("時期前", None, None, "時期前"),
        ("判定なし", None, None, "－"),
    ];
    let mut table = String::from("<table>");
    for (number, (name, progress, planned, label)) in (1..).zip(rows) {
        let bar = ProgressBar {
            caption: Caption::new(format!("進捗率 {label}"), ""),
            progress,
            planned,
            label: label.into(),
        };
        let point = |value: f64| Some(SparklinePoint { value, provisional: number % 3 == 0 });
        let spark = Sparkline {
            caption: Caption::new("推移", ""),
            points: vec![point(12.0), point(18.0), None, point(25.0), point(22.0 + f64::from(number))],
            target: (number != 5).then_some(40.0),
        };
        let bar = draw_progress_bar(&bar, &format!("bar-{number}"));
        let spark = draw_sparkline(&spark, &format!("spark-{number}"));
        table += &["<tr><td>", name, "<td>", &bar, "<td>", &spark].concat();
    }
    table + "</table>"
}
