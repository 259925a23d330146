//! The plan as a whole.

use rashin_model::{Lang, Period};

use super::{Source, both, lines, named_line, said};
use crate::kind::Kind;
use crate::passage::{Named, Passage};

pub(super) fn passages(source: &Source<'_>) -> Vec<Passage> {
    let profile = &source.plan.profile;
    let title = both(&profile.title, profile.title_en.as_deref());
    let page = source.passage(Kind::Plan, source.address(""), title);
    let adopted = |lang: Lang| profile.adopted_on.map(|day| Period::Date(day).name(lang));
    let facts = lines([
        profile.summary.clone().unwrap_or_default(),
        named_line("段階", Some(profile.stage.label(Lang::Ja))),
        named_line("決定日", adopted(Lang::Ja).as_deref()),
        named_line("根拠法令", profile.legal_basis.as_deref()),
        named_line("上位計画", profile.parent_plan.as_deref()),
        format!("計画期間：{}年度から{}年度まで", profile.first_year, profile.last_year),
    ]);
    let facts_en = lines([
        profile.summary_en.clone().unwrap_or_default(),
        format!("Stage: {}", profile.stage.label(Lang::En)),
        adopted(Lang::En).map_or_else(String::new, |day| format!("Adopted on {day}")),
        format!("Term: FY{} to FY{}", profile.first_year, profile.last_year),
    ]);
    let mut found = vec![page.saying(Named::default(), Named::new(facts, Some(facts_en)))];
    found.extend(said::about(source, &page, None));
    found
}
