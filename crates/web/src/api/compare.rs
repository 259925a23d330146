//! Comparisons as JSON: what several plans measure, and the areas of an indicator beside each other.

use axum::response::Response;
use rashin_eval::areas::{Chance, Compared, Scope, Whole};
use rashin_model::amount::to_f64;
use rashin_model::{Period, Sentence};
use serde::Serialize;
use utoipa::ToSchema;

use super::call::{Call, as_of, snapshot};
use super::error::ApiError;
use super::indicators::{IndicatorRecord, position};
use super::operation::{About, Answer, Group, Operation};
use super::parameter::{Kind, Parameter};
use crate::compared::{comparison, periods};
use crate::pages::compare::{Concept, Measured, concepts, scope_code, scopes};

/// Something that plans measure.
#[derive(Debug, Serialize, ToSchema)]
pub struct ConceptRecord<'a> {
    /// Its code.
    concept: &'a str,
    /// Its name.
    name: &'a str,
    /// Its name in English.
    name_en: Option<&'a str>,
    /// The indicators that measure it.
    indicators: Vec<MeasuredRecord<'a>>,
}

/// An indicator of a plan that measures it.
#[derive(Debug, Serialize, ToSchema)]
pub struct MeasuredRecord<'a> {
    /// Code of the plan.
    plan: &'a str,
    /// How its definition differs; `null` if it is the same.
    difference: Option<&'a str>,
    /// The same in English.
    difference_en: Option<&'a str>,
    /// The indicator.
    measured: IndicatorRecord<'a>,
}

/// The areas of one sort beside each other, for one indicator and one period.
#[derive(Debug, Serialize, ToSchema)]
pub struct RankingDocument {
    /// Who is compared: municipalities or prefectures.
    scope: &'static str,
    /// The period of all values.
    #[schema(value_type = String)]
    period: String,
    /// The periods that can be compared.
    periods: Vec<String>,
    /// How many areas are ranked.
    ranked: usize,
    /// All areas together; `null` while one has no value.
    whole: Option<f64>,
    /// How that was made: of_sums, plain_mean.
    whole_kind: Option<&'static str>,
    /// The areas, by rank.
    areas: Vec<RankRecord>,
}

/// One area among others.
#[derive(Debug, Serialize, ToSchema)]
pub struct RankRecord {
    /// Area code.
    area: String,
    /// State of the value.
    state: &'static str,
    /// The value.
    value: Option<f64>,
    /// Numerator of a rate, where it was reported.
    numerator: Option<f64>,
    /// Denominator of a rate, where it was reported.
    denominator: Option<f64>,
    /// Its place, 1 being the best; `null` without a value.
    rank: Option<usize>,
    /// Its place among areas like it.
    peer_rank: Option<usize>,
    /// How many of those are ranked.
    peers: Option<usize>,
    /// Whether its distance to the whole may be chance, as for small numbers; `null` where that is not judged.
    may_be_chance: Option<bool>,
}

/// The operations.
pub fn operations() -> Vec<Operation> {
    let list = About {
        id: "listSharedConcepts".to_owned(),
        path: "/concepts".to_owned(),
        group: Group::Indicators,
        summary: Sentence::new("複数の計画が測っているもの", "What plans measure, with the indicators that measure it"),
        parameters: vec![Parameter::new(
            "shared",
            Kind::Flag,
            "2つ以上の計画の指標があるものだけ、または1つだけのもの",
            "Only what several indicators measure, or only what one does",
        )],
        answer: Answer::page_of::<ConceptRecord<'_>>(),
        sample: "/concepts?limit=1".to_owned(),
    };
    let show = About {
        id: "showConcept".to_owned(),
        path: "/concepts/{concept}".to_owned(),
        group: Group::Indicators,
        summary: Sentence::new(
            "1つのものを測る各計画の指標",
            "One thing that plans measure, indicator beside indicator",
        ),
        parameters: Vec::new(),
        answer: Answer::one::<ConceptRecord<'_>>(),
        sample: "/concepts/online-use".to_owned(),
    };
    let ranking = About {
        id: "showRanking".to_owned(),
        path: "/plans/{plan}/indicators/{indicator}/ranking".to_owned(),
        group: Group::Indicators,
        summary: Sentence::new(
            "1つの指標の地域どうしの比較（順位、同規模の中の順位、偶然の範囲か）",
            "The areas of an indicator beside each other: rank, rank among peers, whether it may be chance",
        ),
        parameters: vec![
            snapshot(),
            as_of(),
            Parameter::new(
                "scope",
                Kind::Word(Scope::ALL.iter().map(|scope| scope_code(*scope)).collect()),
                "比べる地域。なければ近いほう",
                "Which areas are compared; the nearer ones if left out",
            ),
            Parameter::new("period", Kind::Period, "期間。なければ最新", "The period; the last one if left out"),
        ],
        answer: Answer::one::<RankingDocument>(),
        sample: "/plans/example/indicators/example-watch/ranking".to_owned(),
    };
    vec![list.by(list_concepts), show.by(show_concept), ranking.by(show_ranking)]
}

