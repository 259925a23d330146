//! Area codes of files, which may have lost a digit.

use rashin_model::spelling::narrow_number;
use rashin_model::{AreaCode, Cell, Misread, Sentence};

/// Reads an area code. Five digits are a code that lost its leading zero or one without its check digit; where
/// both readings are bodies, nobody can tell and the code is refused.
///
/// # Errors
/// What is wrong with the text.
pub(crate) fn read_area(text: &str, is_real: &dyn Fn(AreaCode) -> bool) -> Result<AreaCode, Box<Misread>> {
    let narrow = narrow_number(text).unwrap_or_else(|| text.to_owned());
    let five = (narrow.len() == 5).then(|| narrow.parse::<u32>().ok()).flatten();
    let Some(five) = five else { return AreaCode::read(text) };
    let whole = AreaCode::parse(&format!("0{narrow}"));
    let completed = AreaCode::from_five(five);
    match (whole.filter(|code| is_real(*code)), completed.filter(|code| is_real(*code))) {
        (Some(whole), Some(completed)) if whole != completed => Err(Misread::new(
            Sentence::new(
                format!("「{text}」は {whole} とも {completed} とも読めます"),
                format!("\"{text}\" may be {whole} or {completed}"),
            ),
            Sentence::new(
                "検査数字を含む6桁で書くか、マッピングの [area] codes に対応を書いてください",
                "write all six digits, or say which it is under codes in [area] of the mapping",
            ),
        )),
        (Some(code), _) | (None, Some(code)) => Ok(code),
        (None, None) => AreaCode::read(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_digits_are_refused_only_where_both_readings_are_bodies() {
        // 01202 without its check digit is Hakodate's 012025; 35000 lost nothing but its check digit.
        let real = |codes: &'static [&'static str]| move |code: AreaCode| codes.contains(&&*code.to_string());
        assert_eq!(read_area("35000", &real(&["350001"])).map(|code| code.to_string()), Ok("350001".to_owned()));
        assert_eq!(read_area("20001", &real(&["020001"])).map(|code| code.to_string()), Ok("020001".to_owned()));
        let both = read_area("20001", &real(&["020001", "200018"]));
        let other = AreaCode::from_five(20001).map(|code| code.to_string());
        assert_eq!(both.is_err(), other.as_deref() == Some("200018"), "{other:?}");
    }
}
