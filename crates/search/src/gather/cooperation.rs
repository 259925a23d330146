//! What prefecture and municipalities pursue together: the theme, and its sub-items.

use rashin_model::Lang;
use rashin_model::tables::Cooperation;

use super::{Source, lines, named_line, said};
use crate::kind::Kind;
use crate::passage::{Named, Passage};

pub(super) fn passages(source: &Source<'_>) -> Vec<Passage> {
    source.plan.cooperation.iter().flat_map(|theme| of_theme(source, theme)).collect()
}

fn of_theme(source: &Source<'_>, theme: &Cooperation) -> Vec<Passage> {
    let plan = source.plan;
    let title = Named::new(&theme.title, theme.title_en.as_deref());
    let page = source
        .passage(Kind::Cooperation, source.address(&format!("/cooperation/{}", theme.code)), title)
        .found_by(["連携推進項目", "cooperation item"])
        .found_by([theme.fiscal_year.name(Lang::Ja), theme.fiscal_year.name(Lang::En)])
        .found_by(theme.departments.iter());
    let text = lines([
        named_line("年度", Some(&theme.fiscal_year.name(Lang::Ja))),
        named_line("目的", theme.goal.as_deref()),
        named_line("現状", theme.present.as_deref()),
        named_line("課題", theme.issues.as_deref()),
        named_line("取組", theme.measures.as_deref()),
        named_line("効果", theme.effect.as_deref()),
        named_line("決定", theme.decision.map(|decision| decision.label(Lang::Ja))),
        named_line("理由", theme.reason.as_deref()),
        named_line("備考", theme.note.as_deref()),
    ]);
    let mut found = vec![page.saying(Named::default(), Named::new(text, Some(theme.fiscal_year.name(Lang::En))))];
    for item in plan.cooperation_items.iter().filter(|item| item.cooperation == theme.code) {
        let text = lines([named_line("成果", item.results.as_deref()), named_line("今後の取組", item.next.as_deref())]);
        found.push(page.saying(Named::new(&item.title, None::<String>), Named::new(text, None::<String>)));
    }
    found.extend(said::about(source, &page, Some(&theme.code)));
    found
}
