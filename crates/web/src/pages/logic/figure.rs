//! The drawing of a logic model or a backcast.

use maud::{Markup, PreEscaped, html};
use rashin_figures::{Caption, LogicBox, LogicModel, LogicRole, LogicTie, View, draw_logic, logic_columns};
use rashin_model::tables::LinkKind;
use rashin_model::{Code, Lang};

use super::element;
use super::model::{Chain, Part};
use crate::link::Shown;
use crate::parts::figure_menu::FigureMenu;
use crate::plan_view::PlanView;
use crate::show;
use rashin_report::drawings::language;

/// The drawing with its files; on a phone the list stands in its place.
pub fn figure(lang: Lang, view: &PlanView, chain: Chain, part: &Part<'_>) -> Markup {
    let name = file_name(chain);
    let of = part.field.map_or("plan", |field| field.code.as_str());
    let id = format!("{name}-{of}");
    let shown = part.field.map_or(Shown::Plan, |field| Shown::Node(&field.code));
    let model = model(lang, view, chain, part, true);
    let drawing = draw_logic(&model, View::new(&id).language(language(lang)));
    html! { figure.figure.logic-figure {
        div.figure-drawing tabindex="0" role="region" aria-label=(model.caption.title) { (PreEscaped(drawing)) }
        (FigureMenu { table: Some("ties"), ..FigureMenu::of(shown, name) }.draw(lang, view, &model.caption.title))
    } }
}

/// The name of the files.
fn file_name(chain: Chain) -> &'static str {
    match chain {
        Chain::Logic => "logic",
        Chain::Backcast => "backcast",
    }
}

/// The drawing for a sheet of its own, on which there is nothing to follow; with its title.
pub fn alone(lang: Lang, view: &PlanView, chain: Chain, part: &Part<'_>) -> (String, String) {
    let model = model(lang, view, chain, part, false);
    (model.caption.title.clone(), draw_logic(&model, View::new(file_name(chain)).language(language(lang))))
}

fn model(lang: Lang, view: &PlanView, chain: Chain, part: &Part<'_>, has_links: bool) -> LogicModel {
    let as_box = |code: &&Code| {
        let own = element::as_box(lang, view, code, part.visions.contains(*code));
        LogicBox { href: own.href.filter(|_| has_links), ..own }
    };
    let boxes: Vec<LogicBox> = part.elements.iter().map(as_box).collect();
    let index = |code: &Code| part.elements.iter().position(|other| *other == code).unwrap_or_default();
    let ties: Vec<LogicTie> = part
        .ties
        .iter()
        .map(|tie| {
            let (lower, upper) = chain.ends(tie);
            LogicTie { from: index(lower), to: index(upper), is_supposed: tie.kind == LinkKind::Cause }
        })
        .collect();
    let headings = headings(lang, view, part, &boxes, &logic_columns(&boxes, &ties));
    LogicModel {
        caption: Caption::new(title(lang, chain, part), ""),
        headings,
        boxes,
        ties,
        starts_at_vision: chain == Chain::Backcast,
    }
}

fn title(lang: Lang, chain: Chain, part: &Part<'_>) -> String {
    let title = match chain {
        Chain::Logic => lang.pick("ロジックモデルの図", "Drawing of the logic model"),
        Chain::Backcast => lang.pick("逆算の図", "Drawing of the backcast"),
    };
    part.field.map_or_else(
        || title.to_owned(),
        |field| match lang {
            Lang::Ja => format!("{title}（{}）", show::node_text(field, lang)),
            Lang::En => format!("{title}: {}", show::node_text(field, lang)),
        },
    )
}

/// What the boxes of each column are: the plan's own word where they are all of one kind.
fn headings(lang: Lang, view: &PlanView, part: &Part<'_>, boxes: &[LogicBox], columns: &[usize]) -> Vec<String> {
    let count = columns.iter().max().map_or(0, |last| last + 1);
    let measured =
        |column: usize| boxes.iter().zip(columns).any(|(one, own)| *own == column && one.role == LogicRole::Measure);
    let has_activities = boxes.iter().any(|one| one.role == LogicRole::Activity);
    let first = (0..count).find(|column| measured(*column));
    let last = (0..count).rev().find(|column| measured(*column));
    let heading = |column: usize| {
        let own = || boxes.iter().zip(columns).zip(&part.elements).filter(move |((_, at), _)| **at == column);
        let kinds: Vec<Option<&str>> = own().map(|(_, code)| kind(lang, view, code)).collect();
        let common = kinds.first().copied().flatten().filter(|kind| kinds.iter().all(|other| *other == Some(kind)));
        let is = |role: LogicRole| own().all(|((one, _), _)| one.role == role);
        if is(LogicRole::Vision) {
            return common.map_or_else(
                || lang.pick("めざす姿", "Vision").to_owned(),
                |kind| named(lang, lang.pick("めざす姿", "Vision"), kind),
            );
        }
        if is(LogicRole::Measure) {
            let word = if !has_activities || first == last {
                lang.pick("指標", "Indicators")
            } else if Some(column) == first {
                lang.pick("成果", "Outcomes")
            } else if Some(column) == last {
                lang.pick("産出", "Outputs")
            } else {
                lang.pick("途中の成果", "Outcomes on the way")
            };
            return common.map_or_else(
                || word.to_owned(),
                |kind| if has_activities { named(lang, word, kind) } else { kind.to_owned() },
            );
        }
        common.unwrap_or(lang.pick("活動", "Activities")).to_owned()
    };
    (0..count).map(heading).collect()
}

fn named(lang: Lang, word: &str, kind: &str) -> String {
    match lang {
        Lang::Ja => format!("{word}（{kind}）"),
        Lang::En => format!("{word} ({kind})"),
    }
}

/// What the plan calls an element: the level of a node, the role of an indicator.
fn kind<'a>(lang: Lang, view: &'a PlanView, code: &Code) -> Option<&'a str> {
    if let Some(node) = view.plan.node(code.as_str()) {
        return Some(view.plan.level_name(&node.level, lang));
    }
    Some(element::use_of(view, view.position(code.as_str())?)?.label(lang))
}
