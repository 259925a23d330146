//! What is said of a word that cannot be taken.

use crate::cell::Misread;
use crate::lang::Sentence;

/// The word says another thing than the status.
pub fn contradiction(word: &str, (code, label): (&str, &str)) -> Misread {
    Misread {
        sentence: Sentence::new(
            format!("値の欄の「{word}」は状態「{label}」と合いません"),
            format!("\"{word}\" as the value contradicts the status {code}"),
        ),
        hint: Sentence::new(
            "状態の欄を値の欄の語に合わせるか、値の欄を空欄にしてください",
            "choose the status that the word says, or leave the value blank",
        ),
    }
}

/// The word leaves open why there is no value.
pub fn says_too_little(word: &str) -> Misread {
    Misread {
        sentence: Sentence::new(
            format!("「{word}」だけでは、値がない理由が決まりません"),
            format!("\"{word}\" alone does not say why there is no value"),
        ),
        hint: Sentence::new(
            "値の欄を空欄にし、状態の欄に理由を選んでください",
            "leave the value blank and choose the reason under status",
        ),
    }
}

/// The word stands where no status can keep it.
pub fn reason_lost(word: &str) -> Misread {
    Misread {
        sentence: Sentence::new(
            format!("「{word}」は、行の状態が同じ理由のときだけ使えます"),
            format!("\"{word}\" can stand here only where the status of the row says the same"),
        ),
        hint: Sentence::new(
            "空欄にするか、状態の欄を合わせてください。理由は備考に書けます",
            "leave the cell blank, or choose that status; the reason can be given as a remark",
        ),
    }
}

/// The word and the text beside it both are a promise.
pub fn two_promises(word: &str) -> Misread {
    Misread {
        sentence: Sentence::new(
            format!("値の欄に「{word}」、記述の欄に別の内容があります"),
            format!("the value says \"{word}\", and there is another promise under text"),
        ),
        hint: Sentence::new(
            "記述の欄にまとめ、値の欄を空欄にしてください",
            "put both under text, and leave the value blank",
        ),
    }
}