fn concept_record<'a>(concept: &Concept<'a>) -> ConceptRecord<'a> {
    let first = concept.rows[0].entry;
    let measured = |row: &Measured<'a>| MeasuredRecord {
        plan: row.view.plan.profile.code.as_str(),
        difference: row.entry.difference.as_deref(),
        difference_en: row.entry.difference_en.as_deref(),
        measured: IndicatorRecord::of(row.view, row.position),
    };
    ConceptRecord {
        concept: concept.code.as_str(),
        name: &first.name,
        name_en: first.name_en.as_deref(),
        indicators: concept.rows.iter().map(measured).collect(),
    }
}

async fn list_concepts(call: Call) -> Result<Response, ApiError> {
    let plans = call.site.all_published().await?;
    let all = concepts(&plans);
    let wanted = all.iter().filter(|one| call.given.flag("shared").is_none_or(|shared| shared == (one.rows.len() > 1)));
    call.page(None, &call.window().cut(wanted.map(concept_record)))
}

async fn show_concept(call: Call) -> Result<Response, ApiError> {
    let plans = call.site.all_published().await?;
    let all = concepts(&plans);
    let found = all.iter().find(|concept| concept.code.as_str() == call.name("concept"));
    let concept = found.ok_or_else(|| ApiError::not_found("比較できるもの", "concept"))?;
    Call::document(None, &concept_record(concept))
}

async fn show_ranking(call: Call) -> Result<Response, ApiError> {
    let view = call.view().await?;
    let position = position(&call, &view)?;
    let nothing = || ApiError::not_found("比較", "comparison: fewer than two areas have a value");
    let scope = scopes(&view, position).into_iter().find(|scope| call.given.takes("scope", scope_code(*scope)));
    let scope = scope.ok_or_else(nothing)?;
    let periods = periods(&view, position, scope);
    let wanted = |period: &&Period| call.given.takes("period", &period.code());
    let period = *periods.iter().rev().find(wanted).ok_or_else(nothing)?;
    let found = comparison(&view, position, scope, period);
    let (whole, whole_kind) = match found.whole {
        Some(Whole::OfSums(whole)) => (Some(whole), Some("of_sums")),
        Some(Whole::PlainMean(whole)) => (Some(whole), Some("plain_mean")),
        None => (None, None),
    };
    let document = RankingDocument {
        scope: scope_code(scope),
        period: period.code(),
        periods: periods.iter().map(|period| period.code()).collect(),
        ranked: found.ranked,
        whole,
        whole_kind,
        areas: found.areas.iter().map(rank_record).collect(),
    };
    Call::document(Some(&view), &document)
}

fn rank_record(one: &Compared) -> RankRecord {
    RankRecord {
        area: one.area.to_string(),
        state: one.state.code(),
        value: one.value.map(to_f64),
        numerator: one.counts.map(|(numerator, _)| to_f64(numerator)),
        denominator: one.counts.map(|(_, denominator)| to_f64(denominator)),
        rank: one.rank,
        peer_rank: one.peer_rank.map(|(rank, _)| rank),
        peers: one.peer_rank.map(|(_, peers)| peers),
        may_be_chance: one.chance.map(|chance| chance == Chance::Within),
    }
}
