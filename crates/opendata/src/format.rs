//! The formats of open data.

use rashin_model::Lang;

macro_rules! formats {
    ($($(#[doc = $doc:literal])+ $variant:ident $code:literal $ending:literal $media:literal $ja:literal $en:literal,)+) => {
        /// A format of open data.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Format { $($(#[doc = $doc])+ $variant,)+ }

        impl Format {
            /// Every format.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The machine name.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// What follows the name of a table; the whole name for a file that is not of one table.
            pub fn ending(self) -> &'static str {
                match self { $(Self::$variant => $ending,)+ }
            }

            /// The media type.
            pub fn media_type(self) -> &'static str {
                match self { $(Self::$variant => $media,)+ }
            }

            /// What it is called.
            pub fn label(self, lang: Lang) -> &'static str {
                match self { $(Self::$variant => lang.pick($ja, $en),)+ }
            }
        }
    };
}

formats! {
    /// A table as CSV in UTF-8 without BOM.
    Csv "csv" ".csv" "text/csv; charset=utf-8" "CSV（UTF-8）" "CSV (UTF-8)",
    /// The same with a BOM, which spreadsheets need.
    CsvBom "csv-bom" "_bom.csv" "text/csv; charset=utf-8" "CSV（UTF-8 BOM付き、表計算ソフト用）" "CSV (UTF-8 with BOM, for spreadsheets)",
    /// A table as a JSON array of objects.
    Json "json" ".json" "application/json" "JSON" "JSON",
}

impl Format {
    /// The formats of a single table.
    pub(crate) const OF_TABLES: [Self; 3] = [Self::Csv, Self::CsvBom, Self::Json];
    /// The formats that hold or describe every table.
    pub(crate) const OF_ALL: [Self; 0] = [];
}
