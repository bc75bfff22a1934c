//! What a table says that its amounts are counted in: `(en miles de balboas)`, `k€`, `$000`, `Rs. in lakhs`.

use std::collections::BTreeSet;

use super::guess::Guess;
use super::meaning::Meaning;
use super::values::{Looks, looks};
use crate::findings::Told;
use crate::i18n::Currency;
use crate::import::grid::Grid;
use crate::import::{Asked, titles};
use crate::text::slug::fold;

/// A factor with what says it wherever it stands: words one after another, or the shortest sign for it.
const KNOWN: &[(u64, &str)] = &[
    (1_000_000_000_000, "billones|billon|trillion|trillions|trilhoes|trilhao|triliun|trilyun|trilyon"),
    (
        1_000_000_000,
        "miliar|miliaran|milyar|miles de millones|mil millones|thousand million|thousands of millions|billions|billion|bilhoes|mil milhoes|milliards|\
         miliardi|milliarden|mrd|mld|miliardy|miliard|miljard|miljarden|md€|md eur|млрд",
    ),
    (10_000_000, "crores|crore"),
    (100_000, "lakhs|lakh|lacs"),
    (
        1_000_000,
        "juta|jutaan|milyon|millones|millon|millions|million|milhoes|milhao|milioni|milione|millionen|milions|milio|miljoen|miljoenen|miljoner|\
         millioner|millio|milionu|miliony|milionow|milioane|milijuna|milijuni|mln|mio|mdp|m€|€m|meur|$m|us$m|£m|mm$|$mm|mmcop|\
         mkr|millones de|млн|百万円",
    ),
    (
        1_000,
        "ribu|ribuan|milhares|milhar|milliers|millier|migliaia|thousands|in thousand|tausend|tausender|tsd|teur|keur|kusd|kchf|k€|€k|t€|£k|\
         k£|k$|$k|ths|000s|000|milers|milleiros|duizenden|tkr|тыс|千円",
    ),
];

/// Words that say a factor beside a currency, after a small word (`en miles`) or alone in brackets, and elsewhere are
/// a number of things, or a town's name.
const BESIDE_MONEY: &[(u64, &str)] = &[
    (
        1_000,
        "thousand|mil|miles|mille|mila|tys|tysiac|tysiace|tysiecy|tis|tisic|tisice|tisicu|tisicich|tisuca|tisuce|ezer|mii|bin|duizend|tusen|\
         tusind|tuhat|tuhatta|k|t",
    ),
    (1_000_000, "m|mm|mn|mi|mill|jt"),
    (1_000_000_000, "bn|bln"),
    (10_000_000, "cr|crs"),
    (100_000, "lac|lk"),
];

/// Short words that are units and nothing else where they stand alone in brackets.
const ALONE: [&str; 4] = ["k", "bn", "bln", "mn"];

/// Small words before a unit.
const BEFORE: [&str; 7] = ["em", "en", "in", "w", "v", "ve", "i"];

/// What currencies are called, besides their signs and codes.
const MONEY: &str = "euro|euros|eura|eur|pesos|reais|real|balboas|quetzales|soles|dolares|dollars|dollar|bolivianos|guaranies|\
    colones|lempiras|cordobas|rand|rands|pounds|rupees|shillings|francs|franken|zl|zlotych|pln|kc|korun|ft|forint|huf|lei|leu|kr|\
    kroner|kronor|kuna|kn|tl|lira|lire|руб|рублей|грн|rs|fr|euroa|ksh|kshs|tsh|tshs|tzs|ush|ushs|ugs|gh|naira|cedi|cedis|rp|rupiah|\
    kwacha|taka|tk|birr|ringgit|baht|dirhams|dh|fcfa|cfa|bs|gs|shs|sh|signo";

/// Countries where *mil.* is a million.
const MIL_IS_MILLION: [&str; 9] = ["CZ", "SK", "SI", "HR", "RS", "BA", "RO", "MK", "ME"];

