//! Parameters of the API: what each may hold, in the description and when it is read.

use rashin_model::spelling::narrow;
use rashin_model::table::{Column, Form};
use rashin_model::{Period, Sentence};
use utoipa::openapi::path::{ParameterBuilder, ParameterIn, ParameterStyle};
use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, Schema, SchemaFormat, Type};
use utoipa::openapi::{KnownFormat, Required, path};

/// What a code looks like.
pub const CODE: &str = "^[A-Za-z0-9_-]{1,64}$";
/// What an area code looks like.
pub const AREA: &str = "^[0-9]{6}$";
/// What a period looks like in its canonical form.
pub const PERIOD: &str = "^(FY[0-9]{4}(H[12]|Q[1-4])?|[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?)$";
/// The longest text that is searched for, in characters.
const LONGEST: usize = 200;

/// What a parameter may hold.
#[derive(Debug, Clone)]
pub enum Kind {
    /// A whole number of a range, with the one that is taken if it is left out.
    Whole { least: u32, most: u32, default: Option<u32> },
    /// A day.
    Day,
    /// The code of an element.
    Code,
    /// An area code of six digits.
    Area,
    /// A period in its canonical form.
    Period,
    /// true or false.
    Flag,
    /// One of a list.
    Word(Vec<&'static str>),
    /// Some of a list: the parameter may be repeated.
    Words(Vec<&'static str>),
    /// Free words.
    Text,
}

/// A parameter in the query of an address.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// What it may hold.
    pub kind: Kind,
    /// What it is for.
    pub meaning: Sentence,
}

impl Parameter {
    /// A parameter.
    pub fn new(name: &'static str, kind: Kind, ja: &str, en: &str) -> Self {
        Self { name, kind, meaning: Sentence::new(ja, en) }
    }

    /// The filter on a column; `None` for free text and numbers, which are not looked up exactly.
    pub fn of_column(column: &Column) -> Option<Self> {
        let kind = match column.form {
            Form::Code => Kind::Code,
            Form::Area => Kind::Area,
            Form::Period => Kind::Period,
            Form::Date => Kind::Day,
            Form::YesNo => Kind::Flag,
            Form::Word(codes, _) => Kind::Word(codes.to_vec()),
            Form::List => Kind::Text,
            Form::Text | Form::Integer | Form::Number | Form::Time => return None,
        };
        let meaning = column.meaning.trim().trim_end_matches('.');
        let (ja, en) = match column.form {
            Form::List => (
                format!("「{}」にこの値があるもの", column.heading),
                format!("Only rows among whose {} is this: {meaning}", column.name),
            ),
            _ => (
                format!("「{}」がこの値のもの", column.heading),
                format!("Only rows with this {}: {meaning}", column.name),
            ),
        };
        Some(Self { name: column.name, kind, meaning: Sentence::new(ja, en) })
    }

