//! Nodes of the tree: what they are, and the texts under their headings.

use rashin_model::Lang;
use rashin_model::tables::{GradedBy, Node};

use super::{Source, both, lines, named_line, said};
use crate::kind::Kind;
use crate::passage::{Named, Passage};

pub(super) fn passages(source: &Source<'_>) -> Vec<Passage> {
    source.plan.nodes.iter().flat_map(|node| of_node(source, node)).collect()
}

fn of_node(source: &Source<'_>, node: &Node) -> Vec<Passage> {
    let plan = source.plan;
    let path = plan.path(node);
    let above = &path[..path.len() - 1];
    let tags = node.tags.iter().filter_map(|code| plan.tags.iter().find(|tag| tag.code == *code));
    let page = source
        .passage(
            Kind::Node,
            source.address(&format!("/nodes/{}", node.code)),
            Named::new(&node.title, node.title_en.as_deref()),
        )
        .found_by(above.iter().flat_map(|above| [Some(above.title.as_str()), above.title_en.as_deref()]).flatten())
        .found_by(tags.flat_map(|tag| [Some(tag.name_ja.as_str()), tag.name_en.as_deref()]).flatten())
        .found_by(node.departments.iter())
        .found_by(node.number.iter());
    let mut found = vec![page.saying(Named::default(), head(source, node, above))];
    for section in &plan.sections {
        let items = plan.items.iter().filter(|item| item.node == node.code && item.section == section.code);
        let text = lines(items.map(|item| item.text.as_str()));
        if !text.is_empty() {
            let heading = both(&section.name_ja, section.name_en.as_deref());
            found.push(page.saying(heading, Named::new(text, None::<String>)));
        }
    }
    let steps = plan.steps.iter().filter(|step| step.node == node.code).map(|step| {
        let said = [&step.planned, &step.actual, &step.done, &step.cause, &step.next];
        let said: Vec<&str> = said.into_iter().filter_map(|text| text.as_deref()).collect();
        format!("{} {}", step.period.name(Lang::Ja), said.join(" "))
    });
    let steps = lines(steps);
    if !steps.is_empty() {
        found.push(page.saying(Named::new("ロードマップ", Some("Roadmap")), Named::new(steps, None::<String>)));
    }
    // Marks that a formula gives have no reason of their own.
    let reasons =
        plan.grades.iter().filter(|grade| grade.node.as_ref() == Some(&node.code) && grade.by != GradedBy::Computed);
    let reasons = lines(reasons.filter_map(|grade| grade.reason.as_deref()));
    if !reasons.is_empty() {
        found.push(
            page.saying(Named::new("評価の理由", Some("Reasons of the grades")), Named::new(reasons, None::<String>)),
        );
    }
    found.extend(said::about(source, &page, Some(&node.code)));
    found
}

/// Where a node stands, who is in charge, which figures show whether it moves.
fn head(source: &Source<'_>, node: &Node, above: &[&Node]) -> Named {
    let plan = source.plan;
    let own = || plan.uses.iter().filter(|row| row.node == node.code);
    let used = || own().filter_map(|row| plan.indicator(row.indicator.as_str()));
    let figures: Vec<&str> = used().map(|indicator| indicator.name.as_str()).collect();
    let figures_en: Vec<&str> = used().filter_map(|indicator| indicator.name_en.as_deref()).collect();
    let offices: Vec<&str> = node.departments.iter().map(String::as_str).collect();
    let path: Vec<&str> = above.iter().map(|above| above.title.as_str()).collect();
    let path_en: Vec<&str> = above.iter().filter_map(|above| above.title_en.as_deref()).collect();
    let name = |ja: &str, parts: &[&str], tie: &str| {
        if parts.is_empty() { String::new() } else { format!("{ja}{}", parts.join(tie)) }
    };
    let ja = lines([
        path.join(" › "),
        name("所管課：", &offices, "、"),
        name("指標：", &figures, "、"),
        named_line("備考", node.note.as_deref()),
    ]);
    let en = lines([path_en.join(" › "), name("Indicators: ", &figures_en, ", ")]);
    Named::new(ja, (!en.is_empty()).then_some(en))
}
