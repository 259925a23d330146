//! The indicator booklet: every indicator by field, with definition, figures, drawing and values.

mod definition;
mod figures;
mod values;

use std::collections::BTreeMap;

use rashin_model::plan::titled;
use rashin_model::tables::{Node, Target};
use rashin_model::{Code, Lang};
use rashin_opendata::Only;
use rashin_service::AssessedPlan;
use serde::Serialize;

use self::values::ValueRow;
use super::facts::{Drawing, Fact};
use super::{rows, standing};
use crate::content::Content;
use crate::document::{Document, Lack, Scope};
use crate::frame::Frame;
use crate::source::Source;
use crate::table::{Cell, Column, Table};
use crate::workbook::{Block, Sheet};

/// The document.
pub const DOCUMENT: Document = Document {
    code: "indicator-booklet",
    title: ("指標一覧（図と定義）", "Indicator booklet"),
    about: (
        "すべての指標の定義、現状値・実績値・目標値、推移の図、期間ごとの値。分野別。",
        "Definition, baseline, actual, target, drawing and values of every indicator, by field.",
    ),
    scope: Scope::Plan,
    template: "indicator-booklet.typ",
    tables: &[
        "indicators",
        "indicators__department",
        "indicators__breaks",
        "uses",
        "evaluation",
        "composites",
        "members",
        "indices",
        "index_members",
        "targets",
        "readings",
    ],
    lack,
    make,
};

#[derive(Debug, Serialize)]
struct IndicatorBooklet {
    words: Words,
    fields: Vec<FieldPart>,
    #[serde(skip)]
    all: Table,
    #[serde(skip)]
    values: Option<Table>,
    #[serde(skip)]
    subtitle: String,
    #[serde(skip)]
    only: Only,
}

#[derive(Debug, Serialize)]
struct Words {
    #[serde(skip)]
    all: &'static str,
    values: &'static str,
}

/// The indicators of a field.
#[derive(Debug, Serialize)]
struct FieldPart {
    title: String,
    indicators: Vec<Entry>,
}

/// An indicator.
#[derive(Debug, Serialize)]
struct Entry {
    #[serde(skip)]
    position: usize,
    title: String,
    /// Facts of a few letters.
    short: Vec<Fact>,
    /// Facts of a line or more.
    facts: Vec<Fact>,
    numbers: Table,
    drawing: Option<Drawing>,
    values: Option<Table>,
    /// How many values of other areas there are.
    elsewhere: Option<String>,
    #[serde(skip)]
    rows: Vec<ValueRow>,
}

fn lack(assessed: &AssessedPlan) -> Option<Lack> {
    assessed.plan.indicators.is_empty().then(|| {
        Lack::new("指標がありません。指標（indicators）を入れてください", "there is no indicator; fill in indicators")
    })
}

#[expect(clippy::unnecessary_wraps, reason = "documents of one element or meeting may lack it")]
fn make(source: &Source<'_>) -> Result<Box<dyn Content>, Lack> {
    let (assessed, lang) = (source.assessed, source.lang);
    let mut promises = BTreeMap::<&Code, Vec<&Target>>::new();
    for row in &assessed.plan.targets {
        promises.entry(&row.indicator).or_default().push(row);
    }
    let groups = by_field(assessed);
    let order: Vec<usize> = groups.iter().flat_map(|(_, own)| own.iter().copied()).collect();
    let fields: Vec<FieldPart> = groups
        .into_iter()
        .map(|(field, own)| FieldPart {
            title: match field {
                Some(field) => titled(&field.title, field.title_en.as_deref(), lang).0.to_owned(),
                None => lang.pick("どの項目にも使われていない指標", "Indicators used nowhere").to_owned(),
            },
            indicators: own
                .into_iter()
                .map(|position| {
                    let rows = promises.get(&assessed.indicator(position).code);
                    entry(assessed, position, rows.map_or(&[], Vec::as_slice), lang)
                })
                .collect(),
        })
        .collect();
    let count = order.len();
    Ok(Box::new(IndicatorBooklet {
        words: Words {
            all: lang.pick("指標の一覧", "All indicators"),
            values: lang.pick("期間ごとの値", "Values by period"),
        },
        all: overview(assessed, &fields, lang),
        values: all_values(assessed, &fields, lang),
        fields,
        subtitle: match lang {
            Lang::Ja => format!("{count}件の指標"),
            Lang::En => format!("{count} indicators"),
        },
        only: rows::of_indicators(assessed, &order),
    }))
}

