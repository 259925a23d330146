//! Writes the search of a static copy over the five plans of the house, with what the server answers:
//! `cargo run -p rashin-search --example write_static_index -- DIR`. `frontend/test/ask.test.ts` compares.

#[path = "../tests/house/mod.rs"]
mod house;

use std::path::PathBuf;
use std::{env, fs};

use rashin_model::{Code, Lang};
use rashin_search::{Filter, Named, Question, StaticPlan, static_index};
use rashin_testkit::{HOUSE_PLANS, house_plan};

fn main() {
    let folder = PathBuf::from(env::args_os().nth(1).expect("the folder to write to"));
    fs::create_dir_all(&folder).expect("the folder can be made");
    let plans: Vec<StaticPlan> = HOUSE_PLANS
        .iter()
        .map(|name| {
            let plan = house_plan(name);
            let title = Named::new(plan.short_title(Lang::Ja).0, Some(plan.short_title(Lang::En).0));
            StaticPlan { code: Code::new(name).expect("a code"), title, is_invented: plan.profile.invented }
        })
        .collect();
    for (name, bytes) in static_index(house::house(), &plans).expect("an index") {
        fs::write(folder.join(name), bytes).expect("the folder takes files");
    }
    let answers: Vec<serde_json::Value> = house::questions().iter().map(answer).collect();
    let answers = serde_json::to_vec_pretty(&answers).expect("JSON");
    fs::write(folder.join("answers.json"), answers).expect("the folder takes files");
}

/// A question with the pages that the server gives first, and the first of its excerpts.
fn answer(asked: &house::Question) -> serde_json::Value {
    let question = Question::of(&asked.text);
    let answers = house::house().ask(&question, &Filter::default()).expect("an answer");
    let pages: Vec<&str> = answers.hits.iter().take(3).map(|hit| hit.passage.address.as_str()).collect();
    let excerpt = answers.hits.first().map(|hit| {
        let pieces = hit.excerpt(&question, Lang::Ja).pieces;
        pieces.into_iter().map(|piece| (piece.text, piece.is_marked)).collect::<Vec<_>>()
    });
    let found = answers.hits.iter().take(3).any(|hit| asked.expects(&hit.passage.address));
    serde_json::json!({
        "question": asked.text, "pages": pages, "found": found, "held": asked.is_held, "excerpt": excerpt,
        "pagesInAll": answers.hits.len(),
    })
}
