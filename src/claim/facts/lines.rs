//! The lines of an input, read in blocks and copied nowhere.

use std::io::{self, ErrorKind, Read};

/// The longest row, in bytes: a thousand times what a fact takes. A longer one is a quotation mark left open.
pub(super) const MAX_ROW: usize = 4 << 20;
/// How much of a row that is too long is kept, in bytes: enough for what a problem shows.
const HEAD: usize = 800;
/// How much is read at once, in bytes: a fraction of the cache that each core has for itself.
const BLOCK: usize = 256 << 10;

/// An input, line by line.
pub(super) struct Lines<R> {
    input: R,
    block: Vec<u8>,
    /// Where in the block the next line begins, and where what was read ends.
    start: usize,
    end: usize,
    /// Nothing more comes.
    ended: bool,
}

/// A line without its end, and whether it is whole: of one that is longer than [`MAX_ROW`] only the beginning is kept.
pub(super) type Line<'l> = (&'l [u8], bool);

impl<R: Read> Lines<R> {
    pub(super) fn new(input: R) -> Self {
        Self { input, block: vec![0; BLOCK], start: 0, end: 0, ended: false }
    }

    /// The next line; nothing at the end.
    ///
    /// # Errors
    ///
    /// When the input cannot be read.
    pub(super) fn next(&mut self) -> io::Result<Option<Line<'_>>> {
        let mut looked = self.start;
        loop {
            let found = memchr::memchr(b'\n', &self.block[looked..self.end]).map(|at| looked + at);
            let length = found.map_or(self.end, |end| end + 1) - self.start;
            if length > MAX_ROW || (length == MAX_ROW && found.is_none()) {
                return self.cut().map(Some);
            }
            match found {
                None if !self.ended => {
                    looked = self.end - self.start;
                    self.fill()?;
                    looked += self.start;
                }
                None if length == 0 => return Ok(None),
                _ => {
                    let start = self.start;
                    self.start += length;
                    return Ok(Some((trimmed(&self.block[start..self.start]), true)));
                }
            }
        }
    }

    /// Reads on behind what the block holds of a line.
    fn fill(&mut self) -> io::Result<()> {
        self.block.copy_within(self.start..self.end, 0);
        (self.start, self.end) = (0, self.end - self.start);
        if self.end == self.block.len() {
            self.block.resize(2 * self.end, 0);
        }
        loop {
            match self.input.read(&mut self.block[self.end..]) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
                Ok(read) => {
                    self.end += read;
                    self.ended = read == 0;
                    return Ok(());
                }
            }
        }
    }

    /// The beginning of a line that is too long; all of it is passed over.
    fn cut(&mut self) -> io::Result<Line<'_>> {
        let head = self.block[self.start..self.start + HEAD].to_vec();
        loop {
            if let Some(at) = memchr::memchr(b'\n', &self.block[self.start..self.end]) {
                self.start += at + 1;
                break;
            }
            self.start = self.end;
            if self.ended {
                break;
            }
            self.fill()?;
        }
        // The head stands before what is read next.
        let rest = self.block[self.start..self.end].to_vec();
        self.block.clear();
        self.block.extend_from_slice(&head);
        self.block.extend_from_slice(&rest);
        (self.start, self.end) = (head.len(), self.block.len());
        self.block.resize(self.end.max(BLOCK), 0);
        Ok((&self.block[..HEAD], false))
    }
}

fn trimmed(line: &[u8]) -> &[u8] {
    let end = line.iter().rposition(|b| !matches!(b, b'\n' | b'\r')).map_or(0, |last| last + 1);
    &line[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives no more than so many bytes at once.
    struct Slow<'t>(&'t [u8], usize);

    impl Read for Slow<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let most = self.1.min(buffer.len());
            self.0.read(&mut buffer[..most])
        }
    }

    fn lines(text: &[u8], at_once: usize) -> Vec<(Vec<u8>, bool)> {
        let mut lines = Lines::new(Slow(text, at_once));
        let mut found = Vec::new();
        while let Some((line, whole)) = lines.next().unwrap() {
            found.push((line.to_vec(), whole));
        }
        found
    }

    #[test]
    fn lines_are_the_same_however_they_come() {
        let expected: Vec<(Vec<u8>, bool)> =
            ["a", "", "bc", "d"].iter().map(|line| (line.as_bytes().to_vec(), true)).collect();
        for at_once in [1, 2, 3, 100] {
            assert_eq!(lines(b"a\n\nbc\r\nd", at_once), expected, "{at_once}");
            assert_eq!(lines(b"a\n\nbc\r\nd\n", at_once), expected, "{at_once}");
        }
        assert!(lines(b"", 1).is_empty());
    }

    #[test]
    fn a_line_that_is_too_long_is_cut_and_passed_over() {
        let text = [vec![b'x'; 9 << 20], b"\nafter\n".to_vec(), vec![b'y'; MAX_ROW - 1], b"\nend".to_vec()].concat();
        for at_once in [5_000, 1 << 20] {
            let found = lines(&text, at_once);
            assert_eq!(found.len(), 4);
            assert_eq!((found[0].0.len(), found[0].1), (HEAD, false));
            assert_eq!(found[1], (b"after".to_vec(), true));
            assert_eq!((found[2].0.len(), found[2].1), (MAX_ROW - 1, true));
            assert_eq!(found[3], (b"end".to_vec(), true));
        }
    }
}
