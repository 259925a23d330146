//! Questions asked often, with the answers of the office.

use maud::{Markup, html};
use rashin_model::tables::Faq;
use rashin_model::{Code, Lang};

use crate::plan_view::PlanView;
use crate::show;

/// The questions of a plan, in their order.
pub fn rows(view: &PlanView) -> Vec<&Faq> {
    let mut rows: Vec<&Faq> = view.plan.faq.iter().collect();
    rows.sort_by_key(|row| row.order);
    rows
}

/// The questions about an element; nothing where there are none.
pub fn about(lang: Lang, view: &PlanView, element: &Code) -> Markup {
    let own: Vec<&Faq> = rows(view).into_iter().filter(|row| row.element.as_ref() == Some(element)).collect();
    html! { @if !own.is_empty() { section.part aria-labelledby="faq" {
        div.part-head {
            h2 id="faq" { (lang.pick("よくある質問", "Frequent questions")) }
            p.quiet { (show::count(own.len(), lang)) }
        }
        div.faq-list { @for row in own { (entry(lang, row, &html! {})) } }
    } } }
}

/// A question with its answer; `more` stands under it.
pub fn entry(lang: Lang, row: &Faq, more: &Markup) -> Markup {
    html! { article.faq id=(row.code) {
        h3.faq-question { (show::title(&row.question, row.question_en.as_deref(), lang)) }
        p.faq-answer { (show::title(&row.answer, row.answer_en.as_deref(), lang)) }
        @if let Some(source) = &row.source {
            p.quiet { (lang.pick("出典: ", "Source: ")) (show::japanese(source, lang)) }
        }
        (more)
    } }
}
