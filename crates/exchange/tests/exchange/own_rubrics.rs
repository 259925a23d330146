//! Adding a rubric needs no code: a plan folder that has one of its own is marked by it.

use jiff::civil::{Date, date};
use rashin_model::Plan;
use serde_json::Value;

use crate::common::{Scratch, load, places, read_folder, sample};
use crate::evaluation::evaluated;

const AS_OF: Date = date(2024, 6, 1);

const REVIEWS: &str = "code,name,name_en,period,as_of,rubrics,body,note\nr5,令和5年度,,FY2023,,saka,,\n";
/// A rubric of three marks for progress, one for what cannot be measured, and one that follows from the others.
const RUBRIC: &str = "\
rubric,rubric_name,rubric_name_en,dimension,dimension_name,dimension_name_en,order,mark,rank,meaning,meaning_en,tone,condition,measure,bound,inclusive,requires,source
saka,坂道の基準,Hill,climb,登り,Climb,1,―,,測れない,not measurable,neutral,not_measurable,,,,,
saka,坂道の基準,Hill,climb,登り,Climb,2,頂,1,登り切った,at the top,good,met_at_end,,,,,
saka,坂道の基準,Hill,climb,登り,Climb,3,中腹,2,四分の一を越えた,past a quarter,fair,at_least,progress,0.25,yes,,
saka,坂道の基準,Hill,climb,登り,Climb,4,ふもと,3,登り始め,at the foot,weak,otherwise,,,,,
saka,坂道の基準,Hill,whole,全体,Whole,1,良,1,両方とも良い,both are good,good,marks,,,,climb=頂|中腹;team=揃,
saka,坂道の基準,Hill,team,体制,Team,1,揃,1,揃っている,complete,good,given,,,,,
";

/// The sample folder with a rubric, a review that uses it, and marks given by hand.
fn plan_with(rubric: &str, scratch: &Scratch) -> Plan {
    let mut files = sample();
    files.push(("rubrics.csv".to_owned(), rubric.as_bytes().to_vec()));
    files.push(("reviews.csv".to_owned(), REVIEWS.as_bytes().to_vec()));
    let grades = "node,indicator,review,rubric,dimension,mark,by,reason,partners,source\n\
        mihon-1-1,,r5,saka,climb,中腹,self,,,\nmihon-1-1,,r5,saka,team,揃,self,,,\nmihon-1-2,,r5,saka,climb,ふもと,self,,,\n";
    files.push(("grades.csv".to_owned(), grades.as_bytes().to_vec()));
    for (name, bytes) in &files {
        std::fs::write(scratch.0.join(name), bytes).expect("written");
    }
    let mut plan = read_folder(&scratch.0);
    plan.sort_readings();
    plan
}

/// The mark of an indicator at a period in a dimension of the rubric `saka`.
fn mark<'a>(evaluation: &'a Value, indicator: &str, period: &str, dimension: &str) -> Option<&'a Value> {
    let figures = evaluation["figures"].as_array().expect("a list");
    let one = figures.iter().find(|one| one["indicator"] == indicator && one["period"] == period).expect("a record");
    let marks = one["marks"].as_array().expect("a list");
    marks.iter().find(|mark| mark["rubric"] == "saka" && mark["dimension"] == dimension).map(|mark| &mark["mark"])
}

#[test]
fn marks_of_the_rubric_stand_beside_the_figures() {
    let scratch = Scratch::new("own-rubric");
    let evaluation = evaluated(&plan_with(RUBRIC, &scratch), AS_OF);
    // From 40.0 to 90.0: 52.5 is a quarter of the way, which still counts.
    assert_eq!(mark(&evaluation, "mihon-i1", "FY2023", "climb"), Some(&Value::from("中腹")));
    assert_eq!(mark(&evaluation, "mihon-i1", "FY2022", "climb"), Some(&Value::from("ふもと")));
    // Without a target nothing can be measured.
    assert_eq!(mark(&evaluation, "mihon-i2", "FY2023", "climb"), Some(&Value::from("―")));
    // What people give, and what follows from it, is no matter of figures.
    assert_eq!(mark(&evaluation, "mihon-i1", "FY2023", "team"), None);
    assert_eq!(mark(&evaluation, "mihon-i1", "FY2023", "whole"), None);
}

