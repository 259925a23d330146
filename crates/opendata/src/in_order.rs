//! Parts made on every core and handed over in order.

use std::sync::mpsc;
use std::{io, thread};

/// Makes `parts` pieces of text with `make` and hands them over in order. While some parts are made, those
/// before them are written; a core is never more than one finished part ahead. `make` gets a text that may hold
/// what an earlier part left in it, so that its memory is used again.
///
/// # Errors
/// What `make` or `write` say.
pub(crate) fn in_order<T: Default + Send>(
    parts: usize,
    make: impl Fn(usize, &mut T) -> io::Result<()> + Sync,
    mut write: impl FnMut(&mut T) -> io::Result<()>,
) -> io::Result<()> {
    let cores = thread::available_parallelism().map_or(1, usize::from).min(parts);
    if cores <= 1 {
        let mut text = T::default();
        return (0..parts).try_for_each(|part| {
            make(part, &mut text)?;
            write(&mut text)
        });
    }
    let make = &make;
    thread::scope(|scope| {
        let start = |core: usize| {
            let (hand_over, results) = mpsc::sync_channel::<io::Result<T>>(1);
            let (give_back, spare) = mpsc::channel::<T>();
            scope.spawn(move || {
                for part in (core..parts).step_by(cores) {
                    let mut text = spare.try_recv().unwrap_or_default();
                    let outcome = make(part, &mut text).map(|()| text);
                    let is_last = outcome.is_err();
                    // Nobody waits any more once something went wrong elsewhere.
                    if hand_over.send(outcome).is_err() || is_last {
                        return;
                    }
                }
            });
            (results, give_back)
        };
        let workers: Vec<_> = (0..cores).map(start).collect();
        for part in 0..parts {
            let (results, give_back) = &workers[part % cores];
            // A worker that is gone without a word panicked; its panic goes on when the scope ends.
            let mut text = results.recv().map_err(io::Error::other)??;
            write(&mut text)?;
            let _ = give_back.send(text);
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn parts_come_in_order_whatever_their_number() {
        for parts in [0, 1, 2, 3, 17] {
            let mut found = Vec::new();
            let make = |part: usize, text: &mut Vec<u8>| {
                text.clear();
                write!(text, "{part} ")
            };
            in_order(parts, make, |text| found.write_all(text)).expect("written");
            let expected: String = (0..parts).flat_map(|part| [part.to_string(), " ".to_owned()]).collect();
            assert_eq!(String::from_utf8(found).expect("digits"), expected);
        }
    }

    #[test]
    fn what_goes_wrong_is_said() {
        let fails = |part: usize, (): &mut ()| if part == 3 { Err(io::Error::other("no part")) } else { Ok(()) };
        assert_eq!(in_order(5, fails, |()| Ok(())).expect_err("fails").to_string(), "no part");
        let full = in_order(5, |_, (): &mut ()| Ok(()), |()| Err(io::Error::other("full")));
        assert_eq!(full.expect_err("full").to_string(), "full");
    }
}
