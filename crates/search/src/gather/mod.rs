//! A published plan taken apart into passages. What is not on a public page is no passage.

mod cooperation;
mod events;
mod faq;
mod indicators;
mod meetings;
mod nodes;
mod profile;
mod said;

use rashin_eval::plan::Evaluation;
use rashin_model::plan::titled;
use rashin_model::{Code, Lang, Plan};

use crate::kind::Kind;
use crate::passage::{Named, Passage};

/// The passages of a published plan, in document order.
pub fn passages(plan: &Plan, evaluation: &Evaluation) -> Vec<Passage> {
    let source = Source { plan, evaluation, about: about(plan) };
    let mut found = profile::passages(&source);
    found.extend(faq::passages(&source));
    found.extend(nodes::passages(&source));
    found.extend(indicators::passages(&source));
    found.extend(meetings::passages(&source));
    found.extend(cooperation::passages(&source));
    found.extend(events::passages(&source));
    found
}

/// What passages are taken from.
struct Source<'a> {
    plan: &'a Plan,
    evaluation: &'a Evaluation,
    /// Words by which every passage of the plan is found.
    about: String,
}

impl Source<'_> {
    /// The address of a page below that of the plan.
    fn address(&self, page: &str) -> String {
        format!("/plans/{}{page}", self.plan.profile.code)
    }

    /// The page of an element, if it has one.
    fn element(&self, code: &Code) -> Option<(Kind, String, Named)> {
        if let Some(node) = self.plan.node(code.as_str()) {
            let title = Named::new(&node.title, node.title_en.as_deref());
            return Some((Kind::Node, self.address(&format!("/nodes/{code}")), title));
        }
        if let Some(indicator) = self.plan.indicator(code.as_str()) {
            let (kind, address) = indicators::page(self, indicator);
            return Some((kind, address, Named::new(&indicator.name, indicator.name_en.as_deref())));
        }
        let theme = self.plan.cooperation.iter().find(|theme| theme.code == *code)?;
        let title = Named::new(&theme.title, theme.title_en.as_deref());
        Some((Kind::Cooperation, self.address(&format!("/cooperation/{code}")), title))
    }

    fn passage(&self, kind: Kind, address: String, title: Named) -> Passage {
        let plan = self.plan.profile.code.clone();
        let (heading, text) = (Named::default(), Named::default());
        Passage { plan, kind, address, title, heading, text, context: self.about.clone() }
    }
}

impl Passage {
    /// The same page with a text under a heading.
    fn saying(&self, heading: Named, text: Named) -> Self {
        Self { heading, text, ..self.clone() }
    }

    /// The same with more words by which it is found.
    fn found_by<T: AsRef<str>>(mut self, words: impl IntoIterator<Item = T>) -> Self {
        for word in words {
            self.context.push(' ');
            self.context.push_str(word.as_ref());
        }
        self
    }
}

/// The names of the plan and of its area.
fn about(plan: &Plan) -> String {
    let profile = &plan.profile;
    let own = plan.areas.iter().find(|area| area.code == plan.area());
    let (name, name_en) = match own {
        Some(area) => (area.name.clone(), area.name_en.clone()),
        None => (rashin_shipped::areas().get(plan.area()).map_or_else(String::new, |body| body.name.to_owned()), None),
    };
    let titles =
        [profile.title_en.as_ref(), profile.short_title.as_ref(), profile.short_title_en.as_ref(), name_en.as_ref()];
    let titles = titles.into_iter().flatten().map(String::as_str);
    std::iter::once(profile.title.as_str()).chain(titles).chain([name.as_str()]).collect::<Vec<_>>().join(" ")
}

/// Lines, one under the other, without those that say nothing.
fn lines<T: AsRef<str>>(lines: impl IntoIterator<Item = T>) -> String {
    let lines: Vec<String> =
        lines.into_iter().map(|line| line.as_ref().trim().to_owned()).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// A line behind its name: 課題：....
fn named_line(name: &str, text: Option<&str>) -> String {
    text.map_or_else(String::new, |text| format!("{name}：{text}"))
}

/// The name of a level or the like in both languages.
fn both(ja: &str, en: Option<&str>) -> Named {
    Named::new(ja, Some(titled(ja, en, Lang::En).0))
}
