//! What can be done with many rows at once.

use maud::{Markup, html};
use rashin_model::people::Action;

use crate::desk::requests::entry::Entry;
use crate::desk::requests::room::Room;
use crate::desk::staff::Staff;
use crate::link;
use crate::parts::form::Field;

/// The forms below the rows; nothing where nothing can be done.
pub fn together(staff: &Staff, room: &Room, entries: &[Entry<'_>]) -> Markup {
    let lang = staff.lang;
    let address = link::to(lang, &room.address());
    let count = |wanted: &dyn Fn(&Entry<'_>) -> bool| entries.iter().filter(|entry| wanted(entry)).count();
    let ready = count(&|entry| entry.may(Action::SubmitAnswer) && entry.row.draft.is_some() && entry.is_fine());
    let drafts = count(&|entry| entry.may(Action::SubmitAnswer) && entry.row.draft.is_some());
    let can_approve = |entry: &Entry<'_>| entry.may(Action::EndorseAnswer) || entry.may(Action::ApproveAnswer);
    let approvable = count(&can_approve);
    let clear = count(&|entry| can_approve(entry) && entry.is_fine() && !entry.has_warning());
    let returnable = count(&|entry| entry.may(Action::ReturnAnswer));
    let recallable = count(&|entry| entry.may(Action::RecallAnswer));
    html! {
        @if entries.iter().any(|entry| entry.may(Action::SubmitAnswer)) {
            form.together method="post" action=(format!("{address}/submit")) {
                h2 { (lang.pick("まとめて提出", "Submit together")) }
                p {
                    (lang.pick("修正の要らない下書きをすべて提出します。提出した行は承認者に渡り、承認されるまでは取り戻せます。", "Submits every draft that needs no mending. They go to the approver; until approved you can take them back."))
                    @if drafts > 0 {
                        @if lang == rashin_model::Lang::Ja { "いまの下書きは" (drafts) "件、うち提出できるものは" (ready) "件です。" }
                        @else { " There are " (drafts) " drafts now, " (ready) " of them ready." }
                    }
                }
                button.button type="submit" { (lang.pick("下書きをまとめて提出", "Submit the drafts")) }
            }
        }
        @if approvable + returnable + recallable > 0 {
            form.together id="together" method="post" action=(format!("{address}/act")) {
                @if approvable + returnable > 0 { h2 { (lang.pick("まとめて承認・差戻し", "Approve or return together")) } }
                @if approvable > 0 {
                    p {
                        @if lang == rashin_model::Lang::Ja { "承認待ち" (approvable) "件のうち、確認の要る点がないものは" (clear) "件です。" }
                        @else { (clear) " of " (approvable) " answers to approve carry nothing to check." }
                    }
                    div.form-actions {
                        @if clear > 0 { button.button type="submit" name="do" value="approve-clear" {
                            @if lang == rashin_model::Lang::Ja { "確認の要らない" (clear) "件を承認" } @else { "Approve the " (clear) " without remarks" }
                        } }
                        button.button.button-quiet type="submit" name="do" value="approve" { (lang.pick("選んだ行を承認", "Approve the selected")) }
                    }
                }
                @if returnable > 0 {
                    (Field::new("reason", lang.pick("差戻しの理由", "Why it is returned"), lang).hint(lang.pick("何を直してほしいかを書きます。回答担当に伝わります。", "Say what is to be mended; whoever wrote it sees it.")).lines(2))
                    div.form-actions { button.button.button-danger type="submit" name="do" value="return" { (lang.pick("選んだ行を差し戻す", "Return the selected")) } }
                }
            }
        }
    }
}
