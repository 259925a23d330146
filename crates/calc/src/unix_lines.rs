//! One kind of line end, so that lines are counted alike whoever wrote the file.

use std::io::{self, Read};

/// Reads what `inner` holds with `\n` for every line end (`\r\n`, `\r`).
pub(crate) struct UnixLines<R> {
    inner: R,
    after_return: bool,
}

impl<R> UnixLines<R> {
    pub(crate) fn new(inner: R) -> Self {
        Self { inner, after_return: false }
    }
}

impl<R: Read> Read for UnixLines<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let length = self.inner.read(buffer)?;
            let mut kept = 0;
            for position in 0..length {
                let byte = buffer[position];
                let said_already = byte == b'\n' && self.after_return;
                self.after_return = byte == b'\r';
                if !said_already {
                    buffer[kept] = if byte == b'\r' { b'\n' } else { byte };
                    kept += 1;
                }
            }
            // Nothing kept of something read is not the end.
            if kept > 0 || length == 0 {
                return Ok(kept);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::UnixLines;

    /// Gives one byte at a time.
    struct Dripping<'a>(&'a [u8]);

    impl Read for Dripping<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            let length = self.0.len().min(buffer.len()).min(1);
            self.0.read(&mut buffer[..length])
        }
    }

    #[test]
    fn every_line_end_becomes_one_even_when_it_is_cut_between_two_reads() {
        let mut text = String::new();
        UnixLines::new(Dripping(b"a\r\nb\rc\n\r\n\r\rd")).read_to_string(&mut text).unwrap();
        assert_eq!(text, "a\nb\nc\n\n\n\nd");
    }
}
