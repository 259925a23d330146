//! Small pieces of text and markup that every page uses.

use maud::{Markup, html};
use rashin_eval::plan::{Standing, State};
use rashin_eval::{Reason, show};
use rashin_model::tables::{Indicator, Node, Tone};
use rashin_model::{AreaCode, Decimal, Lang, Period};

pub use rashin_eval::show::plain_percent;
pub use rashin_service::units::{change_text, figure_text, unit, unit_of_change, value_text, with_unit};

use crate::plan_view::PlanView;

/// A text with the language it is in, marked when that is not the page's.
pub fn titled((text, own): (&str, Lang), lang: Lang) -> Markup {
    html! { @if own == lang { (text) } @else { span lang=(own.tag()) { (text) } } }
}

/// A text of a plan, which is in Japanese.
pub fn japanese(text: &str, lang: Lang) -> Markup {
    titled((text, Lang::Ja), lang)
}

/// A text of the page that may hold Japanese, such as units: its Japanese parts are marked.
pub fn mixed(text: &str, lang: Lang) -> Markup {
    if lang == Lang::Ja || !text.contains(is_japanese) {
        return html! { (text) };
    }
    let mut rest = text;
    html! { @while let Some(first) = rest.chars().next() {
        @let own = is_japanese(first);
        @let (run, behind) = rest.split_at(rest.find(|letter| is_japanese(letter) != own).unwrap_or(rest.len()));
        @if own { span lang="ja" { (run) } } @else { (run) }
        ({ rest = behind; "" })
    } }
}

/// Whether a letter is Japanese: kana, kanji and what goes with them.
pub fn is_japanese(letter: char) -> bool {
    matches!(letter, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}

/// The title of an element in the language of the page, or in Japanese.
pub fn title(ja: &str, en: Option<&str>, lang: Lang) -> Markup {
    titled(rashin_model::plan::titled(ja, en, lang), lang)
}

/// The title of a node.
pub fn node(node: &Node, lang: Lang) -> Markup {
    title(&node.title, node.title_en.as_deref(), lang)
}

/// The title of a node as text.
pub fn node_text(node: &Node, lang: Lang) -> &str {
    node.title_in(lang)
}

/// The name of an indicator.
pub fn name(indicator: &Indicator, lang: Lang) -> Markup {
    title(&indicator.name, indicator.name_en.as_deref(), lang)
}

/// The name of an indicator as text.
pub fn name_text(indicator: &Indicator, lang: Lang) -> &str {
    indicator.name_in(lang)
}

/// The name of an area.
pub fn area(view: &PlanView, code: AreaCode, lang: Lang) -> Markup {
    let (name, own) = view.area_name(code, lang);
    titled((&name, own), lang)
}

/// Offices, one after the other.
pub fn offices<T: AsRef<str>>(offices: &[T], lang: Lang) -> Markup {
    html! { @for (place, office) in offices.iter().enumerate() {
        @if place > 0 { (lang.pick("、", ", ")) }
        (japanese(office.as_ref(), lang))
    } }
}

/// A number of things: 5件, or 5.
pub fn count(number: usize, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{number}件"),
        Lang::En => number.to_string(),
    }
}

/// Scale and unit, small and marked as Japanese where they are.
pub fn unit_markup(indicator: &Indicator, lang: Lang) -> Markup {
    small_unit(&unit(indicator, lang), lang)
}

/// The unit of a difference, small.
pub fn unit_of_change_markup(indicator: &Indicator, lang: Lang) -> Markup {
    small_unit(&unit_of_change(indicator, lang), lang)
}

fn small_unit(unit: &str, lang: Lang) -> Markup {
    let is_foreign = lang != Lang::Ja && !unit.is_ascii();
    let is_word = rashin_service::units::is_word(unit);
    html! { @if !unit.is_empty() { span.unit.unit-word[is_word] lang=[is_foreign.then_some("ja")] { @if is_word { "\u{a0}" } (unit) } } }
}

/// A value with its unit.
pub fn value(indicator: &Indicator, value: Decimal, lang: Lang) -> Markup {
    html! { span.num { (show::grouped(value, indicator.decimals)) (unit_markup(indicator, lang)) } }
}

