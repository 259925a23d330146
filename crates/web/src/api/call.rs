//! A call of the API: what it names, what it asks for, and how it is answered.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use rashin_model::Code;
use serde::Serialize;

use super::error::ApiError;
use super::given::Given;
use super::paged::{Paged, Window};
use super::parameter::{Kind, Parameter};
use crate::edition;
use crate::plan_view::PlanView;
use crate::site::Site;

/// A call of an operation.
pub struct Call {
    /// The site.
    pub site: Site,
    /// The parameters.
    pub given: Given,
    /// The parts of the address.
    names: BTreeMap<String, String>,
    /// The address without its query.
    path: String,
    /// The query.
    query: String,
    /// Whether the answer goes into a copy that no server stands behind.
    is_copied: bool,
}

impl Call {
    /// A call with the parts of its address.
    pub fn new(site: Site, names: BTreeMap<String, String>, given: Given, path: &str, query: &str) -> Self {
        Self { site, given, names, path: path.to_owned(), query: query.to_owned(), is_copied: false }
    }

    /// The same call, answered for a copy that no server stands behind, or not.
    pub fn copied(self, is_copied: bool) -> Self {
        Self { is_copied, ..self }
    }

    /// A part of the address.
    pub fn name(&self, name: &str) -> &str {
        self.names.get(name).map_or("", String::as_str)
    }

    /// The query as it came.
    pub fn query(&self) -> &str {
        &self.query
    }

    /// The plan as it was published, with its evaluation as of the day asked for.
    ///
    /// # Errors
    /// 404 for a plan or publication that is not there.
    pub async fn view(&self) -> Result<Arc<PlanView>, ApiError> {
        let code = Code::new(self.name("plan")).ok_or_else(|| ApiError::not_found("計画", "plan"))?;
        let named = self.names.get("snapshot").map(|text| text.parse());
        let named = named.transpose().map_err(|_| ApiError::not_found("公表版", "publication"))?;
        let number = named.or_else(|| self.given.whole("snapshot"));
        Ok(self.site.published(&code, number, self.given.day("as_of")).await?)
    }

    /// Which part of a list is asked for: all of it for a copy.
    pub fn window(&self) -> Window {
        if self.is_copied { Window::whole() } else { Window::of(&self.given) }
    }

    /// Answers with a document; what is of a publication says of which in its headers.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn document(view: Option<&PlanView>, document: &impl Serialize) -> Result<Response, ApiError> {
        let bytes = serde_json::to_vec(document).map_err(|error| ApiError::unwritable(&error))?;
        let publication = view.map_or_else(HeaderMap::new, edition::headers);
        Ok(([(header::CONTENT_TYPE, "application/json")], publication, bytes).into_response())
    }

    /// Answers with a page of a list, and the links to its neighbours.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn page<T: Serialize>(&self, view: Option<&PlanView>, page: &Paged<T>) -> Result<Response, ApiError> {
        let links = page.links(&self.path, &self.query);
        Ok((links, Self::document(view, page)?).into_response())
    }
}

/// The parameter that names a publication.
pub fn snapshot() -> Parameter {
    let (ja, en) = ("公表版の番号。なければ最新", "Number of a publication; the last one if left out");
    Parameter::new("snapshot", Kind::Whole { least: 1, most: 99_999, default: None }, ja, en)
}

/// The parameter that names the day as of which figures are evaluated.
pub fn as_of() -> Parameter {
    let (ja, en) = (
        "評価の基準日。なければ公表版の基準日",
        "As of which day figures are evaluated; that of the publication if left out",
    );
    Parameter::new("as_of", Kind::Day, ja, en)
}
