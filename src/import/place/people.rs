//! Which titles name all inhabitants of an area, and not a part of them or a figure beside them.

use super::PEOPLE;
use crate::import::titles::{has, words};

/// Beginnings of words that stand beside the word for inhabitants and change nothing: a whole, a count or an
/// estimate, whom it counts, at what day, and who says it. Any other word may name a part of them (women, voters,
/// the poor), so that what has one is not taken without being asked for.
const PLAIN: &str = "total|tot.|conjunto.|todos.|todas.|all.|ambos.|both.|sexos.|sexes.|persons.|persona.|personas.|people.|gente.|general.|entera.|\
    completa.|censo|censal|census|cens.|conteo|encuesta|estim|proyec|projec|projet|proiez|previs|calculada|oficial|official|legal.|\
    habitante|habitant|inhabitants|resident|reside.|abitanti.|de.|del.|of.|the.|la.|las.|el.|los.|do.|da.|dos.|di.|della.|du.|des.|en.|in.|\
    a.|al.|at.|on.|y.|e.|and.|municipal|municipio|departament|provincia|distrito|local.|nacional|territori|area.|\
    anio.|year.|annee.|anno.|ano.|mid.|medio.|mitad.|middle.|fecha.|date.|dia.|day.|d.|l.|nº.|\
    numero.|number.|nombre.|nro.|num.|no.|n.|cantidad.|quantity.|cifra.|figure.|valor.|value.|miles.|thousand|milhares.|mil.|\
    ine.|inec.|inegi.|dane.|ibge.|istat.|insee.|inei.|indec.|onu.|un.|pob.|pop.|p.|est.|proy.|proj.|gesamt|insgesamt|am.|zum.|stand.|censad|censid|recens|enumerat|au.|rgph|rphc|village|town.|commune|comuna|efectiva|empadronad|usual.|usually.|count.|op.|ambas.|\
    jumlah|jiwa.|aantal|totaal|antal|ogolem|totala";
/// What the word for inhabitants is shortened to, which alone says nothing of names.
const SHORT: &str = "pob.";
/// Censuses that are numbered: `RGPH-5`.
const ROUNDS: &str = "rgph|rphc";
const SEXES: &str = "hombres.|mujeres.|men.|women.|homens.|mulheres.|hommes.|femmes.|uomini.|donne.|et.";
/// Months, beside which a number is a day.
const MONTHS: &str = "julio|julho|july|juillet|juin|junio|june|junho|januari.|juli.|enero|january|janvier|janeiro|gennaio|diciembre|december|dezembro|dicembre";
/// Days at which people are counted, as a day and a month beside a year; other pairs of numbers may be ages.
const DAYS: [(&str, &str); 8] =
    [("31", "12"), ("12", "31"), ("01", "01"), ("1", "1"), ("30", "06"), ("30", "6"), ("01", "07"), ("1", "7")];
/// Beginnings of words for a part of them.
const PARTS: &str = "mujer|femen|femin|women|female|hombre|mascul|male.|men.|varon|urban|rural|edad|age.|votar|voter|elector|pobre|poor|\
    poverty|indigen|ocupad|activa|joven|nino|adult";

/// Whether the name of a file says that its figures are inhabitants: `poblacion por municipio`.
pub fn is_of_file(name: &str) -> bool {
    has(name, PEOPLE) && !has(name, PARTS)
}

/// Whether a title, without its year, names all inhabitants.
pub fn is_all(title: &str) -> bool {
    let is_number = |word: &str| word.chars().all(|c| c.is_ascii_digit());
    let all = words(title);
    let numbers: Vec<&str> = all.iter().map(String::as_str).filter(|word| is_number(word)).collect();
    // Women and men are all, and a census may count dwellings too.
    let is_both = has(title, "hombres mujeres|men. women|homens mulheres|hommes femmes|uomini donne");
    let is_census = has(title, "censo|census|recens");
    let is_day = has(title, MONTHS) || matches!(numbers[..], [day, month] if DAYS.contains(&(day, month)));
    let plain = |word: &String| {
        has(word, PEOPLE)
            || has(title, ROUNDS) && is_number(word)
            || has(word, PLAIN)
            || is_day && (has(word, MONTHS) || is_number(word))
            || is_both && has(word, SEXES)
            || is_census && has(word, "viviend|housing|hogar|domicili|logement|abitazion")
    };
    (has(title, PEOPLE) || has(title, SHORT)) && !title.contains('%') && all.iter().all(plain) && !is_ratio(&all)
}

/// The year of a title that is the word for inhabitants and two digits of it: `POB23`.
pub fn short_year(title: &str) -> Option<i16> {
    let folded = title.trim().to_lowercase();
    let digits = ["pob", "pop"].into_iter().find_map(|stem| folded.strip_prefix(stem))?.trim_start_matches(['_', ' ']);
    let is_year = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let year: i16 = digits.parse().ok().filter(|_| is_year)?;
    // Counts are of years that were, or are soon to be.
    Some(if year < 50 { 2000 + year } else { 1900 + year })
}

/// Whether a title names one thing by another: inhabitants per doctor, or two words for people with one between.
fn is_ratio(words: &[String]) -> bool {
    words.iter().any(|word| matches!(word.as_str(), "por" | "per" | "par" | "cada" | "each"))
}

#[cfg(test)]
mod tests {
    use super::is_all;

    #[test]
    fn all_of_the_people_are_called_by_many_words() {
        for all in [
            "Población",
            "Población total",
            "POBTOT",
            "Población   (total)",
            "Population",
            "Total population",
            "pop_",
            "habitantes",
            "Habitantes",
            "Población estimada",
            "Población a 1 de enero de",
            "Población proyectada al 1 de julio de",
            "popestimate",
            "Mid-  population",
            "Population municipale",
            "Population totale",
            "Popolazione residente",
            "Pob. total",
            "Población censo",
            "Nº de habitantes",
            "Population estimates",
            "População residente",
            "Número de habitantes",
            "Población a 01/01/",
            "Bevölkerung 31.12.",
            "Einwohner insgesamt",
            "Habitants",
            "Población censada",
            "Population au 01/01/",
            "Population   (RGPH-5)",
            "Total Population of Village",
            "Jumlah Penduduk",
            "Población efectivamente censada",
            "Población empadronada",
            "Usual resident population count",
            "Bevolking op 1 januari",
            "Poblacion Censo de Población y Vivienda",
            "Población total (hombres y mujeres)",
        ] {
            assert!(is_all(all), "{all}");
        }
    }

    #[test]
    fn a_group_or_a_share_of_the_people_is_a_part() {
        for part in [
            "Población femenina",
            "Población masculina",
            "Mujeres",
            "Población en edad de votar",
            "Población en pobreza",
            "Población urbana",
            "Population rurale",
            "Poblacion 65 y mas",
            "Habitantes por médico",
            "Inhabitants per doctor",
            "Porcentaje de población en pobreza",
            "Población (%)",
            "Densidad de población",
            "Población indígena",
            "Population density",
            "Crecimiento de la población",
            "Población 0-14 años",
            "Population in households",
            "Población ocupada",
            "Población afrodescendiente",
            "Población con discapacidad",
            "Población electoral",
            "Población inactiva",
            "Población laboral",
            "Población de 1 año",
            "Población mujeres",
            "Población en viviendas particulares",
        ] {
            assert!(!is_all(part), "{part}");
        }
    }
}
