//! Statements in the order in which they are made, so that the same description gives the same bytes.

use std::io::{self, Write};

use oxrdf::vocab::xsd;
use oxrdf::{GraphNameRef, Literal, NamedNode, Quad, Term, Triple};
use rashin_model::Lang;

/// The prefixes that a reader of Turtle or JSON-LD sees.
const PREFIXES: [(&str, &str); 6] = [
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("dct", "http://purl.org/dc/terms/"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// A graph under construction.
#[derive(Default)]
pub(super) struct Graph(Vec<Triple>);

/// What is said of a subject.
pub(super) struct Subject<'g> {
    graph: &'g mut Graph,
    id: NamedNode,
}

/// An address as a node. Where the public address is not known it is relative, and whoever reads the
/// file resolves it against where the file was found.
fn node(address: &str) -> NamedNode {
    NamedNode::new_unchecked(address)
}

/// A name with a prefix as a node: `dcat:Dataset`.
fn name(short: &str) -> NamedNode {
    let (prefix, local) = short.split_once(':').unwrap_or(("", short));
    let base = PREFIXES.iter().find(|(known, _)| *known == prefix).map_or("", |(_, base)| *base);
    node(&format!("{base}{local}"))
}

impl Graph {
    /// A subject of a type.
    pub fn subject(&mut self, address: &str, kind: &str) -> Subject<'_> {
        let mut subject = Subject { id: node(address), graph: self };
        subject.put("rdf:type", name(kind).into());
        subject
    }

    /// Writes the graph as Turtle.
    pub fn write_turtle(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut serializer = oxttl::TurtleSerializer::new();
        for (prefix, base) in PREFIXES {
            serializer = serializer.with_prefix(prefix, base).map_err(io::Error::other)?;
        }
        let mut writer = serializer.for_writer(out);
        self.0.iter().try_for_each(|triple| writer.serialize_triple(triple))?;
        writer.finish()?;
        Ok(())
    }

    /// Writes the graph as JSON-LD.
    pub fn write_json_ld(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut serializer = oxjsonld::JsonLdSerializer::new();
        for (prefix, base) in PREFIXES {
            serializer = serializer.with_prefix(prefix, base).map_err(io::Error::other)?;
        }
        let mut writer = serializer.for_writer(out);
        for triple in &self.0 {
            let quad: Quad = triple.clone().in_graph(GraphNameRef::DefaultGraph.into_owned());
            writer.serialize_quad(&quad)?;
        }
        writer.finish()?;
        Ok(())
    }
}

impl Subject<'_> {
    fn put(&mut self, property: &str, value: Term) {
        self.graph.0.push(Triple::new(self.id.clone(), name(property), value));
    }

    /// Another node, by its address.
    pub fn to(&mut self, property: &str, address: &str) -> &mut Self {
        self.put(property, node(address).into());
        self
    }

    /// A text in a language; nothing for a blank one.
    pub fn text(&mut self, property: &str, lang: Lang, text: &str) -> &mut Self {
        if !text.is_empty() {
            self.put(property, Literal::new_language_tagged_literal_unchecked(text, lang.tag()).into());
        }
        self
    }

    /// A text in both languages, once where they are the same.
    pub fn texts(&mut self, property: &str, ja: &str, en: &str) -> &mut Self {
        self.text(property, Lang::Ja, ja);
        if ja == en { self } else { self.text(property, Lang::En, en) }
    }

    /// A plain text.
    pub fn plain(&mut self, property: &str, text: &str) -> &mut Self {
        self.put(property, Literal::new_simple_literal(text).into());
        self
    }

    /// A day.
    pub fn day(&mut self, property: &str, day: jiff::civil::Date) -> &mut Self {
        self.put(property, Literal::new_typed_literal(day.to_string(), xsd::DATE).into());
        self
    }

    /// A moment.
    pub fn moment(&mut self, property: &str, at: jiff::Timestamp) -> &mut Self {
        self.put(property, Literal::new_typed_literal(crate::release::moment(at), xsd::DATE_TIME).into());
        self
    }

    /// A count.
    pub fn count(&mut self, property: &str, number: u64) -> &mut Self {
        let kind = node("http://www.w3.org/2001/XMLSchema#nonNegativeInteger");
        self.put(property, Literal::new_typed_literal(number.to_string(), kind).into());
        self
    }
}
