//! What is refused, with its place, and that nothing is written then.

mod shared;

use rashin_model::Lang;
use shared::{file, places, refusals};

/// Line and column.
fn at(line: u64, column: &str) -> (Option<u64>, String) {
    (Some(line), column.to_owned())
}

#[test]
fn every_wrong_cell_is_named_at_once_with_line_and_column() {
    let input =
        "目標値,baseline,actual,direction,actual_date\n60,20,30,higher,R5\nNA,20,1e999,up,R5\n60,20,30,,someday\n";
    let expected = [at(3, "actual"), at(3, "direction"), at(3, "目標値"), at(4, "actual_date"), at(4, "direction")];
    let mut found = places(&["progress"], input);
    found.sort();
    assert_eq!(found, expected);
}

#[test]
fn lines_are_counted_as_an_editor_counts_them() {
    let rows = ["unit,value", "\"a", "b\",1", "", "c,x", "d,2", "e,y"];
    for line_end in ["\n", "\r\n", "\r"] {
        let expected = [at(5, "value"), at(7, "value")];
        assert_eq!(places(&["rank"], &rows.join(line_end)), expected, "{line_end:?} without a last one");
        assert_eq!(places(&["rank"], &(rows.join(line_end) + line_end)), expected, "{line_end:?}");
    }
}

#[test]
fn a_byte_order_mark_and_blank_rows_do_no_harm() {
    let rows = shared::rows(&["rank"], "\u{feff}unit,value\n\na,1\n , \n,\nb,2\n");
    assert_eq!(rows.len(), 2);
}

#[test]
fn a_missing_column_is_said_once_with_the_headings_there_are() {
    let found = refusals(&["cagr"], "base_year,base_value,current_year,current_value\n2015,1,2020,2\n2015,1,2020,2\n");
    assert_eq!(found.len(), 1);
    let text = found[0].text(Lang::En);
    assert!(text.contains("no column direction") && text.contains("base_year, base_value"), "{text}");
}

#[test]
fn a_column_missing_in_the_second_file_is_all_that_is_said() {
    let input = "unit,indicator,value\na,x,1\na,y,1\n";
    let meta = file("missing_column", "meta.csv", "name,direction\nx,1\ny,1\n");
    assert_eq!(refusals(&["normalise", "--method", "rank", "--meta", &meta], input).len(), 1);
    let tree = file("missing_column", "tree.csv", "name,parent\nx,g\ny,g\ng,\n");
    assert_eq!(refusals(&["aggregate", "--tree", &tree], input).len(), 1);
}

#[test]
fn a_row_with_a_cell_too_many_is_refused() {
    assert_eq!(places(&["rank"], "unit,value\na,1,000\nb\n"), [at(2, ""), at(3, "")]);
}

#[test]
fn a_file_in_another_encoding_is_refused_with_the_way_out() {
    let mut output = Vec::new();
    let input = b"unit,value\n\x95\x78\x8e\x52,1\n";
    let error = rashin_calc::Calc::Rank(rashin_calc::rank::Rank {
        direction: rashin_calc::rank::Better::Higher,
        decimals: None,
    })
    .run(&input[..], &mut output)
    .unwrap_err();
    let text = error.to_string();
    assert!(text.starts_with("standard input line 2 unit: it is not in UTF-8") && text.contains("iconv"), "{text}");
    assert!(output.is_empty());
}

#[test]
fn an_empty_input_is_refused() {
    assert_eq!(refusals(&["rank"], "").len(), 1);
}

#[test]
fn a_value_without_its_year_and_a_value_without_direction_are_refused() {
    let heading = "base_year,base_value,current_year,current_value,direction,target,target_year";
    let input = format!("{heading}\n,1,2020,2,1,,2030\n2015,1,2020,2,,,\n2015,1,2020,2,1,5,\n2015,1,2020,,,,\n");
    assert_eq!(places(&["cagr"], &input), [at(2, "base_year"), at(3, "direction"), at(4, "target_year")]);
}

