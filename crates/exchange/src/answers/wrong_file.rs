//! Why a file is refused as a whole, and the way out.

use rashin_model::{Code, Sentence};

use super::identity::VERSION;
use crate::Unreadable;

/// Largest file that is taken: 10 MiB; the workbook of 1,000 rows has a quarter of one.
pub const MAX_ANSWER_BYTES: u64 = 10 * 1024 * 1024;
const MIB: u64 = 1024 * 1024;

/// A file that is not the workbook that is expected.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{} ({})", self.sentence().en, self.hint().en)]
pub enum WrongFile {
    /// It cannot be read at all, or must not be.
    Unreadable(Unreadable),
    /// It is larger than [`MAX_ANSWER_BYTES`].
    TooLarge {
        /// Its size.
        bytes: u64,
    },
    /// It does not say which request it is of.
    NoIdentity,
    /// It is of another version of the layout.
    OtherVersion {
        /// The version it names.
        found: String,
    },
    /// It is of another plan.
    OtherPlan {
        /// The plan that is expected.
        expected: Code,
        /// The plan it names.
        found: Code,
    },
    /// It is of another review.
    OtherReview {
        /// The review that is expected.
        expected: Code,
        /// The review it names.
        found: Code,
    },
    /// It is of another office.
    OtherOffice {
        /// The office that is expected.
        expected: Code,
        /// The office it names.
        found: Code,
    },
    /// It was made from another revision of the plan.
    OtherRevision {
        /// The revision that is expected.
        expected: u32,
        /// The revision it names.
        found: u32,
    },
}

impl From<Unreadable> for WrongFile {
    fn from(unreadable: Unreadable) -> Self {
        Self::Unreadable(unreadable)
    }
}

impl WrongFile {
    /// What is wrong.
    pub fn sentence(&self) -> Sentence {
        let other = |ja: &str, en: &str, expected: &dyn std::fmt::Display, found: &dyn std::fmt::Display| {
            Sentence::new(
                format!(
                    "別の{ja}のファイルです（必要なもの：{expected}、このファイル：{found}）。取り込みませんでした"
                ),
                format!("this is a file of another {en} (expected: {expected}, found: {found}); nothing was taken"),
            )
        };
        match self {
            Self::Unreadable(Unreadable::NotAWorkbook { name }) => Sentence::new(
                format!("{name} は表計算ソフトのファイルではありません"),
                format!("{name} is no file of a spreadsheet program"),
            ),
            Self::Unreadable(unreadable) => unreadable.sentence(),
            Self::TooLarge { bytes } => Sentence::new(
                format!(
                    "ファイルが {} MiBで、上限の {} MiBを超えています",
                    bytes.div_ceil(MIB),
                    MAX_ANSWER_BYTES / MIB
                ),
                format!("the file has {} MiB; the limit is {} MiB", bytes.div_ceil(MIB), MAX_ANSWER_BYTES / MIB),
            ),
            Self::NoIdentity => Sentence::new(
                "照会の回答様式ではないか、照会を示す隠しシートがなくなっています",
                "this is no workbook of a request, or its hidden sheet is gone",
            ),
            Self::OtherVersion { found } => Sentence::new(
                format!("回答様式の版が「{found}」です。この版では {VERSION} を読みます"),
                format!("its layout has the version \"{found}\"; expected is {VERSION}"),
            ),
            Self::OtherPlan { expected, found } => other("計画", "plan", expected, found),
            Self::OtherReview { expected, found } => other("点検・評価", "review", expected, found),
            Self::OtherOffice { expected, found } => other("所属", "office", expected, found),
            Self::OtherRevision { expected, found } => Sentence::new(
                format!(
                    "計画の第{found}版からつくられた古い様式です（必要なもの：第{expected}版）。取り込みませんでした"
                ),
                format!(
                    "this is an old template, made from revision {found} of the plan (expected: {expected}); nothing was taken"
                ),
            ),
        }
    }

    /// What to do.
    pub fn hint(&self) -> Sentence {
        match self {
            Self::Unreadable(
                Unreadable::TooManyParts { .. }
                | Unreadable::UnpacksTooFar { .. }
                | Unreadable::PackedTooTightly { .. }
                | Unreadable::NotAWorkbook { .. },
            ) => Sentence::new(
                "照会の画面から様式を取り直して黄色の欄を写し、.xlsx として保存してください",
                "download the workbook of the request again, copy the yellow cells, and save it as .xlsx",
            ),
            Self::Unreadable(unreadable) => unreadable.hint(),
            Self::TooLarge { .. } => Sentence::new(
                "貼り付けた画像や余分なシートを除いてください。根拠資料は画面から行ごとに添えられます",
                "remove pictures and sheets that were added; files of evidence can be attached on the page",
            ),
            Self::NoIdentity => Sentence::new(
                "照会の画面から様式を取り直し、黄色の欄を写してください。新しいブックへ表だけを写したものは読めません",
                "download the workbook of the request again and copy the yellow cells; tables copied into a new workbook cannot be read",
            ),
            Self::OtherVersion { .. } | Self::OtherRevision { .. } => Sentence::new(
                "照会の画面から今の様式を取り直し、黄色の欄を写してください",
                "download the present workbook of the request and copy the yellow cells",
            ),
            Self::OtherPlan { .. } | Self::OtherReview { .. } | Self::OtherOffice { .. } => Sentence::new(
                "正しいファイルを選び直すか、このファイルが示す照会の画面から取り込んでください",
                "choose the right file, or upload this one on the page of the request that it names",
            ),
        }
    }
}