/// What a table's amounts are counted in, with the text that says it, as the officer says or the table; an error
/// where it says several.
pub fn unit(grid: &Grid, guess: &Guess, told: (&str, &Asked)) -> Result<Option<(u64, String)>, Told> {
    let (file, asked) = told;
    if let Some(said) = asked.said("times").and_then(|said| said.parse::<u64>().ok()) {
        return Ok(Some((said, said.to_string())).filter(|(times, _)| *times != 1));
    }
    let country = asked.shared.settings.country.as_deref().unwrap_or_default();
    let amounts = (0..guess.meanings.len()).filter(|at| guess.meanings[*at].is_amount());
    let titles: Vec<&str> = amounts.filter_map(|at| grid.titles.get(at)).map(String::as_str).collect();
    let found: Vec<(u64, &str)> = titles
        .iter()
        .filter_map(|title| Some((factor(title, country).or_else(|| is_miles(title).then_some(1_000))?, *title)))
        .collect();
    if let (Some(title), true) =
        (titles.iter().find(|title| may_say_unit(title) || is_unsure(title, country)), found.is_empty())
    {
        return Err(Told::new("import-unit-unknown").with("file", file).with("column", title.trim()));
    }
    let all: BTreeSet<u64> = found.iter().map(|(times, _)| *times).collect();
    if all.len() > 1 {
        let titles = found.iter().map(|(_, title)| *title).collect::<Vec<_>>().join("”, “");
        return Err(Told::new("import-units-differ").with("file", file).with("columns", titles));
    }
    let is_unsure_heading = is_unsure(&grid.heading, country) || is_thousand_with_cents(&grid.heading);
    if found.is_empty() && is_unsure_heading && factor(&grid.heading, country).is_none() {
        return Err(Told::new("import-unit-unknown").with("file", file).with("column", grid.heading.trim()));
    }
    let of_titles =
        found.first().map(|(times, title)| (*times, (*title).to_owned())).or_else(|| of_texts(grid, guess, country));
    let heading = || factor(&grid.heading, country).map(|times| (times, grid.heading.trim().to_owned()));
    Ok(of_titles.or_else(heading))
}

/// The factor that stands in the title of a column of texts, as the corner of a table says it: `R thousand`,
/// `Service (£000)`.
fn of_texts(grid: &Grid, guess: &Guess, country: &str) -> Option<(u64, String)> {
    let is_text = |at: &usize| match guess.meanings[*at] {
        Meaning::Name | Meaning::Label(_) | Meaning::Code(_) => true,
        Meaning::Nothing => looks(grid, *at) == Looks::Texts,
        _ => false,
    };
    let titles = (0..guess.meanings.len()).filter(is_text).filter_map(|at| grid.titles.get(at));
    titles.into_iter().find_map(|title| Some((factor(title, country)?, title.trim().to_owned())))
}

/// The factor that a text says.
fn factor(text: &str, country: &str) -> Option<u64> {
    let words = words(text);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let stands = |entry: &str| {
        let entry: Vec<&str> = entry.split(' ').collect();
        let is_it = |window: &[&str]| window.iter().zip(&entry).all(|(word, one)| is_word(word, one));
        // `12 millones` is an amount.
        let is_counted = |at: usize| at > 0 && counts(words[at - 1]);
        (0..words.len())
            .any(|at| words.get(at..at + entry.len()).is_some_and(is_it) && (!is_counted(at) || entry == ["000"]))
    };
    // In South Africa Rm is a million rands, in Malaysia a ringgit; in Chile an M is a thousand, and two are a million.
    if words.contains(&"rm") && country == "ZA" {
        return Some(1_000_000);
    }
    if words.contains(&"m$") {
        return Some(if country == "CL" { 1_000 } else { 1_000_000 });
    }
    let known = KNOWN.iter().find(|(_, entries)| entries.split('|').any(stands)).map(|(times, _)| *times);
    let of_brackets = || {
        bracketed(text)
            .find_map(|words| of_thousand_written(&words.iter().map(String::as_str).collect::<Vec<_>>(), true))
    };
    known
        .or_else(|| of_thousand_written(&words, true))
        .or_else(of_brackets)
        .or_else(|| beside_money(&words, text, country))
}

