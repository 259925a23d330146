//! The page of the journal.

use axum::extract::{RawQuery, State};
use maud::{Markup, html};
use rashin_model::Lang;
use rashin_model::people::{Account, Action};
use rashin_service::journal::{Fault, Verification, verify_journal};
use rashin_service::people::list_governments;
use rashin_service::records::find;
use rashin_service::rights::Subject;
use rashin_service::{JournalChoice, JournalPage, Refusal, read_journal};

use crate::desk::frame::{DeskPage, desk_page, path};
use crate::desk::journal::choice::{Typed, governments};
use crate::desk::journal::entry::entry;
use crate::desk::nav::Section;
use crate::desk::people_names::Names;
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::parts::form::{Field, problems};
use crate::site::Site;
use crate::{link, show};

/// How many entries stand on a page.
const AT_ONCE: usize = 50;

/// The page.
pub async fn show_journal(
    State(site): State<Site>,
    staff: Staff,
    RawQuery(query): RawQuery,
) -> Result<Markup, Refused> {
    show(&site, &staff, &Typed::of(query.as_deref()), None).await
}

/// The same with a check of the whole journal.
pub async fn verify(State(site): State<Site>, staff: Staff, RawQuery(query): RawQuery) -> Result<Markup, Refused> {
    let typed = Typed::of(query.as_deref());
    // Only who may read the journal may have it checked.
    typed.choice(&staff, 0)?;
    let found = verify_journal(site.store()).await.map_err(staff.refusal())?;
    show(&site, &staff, &typed, Some(&found)).await
}

async fn show(site: &Site, staff: &Staff, typed: &Typed, found: Option<&Verification>) -> Result<Markup, Refused> {
    let lang = staff.lang;
    let (choice, refusals) = typed.choice(staff, AT_ONCE)?;
    let page = read_journal(site.store(), &staff.actor, &choice).await.map_err(staff.refusal())?;
    let callers = Callers::of(site, staff, &choice, &page).await?;
    let title = lang.pick("記録簿", "Journal");
    let content = html! {
        (path(staff, &[(lang.pick("管理", "Manage"), "/desk/manage")], title))
        div.page-head {
            h1 { (title) }
            p.page-lead {
                (lang.pick("だれが、いつ、何を、どう変え、なぜかを残しています。消すことも書き換えることもできません。",
                           "Who changed what, when, from what to what, and why. Nothing here can be taken out or rewritten."))
            }
        }
        (problems(lang, &refusals))
        @if let Some(found) = found { (verdict(lang, found)) }
        (filter(site, staff, typed, &refusals).await?)
        section.part aria-labelledby="entries" {
            div.part-head {
                h2 id="entries" { (lang.pick("記録", "Entries")) }
                p.file-list {
                    a href=(format!("{}?{}", link::to(lang, "/desk/journal.csv"), typed.query(None))) { "CSV" }
                }
            }
            @if page.entries.is_empty() { div.empty {
                p.empty-title { (lang.pick("条件に合う記録はありません", "No entry matches")) }
                p { a href=(link::to(lang, "/desk/journal")) { (lang.pick("条件を消す", "Clear the filter")) } }
            } }
            ol.journal reversed { @for one in &page.entries { (entry(lang, one, &callers.name(&one.by, lang))) } }
            @if let Some(last) = page.entries.last().filter(|_| page.has_more) {
                p { a.button.button-quiet href=(format!("?{}", typed.query(Some(last.number)))) { (lang.pick("前の記録を見る", "Earlier entries")) } }
            }
        }
        section.part aria-labelledby="verify" {
            h2 id="verify" { (lang.pick("記録簿を確かめる", "Verify the journal")) }
            p.prose {
                (lang.pick("すべての記録のハッシュを計算し直し、抜けや書換えがないこと、いまの内容と合うことを確かめます。",
                           "Every hash is computed anew, to see that nothing is missing or altered and that records are what the journal says."))
            }
            form method="post" action=(format!("{}?{}", link::to(lang, "/desk/journal"), typed.query(None))) {
                button.button.button-quiet type="submit" { (lang.pick("いま確かめる", "Verify now")) }
            }
        }
    };
    Ok(desk_page(staff, &DeskPage::new(title, Section::Manage), &content))
}

