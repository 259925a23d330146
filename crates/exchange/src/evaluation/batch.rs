//! Evaluates a plan on every core and hands over the text of its series in order.

use std::panic::resume_unwind;
use std::{io, thread};

use rashin_eval::plan::{Evaluator, Series};

/// How many series are evaluated before their records are written: enough to keep every core
/// busy, few enough to stay small in memory.
const BATCH: usize = 512;
/// About what a series of ten years takes as JSON; only saves growing the buffer.
const BYTES_PER_SERIES: usize = 10 * 1024;

/// Evaluates every series and hands the texts of `part` over in order.
pub(super) fn for_each_batch(
    evaluator: &Evaluator<'_>,
    part: impl Fn(&Series, &mut Vec<u8>) -> io::Result<()> + Sync,
    write: impl FnMut(&[u8]) -> io::Result<()>,
) -> io::Result<()> {
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    in_batches(evaluator, BATCH, workers, &part, write)
}

/// While one batch is evaluated, the one before it is written.
fn in_batches(
    evaluator: &Evaluator<'_>,
    batch: usize,
    workers: usize,
    part: &(impl Fn(&Series, &mut Vec<u8>) -> io::Result<()> + Sync),
    mut write: impl FnMut(&[u8]) -> io::Result<()>,
) -> io::Result<()> {
    let mut before: Vec<Vec<u8>> = Vec::new();
    for begin in (0..evaluator.len()).step_by(batch) {
        let end = (begin + batch).min(evaluator.len());
        let share = (end - begin).div_ceil(workers);
        let work = |from: usize| {
            let mut text = Vec::with_capacity(share * BYTES_PER_SERIES);
            (from..(from + share).min(end)).try_for_each(|position| part(&evaluator.series(position), &mut text))?;
            Ok(text)
        };
        let parts: io::Result<Vec<Vec<u8>>> = thread::scope(|scope| {
            let handles: Vec<_> = (begin..end).step_by(share).map(|from| scope.spawn(move || work(from))).collect();
            let written = before.iter().try_for_each(|text| write(text));
            let joined = handles.into_iter().map(|handle| handle.join().unwrap_or_else(|panic| resume_unwind(panic)));
            let parts = joined.collect();
            written.and(parts)
        });
        before = parts?;
    }
    before.iter().try_for_each(|text| write(text))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use rashin_model::{Code, Plan};
    use rashin_testkit::sample_plan;

    use super::*;

    /// A plan with this many series.
    fn plan_of(series: usize) -> Plan {
        let mut plan = sample_plan("mihon");
        let indicator = plan.indicators[0].clone();
        plan.indicators = (0..series)
            .map(|number| {
                let code = Code::new(&format!("mihon-{number}")).expect("a code");
                rashin_model::tables::Indicator { code, ..indicator.clone() }
            })
            .collect();
        (plan.targets, plan.readings) = (Vec::new(), Vec::new());
        plan
    }

    fn positions(series: &Series, text: &mut Vec<u8>) -> io::Result<()> {
        write!(text, "{} ", series.indicator)
    }

    fn text(plan: &Plan, batch: usize, workers: usize) -> String {
        let evaluator = Evaluator::new(plan, jiff::civil::date(2025, 3, 31), &[]);
        let mut out = Vec::new();
        in_batches(&evaluator, batch, workers, &positions, |part| out.write_all(part)).expect("written");
        String::from_utf8(out).expect("digits")
    }

    #[test]
    fn text_is_the_same_whatever_the_batch_and_the_number_of_cores() {
        let plan = plan_of(23);
        let expected = (0..23).map(|number| number.to_string()).collect::<Vec<_>>().join(" ") + " ";
        for batch in [1, 2, 7, 22, 23, 24, 512] {
            for workers in [1, 2, 3, 8, 64] {
                assert_eq!(text(&plan, batch, workers), expected, "{batch} by {workers}");
            }
        }
    }

    #[test]
    fn plan_without_series_gives_no_text() {
        assert_eq!(text(&plan_of(0), 512, 2), "");
    }

    #[test]
    fn what_keeps_a_part_from_being_made_or_written_is_said() {
        let plan = plan_of(5);
        let evaluator = Evaluator::new(&plan, jiff::civil::date(2025, 3, 31), &[]);
        let fails = |series: &Series, _: &mut Vec<u8>| {
            if series.indicator == 3 { Err(io::Error::other("no part")) } else { Ok(()) }
        };
        let error = in_batches(&evaluator, 2, 2, &fails, |_| Ok(())).expect_err("a part is missing");
        assert_eq!(error.to_string(), "no part");
        let error = in_batches(&evaluator, 2, 2, &positions, |_| Err(io::Error::other("full"))).expect_err("full");
        assert_eq!(error.to_string(), "full");
    }
}
