//! Invented words, sentences and names from a seed: the same seed gives the same text everywhere.

/// Chance that repeats itself: a small generator of the xorshift family.
pub struct Chance(u64);

impl Chance {
    /// The chance of a seed.
    pub fn new(seed: u64) -> Self {
        // Neighbouring seeds are spread apart; nought would stay nought for ever.
        Self(seed.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % end.max(1)
    }

    /// A number from `first` to `last`.
    pub fn within(&mut self, first: u64, last: u64) -> u64 {
        first + self.below(last + 1 - first)
    }

    /// One of some.
    pub fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len() as u64) as usize]
    }
}

const BEGINNINGS: &[&str] = &[
    "ba", "bre", "ca", "cla", "cue", "da", "dre", "fa", "flo", "ga", "gri", "ja", "la", "lle", "ma", "me", "mu", "na",
    "ñe", "pa", "pla", "que", "ra", "re", "sa", "si", "ta", "tru", "va", "zo",
];
const MIDDLES: &[&str] =
    &["", "", "bi", "ce", "dó", "fé", "gu", "li", "lo", "mi", "na", "pé", "ri", "rra", "sa", "ti", "va"];
const ENDINGS: &[&str] =
    &["ble", "cio", "da", "dad", "do", "jo", "mento", "mir", "nada", "ño", "ral", "rio", "sen", "tar", "tura", "za"];
const LITTLE: &[&str] =
    &["a", "al", "con", "de", "el", "en", "la", "las", "los", "no", "para", "por", "que", "se", "y"];

/// How many words the language has besides the little ones.
const WORDS: u64 = 20_000;

/// Writes texts with a vocabulary in which, as in any language, few words do most of the work.
pub struct Writer {
    /// Where its choices come from.
    pub chance: Chance,
}

impl Writer {
    /// The writer of a seed.
    pub fn new(seed: u64) -> Self {
        Self { chance: Chance::new(seed) }
    }

    /// A word: a little one two times in five, else one of the vocabulary.
    fn word(&mut self) -> String {
        if self.chance.below(5) < 2 { (*self.chance.one_of(LITTLE)).to_owned() } else { self.long_word() }
    }

    /// A word of the vocabulary, the first ones far more often than the last.
    fn long_word(&mut self) -> String {
        let even = self.chance.below(WORDS);
        let rank = even * even / WORDS * even / WORDS;
        let mut of_word = Chance::new(rank);
        let mut part = |parts: &[&'static str]| *of_word.one_of(parts);
        [part(BEGINNINGS), part(MIDDLES), part(MIDDLES), part(ENDINGS)].concat()
    }

    /// A title of so many words.
    pub fn title(&mut self, words: usize) -> String {
        let words: Vec<String> = (0..words).map(|_| self.long_word()).collect();
        capital(&words.join(" "))
    }

    /// A paragraph of about so many words; `emphasis` sets a word bold here and there.
    pub fn paragraph(&mut self, words: usize, emphasis: bool) -> String {
        let mut sentences = Vec::new();
        let mut left = words;
        while left > 0 {
            let length = (self.chance.within(8, 18) as usize).min(left);
            left -= length;
            let mut sentence: Vec<String> = (0..length).map(|_| self.word()).collect();
            if emphasis && length > 6 && self.chance.below(4) == 0 {
                sentence[3] = format!("**{}**", sentence[3]);
            }
            sentences.push(format!("{}.", capital(&sentence.join(" "))));
        }
        sentences.join(" ")
    }
}

/// The text with a capital letter at its beginning.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
