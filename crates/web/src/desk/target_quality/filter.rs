//! What the list of findings is narrowed by. Sent by GET, so that an address is a view.

use maud::{Markup, html};
use rashin_eval::target_quality::{Finding, Flaw, Severity};
use rashin_model::Lang;

use crate::parts::select::select;
use crate::plan_view::PlanView;

/// The conditions; a blank one asks for nothing.
pub struct Filter {
    severity: String,
    flaw: String,
    office: String,
}

impl Filter {
    /// The conditions in an address.
    pub fn of(query: &str) -> Self {
        let field = |name: &str| {
            let mut fields = form_urlencoded::parse(query.as_bytes());
            fields.find(|(own, _)| own == name).map(|(_, value)| value.into_owned()).unwrap_or_default()
        };
        Self { severity: field("severity"), flaw: field("flaw"), office: field("office") }
    }

    /// The same as a query.
    pub fn query(&self) -> String {
        form_urlencoded::Serializer::new(String::new())
            .append_pair("severity", &self.severity)
            .append_pair("flaw", &self.flaw)
            .append_pair("office", &self.office)
            .finish()
    }

    /// Whether a finding meets every condition.
    pub fn lets_through(&self, view: &PlanView, one: &Finding) -> bool {
        let meets = |condition: &str, own: &str| condition.is_empty() || condition == own;
        meets(&self.severity, one.flaw.severity().code())
            && meets(&self.flaw, one.flaw.code())
            && (self.office.is_empty() || view.offices(one.indicator).contains(&self.office))
    }
}

/// The form above the list; choices that nothing meets are left out.
pub fn form(lang: Lang, view: &PlanView, all: &[Finding], filter: &Filter) -> Markup {
    let any = || (String::new(), lang.pick("すべて", "All").to_owned());
    let mut severities = vec![any()];
    severities.extend(
        Severity::ALL
            .iter()
            .filter(|severity| all.iter().any(|one| one.flaw.severity() == **severity))
            .map(|severity| (severity.code().to_owned(), severity.label(lang).to_owned())),
    );
    let mut flaws = vec![any()];
    flaws.extend(
        Flaw::ALL
            .iter()
            .filter(|flaw| all.iter().any(|one| one.flaw == **flaw))
            .map(|flaw| (flaw.code().to_owned(), flaw.label(lang).to_owned())),
    );
    let mut names: Vec<&String> = all.iter().flat_map(|one| view.offices(one.indicator)).collect();
    names.sort_unstable();
    names.dedup();
    let mut offices = vec![any()];
    offices.extend(names.into_iter().map(|office| (office.clone(), office.clone())));
    html! {
        form.filter-form method="get" action="#findings" aria-label=(lang.pick("一覧をしぼり込む", "Filter the list")) {
            div.filter-fields {
                (select("severity", lang.pick("重さ", "Severity"), &severities, &filter.severity))
                (select("flaw", lang.pick("種類", "What"), &flaws, &filter.flaw))
                @if offices.len() > 1 { (select("office", lang.pick("所管課", "Office"), &offices, &filter.office)) }
            }
            div.filter-actions {
                button.button { (lang.pick("しぼり込む", "Filter")) }
                a href="?" { (lang.pick("条件を消す", "Clear")) }
            }
        }
    }
}
