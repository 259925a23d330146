//! A copy of the public site as files that need no server: every public address, written by the same
//! handlers, with links that hold wherever the files are put.
//!
//! An address becomes a file ([`files`]), and the addresses in a page become the way from its file to
//! theirs ([`rewrite`]). What only a server can do is left out, and the page says so.

mod fault;
mod files;
mod rewrite;

pub use fault::CopyFault;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use rashin_model::Lang;
use rashin_opendata::DataFile;
use rashin_service::Error;
use tower::ServiceExt as _;

use crate::addresses::{Address, DataAddress, Kind, list_addresses};
use crate::language::Copied;
use crate::open_data::Held;
use crate::router;
use crate::site::Site;
use files::Files;
use rewrite::rewrite;

/// An address that no page has; what the site says there becomes `404.html`.
const NOWHERE: &str = "/404";

/// Which part of a site is copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Whole,
    /// All of it but figures as PNG, which are there as SVG, and printed documents: they take the longest to make.
    Light,
    /// Files and documents of the API, without pages, drawings and printed documents.
    Data,
}

/// A site that is to be copied.
pub struct SiteCopy {
    router: Router,
    site: Site,
    files: Files,
    /// The files of open data by their addresses.
    data: BTreeMap<String, DataAddress>,
    wanted: Vec<Address>,
    /// Under which address the copy is reached, if that is known.
    base: Option<String>,
}

/// A file of the copy.
pub struct CopiedFile {
    /// Where it is in the copy: names joined by `/`.
    pub path: String,
    content: Content,
}

/// What a file of the copy holds.
enum Content {
    /// An answer of the site.
    Bytes(Vec<u8>),
    /// A file of open data, which may be large and is made while it is written.
    Data(Site, Arc<Held>, DataFile),
}

impl CopiedFile {
    /// Writes what it holds.
    ///
    /// # Errors
    /// What the writer says.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        match &self.content {
            Content::Bytes(bytes) => out.write_all(bytes),
            Content::Data(site, held, file) => file.write(&held.release(site), out),
        }
    }
}

/// A page or file as a query chooses it, to which a page of the copy leads.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct View(Address);

impl SiteCopy {
    /// Plans the copy of what is published on a site. With a `base`, the address under which the copy is
    /// reached, it gets a map of the site, and its page for what is not there finds the others.
    ///
    /// # Errors
    /// [`CopyFault::Store`]; [`CopyFault::OneName`] for two addresses whose files would be one.
    pub async fn of(site: Site, part: Part, base: Option<&str>) -> Result<Self, CopyFault> {
        let found = list_addresses(&site).await?;
        let needs_base = |address: &Address| ["/robots.txt", "/sitemap.xml"].contains(&address.path.as_str());
        let is_wanted = |address: &Address| match part {
            Part::Whole => base.is_some() || !needs_base(address),
            Part::Light => {
                let is_png = address.path.rsplit('.').next() == Some("png");
                (base.is_some() || !needs_base(address)) && !is_png && !is_printed(address)
            }
            Part::Data => {
                matches!(address.kind, Kind::File | Kind::HandedIn(_) | Kind::Document)
                    && !needs_base(address)
                    && !is_drawn(address)
                    && !is_printed(address)
            }
        };
        let mut wanted: Vec<Address> = found.all.into_iter().filter(is_wanted).collect();
        let files = Files::of(&wanted, &found.aliases)?;
        if part != Part::Data {
            wanted.push(Address { path: NOWHERE.to_owned(), kind: Kind::Page });
        }
        let (router, base) = (router::router_without_keeping(site.clone()), base.map(str::to_owned));
        Ok(Self { router, site, files, data: found.data, wanted, base })
    }

    /// How many files the copy has.
    pub fn len(&self) -> usize {
        self.wanted.len()
    }

    /// Whether there is nothing to copy.
    pub fn is_empty(&self) -> bool {
        self.wanted.is_empty()
    }