/// The words of a text: without case and accents, signs of currencies with what they are written to.
fn words(text: &str) -> Vec<String> {
    let signs: String = text.chars().map(|c| if is_sign(c) { " signo ".to_owned() } else { c.to_string() }).collect();
    let folded = fold(&signs).replace("b/.", " balboas ").replace("s/.", " soles ");
    let folded = parted(&folded).replace(['\u{2019}', '\u{2018}', '`', '´'], "'").replace('ł', "l");
    // `£'k` is written with a stroke as `£'000` is.
    let folded = ["£", "$", "€"].iter().fold(folded, |text, sign| text.replace(&format!("{sign}'"), sign));
    let is_of_word = |c: char| c.is_alphanumeric() || matches!(c, '$' | '€' | '£' | '\'' | '×');
    folded.split(|c| !is_of_word(c)).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether a letter is the sign of a currency that words do not keep.
fn is_sign(c: char) -> bool {
    matches!(c, '¢' | '¥' | '฿' | '₠'..='₿') && c != '€'
}

/// A text in which a sign of *times* stands apart from the number after it, and `s/` is a currency's sign where a
/// blank follows.
fn parted(folded: &str) -> String {
    let letters: Vec<char> = folded.chars().collect();
    let at = |at: Option<usize>| at.and_then(|at| letters.get(at)).copied().unwrap_or(' ');
    let mut text = String::with_capacity(folded.len());
    for (place, c) in letters.iter().copied().enumerate() {
        let (before, after) = (at(place.checked_sub(1)), at(Some(place + 1)));
        let is_free = !before.is_alphanumeric();
        match c {
            'x' | '×' if is_free && after.is_ascii_digit() => text.extend([c, ' ']),
            's' if is_free && after == '/' && at(Some(place + 2)) == ' ' => text.push_str("soles"),
            _ => text.push(c),
        }
    }
    text
}

/// Whether a word is the name, the code or the sign of a currency.
fn is_money(word: &str) -> bool {
    let is_code = || word.len() == 3 && Currency::all().any(|currency| currency.code().eq_ignore_ascii_case(word));
    word.contains(['€', '$', '£']) || MONEY.split('|').any(|known| known == word) || is_code()
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a word counts what follows it: a number that is no year.
fn counts(word: &str) -> bool {
    is_number(word) && !(word.len() == 4 && (word.starts_with("19") || word.starts_with("20")))
}

/// A factor written as a number: `x 1.000`, `in 1 000 kr`, `(1.000.000 EUR)`; noughts alone stand beside a currency.
fn of_thousand_written(words: &[&str], in_brackets: bool) -> Option<u64> {
    (0..words.len()).find_map(|at| {
        let noughts = |from: usize| words[from..].iter().take_while(|word| **word == "000").count();
        let of = |noughts: usize| 1_000_u64.checked_pow(u32::try_from(noughts).ok()?);
        let (length, factor) = match words[at] {
            "1" if noughts(at + 1) > 0 => (1 + noughts(at + 1), of(noughts(at + 1))?),
            "1000" => (1, 1_000),
            "1000000" => (1, 1_000_000),
            "000" => (noughts(at), of(noughts(at))?),
            _ => return None,
        };
        let before = |steps: usize| at.checked_sub(steps).and_then(|at| words.get(at)).copied().unwrap_or_default();
        let after = words.get(at + length).copied().unwrap_or_default();
        let is_beside = is_money(before(1)) || is_money(after);
        let is_begun = |word: &str| matches!(word, "x" | "×") || BEFORE.contains(&word) && is_beside;
        let is_alone = in_brackets && words.len() == length + 1;
        let is_unit = match words[at] {
            "000" => is_beside && !is_number(before(1)),
            _ => is_begun(before(1)) || is_money(before(1)) && is_begun(before(2)) || is_beside && is_alone,
        };
        is_unit.then_some(factor)
    })
}

/// A factor that is said beside a currency, after a small word, or alone in brackets.
fn beside_money(words: &[&str], text: &str, country: &str) -> Option<u64> {
    let said = |word: &str| {
        let (times, _) = BESIDE_MONEY.iter().find(|(_, known)| known.split('|').any(|known| known == word))?;
        match word {
            "mil" if MIL_IS_MILLION.contains(&country) => Some(1_000_000),
            "mil" if is_shortened(text) => None,
            // Beside other money it may be a credit.
            "cr" | "crs" if !is_of_crores(words, country) => None,
            "m" if country == "CL" => Some(1_000),
            _ => Some(*times),
        }
    };
    let in_brackets = || {
        bracketed(text).find_map(|words| match &words[..] {
            [one] if one == "000" => Some(1_000),
            [one] if one.len() > 2 || ALONE.contains(&one.as_str()) => said(one),
            // `(R m)`: alone a letter is no currency, with a unit it is.
            [rand, one] if rand == "r" && country == "ZA" => said(one),
            _ => None,
        })
    };
    let of_word = (0..words.len()).find_map(|at| {
        let factor = said(words[at])?;
        let before = at.checked_sub(1).and_then(|at| words.get(at)).copied();
        let after = words.get(at + 1).copied();
        let is_small = before.is_some_and(|word| BEFORE.contains(&word)) && words[at].len() > 2 && words[at] != "bin";
        // `₹ in cr.`
        let is_small = is_small
            || before == Some("in")
                && at.checked_sub(2).and_then(|at| words.get(at)).is_some_and(|word| is_money(word));
        // In South Africa a rand is an R, which elsewhere is a letter.
        let is_rand = country == "ZA" && before == Some("r");
        let is_money_beside =
            is_rand || before.is_some_and(is_money) || after.is_some_and(|word| is_money(word) || word == "de");
        // `3 mil euros` is an amount; a letter is a unit only right beside a currency.
        let is_counted = before.is_some_and(counts);
        let is_letter = words[at].len() < 3 && after == Some("de");
        (!is_counted && !is_letter && (is_small || is_money_beside)).then_some(factor)
    });
    of_word.or_else(in_brackets)
}

/// The words of each part of a text that stands in brackets.
fn bracketed(text: &str) -> impl Iterator<Item = Vec<String>> {
    text.split(['(', '[']).skip(1).filter_map(|part| part.split([')', ']']).next()).map(words)
}

/// Whether a title has in brackets what may be a unit, and may be something else: `(M)`, `(T)`; or three noughts.
fn may_say_unit(title: &str) -> bool {
    bracketed(title).any(|words| matches!(&words[..], [one] if matches!(one.as_str(), "m" | "mm" | "t" | "mill")))
        || words(title).iter().any(|word| word == "000")
}

/// Whether a text has what may be a unit beside a word that may be a currency and is not known: `(Xy M)`, `(R m)`,
/// `mil.`, `Rm`.
fn is_unsure(text: &str, country: &str) -> bool {
    let is_unit = |word: &str| BESIDE_MONEY.iter().any(|(_, known)| known.split('|').any(|one| one == word));
    let is_name = |word: &String| word.chars().all(char::is_alphabetic) && word.len() <= LONGEST_SIGN;
    let is_short = |word: &String| word.chars().all(char::is_alphabetic) && word.len() <= 2 && word != "ht";
    let in_brackets = |words: Vec<String>| match &words[..] {
        [one] => one == "cr",
        [name, unit] => is_name(name) && is_unit(unit) || is_money(name) && is_short(unit),
        _ => false,
    };
    let all = words(text);
    bracketed(text).any(in_brackets)
        || all.iter().any(|word| word == "mil") && is_shortened(text)
        || all.iter().any(|word| word == "rm") && country != "MY"
        || all.windows(2).any(|pair| is_money(&pair[0]) && pair[1] == "cr")
}

/// Whether a text names a thousand of a currency with its cents, `(R$ 1.000,00)`, as a unit or an amount.
fn is_thousand_with_cents(text: &str) -> bool {
    let all = words(text);
    (1..all.len()).any(|at| is_money(&all[at - 1]) && all[at..].starts_with(&["1", "000", "00"].map(str::to_owned)))
}

/// Whether a country, or the money that a text names, is one of crores and lakhs.
fn is_of_crores(words: &[&str], country: &str) -> bool {
    const MONEY: [&str; 9] = ["rs", "inr", "tk", "taka", "bdt", "pkr", "npr", "lkr", "signo"];
    ["IN", "PK", "BD", "NP", "LK", "BT"].contains(&country) || words.iter().any(|word| MONEY.contains(word))
}

/// The most letters of a currency's sign.
const LONGEST_SIGN: usize = 4;

/// Whether a text has *mil.*, which is short for a million in some languages, and in others for a thousand.
fn is_shortened(text: &str) -> bool {
    fold(text).split(|c: char| c.is_whitespace() || "()[]".contains(c)).any(|word| word == "mil.")
}

/// Whether a column's title says that its amounts are in thousands: `Importe miles`.
fn is_miles(title: &str) -> bool {
    titles::words(title).iter().any(|word| word == "miles")
}

/// Whether a word is one that says a unit; three noughts may stand behind a currency: `R'000`, `$000`, `000's`.
fn is_word(word: &str, known: &str) -> bool {
    if known != "000" {
        return word == known;
    }
    let bare = word.trim_end_matches("'s").trim_end_matches('s');
    let Some(before) = bare.strip_suffix("000") else { return false };
    (before.is_empty() && word.ends_with('s'))
        || before.ends_with('\'')
        || (before.ends_with(['$', '€', '£']) && before.len() <= 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_known_by_whole_words() {
        let thousand = [
            "Crédito inicial (miles €)",
            "(miles)",
            "en miles de balboas",
            "(k€)",
            "(T€)",
            "Budget ($000)",
            "Budget (R'000)",
            "Vote (R’000)",
            "£'000",
            "000's",
            "Presupuesto (000)",
            "Adopted (in thousands)",
            "em R$ mil",
            "mil euros",
            "(en milliers d'euros)",
            "in migliaia di euro",
            "Ansatz in Tausend Euro",
            "TEUR",
            "(B/. miles)",
            "Miles B/.",
            "B/. miles",
            "1 000 euroa",
            "Approved (x1000)",
        ];
        for text in thousand {
            assert_eq!(factor(text, "ES"), Some(1_000), "{text}");
        }
        for text in [
            "(M€)",
            "Cifras en millones de pesos",
            "in millions",
            "R$ milhões",
            "MM$",
            "EUR m",
            "Mio. €",
            "w mln zł",
            "miljoen euro",
            "(KSh M)",
            "Amounts in KSh M",
            "Approved (Kshs. M)",
            "(GH¢ M)",
            "(B/. M)",
            "Ley B/. MM",
            "(S/ MM)",
            "(R$ mi)",
            "(Rs mn)",
            "(Rp juta)",
        ] {
            assert_eq!(factor(text, "ES"), Some(1_000_000), "{text}");
        }
    }

    #[test]
    fn units_are_known_by_their_country() {
        assert_eq!((factor("M$", "CL"), factor("M$", "ES")), (Some(1_000), Some(1_000_000)));
        assert_eq!(factor("en miles de millones de pesos", "CO"), Some(1_000_000_000));
        assert_eq!((factor("mil. Kč", "CZ"), factor("mil €", "ES")), (Some(1_000_000), Some(1_000)));
        assert_eq!((factor("Rs. in lakhs", "IN"), factor("₹ crore", "IN")), (Some(100_000), Some(10_000_000)));
        for text in ["Outlay Rs. Cr", "₹ Cr", "Approved (₹ in cr.)"] {
            assert_eq!(factor(text, "IN"), Some(10_000_000), "{text}");
        }
        for text in ["(NGN bn)", "(₦ bn)", "Budget (UGX Bn)", "(US$ bn)", "Actual (bn)", "(Rp miliar)"] {
            assert_eq!(factor(text, "NG"), Some(1_000_000_000), "{text}");
        }
        assert_eq!((factor("Budget (R m)", "ZA"), factor("Rm", "ZA")), (Some(1_000_000), Some(1_000_000)));
    }

    #[test]
    fn words_that_only_look_like_units_are_none() {
        for text in [
            "Crédito inicial",
            "Presupuesto s/ ley",
            "Vote Cr",
            "Budget (RM)",
            "Familia",
            "Ley 2000",
            "Presupuesto 2000",
            "Milagro",
            "Smiles",
            "Programa 10000",
            "Miles City",
            "City of Thousand Oaks",
            "Unidad 000",
            "Obra de 12 millones",
            "Programa 3 mil árboles",
            "Presupuesto de mil viviendas",
            "Tipo T",
        ] {
            assert_eq!(factor(text, "ES"), None, "{text}");
        }
    }

    #[test]
    fn units_are_known_in_many_languages() {
        let thousand = [
            "(EUR thousand)",
            "Approved (€ thousand)",
            "Plan (tys. zł)",
            "Rozpočet (tis. Kč)",
            "Budget 000 €",
            "Begroting (x € 1.000)",
            "Bedragen x 1.000 euro",
            "i 1.000 kr.",
            "Előirányzat (ezer Ft)",
            "mii lei",
            "milers d'euros",
            "Budget K€",
            "Budget (k EUR)",
            "in thousands of USD",
            "тыс. руб.",
        ];
        for text in thousand {
            assert_eq!(factor(text, "ES"), Some(1_000), "{text}");
        }
    }

    #[test]
    fn what_may_be_a_unit_is_asked() {
        assert!(["Aprobado (M)", "Approved [T]", "Budget 000"].iter().all(|title| may_say_unit(title)));
        for text in ["Budget (Xy M)", "Approved (R m)", "Adopted Rm", "Approved (TZS mil.)", "Net (Cr)", "Plan (€ zz)"]
        {
            assert!(factor(text, "TZ").is_none() && is_unsure(text, "TZ"), "{text}");
        }
        for text in ["Budget (RM)", "Aprobado (PIM)", "Réalisé (€ HT)", "Approved (KES)", "Aprobado (en B/.)"] {
            assert!(factor(text, "MY").is_none() && !is_unsure(text, "MY"), "{text}");
        }
        assert!(!["Aprobado (€)", "Aprobado (1)", "Mes M", "Aprobado"].iter().any(|title| may_say_unit(title)));
    }
}
