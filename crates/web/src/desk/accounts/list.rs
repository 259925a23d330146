//! The list of accounts.

use axum::extract::{Query, State};
use maud::{Markup, html};
use rashin_model::people::{Account, AccountState, Person};
use rashin_model::spelling::fold;
use rashin_service::people::list_accounts;
use rashin_service::records::Held;
use serde::Deserialize;

use super::roles::Places;
use crate::desk::frame::{DeskPage, desk_page, path};
use crate::desk::nav::Section;
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::parts::form::Field;
use crate::parts::select::select;
use crate::site::Site;
use crate::{link, show};

/// The most accounts on one page; the search finds the others.
const MOST: usize = 300;

/// What the list is narrowed by.
#[derive(Debug, Default, Deserialize)]
pub struct Narrowed {
    #[serde(default)]
    words: String,
    #[serde(default)]
    state: String,
}

impl Narrowed {
    fn takes(&self, account: &Account, person: &Person) -> bool {
        let words = fold(&self.words);
        let is_meant = words.is_empty() || fold(&person.name).contains(&words) || person.mail.contains(&words);
        is_meant && (self.state.is_empty() || account.state.code() == self.state)
    }
}

/// The list.
pub async fn show_accounts(
    State(site): State<Site>,
    staff: Staff,
    Query(narrowed): Query<Narrowed>,
) -> Result<Markup, Refused> {
    let lang = staff.lang;
    let places = Places::of(&site, &staff).await?;
    if !places.manages_any() {
        return Err(staff.may_not(rashin_model::people::Action::ManageAccounts));
    }
    let all = list_accounts(site.store(), &staff.actor).await.map_err(staff.refusal())?;
    let total = all.len();
    let found: Vec<(Held<Account>, Held<Person>)> =
        all.into_iter().filter(|(account, person)| narrowed.takes(account, person)).collect();
    let title = lang.pick("利用者", "Accounts");
    let states: Vec<(String, String)> = std::iter::once((String::new(), lang.pick("すべて", "all").to_owned()))
        .chain(AccountState::ALL.iter().map(|state| (state.code().to_owned(), state.label(lang).to_owned())))
        .collect();
    let content = html! {
        (path(&staff, &[(lang.pick("管理", "Manage"), "/desk/manage")], title))
        div.page-head {
            h1 { (title) }
            p { a.button href=(link::to(lang, "/desk/accounts/new")) { (lang.pick("招待する", "Invite somebody")) } }
        }
        form.filter-form method="get" action=(link::to(lang, "/desk/accounts")) {
            div.filter-fields {
                (Field::new("words", lang.pick("名前・メールアドレス", "Name or mail address"), lang).kind("search").value(&narrowed.words).line())
                (select("state", lang.pick("状態", "State"), &states, &narrowed.state))
            }
            div.filter-actions {
                button.button type="submit" { (lang.pick("絞り込む", "Narrow")) }
                a href=(link::to(lang, "/desk/accounts")) { (lang.pick("条件を消す", "Clear")) }
            }
        }
        section.part aria-labelledby="list" {
            div.list-head {
                h2 id="list" { (lang.pick("一覧", "List")) }
                p.list-count {
                    @match lang {
                        rashin_model::Lang::Ja => { (format!("{total}人のうち{}人", found.len())) }
                        rashin_model::Lang::En => { (format!("{} of {total}", found.len())) }
                    }
                }
            }
            @if found.is_empty() {
                div.empty {
                    p.empty-title { (lang.pick("当てはまる利用者がいません", "No account fits")) }
                    p { (lang.pick("条件を消すか、新しく招待してください。", "Clear what it is narrowed by, or invite somebody.")) }
                }
            } @else { (table(&staff, &places, &found[..found.len().min(MOST)])) }
            @if found.len() > MOST {
                p.table-note { (lang.pick("最初の300人を示しています。ほかの人は、名前で絞り込んでください。", "The first 300 are shown. Narrow by name to find others.")) }
            }
        }
    };
    Ok(desk_page(&staff, &DeskPage::new(title, Section::Manage), &content))
}

fn table(staff: &Staff, places: &Places, found: &[(Held<Account>, Held<Person>)]) -> Markup {
    let lang = staff.lang;
    html! { div.table-region tabindex="0" role="region" aria-label=(lang.pick("利用者の一覧", "Table of accounts")) {
        table.table.table-stack {
            thead { tr {
                th scope="col" { (lang.pick("名前", "Name")) }
                th scope="col" { (lang.pick("メールアドレス", "Mail address")) }
                th scope="col" { (lang.pick("役割", "Roles")) }
                th scope="col" { (lang.pick("状態", "State")) }
                th scope="col" { (lang.pick("二段階認証", "One-time codes")) }
            } }
            tbody { @for (account, person) in found { tr {
                th.cell-name scope="row" { a href=(link::to(lang, &format!("/desk/accounts/{}", account.id))) { (show::mixed(&person.name, lang)) } }
                td data-label=(lang.pick("メール", "Mail")) { (show::mixed(&person.mail, lang)) }
                td data-label=(lang.pick("役割", "Roles")) { @for assignment in &account.assignments { div { (places.role(assignment, lang)) } } }
                td data-label=(lang.pick("状態", "State")) { (state(account.state, lang)) }
                td data-label=(lang.pick("二段階認証", "Codes")) {
                    @if person.totp.is_some() { (lang.pick("設定済み", "set up")) } @else { span.quiet { (lang.pick("なし", "none")) } }
                }
            } } }
        }
    } }
}

/// The state of an account.
pub fn state(state: AccountState, lang: rashin_model::Lang) -> Markup {
    html! { span.tag { (state.label(lang)) } }
}
