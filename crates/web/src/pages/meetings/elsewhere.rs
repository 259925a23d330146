//! What was said and decided outside of meetings: public comments, advice given in writing.

use maud::{Markup, html};
use rashin_model::Lang;
use rashin_model::tables::{Comment, Decision};

use crate::parts::talk::{self, Beside};
use crate::plan_view::PlanView;

/// The sections; nothing where everything was said in a meeting.
pub fn elsewhere(lang: Lang, view: &PlanView) -> Markup {
    let comments: Vec<&Comment> = view.plan.comments.iter().filter(|row| row.meeting.is_none()).collect();
    let decisions: Vec<&Decision> = view.plan.decisions.iter().filter(|row| row.meeting.is_none()).collect();
    html! { @if !comments.is_empty() || !decisions.is_empty() {
        div.elsewhere {
            p.notice-title { (lang.pick("会議によらない意見と決定", "Said and decided outside of meetings")) }
            p.quiet {
                (lang.pick("パブリックコメントや、会議の記録に結びつかない助言などです。",
                           "Public comments, advice that no record ties to a meeting, and the like."))
            }
            (talk::comments(lang, view, &comments, Beside::Element))
            (talk::decisions(lang, view, &decisions, Beside::Element))
        }
    } }
}
