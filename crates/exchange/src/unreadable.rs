//! Why a file cannot be taken at all, and the way out.

use rashin_model::Sentence;

use crate::limits::{FORMAT_VERSION, MAX_FILE_BYTES, MAX_PARTS, MAX_RATIO, MAX_UNPACKED_BYTES};

const MIB: u64 = 1024 * 1024;

/// A path or file that cannot be read as a plan workbook at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{} ({})", self.sentence().en, self.hint().en)]
pub enum Unreadable {
    /// There is nothing at the path.
    NotFound {
        /// The path.
        path: String,
    },
    /// The path could not be read.
    Io {
        /// The path.
        path: String,
        /// What the system says.
        cause: String,
    },
    /// The file is larger than [`MAX_FILE_BYTES`].
    TooLarge {
        /// The file.
        name: String,
        /// Its size.
        bytes: u64,
    },
    /// A spreadsheet of another kind: `.xls`, `.xlsm`, `.ods`, or one that needs a password.
    OtherFormat {
        /// The file.
        name: String,
    },
    /// Neither a folder nor a workbook.
    NotAWorkbook {
        /// The file.
        name: String,
    },
    /// A workbook where a CSV is asked for.
    NotACsv {
        /// The file.
        name: String,
    },
    /// Nothing stands in the file.
    Blank {
        /// The file.
        name: String,
    },
    /// JSON in which there are no entities, or no JSON.
    NoEntities {
        /// The file.
        name: String,
        /// What is wrong with it, in Japanese and in English.
        cause: Sentence,
    },
    /// The workbook is damaged.
    Broken {
        /// The file.
        name: String,
        /// What the reader says.
        cause: String,
    },
    /// The workbook has macros.
    Macros {
        /// The part that holds them.
        part: String,
    },
    /// The workbook refers to other workbooks.
    ExternalLinks {
        /// The part that says so.
        part: String,
    },
    /// More than [`MAX_PARTS`] parts.
    TooManyParts {
        /// How many.
        count: usize,
    },
    /// The parts unpack to more than [`MAX_UNPACKED_BYTES`].
    UnpacksTooFar {
        /// The part at which the limit was passed.
        part: String,
    },
    /// A part is packed more tightly than [`MAX_RATIO`].
    PackedTooTightly {
        /// The part.
        part: String,
    },
    /// A workbook of another version of the format.
    OtherVersion {
        /// The version it names.
        found: String,
    },
    /// None of its sheets or files is a table of the format.
    NoTables {
        /// The file or folder.
        name: String,
    },
    /// The table `plan` is missing.
    NoPlanTable {
        /// The file or folder.
        name: String,
    },
}

impl Unreadable {
    /// What is wrong.
    pub fn sentence(&self) -> Sentence {
        let (ja, en) = match self {
            Self::NotFound { path } => (format!("{path} がありません"), format!("there is no {path}")),
            Self::Io { path, cause } => {
                (format!("{path} を読めません（{cause}）"), format!("{path} cannot be read ({cause})"))
            }
            Self::TooLarge { name, bytes } => (
                format!("{name} は {} MiBで、上限の {} MiBを超えています", bytes.div_ceil(MIB), MAX_FILE_BYTES / MIB),
                format!("{name} has {} MiB; the limit is {} MiB", bytes.div_ceil(MIB), MAX_FILE_BYTES / MIB),
            ),
            Self::OtherFormat { name } => (
                format!("{name} は .xlsx ではない形式か、パスワード付きです"),
                format!("{name} is a spreadsheet of another kind, or has a password"),
            ),
            Self::NotAWorkbook { name } => {
                (format!("{name} は計画ワークブックではありません"), format!("{name} is not a plan workbook"))
            }
            Self::NotACsv { name } => (format!("{name} はCSVではありません"), format!("{name} is not a CSV")),
            Self::Blank { name } => (format!("{name} には何も書かれていません"), format!("there is nothing in {name}")),
            Self::NoEntities { name, cause } => (
                format!("{name} からNGSIのエンティティを読めません（{}）", cause.ja),
                format!("no NGSI entities can be read from {name} ({})", cause.en),
            ),
            Self::Broken { name, cause } => {
                (format!("{name} が壊れています（{cause}）"), format!("{name} is damaged ({cause})"))
            }
            Self::Macros { part } => {
                (format!("マクロを含んでいます（{part}）"), format!("it contains macros ({part})"))
            }
            Self::ExternalLinks { part } => (
                format!("他のブックへのリンクを含んでいます（{part}）"),
                format!("it contains links to other workbooks ({part})"),
            ),
            Self::TooManyParts { count } => (
                format!("ブックの部品が {count} 個あり、上限の {MAX_PARTS} 個を超えています"),
                format!("it has {count} parts; the limit is {MAX_PARTS}"),
            ),
            Self::UnpacksTooFar { part } => (
                format!("展開すると上限の {} MiBを超えます（{part}）", MAX_UNPACKED_BYTES / MIB),
                format!("it unpacks to more than the limit of {} MiB (at {part})", MAX_UNPACKED_BYTES / MIB),
            ),
            Self::PackedTooTightly { part } => (
                format!("{part} の圧縮が不自然です（上限は {MAX_RATIO}:1）"),
                format!("{part} is packed in a way that no spreadsheet does (the limit is {MAX_RATIO}:1)"),
            ),
            Self::OtherVersion { found } => (
                format!("書式の版が「{found}」です。この版では {FORMAT_VERSION} を読みます"),
                format!("its format has the version \"{found}\"; expected is {FORMAT_VERSION}"),
            ),
            Self::NoTables { name } => {
                (format!("{name} に計画の表が一つもありません"), format!("{name} has none of the tables of a plan"))
            }
            Self::NoPlanTable { name } => {
                (format!("{name} に表 plan（計画）がありません"), format!("{name} has no table plan"))
            }
        };
        Sentence::new(ja, en)
    }

