//! What one cell of a table may hold, and how it is read and written.

use rust_decimal::Decimal;

use crate::amount::plain_number;
use crate::lang::Sentence;
use crate::spelling;
use crate::table::Form;

/// Why a cell could not be read, and the way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misread {
    /// What is wrong.
    pub sentence: Sentence,
    /// What to do.
    pub hint: Sentence,
}

impl Misread {
    /// A misread from its sentence and hint.
    pub fn new(sentence: Sentence, hint: Sentence) -> Box<Self> {
        Box::new(Self { sentence, hint })
    }
}

/// A value that stands in one cell.
///
/// `read` accepts what people write, `write` gives the one canonical form; reading what was
/// written gives the same value.
pub trait Cell: Sized {
    /// The kind of cell, for templates and documentation.
    const FORM: Form;
    /// Whether a blank cell is an error.
    const REQUIRED: bool = true;

    /// Reads the trimmed text of a cell.
    ///
    /// # Errors
    /// A [`Misread`] with a sentence and a hint.
    fn read(text: &str) -> Result<Self, Box<Misread>>;

    /// The canonical text.
    fn write(&self) -> String;
}

/// Refuses a blank cell.
///
/// # Errors
/// A [`Misread`] when `text` is empty.
pub fn required(text: &str) -> Result<(), Box<Misread>> {
    if text.is_empty() {
        return Err(Misread::new(
            Sentence::new("空欄にはできません", "the cell must not be blank"),
            Sentence::new("値を入力してください", "enter a value"),
        ));
    }
    Ok(())
}

/// The misread of a word that is not on its list.
pub fn not_a_word(text: &str, codes: &[&str], labels: &[&str]) -> Box<Misread> {
    let pairs: Vec<String> = codes.iter().zip(labels).map(|(code, label)| format!("{code}（{label}）")).collect();
    Misread::new(
        Sentence::new(format!("「{text}」は使える語ではありません"), format!("\"{text}\" is not one of the words")),
        Sentence::new(
            format!("次のいずれかにしてください: {}", pairs.join("、")),
            format!("use one of: {}", codes.join(", ")),
        ),
    )
}

impl<T: Cell> Cell for Option<T> {
    const FORM: Form = T::FORM;
    const REQUIRED: bool = false;

    fn read(text: &str) -> Result<Self, Box<Misread>> {
        if text.is_empty() { Ok(None) } else { T::read(text).map(Some) }
    }

    fn write(&self) -> String {
        self.as_ref().map_or_else(String::new, T::write)
    }
}

impl Cell for String {
    const FORM: Form = Form::Text;

    fn read(text: &str) -> Result<Self, Box<Misread>> {
        required(text)?;
        Ok(text.to_owned())
    }

    fn write(&self) -> String {
        self.clone()
    }
}

/// `yes`; blank for no.
impl Cell for bool {
    const FORM: Form = Form::YesNo;
    const REQUIRED: bool = false;

    fn read(text: &str) -> Result<Self, Box<Misread>> {
        match spelling::fold(text).as_str() {
            "" | "no" | "false" | "いいえ" | "0" => Ok(false),
            "yes" | "true" | "はい" | "○" | "1" => Ok(true),
            _ => Err(not_a_word(text, &["yes", "no"], &["はい", "いいえ"])),
        }
    }

    fn write(&self) -> String {
        if *self { "yes" } else { "no" }.to_owned()
    }
}

impl Cell for u32 {
    const FORM: Form = Form::Integer;

    fn read(text: &str) -> Result<Self, Box<Misread>> {
        required(text)?;
        // A printed number may stand alone: ③.
        let is_sign = text.chars().nth(1).is_none();
        let narrow = if is_sign { Some(spelling::narrow(text)) } else { spelling::narrow_number(text) };
        let number = narrow.and_then(|text| plain_number(&text)).filter(|number| number.scale() == 0);
        number.and_then(|number| Self::try_from(number).ok()).ok_or_else(|| {
            Misread::new(
                Sentence::new(format!("「{text}」は整数ではありません"), format!("\"{text}\" is not a whole number")),
                Sentence::new("0以上の整数を入力してください（例 12）", "enter a whole number, 0 or more (such as 12)"),
            )
        })
    }

    fn write(&self) -> String {
        self.to_string()
    }
}

impl Cell for Decimal {
    const FORM: Form = Form::Number;

    fn read(text: &str) -> Result<Self, Box<Misread>> {
        required(text)?;
        spelling::narrow_number(text).and_then(|text| plain_number(&text)).ok_or_else(|| not_a_number(text))
    }

    fn write(&self) -> String {
        self.to_string()
    }
}

/// The misread of a text in a number cell.
pub fn not_a_number(text: &str) -> Box<Misread> {
    Misread::new(
        Sentence::new(format!("「{text}」は数値として読めません"), format!("\"{text}\" cannot be read as a number")),
        Sentence::new(
            "使える形: 1234、1,234、12.5、▲3.2、-3.2。値がないときは空欄にし、状態の欄に理由を選んでください",
            "accepted: 1234, 1,234, 12.5, ▲3.2, -3.2; when there is no value leave the cell blank and choose the reason under status",
        ),
    )
}

impl Cell for jiff::civil::Date {
    const FORM: Form = Form::Date;

    fn read(text: &str) -> Result<Self, Box<Misread>> {
        required(text)?;
        match crate::Period::parse(text) {
            Some(crate::Period::Date(date)) => Ok(date),
            _ => Err(Misread::new(
                Sentence::new(
                    format!("「{text}」は日付として読めません"),
                    format!("\"{text}\" cannot be read as a date"),
                ),
                Sentence::new(
                    "使える形: 2024-03-14、2024/3/14、令和6年3月14日、R6.3.14",
                    "accepted: 2024-03-14, 2024/3/14, 令和6年3月14日, R6.3.14",
                ),
            )),
        }
    }

    fn write(&self) -> String {
        self.to_string()
    }
}

/// A time of day, `HH:MM`.
impl Cell for jiff::civil::Time {
    const FORM: Form = Form::Time;

    fn read(text: &str) -> Result<Self, Box<Misread>> {
        required(text)?;
        spelling::narrow_number(text).and_then(|text| time_of_day(&text)).ok_or_else(|| {
            Misread::new(
                Sentence::new(
                    format!("「{text}」は時刻として読めません"),
                    format!("\"{text}\" cannot be read as a time of day"),
                ),
                Sentence::new("使える形: 15:00、15時30分", "accepted: 15:00, 15時30分"),
            )
        })
    }

    fn write(&self) -> String {
        format!("{:02}:{:02}", self.hour(), self.minute())
    }
}

/// `15:30`, `15:30:00`, `15時30分`, `15時`; whole minutes only.
fn time_of_day(narrow: &str) -> Option<jiff::civil::Time> {
    let (hour, rest) = narrow.split_once([':', '時'])?;
    let minute = match rest {
        "" if narrow.ends_with('時') => "0",
        _ => rest.strip_suffix(":00").or_else(|| rest.strip_suffix('分')).unwrap_or(rest),
    };
    let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten();
    jiff::civil::Time::new(number(hour)?, number(minute)?, 0, 0).ok()
}
