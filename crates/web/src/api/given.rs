//! The parameters of a request, read by what its operation declares.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rashin_model::Sentence;

use super::error::{ApiError, Refused};
use super::parameter::{Kind, Parameter};

/// What a request gave: canonical texts by name; blank texts are as good as left out.
#[derive(Debug, Default)]
pub struct Given(BTreeMap<&'static str, Vec<String>>);

impl Given {
    /// Reads a query.
    ///
    /// # Errors
    /// Every parameter that is unknown, given twice, or cannot be read.
    pub fn read(parameters: &[Parameter], query: &str) -> Result<Self, ApiError> {
        let mut given = BTreeMap::<&'static str, Vec<String>>::new();
        let mut refused = Vec::new();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let Some(parameter) = parameters.iter().find(|parameter| parameter.name == name) else {
                refused.push(unknown(&name, parameters));
                continue;
            };
            let is_repeated = given.contains_key(parameter.name) && !matches!(parameter.kind, Kind::Words(_));
            if is_repeated {
                let sentence = Sentence::new(
                    format!("{name} が2度指定されています。1度だけ指定してください"),
                    format!("{name} is given twice. Give it once."),
                );
                refused.push(Refused::new(&name, sentence));
                continue;
            }
            match parameter.read(&value) {
                Ok(text) => given.entry(parameter.name).or_default().push(text),
                Err(sentence) => refused.push(Refused::new(&name, sentence)),
            }
        }
        if refused.is_empty() { Ok(Self(given)) } else { Err(ApiError::refused(refused)) }
    }

    /// A text that is not blank.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.all(name).first().map(String::as_str)
    }

    /// Every text of a parameter that may be repeated.
    pub fn all(&self, name: &str) -> &[String] {
        self.0.get(name).map_or(&[], |texts| if texts.iter().all(String::is_empty) { &[] } else { texts })
    }

    /// A whole number.
    pub fn whole(&self, name: &str) -> Option<u32> {
        self.text(name).and_then(|text| text.parse().ok())
    }

    /// A day.
    pub fn day(&self, name: &str) -> Option<Date> {
        self.text(name).and_then(|text| text.parse().ok())
    }

    /// A flag.
    pub fn flag(&self, name: &str) -> Option<bool> {
        self.text(name).map(|text| text == "true")
    }

    /// Whether a text is the one asked for, or none is.
    pub fn takes(&self, name: &str, text: &str) -> bool {
        self.text(name).is_none_or(|wanted| wanted == text)
    }
}

fn unknown(name: &str, parameters: &[Parameter]) -> Refused {
    let known: Vec<&str> = parameters.iter().map(|parameter| parameter.name).collect();
    let sentence = if known.is_empty() {
        Sentence::new(
            format!("{name} は使えません。ここに条件はありません。外してください"),
            format!("{name} is not known here. Leave it out: there are no parameters."),
        )
    } else {
        Sentence::new(
            format!("{name} は使えません。使えるのは {} です", known.join("、")),
            format!("{name} is not known here. There are {}.", known.join(", ")),
        )
    };
    Refused::new(name, sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parameters() -> Vec<Parameter> {
        vec![
            Parameter::new("limit", Kind::Whole { least: 1, most: 1000, default: Some(100) }, "", ""),
            Parameter::new("as_of", Kind::Day, "", ""),
            Parameter::new("area", Kind::Area, "", ""),
            Parameter::new("period", Kind::Period, "", ""),
            Parameter::new("standing", Kind::Words(vec!["met", "behind"]), "", ""),
            Parameter::new("q", Kind::Text, "", ""),
        ]
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once() {
        let query = "limit=0&as_of=2026-02-30&area=16000&period=2024-13&standing=good&nothing=1&q=a&q=b";
        let error = serde_json::to_value(Given::read(&parameters(), query).expect_err("a refusal")).expect("JSON");
        let names: Vec<&str> =
            error["parameters"].as_array().expect("a list").iter().filter_map(|one| one["name"].as_str()).collect();
        assert_eq!(names, ["limit", "as_of", "area", "period", "standing", "nothing", "q"]);
        assert!(error["message_en"].as_str().is_some_and(|words| words.contains("from 1 to 1000") && words.is_ascii()));
        assert!(error["message_ja"].as_str().is_some_and(|words| words.contains("1 から 1000 まで")));
    }

    #[test]
    fn full_width_letters_are_read_and_a_list_may_be_repeated() {
        let query = "limit=%EF%BC%91%EF%BC%90&standing=met&standing=behind&period=FY2024H1&q=";
        let given = Given::read(&parameters(), query).expect("a query in order");
        assert_eq!((given.whole("limit"), given.all("standing").len(), given.text("q")), (Some(10), 2, None));
        assert!(given.takes("period", "FY2024H1") && !given.takes("period", "FY2024"));
    }
}
