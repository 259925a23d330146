//! What the address of a page of a plan names.

use std::sync::Arc;

use rashin_model::Code;
use serde::Deserialize;

use crate::error::{self, PageError};
use crate::language::Asked;
use crate::plan_view::PlanView;
use crate::site::Site;

/// The parts of an address under `/plans/`.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Wanted {
    /// Code of the plan.
    plan: String,
    /// Number of one of its publications; the last one if left out.
    snapshot: Option<String>,
    /// Code of a node.
    node: Option<String>,
    /// Code of an indicator.
    indicator: Option<String>,
    /// Code of a meeting.
    meeting: Option<String>,
    /// Place of a document among those of its meeting.
    document: Option<String>,
    /// Code of a cooperation theme.
    theme: Option<String>,
    /// Name of a table's file.
    table: Option<String>,
    /// Name of a figure's file.
    figure: Option<String>,
    /// Name of a file of the open data.
    data: Option<String>,
    /// Name of a printed document's file.
    printed: Option<String>,
}

impl Wanted {
    /// A node or an indicator of a plan, without an address.
    pub fn in_plan(plan: &Code, node: Option<String>, indicator: Option<String>) -> Self {
        Self { plan: plan.to_string(), node, indicator, ..Self::default() }
    }

    /// The plan as it was published.
    ///
    /// # Errors
    /// [`PageError::not_found`] for a plan that was not published, and for a publication that is not there.
    pub async fn view(&self, site: &Site, asked: &Asked) -> Result<Arc<PlanView>, PageError> {
        let plan = error::code(asked, &self.plan)?;
        let number = self.snapshot.as_deref().map(number).transpose().map_err(|()| PageError::not_found(asked))?;
        site.published(&plan, number, None).await.map_err(PageError::of(asked))
    }

    /// The file of a printed document that is named.
    pub fn printed(&self) -> &str {
        self.printed.as_deref().unwrap_or_default()
    }

    /// The file of the open data that is named.
    pub fn data(&self) -> &str {
        self.data.as_deref().unwrap_or_default()
    }

    /// The node that is named.
    pub fn node(&self) -> &str {
        self.node.as_deref().unwrap_or_default()
    }

    /// The indicator that is named.
    pub fn indicator(&self) -> &str {
        self.indicator.as_deref().unwrap_or_default()
    }

    /// The file of a figure that is named.
    pub fn figure(&self) -> &str {
        self.figure.as_deref().unwrap_or_default()
    }

    /// The meeting that is named.
    pub fn meeting(&self) -> &str {
        self.meeting.as_deref().unwrap_or_default()
    }

    /// The document that is named: its order within its meeting.
    pub fn document(&self) -> Option<u32> {
        self.document.as_deref()?.parse().ok()
    }

    /// The cooperation theme that is named.
    pub fn theme(&self) -> &str {
        self.theme.as_deref().unwrap_or_default()
    }

    /// The table that is named.
    pub fn table(&self) -> &str {
        self.table.as_deref().unwrap_or_default()
    }
}

/// A number in the one form that addresses have: no sign, no zeros before it.
fn number(text: &str) -> Result<u32, ()> {
    text.parse().ok().filter(|number: &u32| number.to_string() == text).ok_or(())
}