#[test]
fn marks_of_nodes_follow_from_marks_that_were_given() {
    let scratch = Scratch::new("own-rubric-nodes");
    let evaluation = evaluated(&plan_with(RUBRIC, &scratch), AS_OF);
    let marks = evaluation["node_marks"].as_array().expect("a list");
    let of = |node: &str| {
        let mark = marks.iter().find(|mark| mark["node"] == node && mark["dimension"] == "whole").expect("a mark");
        (&mark["mark"], &mark["from"])
    };
    assert_eq!(of("mihon-1-1"), (&Value::from("良"), &Value::from("self")));
    assert_eq!(of("mihon-1-2").0, &Value::Null);
}

#[test]
fn bounds_are_read_from_the_table() {
    let cases = [("0.25,yes", "中腹"), ("0.25,no", "ふもと"), ("0.2501,yes", "ふもと"), ("0.2499,no", "中腹")];
    for (number, (bound, expected)) in cases.into_iter().enumerate() {
        let scratch = Scratch::new(&format!("own-rubric-bound-{number}"));
        let rubric = RUBRIC.replace("0.25,yes", bound);
        let evaluation = evaluated(&plan_with(&rubric, &scratch), AS_OF);
        assert_eq!(mark(&evaluation, "mihon-i1", "FY2023", "climb"), Some(&Value::from(expected)), "{bound}");
    }
}

#[test]
fn measures_are_read_from_the_table() {
    // 52.5 of 90.0 is 58 %, and the pace is exactly as planned.
    for (number, (rule, expected)) in [
        ("attainment,0.5,yes", "中腹"),
        ("attainment,0.6,yes", "ふもと"),
        ("pace,1,yes", "中腹"),
        ("pace,1,no", "ふもと"),
    ]
    .into_iter()
    .enumerate()
    {
        let scratch = Scratch::new(&format!("own-rubric-measure-{number}"));
        let rubric = RUBRIC.replace("progress,0.25,yes", rule);
        let evaluation = evaluated(&plan_with(&rubric, &scratch), AS_OF);
        assert_eq!(mark(&evaluation, "mihon-i1", "FY2023", "climb"), Some(&Value::from(expected)), "{rule}");
    }
}

#[test]
fn a_rubric_of_the_plan_goes_before_the_one_that_ships() {
    let scratch = Scratch::new("own-rubric-akita");
    let own = RUBRIC.lines().filter(|line| line.starts_with("rubric,") || line.contains(",climb,"));
    let own: String = own.map(|line| line.replace("saka,坂道の基準", "open-period,坂道の基準") + "\n").collect();
    let plan = plan_with(&format!("{RUBRIC}{}", own.split_once('\n').expect("rows").1), &scratch);
    let evaluation = evaluated(&plan, AS_OF);
    let figures = evaluation["figures"].as_array().expect("a list");
    let marks = figures.iter().flat_map(|one| one["marks"].as_array().expect("a list"));
    let open: Vec<&Value> = marks.filter(|mark| mark["rubric"] == "open-period").collect();
    assert!(!open.is_empty() && open.iter().all(|mark| mark["dimension"] == "climb"));
}

#[test]
fn a_rubric_that_cannot_be_applied_is_refused_at_its_cell() {
    let mut files = sample();
    files.push(("rubrics.csv".to_owned(), RUBRIC.replace("progress,0.25,yes", "progress,,yes").into_bytes()));
    assert_eq!(places(&load(&files).problems), ["rubrics.csv 4行 bound: rule-incomplete"]);
}