/// The indicators by the field in which each is used first, in the order of the plan; those used nowhere last.
fn by_field(assessed: &AssessedPlan) -> Vec<(Option<&Node>, Vec<usize>)> {
    let fields: Vec<&Node> = assessed.fields().map(|(_, field)| field).collect();
    let places: BTreeMap<&Code, usize> = fields.iter().enumerate().map(|(place, field)| (&field.code, place)).collect();
    let mut own = vec![Vec::new(); fields.len() + 1];
    for position in 0..assessed.plan.indicators.len() {
        let place = assessed.field_of(position).and_then(|field| places.get(&field.code).copied());
        own[place.unwrap_or(fields.len())].push(position);
    }
    let fields = fields.into_iter().map(Some).chain([None]);
    fields.zip(own).filter(|(_, own)| !own.is_empty()).collect()
}

fn entry(assessed: &AssessedPlan, position: usize, promises: &[&Target], lang: Lang) -> Entry {
    let rows = values::rows(assessed, position, promises, lang);
    Entry {
        position,
        title: standing::name(assessed, position, lang).to_owned(),
        short: definition::short(assessed, position, lang),
        facts: definition::long(assessed, position, lang),
        numbers: figures::numbers(assessed, position, lang),
        drawing: figures::drawing(assessed, position, lang),
        values: (!rows.is_empty()).then(|| values::table(&rows, lang)),
        elsewhere: values::elsewhere(assessed, position, lang),
        rows,
    }
}

/// The sheet with a row for each indicator.
fn overview(assessed: &AssessedPlan, fields: &[FieldPart], lang: Lang) -> Table {
    let mut columns = vec![
        Column::new(lang.pick("コード", "Code"), 1.2),
        Column::new(lang.pick("指標", "Indicator"), 2.4),
        Column::new(lang.pick("所管課", "Office"), 1.2),
        Column::new(lang.pick("定義", "Definition"), 2.4),
        Column::new(lang.pick("単位", "Unit"), 0.7),
        Column::new(lang.pick("値の出典", "Source of the values"), 1.6),
    ];
    columns.extend(figures::columns(lang));
    let mut table = Table::new(columns);
    for field in fields {
        table.rows.push(vec![Cell::Group { text: field.title.clone() }]);
        for entry in &field.indicators {
            let indicator = assessed.indicator(entry.position);
            let mut row = vec![
                Cell::text(indicator.code.as_str()),
                Cell::strong(&entry.title),
                Cell::text(assessed.offices(entry.position).join(lang.pick("・", ", "))),
                Cell::maybe(indicator.definition.as_deref()),
                Cell::text(rashin_service::units::unit(indicator, lang)),
                Cell::maybe(indicator.source.as_deref()),
            ];
            row.extend(entry.numbers.rows.iter().flatten().cloned());
            table.rows.push(row);
        }
    }
    table.without_blank_columns()
}

/// The sheet with a row for each period of each indicator.
fn all_values(assessed: &AssessedPlan, fields: &[FieldPart], lang: Lang) -> Option<Table> {
    let mut columns =
        vec![Column::new(lang.pick("コード", "Code"), 1.2), Column::new(lang.pick("指標", "Indicator"), 2.4)];
    columns.extend(values::columns(lang));
    let mut table = Table::new(columns);
    for entry in fields.iter().flat_map(|field| &field.indicators) {
        for row in &entry.rows {
            let code = assessed.indicator(entry.position).code.as_str();
            let head = [Cell::text(code), Cell::text(&entry.title)];
            table.rows.push(head.into_iter().chain(row.cells()).collect());
        }
    }
    (!table.rows.is_empty()).then(|| table.without_blank_columns())
}

impl Content for IndicatorBooklet {
    fn context(&self, frame: &Frame) -> Vec<u8> {
        frame.with(self)
    }

    fn subtitle(&self) -> Option<String> {
        Some(self.subtitle.clone())
    }

    fn sheets(&self) -> Vec<Sheet<'_>> {
        let mut sheets = vec![Sheet::landscape(self.words.all, vec![Block::Table(&self.all)])];
        sheets.extend(self.values.iter().map(|table| Sheet::landscape(self.words.values, vec![Block::Table(table)])));
        sheets
    }

    fn only(&self) -> Only {
        self.only.clone()
    }

    fn files(&self) -> Vec<(String, Vec<u8>)> {
        let all = self.fields.iter().flat_map(|field| &field.indicators);
        all.filter_map(|entry| entry.drawing.as_ref()).map(Drawing::file).collect()
    }
}
