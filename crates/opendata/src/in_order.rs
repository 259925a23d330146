//! Parts made on every core and handed over in order.

use std::panic::resume_unwind;
use std::{io, thread};

/// Makes `parts` pieces of text with `make` and hands them over in order. While some parts are made, those
/// before them are written.
///
/// # Errors
/// What `make` or `write` say.
pub(crate) fn in_order(
    parts: usize,
    make: impl Fn(usize, &mut Vec<u8>) -> io::Result<()> + Sync,
    mut write: impl FnMut(&[u8]) -> io::Result<()>,
) -> io::Result<()> {
    if parts <= 1 {
        let mut text = Vec::new();
        (0..parts).try_for_each(|part| make(part, &mut text))?;
        return write(&text);
    }
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let make = &make;
    let mut before: Vec<Vec<u8>> = Vec::new();
    let mut spare: Vec<Vec<u8>> = Vec::new();
    for begin in (0..parts).step_by(cores) {
        let texts: io::Result<Vec<Vec<u8>>> = thread::scope(|scope| {
            let work = |part: usize| {
                let mut text = spare.pop().unwrap_or_default();
                text.clear();
                scope.spawn(move || make(part, &mut text).map(|()| text))
            };
            let handles: Vec<_> = (begin..parts.min(begin + cores)).map(work).collect();
            let written = before.iter().try_for_each(|text| write(text));
            let joined = handles.into_iter().map(|handle| handle.join().unwrap_or_else(|panic| resume_unwind(panic)));
            let texts = joined.collect();
            written.and(texts)
        });
        spare.append(&mut before);
        before = texts?;
    }
    before.iter().try_for_each(|text| write(text))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn parts_come_in_order_whatever_their_number() {
        for parts in [0, 1, 2, 3, 17] {
            let mut found = Vec::new();
            let made = in_order(parts, |part, text| write!(text, "{part} "), |text| found.write_all(text));
            made.expect("written");
            let expected: String = (0..parts).flat_map(|part| [part.to_string(), " ".to_owned()]).collect();
            assert_eq!(String::from_utf8(found).expect("digits"), expected);
        }
    }

    #[test]
    fn what_goes_wrong_is_said() {
        let fails = |part: usize, _: &mut Vec<u8>| if part == 3 { Err(io::Error::other("no part")) } else { Ok(()) };
        assert_eq!(in_order(5, fails, |_| Ok(())).expect_err("fails").to_string(), "no part");
        let full = in_order(5, |_, _| Ok(()), |_| Err(io::Error::other("full")));
        assert_eq!(full.expect_err("full").to_string(), "full");
    }
}
