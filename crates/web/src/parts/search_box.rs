//! The box into which a question is typed.

use maud::{Markup, html};
use rashin_model::Lang;

use crate::link;

/// The most letters of a question.
const LONGEST: usize = 300;

/// The box with what was asked, and what else the answers are narrowed to.
pub fn search_box(lang: Lang, asked: &str, narrowed: &[(&str, &str)]) -> Markup {
    html! {
        search { form.search-box method="get" action=(link::ask(lang, None)) {
            label for="question" { (lang.pick("計画に聞く", "Ask the plans")) }
            div.search-box-row {
                input.input id="question" name="q" type="search" value=(asked) maxlength=(LONGEST) autocomplete="off"
                    aria-describedby="question-hint";
                @for (name, value) in narrowed { input type="hidden" name=(name) value=(value); }
                button.button { (lang.pick("探す", "Search")) }
            }
            p.quiet id="question-hint" {
                (lang.pick("ふだんの言葉で聞けます。例：お年寄りがスマホを使えるようにする取組は？", "Ask in your own words, such as: what is done about the digital divide?"))
            }
        } }
    }
}
