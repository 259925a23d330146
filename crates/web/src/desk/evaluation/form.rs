//! The choice of review, dimension, marks and level.

use maud::{Markup, html};
use rashin_model::Lang;
use rashin_model::plan::titled;
use rashin_model::tables::GradedBy;

use super::chosen::{Chosen, INDICATORS, of_value, reviews, scale_value, scales};
use crate::parts::select::select;
use crate::plan_view::PlanView;

/// The form above the tables. Sent by GET.
pub fn form(lang: Lang, view: &PlanView, chosen: &Chosen<'_>) -> Markup {
    let all_reviews: Vec<(String, String)> = reviews(view)
        .map(|review| (review.code.to_string(), titled(&review.name, review.name_en.as_deref(), lang).0.to_owned()))
        .collect();
    let all_scales: Vec<(String, String)> = scales(view, chosen.review)
        .iter()
        .map(|(rubric, dimension)| (scale_value(rubric, dimension), scale_name(lang, view, rubric, dimension)))
        .collect();
    let mut whose =
        vec![(INDICATORS.to_owned(), lang.pick("指標の計算による評価", "computed marks of indicators").to_owned())];
    whose.extend(GradedBy::ALL.iter().map(|by| {
        let name = match lang {
            Lang::Ja => format!("項目の{}", by.label(lang)),
            Lang::En => format!("marks of elements, {}", by.label(lang)),
        };
        (by.code().to_owned(), name)
    }));
    let mut levels = vec![(String::new(), lang.pick("最上位", "top").to_owned())];
    levels.extend(
        view.plan
            .levels
            .iter()
            .map(|level| (level.code.to_string(), view.plan.level_name(&level.code, lang).to_owned())),
    );
    let level = chosen.level.as_ref().map_or("", |level| level.as_str());
    html! {
        form.filter-form method="get" action="" aria-label=(lang.pick("何をまとめるか", "What to sum up")) {
            div.filter-fields {
                (select("review", lang.pick("点検", "Review"), &all_reviews, chosen.review.code.as_str()))
                (select("scale", lang.pick("評価基準と観点", "Rubric and dimension"), &all_scales, &scale_value(&chosen.rubric, &chosen.dimension)))
                (select("of", lang.pick("まとめる評価", "Marks"), &whose, of_value(chosen.marks_of)))
                (select("level", lang.pick("まとめる階層", "By level"), &levels, level))
            }
            div.filter-actions { button.button { (lang.pick("表示する", "Show")) } }
        }
    }
}

/// A dimension under the name of its rubric.
pub fn scale_name(lang: Lang, view: &PlanView, rubric: &rashin_model::Code, dimension: &rashin_model::Code) -> String {
    let mut rows = view.plan.rubrics.iter().chain(rashin_shipped::rubrics());
    let row = rows.find(|row| row.rubric == *rubric && row.dimension == *dimension);
    row.map_or_else(
        || scale_value(rubric, dimension),
        |row| {
            let rubric = titled(&row.rubric_name, row.rubric_name_en.as_deref(), lang).0;
            let dimension = titled(&row.dimension_name, row.dimension_name_en.as_deref(), lang).0;
            match lang {
                Lang::Ja => format!("{rubric}（{dimension}）"),
                Lang::En => format!("{rubric} ({dimension})"),
            }
        },
    )
}
