//! What went wrong with a request, as JSON.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use rashin_model::{Lang, Sentence};
use rashin_service::Error;
use serde::Serialize;
use utoipa::ToSchema;

/// What went wrong, in both languages.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApiError {
    /// HTTP status.
    #[serde(skip)]
    status: StatusCode,
    /// Machine name: bad_request, not_found, method_not_allowed, conflict, failed ...
    error: &'static str,
    /// In Japanese.
    message_ja: String,
    /// In English.
    message_en: String,
    /// Every parameter that was refused, each with the way out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    parameters: Vec<Refused>,
}

/// A parameter that was refused.
#[derive(Debug, Serialize, ToSchema)]
pub struct Refused {
    /// Its name.
    name: String,
    /// What is wrong and what to do, in Japanese.
    message_ja: String,
    /// What is wrong and what to do, in English.
    message_en: String,
}

impl Refused {
    /// A parameter with a sentence about it.
    pub fn new(name: &str, sentence: Sentence) -> Self {
        Self { name: name.to_owned(), message_ja: sentence.ja, message_en: sentence.en }
    }
}

impl ApiError {
    fn new(status: StatusCode, error: &'static str, sentence: Sentence) -> Self {
        let (message_ja, message_en) = (sentence.ja, sentence.en);
        Self { status, error, message_ja, message_en, parameters: Vec::new() }
    }

    /// What was asked for is not there.
    pub fn not_found(ja: &str, en: &str) -> Self {
        let sentence = Sentence::new(
            format!("指定された{ja}はありません。コードや番号を確かめてください"),
            format!("There is no such {en}. Check its code or number."),
        );
        Self::new(StatusCode::NOT_FOUND, "not_found", sentence)
    }

    /// There is nothing at an address.
    pub fn no_such_address() -> Self {
        let sentence = Sentence::new(
            "このアドレスにAPIはありません。一覧は /api にあります",
            "There is nothing at this address of the API. The page /api lists what there is.",
        );
        Self::new(StatusCode::NOT_FOUND, "not_found", sentence)
    }

    /// The API can only be read.
    pub fn read_only() -> Self {
        let sentence = Sentence::new(
            "このAPIは読み取り専用です。GETかHEADで呼び出してください",
            "This API can only be read. Use GET or HEAD.",
        );
        Self::new(StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed", sentence)
    }

    /// Parameters that were refused, all of them at once.
    pub fn refused(parameters: Vec<Refused>) -> Self {
        let join =
            |of: fn(&Refused) -> &String, between| parameters.iter().map(of).cloned().collect::<Vec<_>>().join(between);
        let sentence = Sentence::new(join(|one| &one.message_ja, "。"), join(|one| &one.message_en, " "));
        Self { parameters, ..Self::new(StatusCode::BAD_REQUEST, "bad_request", sentence) }
    }

    /// An answer could not be written.
    pub fn unwritable(cause: &serde_json::Error) -> Self {
        Self::from(Error::Store(rashin_service::StoreError::Unreadable(cause.to_string())))
    }
}

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        let (status, name) = match &error {
            Error::NoSuchPlan(_) | Error::Missing(_) => (StatusCode::NOT_FOUND, "not_found"),
            Error::Conflict { .. } | Error::Stale => (StatusCode::CONFLICT, "conflict"),
            Error::Forbidden { .. } => (StatusCode::FORBIDDEN, "forbidden"),
            Error::Invalid(_) => (StatusCode::UNPROCESSABLE_ENTITY, "invalid"),
            Error::Store(_) => (StatusCode::INTERNAL_SERVER_ERROR, "failed"),
        };
        if status == StatusCode::INTERNAL_SERVER_ERROR {
            tracing::error!(%error, "API request failed");
        }
        Self::new(status, name, Sentence::new(error.message(Lang::Ja), error.message(Lang::En)))
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        (self.status, axum::Json(self)).into_response()
    }
}
