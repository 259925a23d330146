//! A quantity as people write it: `3,215千件`, `90.0%以上`, `▲3.2`.

use rust_decimal::Decimal;

use crate::cell::{self, Cell, Misread};
use crate::lang::Sentence;
use crate::spelling;
use crate::table::Form;
use crate::tables::{Comparator, Scale};

/// A number with what was written around it.
///
/// After [`crate::check::settle`] the number is in the indicator's own scale and unit, and `scale`
/// and `unit` are empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount {
    /// The number itself.
    pub value: Decimal,
    /// The multiplier that was written (千, 万 ...), if any.
    pub scale: Option<Scale>,
    /// The unit that was written, if any.
    pub unit: Option<Box<str>>,
    /// `以上`, `以下`, `≥`, `≤` if written.
    pub comparator: Option<Comparator>,
}

impl Amount {
    /// A bare number.
    pub fn bare(value: Decimal) -> Self {
        Self { value, scale: None, unit: None, comparator: None }
    }

    /// The number as the formulas take it.
    pub fn as_f64(&self) -> f64 {
        to_f64(self.value)
    }

    /// Reads a number with its surroundings; `None` if there is no number to be read.
    ///
    /// ```
    /// use rashin_model::Amount;
    /// let amount = Amount::parse("３，２１５千件").unwrap();
    /// assert_eq!((amount.value.to_string().as_str(), amount.unit.as_deref()), ("3215", Some("件")));
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(value) = plain_number(text) {
            return Some(Self::bare(value));
        }
        let narrow = spelling::narrow_number(text)?;
        let (comparator, rest) = take_bound(&narrow)?;
        let unsigned = rest.strip_prefix(SIGNS).map_or(rest, str::trim_start);
        let digits = unsigned.find(|letter: char| !(letter.is_ascii_digit() || matches!(letter, '.' | ',')));
        let number_end = rest.len() - unsigned.len() + digits.unwrap_or(unsigned.len());
        let value = plain_number(&rest[..number_end])?;
        let mut unit = rest[number_end..].trim();
        let mut scale = None;
        for word in Scale::ALL.iter().copied().rev() {
            if let Some(after) = (word != Scale::One).then(|| unit.strip_prefix(word.sign())).flatten() {
                (unit, scale) = (after.trim_start(), Some(word));
                break;
            }
        }
        if !unit.is_empty() && !is_unit(unit) {
            return None;
        }
        Some(Self { value, scale, unit: (!unit.is_empty()).then(|| unit.into()), comparator })
    }
}

/// A unit is a short word, with digits only inside a symbol (m2, CO2); all else is a text.
fn is_unit(text: &str) -> bool {
    let begins_well = text.starts_with(|first: char| first.is_alphabetic() || matches!(first, '%' | '‰' | '°'));
    let letters: Vec<char> = text.chars().collect();
    let is_loose = |pair: &[char]| pair[1].is_ascii_digit() && !pair[0].is_ascii_alphabetic();
    let is_exponent = text.starts_with(['e', 'E']) && letters[1..].iter().all(char::is_ascii_digit);
    begins_well && letters.len() <= 12 && !letters.windows(2).any(is_loose) && !is_exponent
}

/// What may stand before a number that is written alone.
const SIGNS: [char; 5] = ['-', '▲', '△', '−', '+'];

/// Takes off `≥`, `以上` and the like; `None` when there are two of them.
fn take_bound(text: &str) -> Option<(Option<Comparator>, &str)> {
    const BEFORE: [(&str, Comparator); 6] = [
        ("≥", Comparator::Ge),
        ("≧", Comparator::Ge),
        (">=", Comparator::Ge),
        ("≤", Comparator::Le),
        ("≦", Comparator::Le),
        ("<=", Comparator::Le),
    ];
    const AFTER: [(&str, Comparator); 2] = [("以上", Comparator::Ge), ("以下", Comparator::Le)];
    let before = BEFORE.iter().find_map(|(sign, bound)| Some((*bound, text.strip_prefix(sign)?.trim_start())));
    let after = AFTER.iter().find_map(|(word, bound)| Some((*bound, text.strip_suffix(word)?.trim_end())));
    let (bound, rest) = match (before, after) {
        (Some(_), Some(_)) => return None,
        (None, None) => (None, text),
        (Some((bound, rest)), None) | (None, Some((bound, rest))) => (Some(bound), rest),
    };
    let has_another = AFTER.iter().any(|(word, _)| rest.contains(word));
    (!has_another).then_some((bound, rest))
}

/// A decimal as a 64-bit float: the nearest one.
pub fn to_f64(value: Decimal) -> f64 {
    // Mantissas up to 2^53 are exact, and dividing by a power of ten that is exact gives the
    // nearest double; larger ones go by way of text.
    let (mantissa, scale) = (value.mantissa(), value.scale());
    if mantissa.unsigned_abs() <= 1 << 53 && scale <= 22 {
        #[expect(clippy::cast_precision_loss, reason = "at most 2^53, hence exact")]
        let mantissa = mantissa as f64;
        return mantissa / POWERS_OF_TEN[scale as usize];
    }
    value.to_string().parse().unwrap_or(0.0)
}

const POWERS_OF_TEN: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
];

/// A number without unit: digits with or without separators, `-`, `▲` or `△` for below zero.
pub fn plain_number(text: &str) -> Option<Decimal> {
    let (negative, digits) = match text.strip_prefix(['-', '▲', '△', '−']) {
        Some(digits) => (true, digits.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if !digits.bytes().next()?.is_ascii_digit()
        || !digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b',')
    {
        return None;
    }
    let value: Decimal =
        if digits.contains(',') { without_separators(digits)?.parse().ok()? } else { digits.parse().ok()? };
    Some(if negative && !value.is_zero() { -value } else { value })
}

/// Removes thousands separators that stand where they belong; `1,5` and `12,34` are no numbers here.
fn without_separators(digits: &str) -> Option<String> {
    let whole = digits.split('.').next()?;
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let well_placed =
        (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3) && !digits[whole.len()..].contains(',');
    well_placed.then(|| digits.replace(',', ""))
}

fn not_an_amount(text: &str) -> Misread {
    Misread {
        sentence: cell::not_a_number(text).sentence,
        hint: Sentence::new(
            "使える形: 1234、1,234、12.5、▲3.2、-3.2、3,215千件、90.0%以上。値がないときは空欄にして状態の欄に理由を選ぶか、－、調整中、該当なし、公表なし、未到来、X などの語を入力してください。言葉は記述の欄に入力します",
            "accepted: 1234, 1,234, 12.5, ▲3.2, -3.2, 3,215千件, 90.0%以上; when there is no value leave the cell blank and choose the reason under status, or enter －, 調整中, 該当なし, 公表なし, 未到来 or X; words go under text",
        ),
    }
}

impl Cell for Amount {
    const FORM: Form = Form::Number;

    fn read(text: &str) -> Result<Self, Box<Misread>> {
        cell::required(text)?;
        Self::parse(text).ok_or_else(|| Box::new(not_an_amount(text)))
    }

    fn write(&self) -> String {
        let scale = self.scale.map_or("", Scale::sign);
        let unit = self.unit.as_deref().unwrap_or("");
        let bound = match self.comparator {
            Some(Comparator::Ge) => "以上",
            Some(Comparator::Le) => "以下",
            _ => "",
        };
        format!("{}{scale}{unit}{bound}", self.value)
    }
}
