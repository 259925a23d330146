//! How long an answer takes: `cargo run --release -p rashin-search --example ask_speed`.
//!
//! Asks the sixty questions of `tests/questions.csv` over the five plans of the house, many times, and prints
//! the time for making the index and the median and the 99th percentile of an answer with its first ten excerpts.

#[path = "../tests/house/mod.rs"]
mod house;

use std::hint::black_box;
use std::time::{Duration, Instant};

use rashin_model::Lang;
use rashin_search::{Filter, Question};

/// How often each question is asked.
const ROUNDS: usize = 50;
/// Answers of a page.
const SHOWN: usize = 10;

fn main() {
    let start = now();
    let index = house::house();
    println!("index of {} passages: {:?}, with reading and evaluating the plans", index.len(), start.elapsed());
    let questions = house::questions();
    let mut times: Vec<Duration> = Vec::with_capacity(ROUNDS * questions.len());
    for _ in 0..ROUNDS {
        for asked in &questions {
            let start = now();
            let question = Question::of(&asked.text);
            let answers = index.ask(&question, &Filter::default()).expect("an answer");
            for hit in answers.hits.iter().take(SHOWN) {
                black_box(hit.excerpt(&question, Lang::Ja));
            }
            times.push(start.elapsed());
        }
    }
    let found = questions.iter().filter(|asked| {
        let answers = index.ask(&Question::of(&asked.text), &Filter::default()).expect("an answer");
        answers.hits.iter().take(3).any(|hit| asked.expects(&hit.passage.address))
    });
    let (held, tuned): (Vec<&house::Question>, _) = found.partition(|asked| asked.is_held);
    println!("found among the first three: {} chosen with, {} held out", tuned.len(), held.len());
    times.sort_unstable();
    let at = |share: usize| times[(times.len() - 1) * share / 100];
    println!("{} answers: median {:?}, 99th percentile {:?}, longest {:?}", times.len(), at(50), at(99), at(100));
}

#[expect(clippy::disallowed_methods, reason = "measures time; nothing that is shown depends on it")]
fn now() -> Instant {
    Instant::now()
}
