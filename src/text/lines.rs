//! The lines of a table's text, counted as an editor counts them.

/// Counts the lines of records that are read one after the other; the CSV reader itself counts those
/// that end in `\r\n` one too few.
#[derive(Debug)]
pub struct Lines<'t> {
    text: &'t [u8],
    at: usize,
    line: usize,
}

impl<'t> Lines<'t> {
    /// The lines of a text.
    pub fn of(text: &'t str) -> Self {
        Self { text: text.as_bytes(), at: 0, line: 1 }
    }

    /// The line, from 1, of the record that begins at a byte, or at the first letter after it;
    /// records are asked for in their order.
    pub fn line_of(&mut self, byte: usize) -> usize {
        let end = |byte: &u8| matches!(byte, b'\r' | b'\n');
        let blank = self.text.get(byte..).map_or(0, |rest| rest.iter().take_while(|byte| end(byte)).count());
        let passed = self.text.get(self.at..byte + blank).unwrap_or_default();
        self.line += passed.iter().filter(|byte| **byte == b'\n').count();
        self.at = self.at.max(byte + blank);
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_has_the_line_that_an_editor_shows_whatever_ends_lines() {
        for text in ["a,b\n\n\"c\nd\",e\nf,g\n", "a,b\r\n\r\n\"c\r\nd\",e\r\nf,g\r\n"] {
            let mut lines = Lines::of(text);
            let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
            let found = reader.records().map(|record| {
                let byte = record.unwrap().position().unwrap().byte();
                lines.line_of(usize::try_from(byte).unwrap())
            });
            assert_eq!(found.collect::<Vec<_>>(), [1, 3, 5], "{text:?}");
        }
    }
}
