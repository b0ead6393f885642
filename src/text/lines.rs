//! Line numbers: where a byte stands, as an editor counts.

/// The starts of a text's lines.
#[derive(Clone, Debug)]
pub struct Lines {
    starts: Vec<usize>,
}

impl Lines {
    /// Finds the lines of `text`; `\n`, `\r\n` and a lone `\r` each end one.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (i, b) in bytes.iter().enumerate() {
            if *b == b'\n' || (*b == b'\r' && bytes.get(i + 1) != Some(&b'\n')) {
                starts.push(i + 1);
            }
        }
        Self { starts }
    }

    /// The line that holds byte `at`, from 1.
    #[must_use]
    pub fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at)
    }

    /// The first byte of `line` (from 1), when there is such a line.
    #[must_use]
    pub fn start(&self, line: usize) -> Option<usize> {
        self.starts.get(line.checked_sub(1)?).copied()
    }

    /// How many lines there are; an empty text has one.
    #[must_use]
    pub fn count(&self) -> usize {
        self.starts.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_count_from_one_for_every_ending() {
        let lines = Lines::new("a\nb\r\nc\rd");
        assert_eq!([0, 2, 5, 7].map(|at| lines.line(at)), [1, 2, 3, 4]);
        assert_eq!(lines.start(3), Some(5));
        assert_eq!(lines.start(0), None);
        assert_eq!(lines.count(), 4);
    }
}
