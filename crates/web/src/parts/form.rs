//! Fields of forms that change something: label, hint, what is wrong with it.

use maud::{Markup, html};
use rashin_model::Lang;
use rashin_service::Refusal;

use crate::show;

/// One field. What was typed before stands in it again.
#[derive(Debug, Clone)]
pub struct Field<'a> {
    id: &'a str,
    name: &'a str,
    label: &'a str,
    kind: &'a str,
    value: &'a str,
    hint: Option<&'a str>,
    complete: Option<&'a str>,
    problem: Option<String>,
    is_required: bool,
    lang: Lang,
}

impl<'a> Field<'a> {
    /// A line of text under a label, in a page of a language.
    pub fn new(name: &'a str, label: &'a str, lang: Lang) -> Self {
        Self {
            id: name,
            name,
            label,
            kind: "text",
            value: "",
            hint: None,
            complete: None,
            problem: None,
            is_required: false,
            lang,
        }
    }

    /// An id of its own, where another form of the page has a field of the same name.
    #[must_use]
    pub fn id(mut self, id: &'a str) -> Self {
        self.id = id;
        self
    }

    /// Another kind of input: `email`, `password`, `date`, `url` ...
    #[must_use]
    pub fn kind(mut self, kind: &'a str) -> Self {
        self.kind = kind;
        self
    }

    /// What stands in it.
    #[must_use]
    pub fn value(mut self, value: &'a str) -> Self {
        self.value = value;
        self
    }

    /// What helps to fill it in.
    #[must_use]
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = Some(hint);
        self
    }

    /// What the browser may fill in: a word of the HTML standard for `autocomplete`.
    #[must_use]
    pub fn complete(mut self, word: &'a str) -> Self {
        self.complete = Some(word);
        self
    }

    /// It must be filled in.
    #[must_use]
    pub fn required(mut self) -> Self {
        self.is_required = true;
        self
    }

    /// What is wrong with it, among everything that is.
    #[must_use]
    pub fn problems(mut self, refusals: &[Refusal]) -> Self {
        let own: Vec<String> = refusals
            .iter()
            .filter(|refusal| refusal.place == self.name)
            .map(|refusal| refusal_text(refusal, self.lang))
            .collect();
        self.problem = (!own.is_empty()).then(|| own.join(" "));
        self
    }

    /// The field as a line.
    pub fn line(&self) -> Markup {
        // A password never goes back to the browser.
        let value = (self.kind != "password").then_some(self.value);
        self.around(&html! {
            input.input id=(self.id) name=(self.name) type=(self.kind) value=[value] required[self.is_required]
                autocomplete=[self.complete] aria-describedby=[self.described_by()]
                aria-invalid=[self.problem.as_ref().map(|_| "true")];
        })
    }

    /// The field as several lines.
    pub fn lines(&self, rows: u32) -> Markup {
        self.around(&html! {
            textarea.input id=(self.id) name=(self.name) rows=(rows) required[self.is_required]
                aria-describedby=[self.described_by()] aria-invalid=[self.problem.as_ref().map(|_| "true")]
                { (self.value) }
        })
    }

    fn around(&self, input: &Markup) -> Markup {
        html! { div.field.field-problem[self.problem.is_some()] {
            label for=(self.id) {
                (self.label)
                @if self.is_required { " " span.field-need { (self.lang.pick("必須", "required")) } }
            }
            @if let Some(hint) = self.hint { p.field-hint id=(format!("{}-hint", self.id)) { (show::mixed(hint, self.lang)) } }
            @if let Some(problem) = &self.problem {
                p.field-wrong id=(format!("{}-problem", self.id)) { (show::mixed(problem, self.lang)) }
            }
            (input)
        } }
    }

    fn described_by(&self) -> Option<String> {
        let hint = self.hint.map(|_| format!("{}-hint", self.id));
        let problem = self.problem.as_ref().map(|_| format!("{}-problem", self.id));
        let ids: Vec<String> = problem.into_iter().chain(hint).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

/// A box to tick.
pub fn tick(name: &str, value: &str, label: &Markup, is_ticked: bool) -> Markup {
    html! { label.choice {
        input type="checkbox" name=(name) value=(value) checked[is_ticked];
        span { (label) }
    } }
}

/// Everything that is wrong with a form, above it; nothing where nothing is.
pub fn problems(lang: Lang, refusals: &[Refusal]) -> Markup {
    html! { @if !refusals.is_empty() {
        div.notice.notice-error role="alert" {
            p.notice-title { (lang.pick("次の点を直してください", "Please mend this")) }
            ul { @for refusal in refusals { li { (show::mixed(&refusal_text(refusal, lang), lang)) } } }
        }
    } }
}

/// A refusal as a sentence with its way out.
pub fn refusal_text(refusal: &Refusal, lang: Lang) -> String {
    format!(
        "{}{}{}{}",
        refusal.sentence.text(lang),
        lang.pick("。", ". "),
        refusal.hint.text(lang),
        lang.pick("。", ".")
    )
}