#[test]
fn a_value_that_stands_twice_is_refused() {
    let meta = file("twice", "meta.csv", "indicator,direction\nx,1\n");
    let input = "unit,indicator,value\na,x,1\nb,x,2\na,x,3\n";
    assert_eq!(places(&["normalise", "--method", "rank", "--meta", &meta], input), [at(4, "indicator")]);
    assert_eq!(places(&["forecast", "--horizon", "1"], "period,value\nR4,1\nFY2022,2\n"), [at(3, "period")]);
}

#[test]
fn the_file_of_indicators_is_checked_where_it_is_used() {
    let meta = file("meta", "meta.csv", "indicator,direction,target\nx,1,\nx,1,\nunused,,\ny,sideways,\n");
    let input = "unit,indicator,value\na,x,1\na,y,2\na,z,3\n";
    let found = refusals(&["normalise", "--method", "rank", "--meta", &meta], input);
    let text: Vec<String> = found.iter().map(|problem| problem.text(Lang::En)).collect();
    assert_eq!(found.iter().map(|problem| problem.line).collect::<Vec<_>>(), [Some(3), Some(5), None], "{text:?}");
    assert!(found.iter().all(|problem| problem.file.as_ref() == Some(&meta)));
    assert!(text[2].contains("\"z\" is missing"), "{text:?}");
}

#[test]
fn goalposts_need_a_lower_and_a_higher_end() {
    let arguments = |meta| ["normalise", "--method", "goalposts", "--meta", meta];
    let input = "unit,indicator,value\na,x,1\na,y,1\na,z,1\n";
    let without = file("goalposts", "without.csv", "indicator,direction,lower\nx,1,0\ny,1,0\nz,1,0\n");
    assert_eq!(refusals(&arguments(&without), input).len(), 1);
    let wrong = file("goalposts", "wrong.csv", "indicator,direction,lower,upper\nx,1,0,10\ny,1,10,0\nz,1,,10\n");
    assert_eq!(places(&arguments(&wrong), input), [at(3, "upper"), at(4, "lower")]);
}

#[test]
fn a_tree_must_be_one_and_hold_the_indicators_as_leaves() {
    let input = "unit,indicator,value\na,x,1\na,g,2\na,w,3\n";
    let tree = |name, content| file("tree", name, content);
    let arguments = |tree| ["aggregate", "--tree", tree];
    let circle = tree("circle.csv", "code,parent\nx,g\ng,x\n");
    assert_eq!(places(&arguments(&circle), input), [at(2, "parent")]);
    let cells = tree("cells.csv", "code,parent,weight\nx,g,-1\ny,h,1\nz,g,\nx,g,1\ng,,\n");
    let wrong = places(&arguments(&cells), input);
    assert_eq!(
        wrong,
        [at(2, "weight"), at(4, "weight"), at(5, "code"), at(3, "parent"), at(3, "indicator"), at(4, "indicator")]
    );
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let found = refusals(&["aggregate", "--tree", "no/such/tree.csv"], "unit,indicator,value\na,x,1\n");
    assert_eq!(found[0].place(Lang::Ja), "no/such/tree.csv");
}

#[test]
fn options_of_another_scale_are_refused() {
    let input = "period,value\nR4,1\n";
    let arguments =
        ["forecast", "--horizon", "1", "--scale", "share", "--minimum", "0", "--ceiling", "0", "--start", "0"];
    let options: Vec<String> = places(&arguments, input).into_iter().map(|(_, option)| option).collect();
    assert_eq!(options, ["--minimum", "--start", "--ceiling"]);
}

#[test]
fn ten_thousand_problems_are_listed_and_the_others_counted() {
    let input = format!("unit,value\n{}", "a,x\n".repeat(10_007));
    match shared::run(&["rank"], &input) {
        Err(rashin_calc::CalcError::Refused(problems)) => {
            assert_eq!((problems.listed().len(), problems.unlisted()), (10_000, 7));
        }
        other => panic!("not refused: {other:?}"),
    }
}
