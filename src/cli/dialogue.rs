//! Questions to somebody at the terminal: each is asked until its answer can be used.

use std::io::{BufRead, Write};

use crate::findings::Told;
use crate::findings::messages::Messages;

/// Somebody who answers.
pub struct Dialogue<I, O> {
    input: I,
    out: O,
}

impl<I: BufRead, O: Write> Dialogue<I, O> {
    /// With somebody who reads what goes out and whose answers come in.
    pub fn new(input: I, out: O) -> Self {
        Self { input, out }
    }

    /// Asks until the answer can be used; an empty one stands for the usual. Nothing where nobody answers
    /// any more.
    pub fn ask<T>(
        &mut self,
        question: &'static str,
        usual: Option<&str>,
        messages: &Messages,
        judge: impl Fn(&str) -> Result<T, Told>,
    ) -> Option<T> {
        loop {
            let offered =
                usual.filter(|usual| !usual.is_empty()).map_or_else(String::new, |usual| format!(" [{usual}]"));
            let _ = write!(self.out, "{}{offered} ", messages.word(question, &[]));
            let _ = self.out.flush();
            let mut line = String::new();
            if self.input.read_line(&mut line).ok()? == 0 {
                return None;
            }
            let answer = match (line.trim(), usual) {
                ("", None) => continue,
                ("", Some(usual)) => usual,
                (answer, _) => answer,
            };
            match judge(answer) {
                Ok(answer) => return Some(answer),
                Err(told) => drop(writeln!(self.out, "{}", told.say(messages))),
            }
        }
    }
}
