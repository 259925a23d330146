//! The tree that values are aggregated up.

use std::path::Path;

use rashin_eval::aggregate::{BadTree, Branch, Tree};
use rashin_model::{Misread, Sentence};

use crate::calculator::Input;
use crate::cell::number;
use crate::companion;
use crate::names::Names;
use crate::problem::{Problems, wrong};
use crate::table::{Row, Table};

/// The columns of the file.
pub(super) const COLUMNS: &[Input] = &[
    Input::needed("code", &["iCode", "コード"], "要素（指標または群）", "the element: an indicator or a group"),
    Input::needed("parent", &["上位"], "上位の要素。空欄は頂点", "the element above it; blank at the top"),
    Input::optional(
        "weight",
        &["重み"],
        "同じ上位の中での重み（0以上）。列がなければすべて1",
        "weight among its siblings, 0 or more; all 1 without the column",
    ),
    Input::optional(
        "level",
        &["階層"],
        "この列があれば、空欄の行は木に含めない",
        "where there is this column, rows blank in it are left out of the tree",
    ),
];

/// The tree of a file, with the codes of its branches.
pub(super) struct CodedTree {
    pub tree: Tree,
    pub codes: Names,
}

/// An element as it stands in the file.
struct Element {
    line: u64,
    parent: String,
    weight: f64,
}

/// Reads a tree; `None` with problems.
pub(super) fn read(path: &Path, problems: &mut Problems) -> Option<CodedTree> {
    let mut table = companion::open(path, COLUMNS, problems)?;
    let places = ["code", "parent", "weight", "level"].map(|name| table.at(name));
    let [code_at, parent_at, ..] = places;
    // Without these columns, said already, nothing else that is wrong would mean anything.
    code_at.and(parent_at)?;
    let (mut codes, mut elements) = (Names::default(), Vec::<Element>::new());
    while let Some(row) = table.next(problems) {
        if places[3].is_some() && row.text(places[3]).is_empty() {
            continue;
        }
        let Some(code) = row.require(code_at, |text| Ok(text.to_owned()), problems) else { continue };
        if let Some(before) = codes.find(&code) {
            row.add(code_at, twice(&code, elements[before].line), problems);
            continue;
        }
        codes.position_of(&code);
        elements.push(element(row, places, problems));
    }
    let mut branches = Vec::with_capacity(elements.len());
    for element in &elements {
        let parent = codes.find(&element.parent);
        if parent.is_none() && !element.parent.is_empty() {
            table.add(Some(element.line), parent_at, unknown(&element.parent), problems);
        }
        branches.push(Branch { parent, weight: element.weight });
    }
    plant(branches, &elements, &codes, &table, problems).map(|tree| CodedTree { tree, codes })
}

/// The tree of the branches, if they form one.
fn plant(
    branches: Vec<Branch>,
    elements: &[Element],
    codes: &Names,
    table: &Table<'_>,
    problems: &mut Problems,
) -> Option<Tree> {
    match Tree::new(branches) {
        Ok(tree) => Some(tree),
        Err(BadTree::Cycle { branch } | BadTree::UnknownParent { branch, .. }) => {
            let misread = circle(&codes.all()[branch]);
            table.add(Some(elements[branch].line), table.at("parent"), misread, problems);
            None
        }
    }
}

fn element(row: Row<'_, '_>, [_, parent, weight, _]: [Option<usize>; 4], problems: &mut Problems) -> Element {
    let parent = row.text(parent).to_owned();
    // Nothing is asked of the weight of an element that has no siblings, nor where all weigh the same.
    let weight = if parent.is_empty() || weight.is_none() {
        1.0
    } else {
        let read = row.require(weight, number, problems);
        if read.is_some_and(|read| read < 0.0) {
            row.add(weight, negative(), problems);
        }
        read.unwrap_or(1.0)
    };
    Element { line: row.line(), parent, weight }
}

fn twice(code: &str, before: u64) -> Misread {
    wrong(
        Sentence::new(format!("「{code}」は{before}行にもあります"), format!("\"{code}\" stands on line {before} too")),
        Sentence::new("どちらかの行を除いてください", "remove one of the two rows"),
    )
}

fn unknown(parent: &str) -> Misread {
    wrong(
        Sentence::new(format!("上位の「{parent}」がありません"), format!("there is no \"{parent}\" to be above it")),
        Sentence::new(
            "上位の行を加えるか、綴りを直してください。頂点は空欄です",
            "add its row or correct the spelling; leave the top blank",
        ),
    )
}

fn circle(code: &str) -> Misread {
    wrong(
        Sentence::new(
            format!("「{code}」の上位をたどると元に戻ります"),
            format!("the elements above \"{code}\" run in a circle"),
        ),
        Sentence::new("上位を直して、頂点を空欄にしてください", "correct the parents; leave the top blank"),
    )
}

fn negative() -> Misread {
    wrong(
        Sentence::new("重みが負です", "the weight is below zero"),
        Sentence::new(
            "0以上にしてください。低いほど良い指標の向きは normalise でそろえます",
            "use 0 or more; normalise takes care of the direction",
        ),
    )
}
