//! How much is taken in. Every limit is named in the message of what it refuses.

/// Version of the plan format, written on the first sheet of a workbook.
pub const FORMAT_VERSION: &str = "1";

/// Largest file: 256 MiB, which is 4 million readings of 60 bytes.
pub const MAX_FILE_BYTES: u64 = 256 * 1024 * 1024;

/// Longest text of one cell, in UTF-16 units: what a spreadsheet can hold, 2^15 − 1.
pub const MAX_CELL_LENGTH: usize = (1 << 15) - 1;

/// Most rows of a table in CSV: 60 years × 12 months × 1,900 areas × 14 indicators is 19 million.
pub const MAX_CSV_ROWS: usize = 20_000_000;

/// Most rows of a sheet: what a spreadsheet can hold, 2^20.
pub const MAX_SHEET_ROWS: u32 = 1 << 20;

/// Most columns that are looked at: the widest table has 24, ten times as many is no table of ours.
pub const MAX_COLUMNS: usize = 256;

/// Most parts inside a workbook: 30 tables have some 50 parts.
pub const MAX_PARTS: usize = 10_000;

/// Most bytes that a workbook may unpack to: 1 GiB, four times the largest file.
pub const MAX_UNPACKED_BYTES: u64 = 1024 * 1024 * 1024;

/// Parts up to this size may be packed as tightly as they like: 10 MiB.
pub const RATIO_FREE_BYTES: u64 = 10 * 1024 * 1024;

/// Tightest packing of a larger part; sheets come to 5 to 50, deflate ends at 1,032.
pub const MAX_RATIO: u64 = 200;

/// Most problems of cells that are listed; the rest is counted.
pub const MAX_LISTED: usize = 10_000;
