//! Plans at hand, documents of them, and what is written in those.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::process::Command;

use calamine::{Reader as _, Xlsx};
use rashin_model::Lang;
use rashin_report::{Content, Document, Edition, Form, Lack, Press, Source};
use rashin_service::AssessedPlan;
use rashin_testkit::house_plan;

/// The plans of the house.
pub const PLANS: [&str; 5] = ["toyama", "aomori", "akita", "mie", "example"];
/// A hash as publications have one.
pub const SHA256: &str = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

/// Machine tables by their names: rows of cells by the names of their columns.
pub type Machine = BTreeMap<String, Vec<BTreeMap<String, String>>>;

/// A plan on the desk.
pub struct Desk {
    assessed: AssessedPlan,
    material: BTreeMap<String, Vec<u8>>,
}

impl Desk {
    /// A plan of the house, looked at from a day on which all of its values are known.
    pub fn of(name: &str) -> Self {
        Self::with(house_plan(name))
    }

    /// A plan.
    pub fn with(plan: rashin_model::Plan) -> Self {
        let as_of = "2026-09-30".parse().expect("a day");
        let assessed = AssessedPlan::new(plan, as_of, rashin_shipped::rubrics());
        Self { assessed, material: BTreeMap::new() }
    }

    /// The same with material of meetings at hand, each by its hash.
    pub fn holding(mut self, material: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        self.material.extend(material);
        self
    }

    /// The plan with its evaluation.
    pub fn assessed(&self) -> &AssessedPlan {
        &self.assessed
    }

    /// Where a document begins.
    pub fn source<'a>(&'a self, lang: Lang, about: Option<&'a str>) -> Source<'a> {
        Source {
            assessed: &self.assessed,
            edition: Edition::Working { revision: Some(1), sha256: SHA256 },
            lang,
            number: Some(lang.pick("資料1", "Material 1")),
            about,
            material: &self.material,
        }
    }

    /// The content of a document.
    pub fn content(&self, document: &Document, lang: Lang, about: Option<&str>) -> Result<Box<dyn Content>, Lack> {
        document.content(&self.source(lang, about))
    }

    /// A document as PDF.
    pub fn pdf(&self, document: &Document, lang: Lang, about: Option<&str>) -> Vec<u8> {
        self.made(document, lang, about, Form::Pdf)
    }

    /// A document as a workbook.
    pub fn xlsx(&self, document: &Document, lang: Lang, about: Option<&str>) -> Vec<u8> {
        self.made(document, lang, about, Form::Xlsx)
    }

    /// The machine tables of the twin of a document by their names, read back from the workbook: rows of cells by
    /// the names of their columns, blank cells left out.
    pub fn machine(&self, document: &Document, lang: Lang, about: Option<&str>) -> Machine {
        let mut workbook = Xlsx::new(Cursor::new(self.xlsx(document, lang, about))).expect("a workbook");
        let wanted = workbook.sheet_names().into_iter().filter(|name| rashin_opendata::table(name).is_some());
        let wanted: Vec<String> = wanted.collect();
        let mut read = |name: &str| {
            let range = workbook.worksheet_range(name).expect("a sheet");
            let head: Vec<String> = range.headers().expect("names on row 1");
            let cells = |row: &[calamine::Data]| {
                let cells = head.iter().cloned().zip(row.iter().map(ToString::to_string));
                cells.filter(|(_, cell)| !cell.is_empty()).collect::<BTreeMap<_, _>>()
            };
            range.rows().skip(1).map(cells).collect::<Vec<_>>()
        };
        wanted.iter().map(|name| (name.clone(), read(name))).collect()
    }

    fn made(&self, document: &Document, lang: Lang, about: Option<&str>, form: Form) -> Vec<u8> {
        let made = Press::default().make(document, &self.source(lang, about), form);
        made.unwrap_or_else(|fault| panic!("{}: {}", document.code, fault.text(lang)))
    }
}

/// The bookmarks of a PDF with the pages that they lead to, from 1; `None` where no pdftohtml is there to read them.
pub fn bookmarks(pdf: &[u8]) -> Option<Vec<(String, usize)>> {
    let text = poppler("pdftohtml", &["-xml", "-i", "-stdout"], pdf, None)?;
    let items = text.lines().filter_map(|line| line.strip_prefix("<item page=\"")?.split_once("\">"));
    let read = |(page, title): (&str, &str)| {
        (title.trim_end_matches("</item>").to_owned(), page.parse().expect("the number of a page"))
    };
    Some(items.map(read).collect())
}

/// What a program of poppler says of a PDF; `None` where it is not there.
fn poppler(program: &str, options: &[&str], pdf: &[u8], output: Option<&str>) -> Option<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.pdf");
    std::fs::write(&path, pdf).expect("written");
    let done = match Command::new(program).args(options).arg(&path).args(output).output() {
        Ok(done) => done,
        Err(error) => {
            println!("left out: there is no {program} (poppler-utils): {error}");
            return None;
        }
    };
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    Some(String::from_utf8(done.stdout).expect("UTF-8"))
}

/// What is written in a PDF, page by page.
pub struct Printed(Vec<String>);

impl Printed {
    /// Reads a PDF; `None` where no pdftotext is there to do it.
    pub fn read(pdf: &[u8]) -> Option<Self> {
        let text = poppler("pdftotext", &["-raw", "-enc", "UTF-8"], pdf, Some("-"))?;
        Some(Self(text.split('\u{c}').map(squeezed).collect()))
    }

    /// Whether a text is there: on one page, or begun on one and ended on the next.
    pub fn has(&self, text: &str) -> bool {
        let text = squeezed(text);
        self.0.iter().any(|page| page.contains(&text)) || self.0.windows(2).any(|pages| is_split(&text, pages))
    }

    /// The first of some texts that does not follow those before it.
    pub fn first_out_of_order<'a>(&self, texts: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
        let all = self.0.concat();
        let mut from = 0;
        texts.into_iter().find(|text| {
            let wanted = squeezed(text);
            match all[from..].find(&wanted) {
                Some(at) => {
                    from += at + wanted.len();
                    false
                }
                None => true,
            }
        })
    }

    /// How many pages there are.
    pub fn pages(&self) -> usize {
        self.0.iter().filter(|page| !page.is_empty()).count()
    }

    /// What is written on each page, without spaces.
    pub fn texts(&self) -> &[String] {
        &self.0
    }

    /// The page on which a text stands first, from 1.
    pub fn page_of(&self, text: &str) -> Option<usize> {
        let text = squeezed(text);
        self.0.iter().position(|page| page.contains(&text)).map(|place| place + 1)
    }
}

fn is_split(text: &str, pages: &[String]) -> bool {
    text.char_indices().skip(1).any(|(at, _)| pages[0].contains(&text[..at]) && pages[1].contains(&text[at..]))
}

/// A text without anything that line breaking may change.
fn squeezed(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace() && *letter != '\u{ad}').collect()
}
