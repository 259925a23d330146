//! Giving kept answers, and keeping those that are not there yet.

use std::sync::Arc;

use axum::body::to_bytes;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use quick_cache::sync::{Cache, DefaultLifecycle};
use quick_cache::{DefaultHashBuilder, OptionsBuilder, Weighter};
use tokio::sync::Semaphore;

use super::answer::Answer;
use super::public_state::PublicState;
use crate::site::Site;

/// What the answers to plain addresses may take together, in bytes. Their number follows from the plans.
const PLAIN: u64 = 48 << 20;

/// The same for addresses with a query, which anybody can make up without end: they have a room of their
/// own, so that they push nothing else out.
const CHOSEN: u64 = 12 << 20;

/// The longest address that is kept, in bytes.
const LONGEST_ADDRESS: usize = 512;

/// Answers that are kept for sure, however large, may take this part of their room.
const SHARDS: u64 = 4;

/// Pages that are written at the same time.
const WRITTEN_AT_ONCE: usize = 8;

/// The state of the public pages that an answer belongs to, and the address.
type Key = (u64, Box<str>);

type Room = Cache<Key, Arc<Answer>, Size>;

#[derive(Clone)]
struct Size;

impl Weighter<Key, Arc<Answer>> for Size {
    fn weight(&self, key: &Key, answer: &Arc<Answer>) -> u64 {
        u64::try_from(key.1.len() + answer.size()).unwrap_or(u64::MAX)
    }
}

/// The answers of a site that are kept.
pub struct Keeper {
    state: PublicState,
    plain: Room,
    chosen: Room,
    writing: Semaphore,
}

impl Default for Keeper {
    fn default() -> Self {
        let (plain, chosen) = (room(PLAIN), room(CHOSEN));
        Self { state: PublicState::default(), plain, chosen, writing: Semaphore::new(WRITTEN_AT_ONCE) }
    }
}

/// A room of some bytes for answers of the size of a page.
fn room(bytes: u64) -> Room {
    const PAGE: u64 = 16 << 10;
    let items = usize::try_from(bytes / PAGE).unwrap_or(usize::MAX);
    let mut options = OptionsBuilder::new();
    options.estimated_items_capacity(items).weight_capacity(bytes).shards(usize::try_from(SHARDS).unwrap_or(1));
    match options.build() {
        Ok(options) => Cache::with_options(options, Size, DefaultHashBuilder::default(), DefaultLifecycle::default()),
        // Only said when no capacity is given.
        Err(_) => Cache::with_weighter(items, bytes, Size),
    }
}

/// Answers a public GET or HEAD from what is kept, or writes the answer, once for all who wait for it.
///
/// Public answers depend on the address and on what was published alone, never on who asks.
pub async fn keep_answers(State(site): State<Site>, request: Request, next: Next) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return next.run(request).await;
    }
    let keeper = site.keeper();
    let number = match keeper.state.number(&site).await {
        Ok((number, is_new)) => {
            if is_new {
                keeper.plain.clear();
                keeper.chosen.clear();
            }
            number
        }
        // Who writes the answer meets the same error, and says it in the form that is asked for.
        Err(_) => return next.run(request).await,
    };
    let asked = request.headers().clone();
    let uri = request.uri();
    let address = uri.path_and_query().map_or("/", |address| address.as_str());
    if address.len() > LONGEST_ADDRESS {
        return match write(&site, request, next).await {
            Written::Answer(answer) => answer.give(&asked),
            Written::Else(response) => response,
        };
    }
    // A path with escapes is another spelling of a plain one.
    let room = if address.contains(['?', '%']) { &keeper.chosen } else { &keeper.plain };
    let guard = match room.get_value_or_guard_async(&(number, Box::from(address))).await {
        Ok(kept) => return kept.give(&asked),
        Err(guard) => guard,
    };
    match write(&site, request, next).await {
        Written::Answer(answer) => {
            let answer = Arc::new(answer);
            // It is refused when the room was cleared in between: then it is of an earlier state.
            let _ = guard.insert(answer.clone());
            answer.give(&asked)
        }
        Written::Else(response) => response,
    }
}

/// What came of writing an answer.
enum Written {
    /// One to be kept.
    Answer(Answer),
    /// One that is not: an error, a way elsewhere, something that depends on more than the address.
    Else(Response),
}

/// Has an answer written where it holds nobody up, a few at a time.
async fn write(site: &Site, mut request: Request, next: Next) -> Written {
    // What is kept is the answer to a GET; the server leaves the body away for a HEAD.
    *request.method_mut() = Method::GET;
    request.headers_mut().remove(header::ACCEPT_ENCODING);
    let _turn = site.keeper().writing.acquire().await;
    let runtime = tokio::runtime::Handle::current();
    let work = tokio::task::spawn_blocking(move || {
        runtime.block_on(async {
            let response = next.run(request).await;
            if !is_kept(response.status(), response.headers()) {
                return Written::Else(response);
            }
            let (parts, body) = response.into_parts();
            let packed = match to_bytes(body, usize::MAX).await {
                Ok(bytes) => Answer::pack(parts, bytes).map_err(|error| error.to_string()),
                Err(error) => Err(error.to_string()),
            };
            packed.map_or_else(|error| Written::Else(failed(&error)), Written::Answer)
        })
    });
    match work.await {
        Ok(written) => written,
        Err(error) => match error.try_into_panic() {
            // Whoever catches panics says so to the visitor.
            Ok(panic) => std::panic::resume_unwind(panic),
            Err(error) => Written::Else(failed(&error.to_string())),
        },
    }
}

fn failed(error: &str) -> Response {
    tracing::error!(%error, "an answer could not be written");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

/// Only whole answers that are the same for everybody are kept.
fn is_kept(status: StatusCode, headers: &HeaderMap) -> bool {
    let is_for_every_origin = headers.get(header::ACCESS_CONTROL_ALLOW_ORIGIN).is_some_and(|origin| origin == "*");
    let is_common = |name: &str| {
        let name = name.to_ascii_lowercase();
        name == "accept-encoding"
            || is_for_every_origin && (name == "origin" || name.starts_with("access-control-request-"))
    };
    let varies = headers.get_all(header::VARY).iter().filter_map(|value| value.to_str().ok());
    let mut varies = varies.flat_map(|line| line.split(',')).map(str::trim);
    let is_private = |value: &HeaderValue| value.to_str().is_ok_and(|text| text.contains("no-store"));
    status == StatusCode::OK
        && !headers.contains_key(header::SET_COOKIE)
        && !headers.contains_key(header::CONTENT_ENCODING)
        && !headers.get(header::CACHE_CONTROL).is_some_and(is_private)
        && varies.all(is_common)
}
