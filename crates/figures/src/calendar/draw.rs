//! Drawing a calendar.

use super::frame::{DAY, LINE, Layout, MONTHS, RowPlace, SIZE, SMALL, WIDE, YEARS};
use super::{Calendar, CalendarDay, CalendarRow};
use crate::address::safe_address;
use crate::legend::{Entry, Legend};
use crate::paint::Paint;
use crate::svg::{Anchor, Frame, Svg, TextStyle};
use crate::text::{shorten, text_width};
use crate::view::View;

/// Draws a calendar: a row for each thing that meets, a column for each month, the number of the day
/// where it met. What is still to come is an open form with a dashed rim. Names are links where the row
/// has an address; on a phone they stand above their days.
///
/// ```
/// use rashin_figures::{Calendar, CalendarDay, CalendarMonth, CalendarRow, View, draw_calendar};
///
/// let calendar = Calendar {
///     months: vec![CalendarMonth { year: "R4 2022".into(), month: "4月".into() }],
///     rows: vec![CalendarRow {
///         label: "自治体行政のデジタル化".into(),
///         days: vec![CalendarDay { label: "27".into(), ..CalendarDay::default() }],
///         ..CalendarRow::default()
///     }],
///     ..Calendar::default()
/// };
/// assert!(draw_calendar(&calendar, View::new("dates")).contains(">27</text>"));
/// ```
pub fn draw_calendar(calendar: &Calendar, view: View) -> String {
    let legend = legend(calendar, view);
    let layout = Layout::of(calendar, view, legend.height());
    let frame = Frame {
        id: view.id,
        class: &format!("fig-roadmap {}", view.size.class()),
        width: layout.width,
        height: layout.height,
        caption: &calendar.caption,
        has_links: calendar.rows.iter().any(|row| row.href.as_deref().and_then(safe_address).is_some()),
    };
    Svg::figure(&frame, |svg| {
        legend.draw(svg, (0.0, 0.0));
        draw_head(svg, calendar, &layout);
        for (row, place) in calendar.rows.iter().zip(&layout.rows) {
            draw_name(svg, row, place, &layout);
            draw_days(svg, calendar, row, place, &layout);
        }
    })
}

fn legend(calendar: &Calendar, view: View) -> Legend<'static> {
    let mut entries = Vec::new();
    let mut add = |is_planned: bool, word: &'static str| {
        if calendar.rows.iter().flat_map(|row| &row.days).any(|day| day.is_planned == is_planned) {
            entries.push(Entry::new(DAY.0, word, move |svg, (x, y)| {
                draw_form(svg, is_planned, (x, y - DAY.1 / 2.0));
            }));
        }
    };
    add(false, view.language.pick("開いた日", "Day of a meeting"));
    add(true, view.language.pick("予定", "Planned"));
    let width = if view.size.is_compact() { view.size.width() } else { WIDE };
    Legend::set(entries, width, view.size.text())
}

fn draw_head(svg: &mut Svg, calendar: &Calendar, layout: &Layout) {
    let middle = TextStyle::plain(SMALL).anchor(Anchor::Middle);
    let bottom = layout.height - 6.0;
    if let Some(month) = calendar.current.filter(|month| *month < calendar.months.len()) {
        svg.rect(layout.x(month), layout.top + YEARS, layout.column, bottom - layout.top - YEARS)
            .fill(Paint::Accent)
            .attr("fill-opacity", "0.1")
            .empty();
    }
    let mut years: Vec<(&str, f64, f64)> = Vec::new();
    for (index, month) in calendar.months.iter().enumerate() {
        let (left, right) = (layout.x(index), layout.x(index + 1));
        match years.last_mut() {
            Some(last) if last.0 == month.year => last.2 = right,
            _ => years.push((&month.year, left, right)),
        }
    }
    // All years whole, or of all only the first word ("令和4年" of "令和4年 2022").
    let whole = years.iter().all(|(year, left, right)| text_width(year, SMALL) <= right - left);
    for (year, left, right) in years {
        let first_word = year.split_whitespace().next().unwrap_or(year);
        let heading = shorten(if whole { year } else { first_word }, SMALL, right - left);
        svg.label(f64::midpoint(left, right), layout.top + 16.0, middle.bold(), &heading);
        svg.line((left, layout.top + 2.0), (left, bottom)).stroke(Paint::Axis, 1.0).empty();
    }
    // In narrow columns the number stands for the word (4 for 4月).
    let fits = calendar.months.iter().all(|month| text_width(&month.month, SMALL) <= layout.column - 2.0);
    for (index, month) in calendar.months.iter().enumerate() {
        let x = layout.x(index) + layout.column / 2.0;
        let is_number = month.month.starts_with(|letter: char| letter.is_ascii_digit());
        let word: String = match (fits, is_number) {
            (true, _) => month.month.clone(),
            (false, true) => month.month.chars().take_while(char::is_ascii_digit).collect(),
            (false, false) => month.month.chars().take(1).collect(),
        };
        svg.label(x, layout.top + YEARS + MONTHS - 8.0, middle.paint(Paint::Muted), &word);
    }
    rule(svg, layout.body, layout.width, Paint::Axis);
}

fn rule(svg: &mut Svg, y: f64, width: f64, paint: Paint) {
    svg.line((0.0, y), (width, y)).stroke(paint, 1.0).empty();
}

fn draw_name(svg: &mut Svg, row: &CalendarRow, place: &RowPlace, layout: &Layout) {
    let draw_lines = |svg: &mut Svg, paint| {
        svg.tag("title").text(&row.label);
        for (index, line) in (0_u32..).zip(&place.name) {
            let y = place.baseline + f64::from(index) * LINE;
            svg.label(0.0, y, TextStyle::plain(SIZE).paint(paint), line);
        }
    };
    match row.href.as_deref().and_then(safe_address) {
        Some(address) => svg.tag("a").attr("href", address).inside(|svg| draw_lines(svg, Paint::Accent)),
        None => svg.tag("g").inside(|svg| draw_lines(svg, Paint::Ink)),
    }
    rule(svg, place.top + place.height, layout.width, Paint::Grid);
}

fn draw_days(svg: &mut Svg, calendar: &Calendar, row: &CalendarRow, place: &RowPlace, layout: &Layout) {
    for month in 0..calendar.months.len() {
        let days: Vec<&CalendarDay> = row.days.iter().filter(|day| day.month == month).collect();
        for (index, day) in days.iter().enumerate() {
            let (x, y) = layout.day(place, month, index, days.len());
            svg.hint_group(&day.hint, |svg| {
                draw_form(svg, day.is_planned, (x, y));
                let size = if text_width(&day.label, SMALL) <= DAY.0 - 2.0 { SMALL } else { 10.0 };
                let paint = if day.is_planned { Paint::Ink } else { Paint::OnState };
                let style = TextStyle::plain(size).anchor(Anchor::Middle).bold().paint(paint);
                svg.label(x + DAY.0 / 2.0, y + DAY.1 / 2.0 + size * 0.36, style, &day.label);
            });
        }
    }
}

/// The form of a day: filled, or open with a dashed rim.
fn draw_form(svg: &mut Svg, is_planned: bool, (x, y): (f64, f64)) {
    let form = svg.rect(x + 0.5, y + 0.5, DAY.0 - 1.0, DAY.1 - 1.0).number("rx", 5.0);
    if is_planned {
        form.attr("fill", "none").stroke(Paint::Accent, 1.5).attr("stroke-dasharray", "3 2.5").empty();
    } else {
        form.fill(Paint::Accent).empty();
    }
}
