//! Cooperation of a year: the dates of the working groups, who proposed the themes.

use rashin_model::Lang;
use rashin_model::tables::Cooperation;

use super::{Figure, Subject};
use crate::pages::cooperation;
use crate::parts::{theme_dates, themes};

/// The dates of the fiscal year that `?year=` names, or of the last one.
pub fn dates(subject: &Subject<'_>) -> Option<Figure> {
    let (lang, view) = (subject.lang, subject.view);
    let years = themes::by_year(view);
    let (year, own) = year(subject, &years)?;
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
    let (title, drawing) = theme_dates::alone(lang, view, year, own);
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

/// The municipalities that proposed themes in the fiscal year that `?year=` names, or in the last one.
pub fn proposers(subject: &Subject<'_>) -> Option<Figure> {
    let (lang, view) = (subject.lang, subject.view);
    let years = themes::by_year(view);
    let (year, own) = year(subject, &years)?;
    let (title, drawing) = cooperation::map_alone(lang, view, year, own)?;
    let rows = themes::municipalities(view)
        .into_iter()
        .map(|area| vec![area.to_string(), view.area_name(area, lang).0, cooperation::proposed(own, area).to_string()]);
    Some(Figure {
        title,
        description: match lang {
            Lang::Ja => "市町村ごとの、提案した連携推進項目の数".to_owned(),
            Lang::En => "Cooperation themes proposed by each municipality".to_owned(),
        },
        drawing,
        source: own[0].source.clone(),
        heading: vec!["area_code", "area", "themes_proposed"],
        rows: rows.collect(),
    })
}

/// The themes of the year that is asked for.
fn year<'a>(subject: &Subject<'_>, years: &'a [(i16, Vec<&'a Cooperation>)]) -> Option<(i16, &'a [&'a Cooperation])> {
    let query = subject.query().0.unwrap_or_default();
    let named = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "year");
    let wanted = named.and_then(|(_, year)| year.parse::<i16>().ok());
    years.iter().find(|(year, _)| wanted.is_none_or(|wanted| wanted == *year)).map(|(year, own)| (*year, &own[..]))
}
