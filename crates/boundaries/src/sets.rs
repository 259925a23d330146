//! Outlines put together into sets.

use std::collections::BTreeMap;

use rashin_model::{AreaCode, Sentence};
use rashin_shipped::{BodyKind, areas};

use crate::outline::{Outline, Ring};
use crate::problem::BoundaryProblem;
use crate::set::BoundarySet;

/// What a file gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sets {
    /// One per prefecture, and one of the prefectures if all of them are there; by the area above.
    pub sets: Vec<BoundarySet>,
    /// Municipalities that have no outline, of prefectures that have some.
    pub missing: Vec<AreaCode>,
    /// Codes that are not in the table of areas, if they were to be left out.
    pub left_out: Vec<AreaCode>,
}

/// Rings by area.
type Parts = BTreeMap<AreaCode, Vec<Ring>>;

/// Puts outlines together: wards of designated cities into their city, parts into one area, and
/// the municipalities of a prefecture into the prefecture if all 47 can be made so and the file has none
/// itself. Codes that the official table does not have are a problem, or are left out if `leaves_out`.
///
/// # Errors
/// Every unknown code.
pub fn make_sets(outlines: Vec<Outline>, leaves_out: bool) -> Result<Sets, Vec<BoundaryProblem>> {
    let (mut prefectures, mut municipalities) = (Parts::new(), Parts::new());
    let mut unknown = Vec::new();
    for outline in outlines {
        let Some(body) = areas().get(outline.code) else {
            unknown.push(outline.code);
            continue;
        };
        match body.kind {
            BodyKind::Prefecture => prefectures.entry(outline.code).or_default().extend(outline.rings),
            BodyKind::Municipality => municipalities.entry(outline.code).or_default().extend(outline.rings),
            BodyKind::Ward => {
                municipalities.entry(body.parent.unwrap_or(outline.code)).or_default().extend(outline.rings);
            }
        }
    }
    unknown.sort();
    unknown.dedup();
    if !unknown.is_empty() && !leaves_out {
        return Err(unknown.into_iter().map(not_in_table).collect());
    }
    let mut by_prefecture: BTreeMap<AreaCode, Vec<(AreaCode, Vec<Ring>)>> = BTreeMap::new();
    for (code, rings) in municipalities {
        by_prefecture.entry(code.prefecture()).or_default().push((code, rings));
    }
    let missing = missing(&by_prefecture);
    let all_prefectures = areas().iter().filter(|(_, body)| body.kind == BodyKind::Prefecture).count();
    if prefectures.is_empty() && by_prefecture.len() == all_prefectures {
        for (code, parts) in &by_prefecture {
            prefectures.insert(*code, parts.iter().flat_map(|(_, rings)| rings.clone()).collect());
        }
    }
    let mut sets = Vec::new();
    if prefectures.len() > 1 {
        sets.push(BoundarySet::new(AreaCode::NATION, prefectures.into_iter().collect()));
    }
    sets.extend(by_prefecture.into_iter().map(|(above, parts)| BoundarySet::new(above, parts)));
    Ok(Sets { sets, missing, left_out: unknown })
}

fn missing(found: &BTreeMap<AreaCode, Vec<(AreaCode, Vec<Ring>)>>) -> Vec<AreaCode> {
    let is_missing = |code: &AreaCode| {
        found.get(&code.prefecture()).is_some_and(|parts| !parts.iter().any(|(found, _)| found == code))
    };
    let municipalities = areas().iter().filter(|(_, body)| body.kind == BodyKind::Municipality);
    municipalities.map(|(code, _)| code).filter(is_missing).collect()
}

fn not_in_table(code: AreaCode) -> BoundaryProblem {
    BoundaryProblem {
        place: Sentence::new(format!("団体コード {code}"), format!("area code {code}")),
        sentence: Sentence::new("団体の表にないコードです", "it is not in the table of areas"),
        hint: Sentence::new(
            "廃置分合で変わったコードなら新しい年のファイルを使ってください。除いて取り込むときは --skip-unknown を付けてください",
            "if the area was merged or renamed take a file of another year; add --skip-unknown to leave it out",
        ),
    }
}
