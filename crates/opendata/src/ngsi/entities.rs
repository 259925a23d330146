//! The entities of a release.

use std::io;

use rashin_eval::plan::Standing;
use rashin_model::tables::{Frequency, Node};
use rashin_model::{Code, Lang, Period};

use super::entity::{Attribute, Entity, Given, end_of, urn};
use crate::release::{Release, area_name};

/// Hands every entity over: projects, actions, indicators, then a performance indicator per value. Attributes that a
/// model has are of its type and in its words; what it has no attribute for has one with a name of our own.
pub(super) fn for_each_entity(
    release: &Release<'_>,
    sink: &mut dyn FnMut(&Entity) -> io::Result<()>,
) -> io::Result<()> {
    let plan = release.plan;
    projects(release).try_for_each(|node| sink(&project(release, node)))?;
    for step in &plan.steps {
        sink(&action(release, step))?;
    }
    for position in 0..release.figures.len() {
        sink(&indicator(release, position))?;
    }
    let mut indicators = plan.indicators.iter().peekable();
    for row in &plan.readings {
        // Readings come in the order of the indicators.
        while indicators.peek().is_some_and(|next| next.code != row.indicator) {
            indicators.next();
        }
        if let Some(indicator) = indicators.peek() {
            sink(&performance(release, indicator, row))?;
        }
    }
    Ok(())
}

fn code<'r>(release: &Release<'r>) -> &'r str {
    release.plan.profile.code.as_str()
}

/// The elements that are carried out: those with steps, or else those without anything below them.
fn projects<'r>(release: &Release<'r>) -> impl Iterator<Item = &'r Node> {
    let plan = release.plan;
    let has_steps = !plan.steps.is_empty();
    plan.nodes.iter().filter(move |node| {
        let is_carried_out = plan.steps.iter().any(|step| step.node == node.code);
        if has_steps {
            is_carried_out
        } else {
            !plan.nodes.iter().any(|other| other.parent.as_ref() == Some(&node.code))
        }
    })
}

fn project(release: &Release<'_>, node: &Node) -> Entity {
    let plan = release.plan;
    let text = plan.items.iter().find(|item| item.node == node.code).map(|item| item.text.as_str());
    Entity::new("Project", &[code(release), node.code.as_str()])
        .text("name", Some(&node.title))
        .text("alternateName", node.title_en.as_deref())
        .text("description", text)
        .text("planTitle", Some(plan.title(Lang::Ja).0))
        .text("axis", Some(&plan.path(node)[0].title))
        .texts("delegations", &node.departments)
        .text("areaServed", Some(&area_name(plan, plan.area(), Lang::Ja)))
        .text("dataProvider", Some(&release.publisher(Lang::Ja)))
        .with("dateModified", Given::Moment(Release::moment(release.snapshot)))
        .text("source", Some(&format!("{}/nodes/{}", release.plan_address(), node.code)))
}

/// A half-year as the model writes it: `2024S1`; other periods by their code.
fn execution_period(period: Period) -> String {
    match period {
        Period::Half(year, half) => format!("{year}S{half}"),
        other => other.code(),
    }
}

fn action(release: &Release<'_>, step: &rashin_model::tables::Step) -> Entity {
    let node = release.plan.node(step.node.as_str());
    let period = step.period.code();
    let name = step.planned.as_deref().or_else(|| node.map(|node| node.title.as_str()));
    Entity::new("Action", &[code(release), step.node.as_str(), &period])
        .with("refProject", Given::Entity(urn("Project", &[code(release), step.node.as_str()])))
        .text("name", name)
        .text("description", step.actual.as_deref().or(step.done.as_deref()))
        .text("executionPeriod", Some(&execution_period(step.period)))
        .text("executionState", step.state.map(rashin_model::tables::StepState::code))
        .text("modifications", step.next.as_deref())
        .text("dataProvider", Some(&release.publisher(Lang::Ja)))
        .with("dateModified", Given::Moment(Release::moment(release.snapshot)))
}

