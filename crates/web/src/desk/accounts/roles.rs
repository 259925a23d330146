//! Roles with their places: shown, and chosen in a form.

use maud::{Markup, html};
use rashin_model::people::{Action, Assignment, Government, Office, Role};
use rashin_model::{AreaCode, Code, Lang};
use rashin_service::people::{list_governments, list_offices, subject};
use rashin_service::records::Held;

use crate::desk::fields::Fields;
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;
use crate::show;
use crate::site::Site;

/// Governments and offices by their codes.
pub struct Places {
    governments: Vec<Held<Government>>,
    offices: Vec<Held<Office>>,
    /// Those whose accounts the person may manage.
    managed: Vec<AreaCode>,
}

impl Places {
    /// All of the installation.
    pub async fn of(site: &Site, staff: &Staff) -> Result<Self, Refused> {
        let governments = list_governments(site.store()).await.map_err(staff.refusal())?;
        let offices = list_offices(site.store()).await.map_err(staff.refusal())?;
        let mut managed = Vec::new();
        for government in &governments {
            let own = subject(site.store(), government.area).await.map_err(staff.refusal())?;
            if staff.actor.may(Action::ManageAccounts, &own) {
                managed.push(government.area);
            }
        }
        Ok(Self { governments, offices, managed })
    }

    /// Whether there is any government whose accounts may be managed.
    pub fn manages_any(&self) -> bool {
        !self.managed.is_empty()
    }

    /// A role with its place, in words.
    pub fn role(&self, assignment: &Assignment, lang: Lang) -> Markup {
        let government = self.governments.iter().find(|government| government.area == assignment.government);
        let office = self.offices.iter().find(|office| Some(&office.code) == assignment.office.as_ref());
        html! {
            strong { (assignment.role.label(lang)) }
            span.cell-note {
                @match government {
                    Some(government) => { (show::title(&government.name, government.name_en.as_deref(), lang)) }
                    None => { (assignment.government) }
                }
                @if let Some(office) = office {
                    @if government.is_none_or(|government| government.name != office.name) {
                        " " (show::title(&office.name, office.name_en.as_deref(), lang))
                    }
                }
            }
        }
    }

    /// A choice of a role and its place, the `number`th of a form.
    pub fn choice(&self, number: usize, fields: &Fields, lang: Lang) -> Markup {
        let (role_name, place_name) = (format!("role-{number}"), format!("place-{number}"));
        let (chosen_role, chosen_place) = (fields.get(&role_name), fields.get(&place_name));
        html! { div.form-fields {
            div.field {
                label for=(role_name) { (lang.pick("役割", "Role")) @if number > 0 { " " (number + 1) } }
                select.input id=(role_name) name=(role_name) {
                    option value="" { (lang.pick("（なし）", "(none)")) }
                    @for role in Role::ALL {
                        option value=(role.code()) selected[chosen_role == role.code()] { (role.label(lang)) }
                    }
                }
            }
            div.field {
                label for=(place_name) { (lang.pick("団体・所属", "Government or office")) @if number > 0 { " " (number + 1) } }
                select.input id=(place_name) name=(place_name) {
                    option value="" { (lang.pick("（選んでください）", "(choose)")) }
                    @for government in self.governments.iter().filter(|government| self.managed.contains(&government.area)) {
                        @let area = government.area.to_string();
                        @let (name, own) = rashin_model::plan::titled(&government.name, government.name_en.as_deref(), lang);
                        optgroup label=(name) lang=[(own != lang).then(|| own.tag())] {
                            option value=(area) selected[chosen_place == area] { (name) (lang.pick("（全体）", " (as a whole)")) }
                            @for office in self.offices.iter().filter(|office| office.government == government.area && !office.dissolved) {
                                @let value = format!("{area}/{}", office.code);
                                @let (name, own) = rashin_model::plan::titled(&office.name, office.name_en.as_deref(), lang);
                                option value=(value) selected[chosen_place == value] lang=[(own != lang).then(|| own.tag())] { (name) }
                            }
                        }
                    }
                }
            }
        } }
    }
}

/// The roles that were chosen in a form with so many choices. A role of a whole government takes no
/// office, whichever was chosen with it.
pub fn chosen(fields: &Fields, choices: usize) -> Vec<Assignment> {
    let one = |number: usize| {
        let role_code = fields.get(&format!("role-{number}"));
        let role = *Role::ALL.iter().find(|role| role.code() == role_code)?;
        let place = fields.get(&format!("place-{number}"));
        let (area, office) = place.split_once('/').map_or((place, None), |(area, office)| (area, Code::new(office)));
        let government = AreaCode::parse(area)?;
        Some(Assignment { role, government, office: office.filter(|_| role.is_of_an_office()) })
    };
    (0..choices).filter_map(one).collect()
}

/// What a role of a whole account is called in a form that keeps it or not.
pub fn key(assignment: &Assignment) -> String {
    let office = assignment.office.as_ref().map(Code::to_string).unwrap_or_default();
    format!("{}/{}/{office}", assignment.role.code(), assignment.government)
}
