//! Why a plan cannot be written, and the way out.

use rashin_model::Sentence;

/// A plan that cannot be written where it should go.
#[derive(Debug, thiserror::Error)]
#[error("{} ({})", self.sentence().en, self.hint().en)]
pub enum Unwritable {
    /// The folder or file could not be written.
    Io {
        /// The path.
        path: String,
        /// What the system says.
        #[source]
        cause: std::io::Error,
    },
    /// A table does not fit a spreadsheet: too many rows, or a text too long for a cell.
    Workbook {
        /// Machine name of the table.
        table: &'static str,
        /// What the writer says.
        #[source]
        cause: rust_xlsxwriter::XlsxError,
    },
}

impl Unwritable {
    /// What is wrong.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Io { path, cause } => Sentence::new(
                format!("{path} に書き出せません（{cause}）"),
                format!("{path} cannot be written ({cause})"),
            ),
            Self::Workbook { table, cause } => Sentence::new(
                format!("表 {table} はExcelに収まりません（{cause}）"),
                format!("the table {table} does not fit a workbook ({cause})"),
            ),
        }
    }

    /// What to do.
    pub fn hint(&self) -> Sentence {
        match self {
            Self::Io { .. } => Sentence::new(
                "空き容量と書き込みの権限を確かめてください",
                "make sure that there is space, and that it may be written to",
            ),
            Self::Workbook { .. } => {
                Sentence::new("CSVのフォルダーとして書き出してください", "write it as a folder of CSV files")
            }
        }
    }
}