    /// What to do.
    pub fn hint(&self) -> Sentence {
        match self {
            Self::NotFound { .. } | Self::Io { .. } => Sentence::new(
                "場所の綴りと、読み取りの権限を確かめてください",
                "check the spelling of the path, and that it may be read",
            ),
            Self::TooLarge { .. } => Sentence::new(
                "実績値を年ごとなどに分けて取り込むか、不要な列・シートを除いてください",
                "split the readings, by year for instance, or leave out what is not needed",
            ),
            Self::OtherFormat { .. } => Sentence::new(
                "表計算ソフトで「Excel ブック (.xlsx)」として、パスワードとマクロなしで保存し直してください",
                "save it from the spreadsheet program as .xlsx without macros and without a password",
            ),
            Self::NotAWorkbook { .. } => Sentence::new(
                ".xlsx のファイルか、表ごとのCSVが入ったフォルダーを指定してください",
                "give an .xlsx file, or a folder with a CSV per table",
            ),
            Self::NotACsv { .. } => Sentence::new(
                "実績値のシートを「CSV UTF-8」として保存し直してください",
                "save the sheet of readings as CSV in UTF-8",
            ),
            Self::Blank { .. } => Sentence::new(
                "ファイルの場所を確かめ、見出しの行と値がある表を渡してください",
                "check that it is the right file: a table has a row of headings and values below it",
            ),
            Self::NoEntities { .. } => Sentence::new(
                "id と type のあるエンティティか、その配列（JSON）を渡してください。ほかのJSONは表（CSV）に直すと取り込めます",
                "give an entity with id and type, or an array of them, as JSON; other JSON can be imported once it is a table (CSV)",
            ),
            Self::Broken { .. } => Sentence::new(
                "表計算ソフトで開いて .xlsx として保存し直してください",
                "open it in a spreadsheet program and save it again as .xlsx",
            ),
            Self::Macros { .. } => {
                Sentence::new("マクロなしの .xlsx として保存し直してください", "save it as .xlsx without macros")
            }
            Self::ExternalLinks { .. } => Sentence::new(
                "「データ」の「リンクの編集」でリンクを解除して値に置き換え、.xlsx として保存し直してください",
                "break the links (Data, Edit Links) so that values take their place, and save it again as .xlsx",
            ),
            Self::TooManyParts { .. } | Self::UnpacksTooFar { .. } | Self::PackedTooTightly { .. } => Sentence::new(
                "表だけを新しいブックへ写し、.xlsx として保存し直してください。大きな実績値はCSVで渡せます",
                "copy the tables alone into a new workbook and save it as .xlsx; large tables of readings may come as CSV",
            ),
            Self::OtherVersion { .. } => Sentence::new(
                "新しいひな形を書き出し、そこへ写してください",
                "write a new template and copy the content into it",
            ),
            Self::NoTables { .. } | Self::NoPlanTable { .. } => Sentence::new(
                "ひな形を書き出し、シート名（CSVではファイル名）と見出しをそれに合わせてください。表 plan は必ず要ります",
                "write the template and follow its sheet names (file names in CSV) and headings; the table plan is always needed",
            ),
        }
    }
}
