//! The areas of Japan as JSON.

use axum::response::Response;
use rashin_model::spelling::fold;
use rashin_model::{AreaCode, Sentence};
use rashin_shipped::{Body, BodyKind};
use serde::Serialize;
use utoipa::ToSchema;

use super::call::Call;
use super::error::ApiError;
use super::operation::{About, Answer, Group, Operation};
use super::parameter::{Kind, Parameter};

/// A prefecture, a municipality or a ward.
#[derive(Debug, Serialize, ToSchema)]
pub struct AreaRecord {
    /// Area code of six digits.
    code: String,
    /// Its name.
    name: &'static str,
    /// Its name in hiragana.
    kana: &'static str,
    /// prefecture, municipality or ward.
    kind: &'static str,
    /// The area it lies in; `null` for a prefecture.
    parent: Option<String>,
}

fn kind(kind: BodyKind) -> &'static str {
    match kind {
        BodyKind::Prefecture => "prefecture",
        BodyKind::Municipality => "municipality",
        BodyKind::Ward => "ward",
    }
}

fn record(code: AreaCode, body: &Body) -> AreaRecord {
    let parent = body.parent.map(|parent| parent.to_string());
    AreaRecord { code: code.to_string(), name: body.name, kana: body.kana, kind: kind(body.kind), parent }
}

/// The operations.
pub fn operations() -> Vec<Operation> {
    let list = About {
        id: "listAreas".to_owned(),
        path: "/areas".to_owned(),
        group: Group::Reference,
        summary: Sentence::new(
            "都道府県・市区町村・行政区の一覧（団体コード順）",
            "Prefectures, municipalities and wards of Japan, by area code",
        ),
        parameters: vec![
            Parameter::new("q", Kind::Text, "名称かかなにこの字があるもの", "Letters in name or kana"),
            Parameter::new(
                "kind",
                Kind::Word(vec!["prefecture", "municipality", "ward"]),
                "都道府県、市区町村、行政区のどれか",
                "Only prefectures, municipalities or wards",
            ),
            Parameter::new("parent", Kind::Area, "この地域に属するもの", "Only those that lie in this area"),
        ],
        answer: Answer::page_of::<AreaRecord>(),
        sample: "/areas?kind=municipality&parent=020001&limit=2".to_owned(),
    };
    let show = About {
        id: "showArea".to_owned(),
        path: "/areas/{area}".to_owned(),
        group: Group::Reference,
        summary: Sentence::new("1つの地域", "One area"),
        parameters: Vec::new(),
        answer: Answer::one::<AreaRecord>(),
        sample: "/areas/020001".to_owned(),
    };
    vec![list.by(list_areas), show.by(show_area)]
}

async fn list_areas(call: Call) -> Result<Response, ApiError> {
    let words = call.given.text("q").map(fold);
    let found = rashin_shipped::areas().iter().filter(|(_, body)| {
        call.given.takes("kind", kind(body.kind))
            && call.given.text("parent").is_none_or(|parent| body.parent.is_some_and(|own| own.to_string() == parent))
            && words.as_ref().is_none_or(|words| fold(body.name).contains(words) || fold(body.kana).contains(words))
    });
    call.page(None, &call.window().cut(found.map(|(code, body)| record(code, body))))
}

async fn show_area(call: Call) -> Result<Response, ApiError> {
    let code = Some(call.name("area")).filter(|text| text.len() == 6).and_then(AreaCode::parse);
    let found = code.and_then(|code| Some((code, rashin_shipped::areas().get(code)?)));
    let (code, body) = found.ok_or_else(|| ApiError::not_found("地域", "area"))?;
    Call::document(None, &record(code, body))
}