    /// The canonical text of a value.
    ///
    /// # Errors
    /// What it would have to look like.
    pub fn read(&self, text: &str) -> Result<String, Sentence> {
        let name = self.name;
        let text = if matches!(self.kind, Kind::Text) { text.trim().to_owned() } else { narrow(text) };
        let refuse = |ja: &str, en: &str| {
            Err(Sentence::new(
                format!("{name}「{text}」は読めません。{ja}"),
                format!("{name} \"{text}\" cannot be read: {en}."),
            ))
        };
        let is_code = || {
            !text.is_empty()
                && text.len() <= 64
                && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
        };
        match &self.kind {
            Kind::Whole { least, most, .. } => match text.parse::<u32>() {
                Ok(number) if (least..=most).contains(&&number) && is_code() => Ok(number.to_string()),
                _ => refuse(
                    &format!("{least} から {most} までの整数で指定してください"),
                    &format!("give a whole number from {least} to {most}"),
                ),
            },
            Kind::Day => text.parse::<jiff::civil::Date>().ok().filter(|_| text.len() == 10).map_or_else(
                || refuse("2024-03-31 の形の日付で指定してください", "give a day such as 2024-03-31"),
                |day| Ok(day.to_string()),
            ),
            Kind::Code if is_code() => Ok(text),
            Kind::Code => refuse("英数字と - _ のコードで指定してください", "give a code of letters, digits, - and _"),
            Kind::Area if text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit()) => Ok(text),
            Kind::Area => refuse(
                "検査数字を含む6桁の団体コードで指定してください（例 160008）",
                "give an area code of six digits, check digit included, such as 160008",
            ),
            Kind::Period => match Period::parse(&text).filter(|period| period.code() == text) {
                Some(period) => Ok(period.code()),
                // What has the form of a period but is none, such as 30 February, finds nothing.
                None if looks_like_a_period(&text) => Ok(text),
                None => refuse(
                    "FY2024、FY2024H1、FY2024Q3、2024、2024-03、2024-03-31 の形で指定してください",
                    "give it as FY2024, FY2024H1, FY2024Q3, 2024, 2024-03 or 2024-03-31",
                ),
            },
            Kind::Flag if ["true", "false"].contains(&&*text) => Ok(text),
            Kind::Flag => refuse("true か false で指定してください", "give true or false"),
            Kind::Word(words) | Kind::Words(words) if words.contains(&&*text) => Ok(text),
            Kind::Word(words) | Kind::Words(words) => refuse(
                &format!("{} のどれかで指定してください", words.join("、")),
                &format!("give one of {}", words.join(", ")),
            ),
            Kind::Text if text.chars().count() <= LONGEST => Ok(text),
            Kind::Text => {
                refuse(&format!("{LONGEST}字までで指定してください"), &format!("give at most {LONGEST} characters"))
            }
        }
    }

    /// What a value must look like, as a schema.
    fn schema(&self) -> Schema {
        let object = |of: Type| ObjectBuilder::new().schema_type(of);
        let pattern = |pattern: &str| object(Type::String).pattern(Some(pattern));
        let words = |words: &[&'static str]| object(Type::String).enum_values(Some(words.iter().copied()));
        match &self.kind {
            Kind::Whole { least, most, default } => object(Type::Integer)
                .minimum(Some(i64::from(*least)))
                .maximum(Some(i64::from(*most)))
                .default(default.map(Into::into))
                .into(),
            Kind::Day => object(Type::String).format(Some(SchemaFormat::KnownFormat(KnownFormat::Date))).into(),
            Kind::Code => pattern(CODE).into(),
            Kind::Area => pattern(AREA).into(),
            Kind::Period => pattern(PERIOD).into(),
            Kind::Flag => object(Type::Boolean).into(),
            Kind::Word(list) => words(list).into(),
            Kind::Words(list) => ArrayBuilder::new().items(words(list)).into(),
            Kind::Text => object(Type::String).max_length(Some(LONGEST)).into(),
        }
    }

    /// The parameter in the description of the API.
    pub fn described(&self) -> path::Parameter {
        let repeated = matches!(self.kind, Kind::Words(_));
        ParameterBuilder::new()
            .name(self.name)
            .parameter_in(ParameterIn::Query)
            .required(Required::False)
            .description(Some(format!("{} / {}", self.meaning.en, self.meaning.ja)))
            .schema(Some(self.schema()))
            .style(repeated.then_some(ParameterStyle::Form))
            .explode(repeated.then_some(true))
            .build()
    }
}

/// Whether a text has the form that [`PERIOD`] asks for.
fn looks_like_a_period(text: &str) -> bool {
    let digits = |text: &str, count| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    let between =
        |text: &str, most: u8| digits(text, 2) && text.parse().is_ok_and(|number: u8| (1..=most).contains(&number));
    if let Some(year) = text.strip_prefix("FY") {
        return year.is_char_boundary(4)
            && digits(&year[..4.min(year.len())], 4)
            && matches!(&year[4..], "" | "H1" | "H2" | "Q1" | "Q2" | "Q3" | "Q4");
    }
    let mut parts = text.split('-');
    parts.next().is_some_and(|year| digits(year, 4))
        && parts.next().is_none_or(|month| between(month, 12))
        && parts.next().is_none_or(|day| between(day, 31))
        && parts.next().is_none()
}
