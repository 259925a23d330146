//! Areas that the official table does not have, such as those of an invented plan.

use crate::AreaCode;

table! {
    /// An area of concern that is not a real Japanese body.
    Area in "areas" "地域" key [code] {
        /// Code with check digit.
        code: AreaCode = "団体コード",
        /// Name.
        name: String = "名称",
        /// Name in kana.
        name_kana: Option<String> = "名称（かな）",
        /// Name in English.
        name_en: Option<String> = "名称（英語）",
        /// Area above it.
        parent: Option<AreaCode> = "上位の団体コード",
        /// What it is (県, 市, 町, 村).
        kind: Option<String> = "種類",
        /// Remark.
        note: Option<String> = "備考",
    }
}
