//! Who is signed in.

use axum::extract::FromRequestParts;
use axum::http::Method;
use axum::http::request::Parts;
use axum::response::Response;
use rashin_model::people::{Account, Action, Person, Role};
use rashin_model::{AreaCode, Lang, Sentence};
use rashin_service::Error;
use rashin_service::people::{Session, SignedIn, resume_session};
use rashin_service::records::Held;
use rashin_service::rights::{Actor, RIGHTS};

use crate::desk::flash::{self, Flash};
use crate::desk::refusal::Refused;
use crate::language::Asked;
use crate::site::Site;
use crate::visitor::Visitor;

/// Whoever is signed in, with the language of the page asked for. As an argument of a handler it lets
/// nobody else in: others are led to the sign-in and back.
#[derive(Debug, Clone)]
pub struct Staff {
    /// Who asks, for the functions of the service.
    pub actor: Actor,
    /// The account.
    pub account: Held<Account>,
    /// The person.
    pub person: Held<Person>,
    /// The session.
    pub session: Held<Session>,
    /// The language and address asked for.
    pub asked: Asked,
    /// Language of the page.
    pub lang: Lang,
    /// The message of the page before.
    pub flash: Flash,
}

impl Staff {
    /// Goes on to another page (its address without the language) and says there what was done.
    pub fn done(&self, address: &str, message: &Sentence) -> Response {
        flash::done(self.lang, address, message)
    }

    /// Makes a page of what the service said.
    pub fn refusal(&self) -> impl FnOnce(Error) -> Refused {
        Refused::of(&self.asked)
    }

    /// The page for those who may not do something at all.
    pub fn may_not(&self, action: Action) -> Refused {
        let mut roles: Vec<Role> =
            RIGHTS.iter().filter(|right| right.action == action).map(|right| right.role).collect();
        roles.dedup();
        Refused::of(&self.asked)(Error::Forbidden { action, roles })
    }

    /// There is no such thing.
    pub fn missing(&self, ja: &str, en: &str) -> Refused {
        Refused::missing(&self.asked, Sentence::new(ja, en))
    }

    /// The same for the functions about one's own account.
    pub fn signed_in(&self) -> SignedIn {
        SignedIn {
            actor: self.actor.clone(),
            account: self.account.clone(),
            person: self.person.clone(),
            session: self.session.clone(),
        }
    }

    /// Whether one of the roles is this one, anywhere.
    pub fn is(&self, role: Role) -> bool {
        self.account.assignments.iter().any(|assignment| assignment.role == role)
    }

    /// The governments in which there is a role, each once.
    pub fn governments(&self) -> Vec<AreaCode> {
        let mut governments: Vec<AreaCode> =
            self.account.assignments.iter().map(|assignment| assignment.government).collect();
        governments.sort();
        governments.dedup();
        governments
    }
}

impl FromRequestParts<Site> for Staff {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Refused> {
        let Ok(asked) = Asked::from_request_parts(parts, site).await;
        let Ok(visitor) = Visitor::from_request_parts(parts, site).await;
        let signed_in = if visitor.kept.is_empty() {
            None
        } else {
            resume_session(site.store(), &visitor.kept, site.now()).await.map_err(Refused::of(&asked))?
        };
        let Some(signed_in) = signed_in else {
            if !site.limits().allows_address(&visitor.address) {
                return Err(Refused::too_many(&asked));
            }
            let is_form = !matches!(parts.method, Method::GET | Method::HEAD);
            return Err(if is_form { Refused::session_over(&asked) } else { Refused::sign_in(&asked) });
        };
        if !site.limits().allows_session(&signed_in.session.hash) {
            return Err(Refused::too_many(&asked));
        }
        Ok(Self {
            actor: signed_in.actor,
            account: signed_in.account,
            person: signed_in.person,
            session: signed_in.session,
            lang: asked.lang,
            flash: Flash::of(&parts.headers),
            asked,
        })
    }
}
