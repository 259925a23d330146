//! The OpenAPI 3.1 description of the API, made from the operations.

use std::collections::BTreeMap;

use serde_json::Value;
use utoipa::openapi::example::ExampleBuilder;
use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::path::{OperationBuilder, Parameter, ParameterBuilder, ParameterIn, PathItem, PathsBuilder};
use utoipa::openapi::response::ResponseBuilder;
use utoipa::openapi::schema::{Components, ObjectBuilder, Schema, Type};
use utoipa::openapi::tag::TagBuilder;
use utoipa::openapi::{
    Content, ContentBuilder, HttpMethod, InfoBuilder, License, OpenApi, OpenApiBuilder, Ref, RefOr, Required, Response,
    Server,
};
use utoipa::{PartialSchema, ToSchema};

use super::error::{ApiError, Refused};
use super::operation::{About, Group};
use super::operations;
use super::parameter::{AREA, CODE};

/// What the samples of the operations give, by operation: taken from the plan `example` by a test.
const EXAMPLES: &str = include_str!("examples.json");

const ABOUT: &str = "Plans as they were published, their figures and what they mean. Read-only. \
    The headers Rashin-Snapshot and Rashin-Sha256 name the publication. Lists come in pages: the parameters limit and \
    offset choose one, the header Link names its neighbours. Ratios are fractions; a figure that is missing is null, \
    with its reason. Blank cells of rows are left out. \
    / 公表した計画と、その数値と評価です。読み取り専用です。公表版は Rashin-Snapshot と Rashin-Sha256 のヘッダーで分かります。\
    一覧は limit と offset でページに分けられ、前後のページは Link ヘッダーにあります。割合は小数で、値がないところは null とその理由です。";

/// The description.
pub fn openapi() -> OpenApi {
    let mut license = License::new("Apache-2.0");
    license.identifier = Some("Apache-2.0".to_owned());
    let info = InfoBuilder::new()
        .title("Rashin")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(ABOUT))
        .license(Some(license));
    let examples: BTreeMap<String, Value> = serde_json::from_str(EXAMPLES).unwrap_or_default();
    let mut components = Components::new();
    components.schemas.insert(ApiError::name().into_owned(), ApiError::schema());
    components.schemas.insert(Refused::name().into_owned(), Refused::schema());
    let mut paths = PathsBuilder::new();
    for operation in operations() {
        let about = operation.about;
        components.schemas.extend(about.answer.components.iter().cloned());
        paths =
            paths.path(about.path.clone(), PathItem::new(HttpMethod::Get, described(&about, examples.get(&about.id))));
    }
    let tags = Group::ALL.map(|group| {
        let title = group.title();
        TagBuilder::new().name(group.code()).description(Some(format!("{} / {}", title.en, title.ja))).build()
    });
    OpenApiBuilder::new()
        .info(info.build())
        .servers(Some([Server::new("/api/v1")]))
        .tags(Some(tags))
        .paths(paths.build())
        .components(Some(components))
        .build()
}

fn described(about: &About, example: Option<&Value>) -> utoipa::openapi::path::Operation {
    let of_path = about.names().into_iter().map(|(name, value)| part(name, value));
    let of_query = about.parameters.iter().map(super::parameter::Parameter::described);
    let mut operation = OperationBuilder::new()
        .operation_id(Some(about.id.clone()))
        .tag(about.group.code())
        .summary(Some(about.summary.en.clone()))
        .description(Some(about.summary.ja.clone()))
        .parameters(Some(of_path.chain(of_query).collect::<Vec<_>>()))
        .response("200", answer(about, example))
        .response(
            "304",
            ResponseBuilder::new().description("Nothing has changed since the version named by If-None-Match"),
        )
        .response("400", failure("A parameter is unknown or cannot be read; every one is named"));
    if about.path.contains('{') {
        operation = operation.response("404", failure("What the address names is not there, or was not published"));
    }
    operation.response("500", failure("The server could not answer")).build()
}

/// A part of an address.
fn part(name: &str, sample: &str) -> Parameter {
    let (meaning, pattern) = match name {
        "plan" => ("Code of the plan / 計画のコード", CODE),
        "node" => ("Code of the element / 項目のコード", CODE),
        "indicator" => ("Code of the indicator / 指標のコード", CODE),
        "concept" => ("Code of what is measured / 共通コード", CODE),
        "meeting" => ("Code of the meeting / 会議のコード", CODE),
        "theme" => ("Code of the cooperation theme / 連携推進項目のコード", CODE),
        "area" => ("Area code of six digits / 6桁の団体コード", AREA),
        "snapshot" => ("Number of the publication, from 1 / 公表版の番号", "^[1-9][0-9]{0,4}$"),
        "revision" => ("Number of the edition, from 1 / 計画の版の番号", "^[1-9][0-9]{0,4}$"),
        _ => ("Name / 名前", "^[a-z0-9_.-]{1,64}$"),
    };
    let schema = ObjectBuilder::new().schema_type(Type::String).pattern(Some(pattern));
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Path)
        .required(Required::True)
        .description(Some(meaning))
        .schema(Some(Schema::from(schema)))
        .example(Some(sample.into()))
        .build()
}

fn answer(about: &About, example: Option<&Value>) -> Response {
    let sample = ExampleBuilder::new().summary(format!("/api/v1{}", about.sample)).value(example.cloned()).build();
    let content: Content = ContentBuilder::new()
        .schema(Some(about.answer.schema.clone()))
        .examples_from_iter([("example", sample)])
        .build();
    let header = |words: &str| HeaderBuilder::new().schema(Some(String::schema())).description(Some(words)).build();
    let mut response = ResponseBuilder::new()
        .description(about.summary.en.clone())
        .content("application/json", content)
        .header("ETag", header("Version of the answer, for If-None-Match"));
    if about.path.contains("{plan}") {
        response = response
            .header("Rashin-Snapshot", header("Number of the publication"))
            .header("Rashin-Sha256", header("SHA-256 over the canonical content of the publication"));
    }
    if about.answer.is_paged {
        response = response.header("Link", header("First, previous, next and last page (RFC 8288)"));
    }
    response.build()
}

fn failure(words: &str) -> Response {
    let schema = RefOr::<Schema>::Ref(Ref::from_schema_name(ApiError::name()));
    let content = ContentBuilder::new().schema(Some(schema)).build();
    ResponseBuilder::new().description(words).content("application/json", content).build()
}
