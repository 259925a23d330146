//! What is wrong with a template, by file and line.

use std::fmt;

use rashin_model::Lang;
use typst::diag::SourceDiagnostic;
use typst::{World, WorldExt as _};

use super::world::Desk;

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// File, line and column from 1, where they are known.
    pub place: Option<(String, usize, usize)>,
    /// What is wrong, in the words of the typesetter.
    pub what: String,
    /// Ways out, in its words.
    pub hints: Vec<String>,
}

/// Why there are no pages.
#[derive(Debug, PartialEq, Eq)]
pub enum TypesetError {
    /// The template is wrong.
    Template(Vec<Trouble>),
    /// Letters that no font has: each with the text around it.
    Letters(Vec<(char, String)>),
    /// A name that cannot be that of a file.
    Name(String),
}

impl TypesetError {
    /// What is wrong and the way out, in a language; a line for each fault.
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Self::Template(troubles) => {
                let lines = troubles.iter().map(ToString::to_string);
                let head = lang.pick("テンプレートに誤りがあります。", "The template is wrong.").to_owned();
                std::iter::once(head).chain(lines).collect::<Vec<_>>().join("\n")
            }
            Self::Letters(letters) => {
                letters.iter().map(|(letter, around)| missing(*letter, around, lang)).collect::<Vec<_>>().join("\n")
            }
            Self::Name(name) => {
                format!("{name}: {}", lang.pick("ファイルの名前として使えません", "this cannot be the name of a file"))
            }
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((file, line, column)) = &self.place {
            write!(out, "{file}:{line}:{column}: ")?;
        }
        write!(out, "{}", self.what)?;
        self.hints.iter().try_for_each(|hint| write!(out, "\n  hint: {hint}"))
    }
}

impl Trouble {
    pub(super) fn of(desk: &Desk<'_>, diagnostic: &SourceDiagnostic) -> Self {
        let place = diagnostic.span.id().and_then(|id| {
            let start = desk.range(diagnostic.span)?.start;
            let source = desk.source(id).ok()?;
            let (line, column) = source.lines().byte_to_line_column(start)?;
            Some((Desk::name(id), line + 1, column + 1))
        });
        let hints = diagnostic.hints.iter().map(|hint| hint.v.to_string()).collect();
        Self { place, what: diagnostic.message.to_string(), hints }
    }
}

fn missing(letter: char, around: &str, lang: Lang) -> String {
    let code = u32::from(letter);
    match lang {
        Lang::Ja => format!(
            "「{letter}」(U+{code:04X}): どのフォントにもない文字です（「{around}」）。--fonts でこの文字を持つフォントを加えるか、元のデータの文字を改めてください"
        ),
        Lang::En => format!(
            "\"{letter}\" (U+{code:04X}): no font has this letter (in \"{around}\"). Add one that has it with --fonts, or change the letter in the data."
        ),
    }
}
