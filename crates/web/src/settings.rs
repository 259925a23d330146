//! What the operator decides about a site.

use std::collections::BTreeSet;
use std::sync::Arc;

use rashin_identity::Provider;
use rashin_model::{Code, Sentence};
use rashin_opendata::Licence;
use rashin_report::Press;

/// What the operator decides about a site.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Under which address people reach the site, without a slash at its end; links in mail begin so.
    pub public_url: String,
    /// Whether the operator named that address; without one, addresses in open data begin with a slash.
    pub is_address_named: bool,
    /// Under which terms the open data may be used; `None` where the operator has not said.
    pub licence: Option<Licence>,
    /// Whether a proxy stands before the server and names visitors in `X-Forwarded-For` and
    /// `X-Forwarded-Proto`; without one, anybody could write these headers.
    pub behind_proxy: bool,
    /// Whether there is a mail server; without one mail stays in the queue.
    pub sends_mail: bool,
    /// The code that the first administrator has to give, printed where the operator sees it.
    pub set_up_code: Option<String>,
    /// The provider through which people of the organisation sign in.
    pub provider: Option<Provider>,
    /// Roles that anybody may sign in as, without a password; empty but in a demo.
    pub demo_roles: Vec<DemoRole>,
    /// What a program on another machine gives to read the numbers of `/metrics`.
    pub metrics_token: Option<String>,
    /// What documents are printed with.
    pub press: Arc<Press>,
    /// The only plans that the public sees; `None` for all that were published.
    pub plans: Option<BTreeSet<Code>>,
}

/// A role that a demo offers at its sign-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoRole {
    /// The account.
    pub account: Code,
    /// What the role is called.
    pub name: Sentence,
    /// What it does.
    pub what: Sentence,
}

impl Settings {
    /// Settings for a site that is reached under an address.
    pub fn at(public_url: impl Into<String>) -> Self {
        let public_url = public_url.into().trim_end_matches('/').to_owned();
        Self {
            public_url,
            is_address_named: false,
            licence: None,
            behind_proxy: false,
            sends_mail: false,
            set_up_code: None,
            provider: None,
            demo_roles: Vec::new(),
            metrics_token: None,
            press: Arc::default(),
            plans: None,
        }
    }

    /// What every address in open data begins with; blank where the operator named no address.
    pub fn data_base(&self) -> &str {
        if self.is_address_named { &self.public_url } else { "" }
    }

    /// Whether the public sees a plan, once it was published.
    pub fn shows(&self, plan: &Code) -> bool {
        self.plans.as_ref().is_none_or(|plans| plans.contains(plan))
    }

    /// Whether people reach the site by https.
    pub fn is_secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// The host and port people reach the site at.
    pub fn host(&self) -> &str {
        self.public_url.split_once("://").map_or("", |(_, host)| host.split('/').next().unwrap_or_default())
    }
}
