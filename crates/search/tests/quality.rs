//! How well questions find their pages: sixty questions as citizens ask them, over the five plans of the house.
//! A third of them was held out while words and weights were chosen.

mod house;

use house::{Question, house, questions};
use rashin_search::{Filter, Question as Asked};

/// The least recall at 3 and mean reciprocal rank of the questions that words and weights were chosen with.
const LEAST_TUNED: (f64, f64) = (0.9, 0.8);
/// The same of those held out.
const LEAST_HELD: (f64, f64) = (0.8, 0.7);

/// How many of the first pages count.
const FIRST: usize = 3;

#[test]
fn questions_find_their_page_among_the_first_three() {
    let all = questions();
    assert_eq!((all.len(), all.iter().filter(|question| question.is_held).count()), (60, 20));
    for (name, is_held, least) in [("chosen with", false, LEAST_TUNED), ("held out", true, LEAST_HELD)] {
        let own: Vec<&Question> = all.iter().filter(|question| question.is_held == is_held).collect();
        let ranks: Vec<Option<usize>> = own.iter().map(|question| rank(question)).collect();
        let recall = mean(ranks.iter().map(|rank| f64::from(u8::from(rank.is_some_and(|rank| rank <= FIRST)))));
        let reciprocal =
            mean(ranks.iter().map(|rank| rank.map_or(0.0, |rank| 1.0 / f64::from(u32::try_from(rank).unwrap()))));
        println!(
            "{name}: {} questions, recall at {FIRST} {recall:.3}, mean reciprocal rank {reciprocal:.3}",
            own.len()
        );
        assert!(recall >= least.0 && reciprocal >= least.1, "{name}: {recall:.3}, {reciprocal:.3}");
    }
}

#[test]
fn questions_that_no_plan_answers_find_nothing() {
    for asked in ["ラーメン屋", "xyzzy", "宇宙人はいますか", "best pizza recipe", "？？？", ""] {
        let question = Asked::of(asked);
        let answers = house().ask(&question, &Filter::default()).expect("an answer");
        let first: Vec<&str> = answers.hits.iter().take(FIRST).map(|hit| hit.passage.title.ja.as_str()).collect();
        assert!(first.is_empty(), "{asked}: {first:?}");
    }
}

/// The place of the first expected page, 1 for the first; prints what came instead where it is late.
fn rank(question: &Question) -> Option<usize> {
    let asked = Asked::of(&question.text);
    let answers = house().ask(&asked, &Filter::default()).expect("an answer");
    let rank = answers.hits.iter().position(|hit| question.expects(&hit.passage.address)).map(|place| place + 1);
    if rank.is_none_or(|rank| rank > 1) {
        println!("{} {} -> {rank:?}", if question.is_held { "held" } else { "tune" }, question.text);
        for hit in answers.hits.iter().take(FIRST) {
            println!("      {:.2} {:.1} {} {}", hit.share, hit.value, hit.passage.address, hit.passage.title.ja);
        }
    }
    rank
}

fn mean(values: impl ExactSizeIterator<Item = f64>) -> f64 {
    let count = f64::from(u32::try_from(values.len()).unwrap());
    values.sum::<f64>() / count
}
