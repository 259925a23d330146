//! The dates of the working groups of a year.

use rashin_model::Lang;

use super::{Figure, Subject};
use crate::parts::{theme_dates, themes};

/// The dates of the fiscal year that `?year=` names, or of the last one.
pub fn dates(subject: &Subject<'_>) -> Option<Figure> {
    let (lang, view) = (subject.lang, subject.view);
    let query = subject.query().0.unwrap_or_default();
    let named = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "year");
    let wanted = named.and_then(|(_, year)| year.parse::<i16>().ok());
    let years = themes::by_year(view);
    let (year, own) = years.iter().find(|(year, _)| wanted.is_none_or(|wanted| wanted == *year))?;
    let mut rows = Vec::new();
    for theme in own {
        for row in theme_dates::dates(view, theme) {
            let text = |text: &Option<String>| text.clone().unwrap_or_default();
            let (title, _) = rashin_model::plan::titled(&theme.title, theme.title_en.as_deref(), lang);
            rows.push(vec![
                theme.code.to_string(),
                title.to_owned(),
                row.date.code(),
                text(&row.group),
                text(&row.title),
            ]);
        }
    }
    if rows.is_empty() {
        return None;
    }
    let (title, drawing) = theme_dates::alone(lang, view, *year, own);
    Some(Figure {
        title,
        description: match lang {
            Lang::Ja => "連携推進項目のワーキンググループ等の開催日".to_owned(),
            Lang::En => "Days on which the working groups of the cooperation themes met".to_owned(),
        },
        drawing,
        source: own[0].source.clone(),
        heading: vec!["cooperation", "title", "date", "group", "about"],
        rows,
    })
}
