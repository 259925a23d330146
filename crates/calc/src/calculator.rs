//! What a calculator reads and writes, in one place for its help, its heading and its tests.

// Writing to a string cannot fail: its results are dropped below.
use std::fmt::Write;

use rashin_model::Lang;

/// A column that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Input {
    /// Its name.
    pub name: &'static str,
    /// Other names under which it is found, when there is no column of its name.
    pub also: &'static [&'static str],
    /// Whether the file must have it.
    pub needed: bool,
    /// What it holds, in Japanese.
    pub ja: &'static str,
    /// What it holds, in English.
    pub en: &'static str,
}

impl Input {
    /// A column that the file must have.
    pub(crate) const fn needed(
        name: &'static str,
        also: &'static [&'static str],
        ja: &'static str,
        en: &'static str,
    ) -> Self {
        Self { name, also, needed: true, ja, en }
    }

    /// A column that the file may have.
    pub(crate) const fn optional(
        name: &'static str,
        also: &'static [&'static str],
        ja: &'static str,
        en: &'static str,
    ) -> Self {
        Self { name, also, needed: false, ja, en }
    }
}

/// A column that is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Output {
    /// Its name.
    pub name: &'static str,
    /// What it holds, with its unit, in Japanese.
    pub ja: &'static str,
    /// What it holds, with its unit, in English.
    pub en: &'static str,
}

impl Output {
    pub(crate) const fn new(name: &'static str, ja: &'static str, en: &'static str) -> Self {
        Self { name, ja, en }
    }
}

/// A second file that a calculator reads, named by an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Companion {
    /// The option.
    pub option: &'static str,
    /// Its columns.
    pub columns: &'static [Input],
}

/// A run that the help shows and the tests repeat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Example {
    /// The arguments after the name of the calculator, with spaces between.
    pub arguments: &'static str,
    /// Standard input.
    pub input: &'static str,
    /// Name and content of the second file.
    pub file: Option<(&'static str, &'static str)>,
    /// Standard output.
    pub output: &'static str,
}

/// A calculator as its help describes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Calculator {
    /// The name after `rashin calc`.
    pub name: &'static str,
    /// What it computes, in one line of Japanese.
    pub ja: &'static str,
    /// What it computes, in one line of English.
    pub en: &'static str,
    /// The columns of standard input.
    pub input: &'static [Input],
    /// A second file.
    pub companion: Option<Companion>,
    /// Whether the columns of standard input are written again before the columns of `output`.
    pub passes_through: bool,
    /// The columns of standard output.
    pub output: &'static [Output],
    /// A run.
    pub example: Example,
}

impl Calculator {
    /// What it computes, in one line.
    pub fn about(&self, lang: Lang) -> &'static str {
        lang.pick(self.ja, self.en)
    }

    /// What it computes, in one line of both languages.
    pub fn about_line(&self) -> String {
        format!("{} / {}", self.ja, self.en)
    }

    /// Columns, units and a run, in both languages.
    pub fn help(&self) -> String {
        let mut help = String::new();
        inputs(&mut help, "標準入力の列 / columns of standard input", self.input);
        if let Some(companion) = self.companion {
            inputs(&mut help, &format!("{} の列 / columns of {0}", companion.option), companion.columns);
        }
        help.push_str("出力の列 / columns of the output\n");
        if self.passes_through {
            line(
                &mut help,
                "...",
                "入力の列すべて。名前が重なる列は input_ を付けて残す",
                "all columns of the input; one of the same name is kept as input_NAME",
            );
        }
        for column in self.output {
            line(&mut help, column.name, column.ja, column.en);
        }
        help.push_str(CONVENTIONS);
        self.example.write(&mut help, self.name);
        help
    }
}

/// What holds for all calculators.
const CONVENTIONS: &str = "
CSV は UTF-8。見出しは上の名前か別名で、順は自由。空欄は「値がない」であり 0 ではない。
比はすべて割合（1 = 100 %）。出せない値は空欄にし、理由のコードを理由の列に書く。
入力の誤りは行と列を挙げてすべて示し、そのときは何も出力しない。
CSV is UTF-8, with the headings above in any order. A blank is a missing value, never zero.
Ratios are shares (1 = 100 %). A figure that cannot be given is left empty beside its reason.
Every wrong cell is named with its line and column, and then nothing is written.
";

/// The columns of a file under a title.
fn inputs(help: &mut String, title: &str, columns: &[Input]) {
    help.push_str(title);
    help.push('\n');
    for column in columns {
        let name = if column.needed { column.name.to_owned() } else { format!("[{}]", column.name) };
        line(help, &name, column.ja, column.en);
        if !column.also.is_empty() {
            let _ = writeln!(help, "  {:<24} 別名 / also: {}", "", column.also.join(", "));
        }
    }
    help.push('\n');
}

/// A name, and beside it its description in both languages.
fn line(help: &mut String, name: &str, ja: &str, en: &str) {
    let mut name = name;
    for part in wrapped(ja).into_iter().chain(wrapped(en)) {
        let _ = writeln!(help, "  {name:<24} {part}");
        name = "";
    }
}

/// A description in lines that fit beside a name on a terminal of 100 columns. They break after
/// spaces and Japanese punctuation; letters beyond ASCII are counted as two columns wide.
fn wrapped(text: &str) -> Vec<String> {
    const ROOM: usize = 72;
    let width =
        |text: &str| -> usize { text.trim_end().chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum() };
    let mut lines = vec![String::new()];
    for word in text.split_inclusive([' ', '、', '。']) {
        let last = lines.len() - 1;
        if !lines[last].is_empty() && width(&lines[last]) + width(word) >= ROOM {
            lines.push(word.to_owned());
        } else {
            lines[last].push_str(word);
        }
    }
    lines.iter().map(|line| line.trim_end().to_owned()).collect()
}

impl Example {
    fn write(&self, help: &mut String, calculator: &str) {
        help.push_str("\n例 / example\n");
        let mut show = |name: &str, content: &str| {
            let _ = writeln!(help, "  $ {name}");
            for line in content.lines() {
                let _ = writeln!(help, "  {line}");
            }
        };
        show("cat in.csv", self.input);
        if let Some((name, content)) = self.file {
            show(&format!("cat {name}"), content);
        }
        let command: Vec<&str> = ["rashin calc", calculator, self.arguments, "< in.csv"]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
        show(&command.join(" "), self.output);
    }
}
