//! The navigation of the desk: what a person's roles can use.

use maud::{Markup, html};
use rashin_model::people::Role;

use crate::desk::staff::Staff;
use crate::link;

/// A section of the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// The first page.
    Home,
    /// What waits for whom.
    Inbox,
    /// Plans as they are worked on.
    Plans,
    /// Reviews.
    Reviews,
    /// Meetings, comments, decisions, tasks.
    Meetings,
    /// Cooperation of prefecture and municipalities.
    Cooperation,
    /// Publishing.
    Publish,
    /// Accounts, offices, mail, journal.
    Manage,
    /// What concerns oneself: password, sessions, mail.
    Settings,
}

/// Sections with their address, names, and the roles that can use them; blank for everybody.
const SECTIONS: &[(Section, &str, &str, &str, &[Role])] = {
    use Role::{
        Administrator, Approver, Auditor, Headquarters, Member, MunicipalApprover, MunicipalPlanner, Owner,
        PlanningOffice,
    };
    &[
        (Section::Inbox, "/desk/inbox", "受付箱", "Inbox", &[]),
        (
            Section::Plans,
            "/desk/plans",
            "計画",
            "Plans",
            &[PlanningOffice, Owner, Approver, Member, Headquarters, Auditor, MunicipalPlanner, MunicipalApprover],
        ),
        (
            Section::Reviews,
            "/desk/reviews",
            "点検",
            "Reviews",
            &[PlanningOffice, Headquarters, Member, Auditor, MunicipalPlanner, MunicipalApprover, Owner, Approver],
        ),
        (
            Section::Meetings,
            "/desk/meetings",
            "会議",
            "Meetings",
            &[PlanningOffice, Headquarters, Member, Auditor, Owner, Approver, MunicipalPlanner, MunicipalApprover],
        ),
        (
            Section::Cooperation,
            "/desk/cooperation",
            "連携",
            "Cooperation",
            &[PlanningOffice, Owner, Headquarters, Auditor, MunicipalPlanner, MunicipalApprover],
        ),
        (Section::Publish, "/desk/publish", "公表", "Publish", &[PlanningOffice, Auditor]),
        (Section::Manage, "/desk/manage", "管理", "Manage", &[Administrator, PlanningOffice, Auditor]),
        (Section::Settings, "/desk/settings", "設定", "Settings", &[]),
    ]
};

/// The sections that a person's roles can use: section, address without the language, name.
pub fn sections(staff: &Staff) -> impl Iterator<Item = (Section, &'static str, &'static str)> {
    let lang = staff.lang;
    SECTIONS
        .iter()
        .filter(|(_, _, _, _, roles)| roles.is_empty() || roles.iter().any(|role| staff.is(*role)))
        .map(move |(section, address, ja, en, _)| (*section, *address, lang.pick(ja, en)))
}

/// The navigation, with the open section marked.
pub fn nav(staff: &Staff, open: Section) -> Markup {
    let lang = staff.lang;
    html! {
        nav.desk-nav aria-label=(lang.pick("職員用", "Staff")) { div.wrap { ul.plan-nav-list {
            @for (section, address, name) in sections(staff) {
                li { a href=(link::to(lang, address)) aria-current=[(section == open).then_some("page")] { (name) } }
            }
        } } }
    }
}
