//! Questions that are asked often, with their answers.

use crate::{Code, List};

table! {
    /// A question that is asked often, with the answer of the office.
    Faq in "faq" "よくある質問" key [code] {
        /// Code.
        code: Code = "コード",
        /// Order in lists.
        order: u32 = "順",
        /// The question, as people ask it.
        question: String = "質問",
        /// The question in English.
        question_en: Option<String> = "質問（英語）",
        /// The answer.
        answer: String = "回答",
        /// The answer in English.
        answer_en: Option<String> = "回答（英語）",
        /// The element it is about; blank for the whole plan.
        element: Option<Code> = "対象",
        /// Other words under which people look for it.
        keywords: List<String> = "探す言葉",
        /// Place in the source.
        source: Option<String> = "出典",
    }
}