    /// Where each file is in the copy, in the order in which they are written.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.wanted.iter().map(|address| self.path(address))
    }

    /// Adds views that pages led to; gives whether there are any that were not known.
    ///
    /// # Errors
    /// [`CopyFault::OneName`].
    pub fn add(&mut self, views: impl IntoIterator<Item = View>) -> Result<bool, CopyFault> {
        let before = self.len();
        // In order, so that the copy does not depend on which page was written first.
        for View(address) in views.into_iter().collect::<BTreeSet<_>>() {
            if self.files.of_address(&address.path).is_none() {
                self.files.add(&address)?;
                self.wanted.push(address);
            }
        }
        Ok(self.len() > before)
    }

    /// Writes the file of a place in that order, and says to which views of other pages and files it leads:
    /// they belong to the copy, too ([`Self::add`]).
    ///
    /// # Errors
    /// [`CopyFault::Unanswered`] when the site does not give what it lists.
    ///
    /// # Panics
    /// For a place at or behind [`Self::len`].
    pub async fn write(&self, place: usize) -> Result<(CopiedFile, Vec<View>), CopyFault> {
        let address = &self.wanted[place];
        if let Some(data) = self.data.get(&address.path) {
            let view = self.site.published(&data.plan, data.snapshot, None).await?;
            let held = Held::of(&self.site, view).await?;
            let content = Content::Data(self.site.clone(), held, data.file.clone());
            return Ok((CopiedFile { path: self.path(address).to_owned(), content }, Vec::new()));
        }
        let expected = if address.path == NOWHERE { StatusCode::NOT_FOUND } else { StatusCode::OK };
        let (status, headers, bytes) = self.ask(&address.path).await?;
        if status != expected {
            return Err(CopyFault::Unanswered { address: address.path.clone(), cause: status.to_string() });
        }
        let path = self.path(address).to_owned();
        if !text(&headers, header::CONTENT_TYPE).starts_with("text/html") {
            return Ok((CopiedFile { path, content: Content::Bytes(bytes) }, Vec::new()));
        }
        let page = rewrite::Page {
            address: &address.path,
            path: &path,
            policy: text(&headers, header::CONTENT_SECURITY_POLICY),
            // Whoever serves the copy shows this page at addresses of any depth.
            base: self.base.as_deref().filter(|_| address.path == NOWHERE),
        };
        let (bytes, views) = rewrite(&self.files, &page, &bytes)
            .map_err(|cause| CopyFault::Unanswered { address: address.path.clone(), cause })?;
        Ok((CopiedFile { path, content: Content::Bytes(bytes) }, views.into_iter().map(View).collect()))
    }

    fn path(&self, address: &Address) -> &str {
        self.files.of_address(&address.path).unwrap_or("404.html")
    }

    async fn ask(&self, address: &str) -> Result<(StatusCode, HeaderMap, Vec<u8>), CopyFault> {
        let failed = |cause: String| CopyFault::Unanswered { address: address.to_owned(), cause };
        let mut request = Request::get(address).body(Body::empty()).map_err(|error| failed(error.to_string()))?;
        request.extensions_mut().insert(Copied);
        let Ok(response) = self.router.clone().oneshot(request).await;
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.map_err(|error| failed(error.to_string()))?;
        Ok((parts.status, parts.headers, bytes.into()))
    }
}

/// Whether a document is printed there.
fn is_printed(address: &Address) -> bool {
    address.kind == Kind::File && address.path.contains("/documents/")
}

/// Whether something is the drawing of a figure; its values are in a file beside it.
fn is_drawn(address: &Address) -> bool {
    matches!(address.path.rsplit('.').next(), Some("svg" | "png"))
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> &str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

impl From<Error> for CopyFault {
    fn from(error: Error) -> Self {
        Self::Store(error.message(Lang::Ja), error.message(Lang::En))
    }
}
