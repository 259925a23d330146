//! While a review runs, nothing unpublished is to be seen without signing in: every public address is
//! asked for, and none may show one of the marks that the work under way was given.

mod addresses;
mod under_way;

use std::collections::BTreeMap;
use std::io::Cursor;

use axum::http::StatusCode;
use calamine::{Reader, Xlsx};
use rashin_service::publish::{Publishing, preview_publication};
use rashin_service::rights::Actor;
use rashin_store::Database;
use rashin_web::{Settings, Site};

use crate::browser::{Answer, Browser};
use crate::house::{HOST, House, code, now};
use addresses::{filled, patterns};
use under_way::{MARKS, begin};

/// Requests that one router answers before another takes over: its limits are not what is tested here.
const AT_ONCE: usize = 150;

/// What every address without a sign-in showed of the marks, and the addresses that answered.
struct Seen {
    /// Address and mark.
    leaks: Vec<(String, &'static str)>,
    /// How many addresses answered how.
    answered: BTreeMap<u16, usize>,
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_unpublished_is_reachable_without_signing_in() {
    let house = House::new().await;
    begin(&house).await;
    let seen = Box::pin(walk(&house)).await;
    assert!(seen.leaks.is_empty(), "{} leaks: {:#?}", seen.leaks.len(), &seen.leaks[..seen.leaks.len().min(20)]);
    let pages = seen.answered.get(&200).copied().unwrap_or(0);
    assert!(pages > 500, "too few pages answered for this to say anything: {:?}", seen.answered);
    assert!(!seen.answered.keys().any(|status| *status >= 500), "{:?}", seen.answered);
}

/// The test of the test: once the marks are published, the walk must find each of them, on pages, in
/// English, in files and in the API.
#[tokio::test(flavor = "multi_thread")]
async fn the_walk_finds_what_is_published() {
    let house = House::new().await;
    begin(&house).await;
    publish_all(&house.store).await;
    let seen = Box::pin(walk(&house)).await;
    let leaks = |start: &str, end: &str| {
        seen.leaks.iter().filter(|(address, _)| address.starts_with(start) && address.ends_with(end)).count()
    };
    assert!(leaks("/plans/example", "") > 5, "{:?}", seen.leaks);
    assert!(leaks("/en/plans/example", "") > 5, "{:?}", seen.leaks);
    assert!(leaks("/api/v1/plans/example", "") > 5, "{:?}", seen.leaks);
    assert!(leaks("/plans/example", ".xlsx") > 0 && leaks("/plans/example", ".csv") > 0, "{:?}", seen.leaks);
    for mark in MARKS {
        assert!(seen.leaks.iter().any(|(_, found)| *found == mark), "{mark} was published and not found");
    }
    // Publications stay as they were: the earlier ones still show none of it.
    let earlier: Vec<_> = seen
        .leaks
        .iter()
        .filter(|(address, _)| address.contains("/snapshots/1") || address.contains("snapshot=1"))
        .collect();
    assert!(earlier.is_empty(), "{earlier:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_address_of_staff_leads_to_the_sign_in() {
    let house = House::new().await;
    begin(&house).await;
    let desk: Vec<String> = patterns(&house.router).into_iter().filter(|pattern| is_of_staff(pattern)).collect();
    assert!(desk.len() > 20, "{desk:?}");
    let mut walker = Walker::new(&house.store);
    for pattern in &desk {
        for address in filled(pattern, false, &house.store).await.into_iter().take(3) {
            let answer = walker.browser().get(&address).await;
            let is_led = answer.status == StatusCode::SEE_OTHER && answer.location().contains("/sign-in");
            assert!(is_led || answer.status == StatusCode::METHOD_NOT_ALLOWED, "{address}: {}", answer.status);
            assert_eq!(marks_in(&address, &answer), Vec::<&str>::new(), "{address}");
            let answer = walker.browser().post(&address, &[("name", "x")]).await;
            assert!(!answer.status.is_success(), "{address}: {}", answer.status);
            assert_eq!(marks_in(&address, &answer), Vec::<&str>::new(), "{address}");
        }
    }
}

/// Asks for every public address that the router knows.
async fn walk(house: &House) -> Seen {
    let public: Vec<String> = patterns(&house.router).into_iter().filter(|pattern| !is_of_staff(pattern)).collect();
    for known in ["/", "/plans/{plan}/nodes/{node}", "/en/plans/{plan}/snapshots", "/api/v1/openapi.json"] {
        assert!(public.iter().any(|pattern| pattern == known), "{known} is not among {public:?}");
    }
    let mut seen = Seen { leaks: Vec::new(), answered: BTreeMap::new() };
    let mut walker = Walker::new(&house.store);
    for pattern in &public {
        for address in filled(pattern, true, &house.store).await {
            let answer = walker.browser().get(&address).await;
            *seen.answered.entry(answer.status.as_u16()).or_default() += 1;
            seen.leaks.extend(marks_in(&address, &answer).into_iter().map(|mark| (address.clone(), mark)));
        }
    }
    seen
}

fn is_of_staff(pattern: &str) -> bool {
    let path = pattern.strip_prefix("/en").unwrap_or(pattern);
    path == "/desk" || path.starts_with("/desk/") || path.starts_with("/desk.")
}

/// The marks that an answer shows; a workbook is opened and read.
fn marks_in(address: &str, answer: &Answer) -> Vec<&'static str> {
    let headers = format!("{:?}", answer.headers);
    let mut texts = vec![answer.text.clone(), headers];
    if answer.header("content-type").contains("spreadsheetml") {
        texts.push(cells_of(address, &answer.bytes));
    }
    // Numbers stand with a comma after thousands on pages, and without one in files.
    let shows = |mark: &&'static str| texts.iter().any(|text| text.replace(',', "").contains(*mark));
    MARKS.iter().copied().filter(shows).collect()
}

/// Every cell of every sheet of a workbook.
fn cells_of(address: &str, bytes: &[u8]) -> String {
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap_or_else(|error| panic!("{address}: {error}"));
    let sheets = book.worksheets();
    assert!(!sheets.is_empty(), "{address} holds no sheet");
    let rows = sheets.iter().flat_map(|(_, sheet)| sheet.rows());
    rows.flatten().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// Takes another router, with limits of its own, after some requests.
struct Walker {
    store: Database,
    browser: Browser,
    asked: usize,
}

impl Walker {
    fn new(store: &Database) -> Self {
        Self { store: store.clone(), browser: Self::fresh(store), asked: 0 }
    }

    fn fresh(store: &Database) -> Browser {
        let settings = Settings::at(format!("http://{HOST}"));
        Browser::new(rashin_web::router(Site::new(store.clone(), now, settings)))
    }

    fn browser(&mut self) -> &mut Browser {
        self.asked += 1;
        if self.asked.is_multiple_of(AT_ONCE) {
            self.browser = Self::fresh(&self.store);
        }
        &mut self.browser
    }
}

/// Publishes everything that is under way, the plan's own rows too.
async fn publish_all(store: &Database) {
    let (operator, plan, as_of) = (Actor::operator("test"), code("example"), jiff::civil::date(2026, 11, 24));
    under_way::assert_edition_is_marked(store).await;
    under_way::choose_all(store).await;
    let base = preview_publication(store, &operator, &plan, as_of, now()).await.expect("a preview").base;
    let publishing =
        Publishing { name: "印を公表する".to_owned(), name_en: String::new(), as_of, note: String::new(), base };
    rashin_service::publish::publish(store, &operator, &plan, &publishing, now()).await.expect("a snapshot");
}
