//! Inputs made from good ones: a few changes each, of the kinds that break parsers.

/// Numbers that look random and are the same in every run from a seed (xorshift64*).
pub struct Dice(u64);

impl Dice {
    /// From a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `end`, which is not 0.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let drawn = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 16;
        usize::try_from(drawn % end as u64).expect("below a length")
    }

    /// One of some.
    pub fn one<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

/// The longest input that is made: what takes longer than a moment on so little is not linear.
pub const LONGEST: usize = 64 * 1024;

/// What means something to one of the parsers, or to a careless one.
const WORDS: &[&str] = &[
    "---\n",
    "...\n",
    "\n",
    "\r\n",
    "\t",
    ": ",
    "- ",
    "? ",
    "&a ",
    "*a",
    "<<: ",
    "!!str ",
    "!x ",
    "|\n  ",
    ">-\n  ",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "'",
    "#",
    " #",
    "%YAML 1.2\n",
    "\\",
    "\\u0000",
    "\\x",
    "~",
    "null",
    "yes",
    "no",
    "0",
    "-0",
    "-1",
    "1e400",
    ".nan",
    "0x1F",
    "99999999999999999999",
    "1.234",
    "1,234.50",
    "1.234,50",
    "0.005",
    "2026-02-30",
    "2026-03-10",
    "9999-12-31",
    "0000-01-01",
    "25:61",
    "2026-03-10T23:30:00-05:00",
    "es",
    "{es: x, en: y}",
    "\u{feff}",
    "\u{202e}",
    "\u{200b}",
    "\u{301}",
    "\u{0}",
    "\u{1b}[2J",
    "ñ",
    "👩‍👩‍👧",
    "１２",
    "<script>",
    "<!--",
    "-->",
    "&amp;",
    "&#x110000;",
    "[a](b)",
    "![",
    "](",
    "[^1]",
    "[^1]: ",
    "| a |",
    "|-|",
    "```",
    "~~~",
    "***",
    "__",
    "> ",
    "## ",
    "http://x",
    "META\n",
    "PROJECTS\n",
    "VOTES\n",
    ";",
    ",",
    "\"\"",
    "vote;",
    "{\"type\":\"Feature\"}",
    "\"coordinates\":",
    "1e308",
    "-1e308",
    "null",
    "[[[[",
    "files/../x",
    "../",
    "publish: no\n",
];

/// A changed copy of one of some inputs.
pub fn mutated(corpus: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    let mut input = dice.one(corpus).clone();
    // Most changes are small, and in a part of a long input.
    if input.len() > 4096 && dice.below(3) > 0 {
        let from = dice.below(input.len() - 2048);
        input = input[from..from + 2048].to_vec();
    }
    for _ in 0..=dice.below(6) {
        change(&mut input, corpus, dice);
        input.truncate(LONGEST);
    }
    input
}

fn change(input: &mut Vec<u8>, corpus: &[Vec<u8>], dice: &mut Dice) {
    let at = dice.below(input.len() + 1);
    let span = at..(at + 1 + dice.below(40)).min(input.len());
    match dice.below(11) {
        0 if at < input.len() => input[at] ^= 1 << dice.below(8),
        1 if at < input.len() => input[at] = u8::try_from(dice.below(256)).expect("a byte"),
        2 if !span.is_empty() => drop(input.drain(span)),
        3 if !span.is_empty() => {
            let copy = input[span.clone()].to_vec();
            input.splice(span.end..span.end, copy);
        }
        4 if !span.is_empty() => {
            // The same many times: what is quadratic shows.
            let times = 1 << dice.below(12);
            let copy = input[span.clone()].repeat(times.min(LONGEST / span.len()));
            input.splice(span, copy);
        }
        5 => input.truncate(at),
        6 => {
            let other = dice.one(corpus);
            let from = dice.below(other.len() + 1);
            input.truncate(at);
            input.extend_from_slice(&other[from..]);
        }
        7 => swap_lines(input, dice),
        8 => {
            let word = dice.one(WORDS).repeat(1 << dice.below(10));
            input.splice(at..at, word.bytes());
        }
        _ => {
            let word = dice.one(WORDS);
            let end = (at + dice.below(word.len() + 1)).min(input.len());
            input.splice(at..end, word.bytes());
        }
    }
}

fn swap_lines(input: &mut Vec<u8>, dice: &mut Dice) {
    let mut lines: Vec<&[u8]> = input.split_inclusive(|byte| *byte == b'\n').collect();
    if lines.is_empty() {
        return;
    }
    let (one, other) = (dice.below(lines.len()), dice.below(lines.len()));
    lines.swap(one, other);
    *input = lines.concat();
}