async fn filter(site: &Site, staff: &Staff, typed: &Typed, refusals: &[Refusal]) -> Result<Markup, Refused> {
    let lang = staff.lang;
    let own = governments(staff);
    let known = list_governments(site.store()).await.map_err(staff.refusal())?;
    Ok(html! { form.form-inline method="get" action=(link::to(lang, "/desk/journal")) {
        (Field::new("subject", lang.pick("対象のはじめの文字", "Subject begins with"), lang)
            .hint(lang.pick("例 plan/example", "such as plan/example")).value(&typed.subject).line())
        (Field::new("by", lang.pick("アカウントのコード", "Code of the account"), lang).value(&typed.by).line())
        (Field::new("from", lang.pick("この日から", "From"), lang).hint("2026-04-01").value(&typed.from).problems(refusals).line())
        (Field::new("until", lang.pick("この日まで", "Until"), lang).hint("2026-09-30").value(&typed.until).problems(refusals).line())
        @if own.len() > 1 { div.field {
            label for="government" { (lang.pick("団体", "Government")) }
            select.input id="government" name="government" { @for area in &own {
                @let held = known.iter().find(|held| held.area == *area);
                option value=(area) selected[area.to_string() == typed.government] {
                    @match held {
                        Some(held) => (rashin_model::plan::titled(&held.name, held.name_en.as_deref(), lang).0),
                        None => (area),
                    }
                }
            } }
        } }
        button.button type="submit" { (lang.pick("絞り込む", "Filter")) }
        a href=(link::to(lang, "/desk/journal")) { (lang.pick("条件を消す", "Clear")) }
    } })
}

fn verdict(lang: Lang, found: &Verification) -> Markup {
    if found.faults.is_empty() {
        return html! { div.notice.notice-done role="status" {
            p.notice-title { (lang.pick("記録簿に問題はありません", "The journal is in order")) }
            p {
                @if lang == Lang::Ja { (found.entries) "件の記録のハッシュがつながり、いまの内容と合っています。" }
                @else { (found.entries) " entries are chained, and records are what they say." }
            }
            p { (lang.pick("最後のハッシュ ", "Last hash ")) code.hash { (found.head) } }
            p.quiet { (lang.pick("この値を別の場所に控えておくと、あとで、これより前が書き換えられていないことを示せます。", "Noted elsewhere, it proves later that nothing before it was altered.")) }
        } };
    }
    html! { div.notice.notice-error role="alert" {
        p.notice-title {
            @if lang == Lang::Ja { "記録簿に" (found.faults.len()) "件の問題があります" }
            @else { (found.faults.len()) " things are wrong with the journal" }
        }
        ul { @for one in &found.faults { li { (fault(lang, one)) } } }
        p { (lang.pick("管理者に知らせ、バックアップと比べてください。", "Tell the administrator and compare it with a backup.")) }
    } }
}

fn fault(lang: Lang, fault: &Fault) -> Markup {
    let at = |number: &u64, ja: &str, en: &str| html! { a href=(format!("#entry-{number}")) { "#" (number) } " " (lang.pick(ja, en)) };
    match fault {
        Fault::Gap { number } => at(number, "この前の記録が欠けています", "entries before it are missing"),
        Fault::Unchained { number } => {
            at(number, "前の記録とつながっていません", "it is not chained to the one before it")
        }
        Fault::Altered { number } => at(number, "内容が書き換えられています", "it was altered"),
        Fault::RecordDiffers { kind, key } => {
            html! { (lang.pick("記録簿と合わない内容があります ", "a record is not what the journal says: ")) code { (kind) " " (key) } }
        }
    }
}

/// What accounts are called: their names for who manages accounts, for others role and code.
struct Callers {
    names: Option<Names>,
    accounts: Vec<Account>,
}

impl Callers {
    async fn of(site: &Site, staff: &Staff, choice: &JournalChoice, page: &JournalPage) -> Result<Self, Refused> {
        let mut codes: Vec<&str> = page.entries.iter().map(|entry| entry.by.as_str()).collect();
        codes.sort_unstable();
        codes.dedup();
        let mut accounts = Vec::new();
        for code in &codes {
            let held = find::<Account>(site.store(), code).await.map_err(staff.refusal())?;
            accounts.extend(held.map(|held| held.value));
        }
        let may_name = staff.actor.may(Action::ManageAccounts, &Subject::of_government(choice.government));
        let names =
            if may_name { Some(Names::of(site, codes.into_iter()).await.map_err(staff.refusal())?) } else { None };
        Ok(Self { names, accounts })
    }

    fn name(&self, by: &str, lang: Lang) -> Markup {
        let account = self.accounts.iter().find(|account| *account.id.as_str() == *by);
        let roles: Vec<&str> = account
            .into_iter()
            .flat_map(|account| &account.assignments)
            .map(|assignment| assignment.role.label(lang))
            .collect();
        html! {
            @if let (Some(names), Some(_)) = (&self.names, account) { (names.markup_text(by, lang)) " " }
            @if !roles.is_empty() { (show::mixed(&roles.join(lang.pick("・", ", ")), lang)) " " }
            @if let Some(operator) = by.strip_prefix("operator:") { (lang.pick("運用担当 ", "operator ")) code { (operator) } }
            @else { code { (by) } }
        }
    }
}
