//! The check digits and forms of people's numbers, country by country. All take the number bare: letters
//! in capitals and digits, nothing between.
//!
//! The rules are those that each country's authority publishes, as gathered with their sources in
//! python-stdnum (<https://arthurdejong.org/python-stdnum/>, its modules es.dni, es.nie, it.codicefiscale,
//! mx.curp, br.cpf, cl.rut, ar.cuit, do.cedula, ec.ci, pt.nif, fr.nir, de.idnr, pl.pesel, pe.ruc, us.ssn,
//! sv.nit, uy.rut and luhn); Guatemala's CUI: eight digits weighed by 2 to 9, modulo 11, then department and
//! municipality. Only numbers whose check digits leave little to chance are found by them alone.

fn digit(byte: u8) -> u32 {
    u32::from(byte.wrapping_sub(b'0'))
}

/// The sum of digits by weights.
fn weighed(text: &str, weights: &[u32]) -> u32 {
    text.bytes().zip(weights).map(|(byte, weight)| digit(byte) * weight).sum()
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A number's form: 9 for each digit, A for each letter.
pub fn form(bare: &str) -> String {
    bare.chars().map(|c| if c.is_ascii_digit() { '9' } else { 'A' }).collect()
}

/// Whether two digits of a month and two of a day can be a day.
fn is_day(month: &str, day: &str) -> bool {
    let number = |text: &str| text.parse::<u32>().unwrap_or(0);
    (1..=12).contains(&number(month)) && (1..=31).contains(&number(day))
}

/// Spain: eight digits (an X, Y or Z for foreigners) and the letter of their remainder by 23.
pub fn spain(bare: &str) -> bool {
    let foreign = bare.as_bytes().first().and_then(|first| b"XYZ".iter().position(|letter| letter == first));
    let Some((number, letter)) = bare.split_at_checked(8) else { return false };
    let number = match foreign {
        Some(value) => format!("{value}{}", &number[1..]),
        None => number.to_owned(),
    };
    let Ok(number) = number.parse::<usize>() else { return false };
    letter.len() == 1 && letter.as_bytes()[0] == b"TRWAGMYFPDXBNJZSQVHLCKE"[number % 23]
}

/// Italy: sixteen letters and digits, the last the remainder of all others. Where two people would have
/// the same, letters take the place of digits.
pub fn italy(bare: &str) -> bool {
    const ODD: [u32; 26] =
        [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
    const REPLACED: &[u8] = b"LMNPQRSTUV";
    let all = bare.as_bytes();
    let fits = |(at, byte): (usize, &u8)| match at {
        6 | 7 | 9 | 10 | 12..=14 => byte.is_ascii_digit() || REPLACED.contains(byte),
        _ => byte.is_ascii_uppercase(),
    };
    if all.len() != 16 || !all.iter().enumerate().all(fits) || !b"ABCDEHLMPRST".contains(&all[8]) {
        return false;
    }
    let value = |byte: u8| u32::from(if byte.is_ascii_digit() { byte - b'0' } else { byte - b'A' });
    let one = |(at, byte): (usize, &u8)| if at % 2 == 0 { ODD[value(*byte) as usize] } else { value(*byte) };
    let sum: u32 = all[..15].iter().enumerate().map(one).sum();
    u32::from(all[15] - b'A') == sum % 26
}

/// Mexico's CURP: eighteen letters and digits, the last by the others' places.
pub fn mexico(bare: &str) -> bool {
    const ALL: &str = "0123456789ABCDEFGHIJKLMN_OPQRSTUVWXYZ";
    if bare.len() != 18
        || !form(bare).starts_with("AAAA999999AAAAAA")
        || !matches!(bare.as_bytes()[10], b'H' | b'M' | b'X')
    {
        return false;
    }
    let sum: usize =
        bare[..17].bytes().enumerate().map(|(at, byte)| ALL.find(byte as char).unwrap_or(0) * (18 - at)).sum();
    usize::from(bare.as_bytes()[17].wrapping_sub(b'0')) == (10 - sum % 10) % 10
}

/// The tax number of a person in Mexico: four letters (a company has three), the day of birth, three more.
pub fn mexico_tax(bare: &str) -> bool {
    bare.len() == 13 && form(&bare[..10]) == "AAAA999999" && is_day(&bare[6..8], &bare[8..10])
}

/// Brazil's CPF: two check digits of the nine before them.
pub fn brazil(bare: &str) -> bool {
    let check = |count: usize| {
        let weights: Vec<u32> = (2..count as u32 + 2).rev().collect();
        let rest = weighed(&bare[..count], &weights) % 11;
        if rest < 2 { 0 } else { 11 - rest }
    };
    bare.len() == 11
        && all_digits(bare)
        && check(9) == digit(bare.as_bytes()[9])
        && check(10) == digit(bare.as_bytes()[10])
}

/// Chile's RUT of people, below fifty million.
pub fn chile(bare: &str) -> bool {
    if !(8..=9).contains(&bare.len()) {
        return false;
    }
    let (number, check) = bare.split_at(bare.len() - 1);
    let weights = [2, 3, 4, 5, 6, 7].into_iter().cycle();
    let sum: u32 = number.bytes().rev().zip(weights).map(|(byte, weight)| digit(byte) * weight).sum();
    let expected = match 11 - sum % 11 {
        11 => "0".to_owned(),
        10 => "K".to_owned(),
        rest => rest.to_string(),
    };
    check == expected && all_digits(number) && number.parse::<u32>().is_ok_and(|number| number < 50_000_000)
}

/// Argentina's CUIL and CUIT of people.
pub fn argentina(bare: &str) -> bool {
    let person = ["20", "23", "24", "27"].iter().any(|sort| bare.starts_with(sort));
    let check = |bare: &str| (11 - weighed(&bare[..10], &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11;
    bare.len() == 11 && all_digits(bare) && person && check(bare) == digit(bare.as_bytes()[10])
}

/// The sum of a card's digits, every second one doubled.
pub fn luhn(bare: &str) -> bool {
    let one = |(at, byte): (usize, u8)| {
        let value = digit(byte) * if at % 2 == 1 { 2 } else { 1 };
        if value > 9 { value - 9 } else { value }
    };
    all_digits(bare) && bare.bytes().rev().enumerate().map(one).sum::<u32>().is_multiple_of(10)
}

/// The Dominican Republic: the office that gave it, seven digits, and Luhn's check digit.
pub fn dominican(bare: &str) -> bool {
    let office = bare.get(..3).and_then(|office| office.parse::<u32>().ok()).unwrap_or(0);
    bare.len() == 11 && matches!(office, 1..=124 | 223..=229 | 402) && luhn(bare)
}

/// Ecuador: a province, a third digit below six, and the card's check digit from the left.
pub fn ecuador(bare: &str) -> bool {
    let province = bare.get(..2).and_then(|province| province.parse::<u32>().ok()).unwrap_or(0);
    bare.len() == 10 && matches!(province, 1..=24 | 30) && digit(bare.as_bytes()[2]) < 6 && luhn(bare)
}

/// El Salvador's DUI.
pub fn el_salvador(bare: &str) -> bool {
    let check = |bare: &str| (10 - weighed(&bare[..8], &[9, 8, 7, 6, 5, 4, 3, 2]) % 10) % 10;
    bare.len() == 9 && all_digits(bare) && check(bare) == digit(bare.as_bytes()[8])
}

/// Uruguay's CI.
pub fn uruguay(bare: &str) -> bool {
    let check = |bare: &str| (10 - weighed(&bare[..7], &[2, 9, 8, 7, 6, 3, 4]) % 10) % 10;
    bare.len() == 8 && all_digits(bare) && check(bare) == digit(bare.as_bytes()[7])
}

/// Guatemala's CUI: the ninth digit is that of the eight before it; then department and municipality.
pub fn guatemala(bare: &str) -> bool {
    let number = |text: &str| text.parse::<u32>().unwrap_or(0);
    let of_company_in_ecuador = |bare: &str| bare.as_bytes()[2] == b'9' && bare.ends_with("001");
    bare.len() == 13
        && all_digits(bare)
        && !of_company_in_ecuador(bare)
        && weighed(&bare[..8], &[2, 3, 4, 5, 6, 7, 8, 9]) % 11 == digit(bare.as_bytes()[8])
        && (1..=22).contains(&number(&bare[9..11]))
        && (1..=38).contains(&number(&bare[11..13]))
}

/// Portugal's NIF of people, which begins with 1, 2 or 3.
pub fn portugal(bare: &str) -> bool {
    let check = |bare: &str| match weighed(&bare[..8], &[9, 8, 7, 6, 5, 4, 3, 2]) % 11 {
        0 | 1 => 0,
        rest => 11 - rest,
    };
    bare.len() == 9
        && all_digits(bare)
        && matches!(bare.as_bytes()[0], b'1'..=b'3')
        && check(bare) == digit(bare.as_bytes()[8])
}

/// France's NIR with its key: sex, year and month of birth, the place (2A and 2B in Corsica), by 97.
pub fn france(bare: &str) -> bool {
    if bare.len() != 15 || !matches!(bare.as_bytes()[0], b'1' | b'2') {
        return false;
    }
    let (number, key) = bare.split_at(13);
    let corsica = match &number[5..7] {
        "2A" => 1_000_000,
        "2B" => 2_000_000,
        _ => 0,
    };
    let plain = if corsica == 0 { number.to_owned() } else { number.replace(['A', 'B'], "0") };
    let month = bare[3..5].parse::<u32>().unwrap_or(0);
    match (plain.parse::<u64>(), key.parse::<u64>()) {
        (Ok(number), Ok(key)) if matches!(month, 1..=12 | 20..=42 | 50..=99) => {
            97 - (number.saturating_sub(corsica)) % 97 == key
        }
        _ => false,
    }
}

/// Germany's tax number of people: one of the first ten digits stands there twice or three times, no other
/// more than once; the last by ISO 7064 modulo 11, 10.
pub fn germany(bare: &str) -> bool {
    if bare.len() != 11 || !all_digits(bare) || bare.starts_with('0') {
        return false;
    }
    let mut counts = [0_u32; 10];
    bare.bytes().take(10).for_each(|byte| counts[digit(byte) as usize] += 1);
    let repeated: Vec<u32> = counts.into_iter().filter(|count| *count > 1).collect();
    let check = bare.bytes().take(10).fold(10, |product, byte| {
        let sum = (digit(byte) + product) % 10;
        (if sum == 0 { 10 } else { sum }) * 2 % 11
    });
    matches!(repeated[..], [2 | 3]) && (11 - check) % 10 == digit(bare.as_bytes()[10])
}

/// Poland's PESEL: the day of birth, whose month also tells the century, and a check digit.
pub fn poland(bare: &str) -> bool {
    if bare.len() != 11 || !all_digits(bare) {
        return false;
    }
    let month = bare[2..4].parse::<u32>().unwrap_or(0) % 20;
    let sum = weighed(bare, &[1, 3, 7, 9, 1, 3, 7, 9, 1, 3]);
    is_day(&format!("{month:02}"), &bare[4..6]) && (10 - sum % 10) % 10 == digit(bare.as_bytes()[10])
}

/// The social security number of the United States, by the parts that are never given out.
pub fn united_states(bare: &str) -> bool {
    bare.len() == 9
        && all_digits(bare)
        && !bare.starts_with("000")
        && !bare.starts_with("666")
        && !bare.starts_with('9')
        && &bare[3..5] != "00"
        && &bare[5..] != "0000"
}

/// A person's tax number that holds their identity number: Peru's begins with 10, Ecuador's ends in 001.
pub fn tax_of_person(bare: &str) -> bool {
    (bare.len() == 11 && bare.starts_with("10") && all_digits(bare))
        || (bare.len() == 13 && bare.ends_with("001") && ecuador(&bare[..10]))
}

/// An account by ISO 13616: the country and its check digits put last, letters as numbers, by 97.
pub fn is_iban(bare: &str) -> bool {
    let all = bare.as_bytes();
    iban_form(bare)
        && all[4..].iter().chain(&all[..4]).fold(0, |rest: u32, byte| match byte {
            b'0'..=b'9' => (rest * 10 + digit(*byte)) % 97,
            _ => (rest * 100 + u32::from(byte - b'A') + 10) % 97,
        }) == 1
}

/// The length of accounts in each country that has them (ISO 13616's register, as SWIFT publishes it).
const IBANS: &[(usize, &[&str])] = &[
    (15, &["NO"]),
    (16, &["BE"]),
    (18, &["DK", "FI", "FO", "GL", "NL"]),
    (19, &["MK", "SI"]),
    (20, &["AT", "BA", "EE", "KZ", "LT", "LU", "XK"]),
    (21, &["CH", "HR", "LI", "LV"]),
    (22, &["BG", "BH", "CR", "DE", "GB", "GE", "IE", "ME", "RS"]),
    (23, &["AE", "GI", "IL", "IQ", "TL"]),
    (24, &["AD", "CZ", "ES", "MD", "PK", "RO", "SA", "SE", "SK", "TN", "VG"]),
    (25, &["PT", "ST"]),
    (26, &["IS", "TR"]),
    (27, &["FR", "GR", "IT", "MC", "MR", "SM"]),
    (28, &["AL", "AZ", "BY", "CY", "DO", "GT", "HN", "HU", "LB", "NI", "PL", "SV"]),
    (29, &["BR", "EG", "PS", "QA", "UA"]),
    (30, &["JO", "KW", "MU"]),
    (31, &["MT", "SC"]),
    (32, &["LC"]),
];

/// Whether a word has the form of its country's accounts.
fn iban_form(bare: &str) -> bool {
    let all = bare.as_bytes();
    let known = IBANS
        .iter()
        .any(|(length, countries)| *length == all.len() && countries.iter().any(|country| bare.starts_with(country)));
    known
        && all[2..4].iter().all(u8::is_ascii_digit)
        && all[4..].iter().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
        && all[4..].iter().filter(|byte| byte.is_ascii_digit()).count() >= 10
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that the countries themselves, or the standards, give as examples; each with one digit off.
    #[test]
    fn numbers_of_public_examples_are_right_and_wrong_with_a_digit_off() {
        type Rule = fn(&str) -> bool;
        let rules: [(Rule, &str, &str); 18] = [
            (spain, "12345678Z", "12345679Z"),
            (spain, "X1234567L", "X1234568L"),
            (italy, "RSSMRA85T10A562S", "RSSMRA85T10A562T"),
            (brazil, "52998224725", "52998224726"),
            (chile, "123456785", "123456784"),
            (argentina, "20123456786", "20123456787"),
            (dominican, "00113918205", "00113918206"),
            (ecuador, "1714307103", "1714307104"),
            (guatemala, "2450073340101", "2450073350101"),
            (portugal, "123456789", "123456788"),
            (france, "295109912611193", "295109912611194"),
            (germany, "36574261809", "36574261890"),
            (poland, "44051401359", "44051401358"),
            (united_states, "536904399", "666904399"),
            (mexico_tax, "VECJ880326XXX", "VECJ881326XXX"),
            (mexico, "BOXW310820HNERXN09", "BOXW310820HNERXN08"),
            (luhn, "4111111111111111", "4111111111111112"),
            (is_iban, "ES9121000418450200051332", "ES9121000418450200051333"),
        ];
        for (rule, right, wrong) in rules {
            assert!(rule(right), "{right}");
            assert!(!rule(wrong), "{wrong}");
        }
    }
}
