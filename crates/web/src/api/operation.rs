//! An operation of the API, declared once: its address, its parameters, its answer and what it does.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Extension;
use axum::extract::rejection::PathRejection;
use axum::extract::{OriginalUri, Path, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get};
use rashin_model::Sentence;
use rashin_model::table::Table;
use utoipa::ToSchema;
use utoipa::openapi::schema::Schema;
use utoipa::openapi::{Ref, RefOr};

use super::call::Call;
use super::error::ApiError;
use super::given::Given;
use super::parameter::Parameter;
use super::{cells, paged};
use crate::language::Copied;
use crate::site::Site;

/// What an operation is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Plans and their publications.
    Plans,
    /// Elements.
    Nodes,
    /// Indicators with their figures.
    Indicators,
    /// Whole evaluations.
    Evaluation,
    /// Meetings and cooperation.
    Meetings,
    /// Tables as they are.
    Tables,
    /// Questions in words.
    Search,
    /// What all plans share.
    Reference,
}

impl Group {
    /// Every group, in the order of the description.
    pub const ALL: [Self; 8] = [
        Self::Plans,
        Self::Nodes,
        Self::Indicators,
        Self::Evaluation,
        Self::Meetings,
        Self::Tables,
        Self::Search,
        Self::Reference,
    ];

    /// Machine name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Plans => "plans",
            Self::Nodes => "nodes",
            Self::Indicators => "indicators",
            Self::Evaluation => "evaluation",
            Self::Meetings => "meetings",
            Self::Tables => "tables",
            Self::Search => "search",
            Self::Reference => "reference",
        }
    }

    /// What it is about.
    pub fn title(self) -> Sentence {
        let (ja, en) = match self {
            Self::Plans => ("計画と公表版", "Plans and their publications"),
            Self::Nodes => ("計画の項目とロードマップ", "Elements of a plan and its roadmap"),
            Self::Indicators => ("指標とKPIの数値", "Indicators and composite indices with their figures"),
            Self::Evaluation => ("評価の計算結果", "Evaluations, figure by figure"),
            Self::Meetings => ("会議と連携", "Meetings and cooperation"),
            Self::Tables => ("計画の表", "The tables of a plan, row by row"),
            Self::Search => ("質問", "Questions in words"),
            Self::Reference => ("共通の資料", "What all plans share"),
        };
        Sentence::new(ja, en)
    }
}

/// What an operation answers with.
pub struct Answer {
    /// Its schema.
    pub schema: RefOr<Schema>,
    /// The schemas that it refers to.
    pub components: Vec<(String, RefOr<Schema>)>,
    /// Whether it is a page of a list.
    pub is_paged: bool,
}

impl Answer {
    /// A document.
    pub fn one<T: ToSchema>() -> Self {
        let schema = RefOr::Ref(Ref::from_schema_name(T::name()));
        Self { schema, components: components::<T>(), is_paged: false }
    }

    /// A page of records.
    pub fn page_of<T: ToSchema>() -> Self {
        Self { schema: paged::schema(&T::name()), components: components::<T>(), is_paged: true }
    }

    /// A page of the rows of a table.
    pub fn rows_of(table: &Table) -> Self {
        let name = cells::row_name(table);
        let schema = paged::schema(&name);
        Self { schema, components: vec![(name, RefOr::T(cells::row_schema(table)))], is_paged: true }
    }
}

fn components<T: ToSchema>() -> Vec<(String, RefOr<Schema>)> {
    let mut found = Vec::new();
    T::schemas(&mut found);
    found.push((T::name().into_owned(), T::schema()));
    found
}

/// What is said of an operation.
pub struct About {
    /// Its name: a verb and what it is done with.
    pub id: String,
    /// Its address below `/api/v1`, the parts that vary in braces.
    pub path: String,
    /// What it is about.
    pub group: Group,
    /// What it gives.
    pub summary: Sentence,
    /// Its parameters; those of pages come by themselves.
    pub parameters: Vec<Parameter>,
    /// What it answers with.
    pub answer: Answer,
    /// An address of the plan `example` at which it can be seen.
    pub sample: String,
}

/// An operation.
pub struct Operation {
    /// What is said of it.
    pub about: About,
    /// What answers.
    pub route: MethodRouter<Site>,
}

impl About {
    /// The operation that a function answers.
    pub fn by<F: Future<Output = Result<Response, ApiError>> + Send>(
        mut self,
        answer: impl Fn(Call) -> F + Clone + Send + Sync + 'static,
    ) -> Operation {
        if self.answer.is_paged {
            self.parameters.extend(paged::parameters());
        }
        let parameters: Arc<[Parameter]> = self.parameters.clone().into();
        let serve = move |State(site): State<Site>,
                          names: Result<Path<BTreeMap<String, String>>, PathRejection>,
                          OriginalUri(address): OriginalUri,
                          copied: Option<Extension<Copied>>| {
            let (answer, parameters) = (answer.clone(), parameters.clone());
            async move {
                // An address that is not UTF-8 names nothing.
                let Ok(Path(names)) = names else { return ApiError::no_such_address().into_response() };
                let query = address.query().unwrap_or_default();
                match Given::read(&parameters, query) {
                    Ok(given) => {
                        let call = Call::new(site, names, given, address.path(), query).copied(copied.is_some());
                        answer(call).await.unwrap_or_else(IntoResponse::into_response)
                    }
                    Err(error) => error.into_response(),
                }
            }
        };
        Operation { about: self, route: get(serve) }
    }

    /// The parts of the address that vary, with their values in the sample.
    pub fn names(&self) -> Vec<(&str, &str)> {
        let sample = self.sample.split('?').next().unwrap_or_default();
        let parts = self.path.split('/').zip(sample.split('/'));
        parts.filter_map(|(part, value)| Some((part.strip_prefix('{')?.strip_suffix('}')?, value))).collect()
    }
}
