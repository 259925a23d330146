//! An entity: an identifier, a type, attributes. How it is written is the business of each version of NGSI.

use rashin_model::Decimal;

/// An entity.
pub(super) struct Entity {
    pub id: String,
    pub kind: &'static str,
    pub attributes: Vec<Attribute>,
}

/// An attribute with a name and a value, and what is said about the value.
pub(super) struct Attribute {
    pub name: &'static str,
    pub value: Given,
    /// The moment that the value is of, in UTC.
    pub observed_at: Option<String>,
    /// The unit of the value.
    pub unit: Option<String>,
}

/// A value of an attribute. What is not known is no attribute: NGSI has no null.
pub(super) enum Given {
    Text(String),
    Texts(Vec<String>),
    Number(Decimal),
    /// A moment.
    Moment(String),
    /// An address within Japan: the region.
    Region(String),
    /// From one day to another.
    Days(jiff::civil::Date, jiff::civil::Date),
    /// Another entity.
    Entity(String),
}

impl Entity {
    pub fn new(kind: &'static str, id: &[&str]) -> Self {
        Self { id: urn(kind, id), kind, attributes: Vec::new() }
    }

    pub fn with(mut self, name: &'static str, value: Given) -> Self {
        self.attributes.push(Attribute { name, value, observed_at: None, unit: None });
        self
    }

    pub fn text(self, name: &'static str, text: Option<&str>) -> Self {
        match text.map(crate::machine_text).filter(|text| !text.is_empty()) {
            Some(text) => self.with(name, Given::Text(text.into_owned())),
            None => self,
        }
    }

    pub fn texts(self, name: &'static str, texts: &[String]) -> Self {
        let texts: Vec<String> =
            texts.iter().map(|text| crate::machine_text::machine_text(text).into_owned()).collect();
        if texts.is_empty() { self } else { self.with(name, Given::Texts(texts)) }
    }
}

/// The name of an entity.
pub(super) fn urn(kind: &str, id: &[&str]) -> String {
    format!("urn:ngsi-ld:{kind}:{}", id.join(":"))
}

/// The end of a day in Japan, in UTC.
pub(super) fn end_of(day: jiff::civil::Date) -> String {
    format!("{day}T14:59:59Z")
}