fn indicator(release: &Release<'_>, position: usize) -> Entity {
    let plan = release.plan;
    let series = release.figures.series(position);
    let row = &plan.indicators[series.indicator];
    let latest = series.latest();
    let area = series.area.to_string();
    let node = plan.uses.iter().find(|used| used.indicator == row.code).map(|used| &used.node);
    let is_project = |node: &Code| projects(release).any(|project| project.code == *node);
    let mut entity = Entity::new("Indicator", &[code(release), row.code.as_str(), &area])
        .text("name", Some(&row.name))
        .text("alternateName", row.name_en.as_deref())
        .text("description", row.definition.as_deref())
        .text("indicatorType", Some(row.kind.code()))
        .text("areaServed", Some(&area_name(plan, series.area, Lang::Ja)))
        .text("areaCode", Some(&area))
        .text("unitText", row.unit.as_deref())
        .with("scale", Given::Number(row.scale.factor()))
        .text("state", Some(latest.state.code()))
        .text("standing", Some(Standing::of(latest).code()));
    // The model has both as texts; the digits stay as they were reported.
    if let Some((actual, period)) = latest.actual.zip(latest.period) {
        entity.attributes.push(Attribute {
            name: "value",
            value: Given::Text(actual.to_string()),
            observed_at: Some(end_of(period.end())),
            unit: row.unit.clone(),
        });
        entity = entity.text("period", Some(&period.code()));
    }
    if let Some(last) = series.promise.last() {
        entity = entity
            .text("expectedValue", Some(&last.value.to_string()))
            .text("expectedPeriod", Some(&last.period.code()));
    }
    if let Some(node) = node.filter(|node| is_project(node)) {
        entity = entity.with("refProject", Given::Entity(urn("Project", &[code(release), node.as_str()])));
    }
    entity
        .text("dataProvider", Some(&release.publisher(Lang::Ja)))
        .with("dateModified", Given::Moment(Release::moment(release.snapshot)))
        .text("source", Some(&format!("{}/indicators/{}", release.plan_address(), row.code)))
}

fn performance(
    release: &Release<'_>,
    indicator: &rashin_model::tables::Indicator,
    row: &rashin_model::tables::Reading,
) -> Entity {
    let (area, period) = (row.area.to_string(), row.period.code());
    let kind = if row.value.is_some() { "quantitative" } else { "qualitative" };
    let mut entity = Entity::new("KeyPerformanceIndicator", &[code(release), indicator.code.as_str(), &area, &period])
        .text("name", Some(&indicator.name))
        .text("alternateName", indicator.name_en.as_deref())
        .text("description", indicator.definition.as_deref().or(Some(&indicator.name)))
        .with("category", Given::Texts(vec![kind.to_owned()]))
        .text("organization", Some(&release.publisher(Lang::Ja)))
        .text("process", Some(release.plan.title(Lang::Ja).0))
        .text("provider", Some(&indicator.department.join("、")))
        .with("calculationPeriod", Given::Days(row.period.start(), row.period.end()))
        .text("calculationFrequency", indicator.frequency.and_then(calculation_frequency))
        .text("frequency", indicator.frequency.map(Frequency::code))
        .text("period", Some(&period))
        .with("address", Given::Region(area_name(release.plan, row.area, Lang::Ja)))
        .text("areaCode", Some(&area))
        .text("valueStatus", Some(row.status.code()))
        .text("valueText", row.text.as_deref())
        .with("scale", Given::Number(indicator.scale.factor()))
        .with("refIndicator", Given::Entity(urn("Indicator", &[code(release), indicator.code.as_str(), &area])))
        .text("source", row.source.as_deref().or(indicator.source.as_deref()));
    if let Some(amount) = &row.value {
        entity.attributes.push(Attribute {
            name: "kpiValue",
            value: Given::Number(amount.value),
            observed_at: Some(end_of(row.period.end())),
            unit: indicator.unit.clone(),
        });
    }
    entity
}

/// The word of the model, which knows none for every other frequency.
fn calculation_frequency(frequency: Frequency) -> Option<&'static str> {
    match frequency {
        Frequency::Yearly => Some("yearly"),
        Frequency::Quarterly => Some("quarterly"),
        Frequency::Monthly => Some("monthly"),
        Frequency::HalfYearly | Frequency::Once | Frequency::Irregular => None,
    }
}