/// A text, or the reason why there is none.
pub fn or_reason(text: Result<String, Reason>, lang: Lang) -> Markup {
    match text {
        Ok(text) => html! { span.num { (mixed(&text, lang)) } },
        Err(reason) => html! { span.quiet { (reason.text(lang)) } },
    }
}

/// Signs that every font draws right: BIZ UDPGothic, the first font of the style sheet, has the
/// glyphs of ≥ and ≤ interchanged.
pub fn plain_signs(text: &str) -> String {
    text.replace('≥', "≧").replace('≤', "≦")
}

/// A formula in symbols; what follows `_` is an index.
pub fn formula(text: &str) -> Markup {
    let text = plain_signs(text);
    html! { @for (place, piece) in text.split("_T").enumerate() { @if place > 0 { sub { "T" } } (piece) } }
}

/// A mark with its word and shape.
pub fn mark(state: &str, word: &str) -> Markup {
    html! { span.mark data-state=(state) { (word) } }
}

/// A quiet mark, within tables.
pub fn quiet_mark(state: &str, word: &str) -> Markup {
    html! { span.mark.mark-quiet data-state=(state) { (word) } }
}

/// Where a figure stands.
pub fn standing(standing: Standing, lang: Lang) -> Markup {
    mark(standing_state(standing), standing.label(lang))
}

/// The style of a standing.
pub fn standing_state(standing: Standing) -> &'static str {
    match standing {
        Standing::NotJudged => "reference",
        Standing::NoValue => "no_reading",
        other => other.code(),
    }
}

/// The state of a value.
pub fn state(state: State, lang: Lang) -> Markup {
    let style = match state {
        State::Ok => "final",
        State::NoTarget => "reference",
        State::InWords => "not_published",
        other => other.code(),
    };
    quiet_mark(style, state.label(lang))
}

/// The step of a grade's style, from what the mark means; a neutral mark has none.
pub fn tone_step(tone: Tone) -> Option<u8> {
    match tone {
        Tone::Good => Some(1),
        Tone::Fair => Some(2),
        Tone::Weak => Some(3),
        Tone::Bad => Some(4),
        Tone::Neutral => None,
    }
}

/// A day.
pub fn day(day: jiff::civil::Date, lang: Lang) -> String {
    Period::Date(day).name(lang)
}

/// The day of a moment, in Japan.
pub fn date_of(moment: jiff::Timestamp) -> jiff::civil::Date {
    // Japan has had no other offset since 1951, so no time-zone data is needed.
    moment.to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(9))).date()
}

/// The day of a moment in Japan, as text.
pub fn day_of(moment: jiff::Timestamp, lang: Lang) -> String {
    day(date_of(moment), lang)
}

/// A day as short as a cell needs it, the Gregorian year beside that of the era: 令和8（2026）年11月28日.
pub fn short_day(day: jiff::civil::Date, lang: Lang) -> String {
    let name = self::day(day, lang);
    let era = name.split('（').next().and_then(|era| era.split_once('年')).filter(|_| lang == Lang::Ja);
    match era {
        Some((era, rest)) => format!("{era}（{}）年{rest}", day.year()),
        None => name,
    }
}

/// The day of a moment in Japan, as short as a cell needs it.
pub fn short_day_of(moment: jiff::Timestamp, lang: Lang) -> String {
    short_day(moment.to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(9))).date(), lang)
}

/// The minute of a moment, in Japan.
pub fn minute_of(moment: jiff::Timestamp, lang: Lang) -> String {
    let local = moment.to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(9)));
    let time = format!("{}:{:02}", local.hour(), local.minute());
    match lang {
        Lang::Ja => format!("{} {time}", day(local.date(), lang)),
        Lang::En => format!("{}, {time}", day(local.date(), lang)),
    }
}

/// The term of a plan.
pub fn term(view: &PlanView, lang: Lang) -> String {
    let profile = &view.plan.profile;
    let year = |year: u32| {
        i16::try_from(year).ok().map_or_else(|| year.to_string(), |year| Period::FiscalYear(year).name(lang))
    };
    if profile.first_year == profile.last_year {
        return year(profile.first_year);
    }
    match lang {
        Lang::Ja => format!("{}から{}まで", year(profile.first_year), year(profile.last_year)),
        Lang::En => format!("FY{} to FY{}", profile.first_year, profile.last_year),
    }
}
