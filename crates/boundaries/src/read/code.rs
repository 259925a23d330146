//! Which property holds the area codes, and the outlines under them.

use rashin_model::{AreaCode, Sentence};

use super::{Feature, Outlines};
use crate::outline::Outline;
use crate::problem::BoundaryProblem;

/// Names under which codes are published, the likeliest first: 国土数値情報 has five digits in N03_007.
const USUAL: &[&str] = &["N03_007", "全国地方公共団体コード", "area_code", "code", "JCODE", "id"];

/// The outline of every feature that has a code.
pub(super) fn outlines(features: Vec<Feature>, wanted: Option<&str>) -> Result<Outlines, Vec<BoundaryProblem>> {
    let names: Vec<&str> = wanted.map_or_else(|| USUAL.to_vec(), |name| vec![name]);
    let has_codes = |name: &&&str| {
        features.iter().any(|feature| text(feature, name).is_some_and(|text| AreaCode::parse(text).is_some()))
    };
    let Some(&property) = names.iter().find(has_codes) else { return Err(vec![no_codes(&features, wanted)]) };
    let mut problems = Vec::new();
    let (mut outlines, mut without_code) = (Vec::new(), 0);
    for feature in features {
        let Some(text) = text(&feature, property).filter(|text| !text.is_empty()) else {
            without_code += 1;
            continue;
        };
        let number = feature.number;
        let code = AreaCode::parse(text).filter(|code| *code != AreaCode::NATION);
        if code.is_none() {
            problems.push(BoundaryProblem::of_feature(
                number,
                Sentence::new(
                    format!("{property}「{text}」は全国地方公共団体コードではありません"),
                    format!("{property} \"{text}\" is not an area code"),
                ),
                Sentence::new(
                    "5桁または検査数字を含む6桁のコードに直すか、その図形を除いてください",
                    "correct it to five digits, or six with the check digit, or take the feature out",
                ),
            ));
        }
        match (feature.rings, code) {
            (Ok(rings), Some(code)) => outlines.push(Outline { code, rings }),
            (Ok(_), None) => {}
            (Err((ja, en)), _) => problems.push(BoundaryProblem::of_feature(
                number,
                Sentence::new(ja, en),
                Sentence::new(
                    "面（Polygon、MultiPolygon）を経度・緯度（世界測地系）で書き出してから取り込んでください",
                    "export polygons in longitude and latitude (WGS 84 or JGD2011) and import again",
                ),
            )),
        }
    }
    if problems.is_empty() {
        return Ok(Outlines { outlines, code_property: property.to_owned(), without_code });
    }
    Err(problems)
}

fn text<'a>(feature: &'a Feature, name: &str) -> Option<&'a str> {
    let found = feature.properties.iter().find(|(property, _)| property.eq_ignore_ascii_case(name));
    found.map(|(_, text)| text.trim())
}

fn no_codes(features: &[Feature], wanted: Option<&str>) -> BoundaryProblem {
    let names: Vec<&str> =
        features.first().map_or_else(Vec::new, |feature| feature.properties.iter().map(|one| one.0.as_str()).collect());
    let there = names.join(", ");
    let tried = wanted.map_or_else(|| USUAL.join(", "), str::to_owned);
    BoundaryProblem::of_file(
        Sentence::new(
            format!("全国地方公共団体コードを持つ属性がありません（探したもの: {tried}）"),
            format!("no property holds area codes (looked for: {tried})"),
        ),
        Sentence::new(
            format!("コードの属性を --code-property で指定してください（ファイルの属性: {there}）"),
            format!("name the property with --code-property (the file has: {there})"),
        ),
    )
}
