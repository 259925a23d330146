//! Lists, a page at a time.

use axum::http::{HeaderMap, HeaderValue, header};
use rashin_model::Sentence;
use serde::Serialize;
use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, Schema, Type};
use utoipa::openapi::{Ref, RefOr};

use super::given::Given;
use super::parameter::{Kind, Parameter};

/// How many rows a page has unless another number is asked for.
const USUAL: u32 = 100;
/// The most rows of a page.
const MOST: u32 = 1000;
/// The furthest that a page may begin.
const FURTHEST: u32 = 10_000_000;

/// A page of a list.
#[derive(Debug, Serialize)]
pub struct Paged<T> {
    /// How many rows there are in all.
    total: usize,
    /// How many rows a page has at most.
    limit: u32,
    /// How many rows stand before this page.
    offset: u32,
    /// The rows of the page.
    rows: Vec<T>,
}

/// Which part of a list is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Window {
    /// `None` for the whole list.
    limit: Option<u32>,
    offset: u32,
}

impl Window {
    /// The part that a request asks for.
    pub fn of(given: &Given) -> Self {
        Self { limit: Some(given.whole("limit").unwrap_or(USUAL)), offset: given.whole("offset").unwrap_or(0) }
    }

    /// All of it: a copy made of files has no further pages.
    pub fn whole() -> Self {
        Self { limit: None, offset: 0 }
    }

    /// Whether the row at a position is in it.
    pub fn holds(self, position: usize) -> bool {
        let from = self.offset as usize;
        position >= from && self.limit.is_none_or(|rows| position < from + rows as usize)
    }

    /// The page of rows that were cut out already.
    pub fn page<T>(self, total: usize, rows: Vec<T>) -> Paged<T> {
        let all = || u32::try_from(total).unwrap_or(u32::MAX).max(1);
        Paged { total, limit: self.limit.unwrap_or_else(all), offset: self.offset, rows }
    }

    /// The page of a whole list.
    pub fn cut<T>(self, all: impl IntoIterator<Item = T>) -> Paged<T> {
        let mut total = 0;
        let mut rows = Vec::new();
        for (position, row) in all.into_iter().enumerate() {
            total += 1;
            if self.holds(position) {
                rows.push(row);
            }
        }
        self.page(total, rows)
    }
}

impl<T> Paged<T> {
    /// The same page with its rows written another way.
    pub fn map<R>(self, write: impl FnMut(T) -> R) -> Paged<R> {
        let Self { total, limit, offset, rows } = self;
        Paged { total, limit, offset, rows: rows.into_iter().map(write).collect() }
    }

    /// The links to the first, last and neighbouring pages of a list at an address.
    pub fn links(&self, path: &str, query: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        let (limit, offset, total) = (self.limit, self.offset, u32::try_from(self.total).unwrap_or(u32::MAX));
        let mut links = vec![(0, "first")];
        if offset > 0 {
            links.push((offset.saturating_sub(limit).min(last(total, limit)), "prev"));
        }
        if let Some(next) = offset.checked_add(limit).filter(|next| *next < total) {
            links.push((next, "next"));
        }
        links.push((last(total, limit), "last"));
        let written: Vec<String> = links
            .into_iter()
            .map(|(offset, relation)| format!("<{path}?{}>; rel=\"{relation}\"", with_offset(query, limit, offset)))
            .collect();
        if let Ok(value) = HeaderValue::from_str(&written.join(", ")) {
            headers.insert(header::LINK, value);
        }
        headers
    }
}

/// Where the last page begins.
fn last(total: u32, limit: u32) -> u32 {
    total.saturating_sub(1) / limit * limit
}

/// A query with another place to begin at.
fn with_offset(query: &str, limit: u32, offset: u32) -> String {
    let mut written = form_urlencoded::Serializer::new(String::new());
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        if name != "limit" && name != "offset" {
            written.append_pair(&name, &value);
        }
    }
    written.append_pair("limit", &limit.to_string()).append_pair("offset", &offset.to_string());
    written.finish()
}

/// The parameters of every list.
pub fn parameters() -> [Parameter; 2] {
    [
        Parameter::new(
            "limit",
            Kind::Whole { least: 1, most: MOST, default: Some(USUAL) },
            "1ページの件数",
            "How many rows a page has",
        ),
        Parameter::new(
            "offset",
            Kind::Whole { least: 0, most: FURTHEST, default: Some(0) },
            "飛ばす件数",
            "How many rows to skip",
        ),
    ]
}

/// The schema of a page whose rows have a schema of their own.
pub fn schema(row: &str) -> RefOr<Schema> {
    let whole = |words: Sentence| {
        let described = Some(format!("{} / {}", words.en, words.ja));
        ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(0)).description(described)
    };
    let fields = [
        ("total", Sentence::new("全体の件数", "How many rows there are in all")),
        ("limit", Sentence::new("1ページの件数", "How many rows a page has at most")),
        ("offset", Sentence::new("このページより前の件数", "How many rows stand before this page")),
    ];
    let page = fields.into_iter().fold(ObjectBuilder::new().schema_type(Type::Object), |page, (name, words)| {
        page.property(name, whole(words)).required(name)
    });
    let rows = ArrayBuilder::new().items(RefOr::Ref(Ref::from_schema_name(row)));
    RefOr::T(page.property("rows", rows).required("rows").build().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(offset: u32, total: usize) -> String {
        let page = Window { limit: Some(10), offset }.cut(0..total);
        page.links("/rows", "q=%E5%B8%82&limit=10")
            .get(header::LINK)
            .expect("links")
            .to_str()
            .expect("ASCII")
            .to_owned()
    }

    #[test]
    fn neighbouring_pages_are_named_with_the_filters() {
        let middle = links(10, 25);
        assert!(middle.contains("</rows?q=%E5%B8%82&limit=10&offset=0>; rel=\"prev\""), "{middle}");
        assert!(middle.contains("offset=20>; rel=\"next\"") && middle.contains("offset=20>; rel=\"last\""), "{middle}");
    }

    #[test]
    fn there_is_nothing_before_the_first_page_and_nothing_after_the_last() {
        assert!(!links(0, 25).contains("prev") && !links(20, 25).contains("next") && !links(0, 0).contains("next"));
        assert!(links(900, 25).contains("offset=20>; rel=\"prev\""), "beyond the end the last page comes before");
    }

    #[test]
    fn a_page_holds_the_rows_after_those_that_are_skipped() {
        let page = Window { limit: Some(10), offset: 20 }.cut(0..25);
        assert_eq!((page.total, page.rows), (25, vec![20, 21, 22, 23, 24]));
    }

    #[test]
    fn a_whole_list_is_one_page_without_neighbours() {
        let page = Window::whole().cut(0..2500);
        assert_eq!((page.total, page.limit, page.rows.len()), (2500, 2500, 2500));
        let links = page.links("/rows", "");
        let links = links.get(header::LINK).expect("links").to_str().expect("ASCII");
        assert!(!links.contains("next") && !links.contains("prev"), "{links}");
        assert_eq!(Window::whole().cut(0..0).links("/rows", "").len(), 1, "nothing is a page, too");
    }
}
