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
    /// A table as Parquet.
    Parquet "parquet" ".parquet" "application/vnd.apache.parquet" "Parquet" "Parquet",
    /// Every table in one workbook, a sheet each.
    Xlsx "xlsx" "tables.xlsx" "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" "Excel（全テーブル）" "Excel (all tables)",
    /// Every table as CSV, with its data package, in one archive.
    Zip "zip" "datapackage.zip" "application/zip" "CSV一式（Data Package、zip）" "All CSV (data package, zip)",
    /// The Frictionless data package.
    DataPackage "datapackage" "datapackage.json" "application/json" "Data Package（テーブル定義）" "Data package (table schemas)",
    /// Values and targets as SDMX-CSV 2.0.
    SdmxCsv "sdmx-csv" "values.sdmx.csv" "application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8" "SDMX-CSV 2.0" "SDMX-CSV 2.0",
    /// Values and targets as SDMX-JSON 2.0.
    SdmxJson "sdmx-json" "values.sdmx.json" "application/vnd.sdmx.data+json; version=2.0.0" "SDMX-JSON 2.0" "SDMX-JSON 2.0",
    /// The structure of values and targets in SDMX.
    SdmxStructure "sdmx-structure" "structure.sdmx.json" "application/vnd.sdmx.structure+json; version=2.0.0" "SDMX構造（DSD・コードリスト）" "SDMX structure (DSD, code lists)",
    /// Indicators, projects and actions as NGSI-LD.
    NgsiLd "ngsi-ld" "entities.ngsi.jsonld" "application/ld+json" "NGSI-LD" "NGSI-LD",
    /// The same as NGSI-v2.
    NgsiV2 "ngsi-v2" "entities.ngsi-v2.json" "application/json" "NGSI-v2" "NGSI-v2",
    /// The DCAT description as JSON-LD.
    Dcat "dcat" "dcat.jsonld" "application/ld+json" "DCAT（JSON-LD）" "DCAT (JSON-LD)",
    /// The DCAT description as Turtle.
    DcatTurtle "dcat-ttl" "dcat.ttl" "text/turtle; charset=utf-8" "DCAT（Turtle）" "DCAT (Turtle)",
    /// The record for a CKAN catalogue.
    Ckan "ckan" "ckan.json" "application/json" "CKANレコード" "CKAN record",
}

impl Format {
    /// The formats of a single table.
    pub const OF_TABLES: [Self; 4] = [Self::Csv, Self::CsvBom, Self::Json, Self::Parquet];
    /// The formats that hold or describe every table.
    pub const OF_ALL: [Self; 11] = [
        Self::Xlsx,
        Self::Zip,
        Self::DataPackage,
        Self::SdmxCsv,
        Self::SdmxJson,
        Self::SdmxStructure,
        Self::NgsiLd,
        Self::NgsiV2,
        Self::Dcat,
        Self::DcatTurtle,
        Self::Ckan,
    ];

    /// A format by its machine name.
    pub fn named(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.code() == code)
    }

    /// What a file that is not of one table is for; blank for a format of tables.
    pub fn about(self, lang: Lang) -> &'static str {
        match self {
            Self::Csv | Self::CsvBom | Self::Json | Self::Parquet => "",
            Self::Xlsx => lang.pick(
                "すべてのテーブルを1つのブックに。1シートに1テーブル",
                "Every table in one workbook, one a sheet",
            ),
            Self::Zip => lang.pick(
                "すべてのCSVとテーブル定義を1つにまとめたもの",
                "Every CSV with the table schemas, in one archive",
            ),
            Self::DataPackage => lang.pick(
                "CSVの項目・型・キー・コードの定義（Frictionless）",
                "Fields, types, keys and codes of the CSV (Frictionless)",
            ),
            Self::SdmxCsv => lang.pick(
                "実績値と目標値（統計データの国際標準）",
                "Values and targets, in the standard of statistical offices",
            ),
            Self::SdmxJson => lang.pick(
                "実績値と目標値（統計データの国際標準、JSON）",
                "Values and targets, in the standard of statistical offices, as JSON",
            ),
            Self::SdmxStructure => lang.pick(
                "SDMXの構造（次元・属性・コードリスト）",
                "Dimensions, attributes and code lists of the SDMX files",
            ),
            Self::NgsiLd => lang.pick(
                "指標・取組・実績値のエンティティ（都市OS、FIWARE）",
                "Indicators, projects and values as entities (FIWARE)",
            ),
            Self::NgsiV2 => lang.pick(
                "指標・取組・実績値のエンティティ（NGSI-v2の都市OS）",
                "Indicators, projects and values as entities (older FIWARE)",
            ),
            Self::Dcat => {
                lang.pick("データカタログ用の説明（DCAT、JSON-LD）", "Description for data catalogues (DCAT, JSON-LD)")
            }
            Self::DcatTurtle => {
                lang.pick("データカタログ用の説明（DCAT、Turtle）", "Description for data catalogues (DCAT, Turtle)")
            }
            Self::Ckan => lang.pick("CKANのデータカタログに登録するときの記録", "Record for a CKAN data catalogue"),
        }
    }

    /// Whether a file of it describes data and holds none.
    pub fn is_about(self) -> bool {
        matches!(self, Self::DataPackage | Self::SdmxStructure | Self::Dcat | Self::DcatTurtle | Self::Ckan)
    }

    /// The media type without its parameters: `text/csv`.
    pub fn bare_media_type(self) -> &'static str {
        self.media_type().split(';').next().unwrap_or_default()
    }
}
