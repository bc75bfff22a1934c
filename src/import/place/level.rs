//! The levels of the world's divisions: what titles call them, and how near the country each stands.

use super::{CODES, NAMES, parted_year};
use crate::import::titles::{Meanings, has, meaning};
use crate::text::slug::{fold, slug};

/// The levels that titles name, by their id in `territory.yaml`, each with beginnings of words.
const LEVELS: Meanings<'static, &'static str> = &[
    ("country", "pais.|country|ctry1|ctry2|nacion.|nation.|adm0.|gid 0.|name 0."),
    // Maps of the whole world number the levels of each country.
    ("level-1", "adm1.|gid 1.|name 1."),
    ("level-2", "adm2.|gid 2.|name 2."),
    ("level-3", "adm3.|gid 3.|name 3."),
    ("level-4", "adm4.|gid 4.|name 4."),
    ("region", "region|regiao|comunidad autonoma|ccaa.|codauto|autonomia|regierungsbezirk|rb.|rgn1|rgn2|reg."),
    ("state", "entidad|ent.|estado|stname|state|uf.|bundesland|land."),
    ("department", "departamento|depto|dpto|dep.|department|departement|nombdep.|ccdd.|dp.|dpnom."),
    ("province", "provincia|provin|prov.|cpro.|province|wojewodztwo|woj.|despro.|nombprov.|ccpp."),
    ("governorate", "governorate|gobernacion"),
    ("prefecture", "prefecture|prefectura"),
    ("comarca", "comarca"),
    ("mesoregion", "mesorregiao|mesoregion|mesorregion"),
    ("microregion", "microrregiao|microregion|microrregion"),
    ("county", "county|ctyname.|cty1|cty2|judet|denj.|jud.|condado|landkreis|kreis.|powiat|pow.|census division"),
    ("regency", "regency|kabupaten|kab."),
    ("constituency", "constituency|circunscripcion|circonscription"),
    ("arrondissement", "arrondissement|arr."),
    ("sub-county", "sub county|subcounty"),
    (
        "municipality",
        "municip|mun.|mpio|dpmp.|cmun.|muni.|concelho|ayuntamiento|gemeinde|gemeente|gmina|gmi.|gem.|kommun|gdename|gdenr|partido.|concejo|census subdivision",
    ),
    ("commune", "comune|commune|comuna|com."),
    ("canton", "canton|kanton|gdekt.|descan."),
    ("borough", "borough|alcaldia"),
    (
        "district",
        "distrito|dist.|district|distretto|bezirk.|lad1|lad2|nombdist.|ccdi.|local authority|territorial authority|\
         local government area|lga.|woreda",
    ),
    ("sub-district", "sub district|subdistrict|subdistrito|sub distrito|subdist|kecamatan|upazila|tehsil|taluk|thana"),
    ("township", "township"),
    ("corregimiento", "corregimiento|junta comunal"),
    ("parish", "parroquia|parroq|parish|freguesia|paroisse|despar."),
    ("island", "ilha.|isla.|island.|ile.|isola.|ilhas.|islas."),
    ("administrative-post", "posto administrativ|puesto administrativ|administrative post"),
    ("ward", "ward.|wd1|wd2|wijk"),
    ("barangay", "barangay|brgy.|bgy."),
    ("locality", "localidad|locality|localidade|localitate|codloc.|nomloc.|loc.|poblado|ortschaft|frazione"),
    ("village", "village|aldea|aldeia|vereda|caserio"),
    ("neighbourhood", "barrio|neighb|quartier|bairro|stadtteil|ortsteil|buurt"),
];

/// How near the country each level stands, at its highest and its lowest among the world's divisions: two
/// levels whose places overlap are above one another in one country and below in the next.
const PLACES: &[(&str, u8, u8)] = &[
    ("country", 0, 0),
    ("level-1", 1, 1),
    ("level-2", 2, 2),
    ("level-3", 3, 3),
    ("level-4", 4, 4),
    ("region", 1, 1),
    ("state", 1, 1),
    ("department", 1, 2),
    ("province", 1, 2),
    ("governorate", 1, 1),
    ("prefecture", 1, 2),
    ("comarca", 1, 2),
    ("mesoregion", 1, 2),
    ("microregion", 2, 2),
    ("county", 2, 2),
    ("regency", 2, 2),
    ("constituency", 2, 5),
    ("arrondissement", 2, 4),
    ("sub-county", 3, 4),
    ("district", 2, 4),
    ("sub-district", 3, 5),
    ("canton", 2, 4),
    ("municipality", 3, 3),
    ("commune", 3, 3),
    ("borough", 3, 4),
    ("township", 3, 5),
    ("parish", 2, 6),
    ("corregimiento", 5, 6),
    ("ward", 5, 6),
    ("barangay", 5, 7),
    ("sector", 5, 7),
    ("zone", 4, 7),
    ("zona", 4, 7),
    ("island", 1, 1),
    ("administrative-post", 4, 5),
    ("locality", 4, 7),
    ("village", 5, 7),
    ("neighbourhood", 5, 7),
];
/// The places of areas whose level no title says.
const OWN: (u8, u8) = (3, 7);

/// The level that a title names.
pub fn of_title(title: &str) -> Option<&'static str> {
    meaning(title, LEVELS).map(|(id, _)| id)
}

/// Whether a level is one that titles name.
pub fn is_known(id: &str) -> bool {
    LEVELS.iter().any(|(known, _)| *known == id)
}

/// The id of a level that is called as its column, where another column has the level of the same kind:
/// `Região Imediata` beside `Região Intermediária`.
pub fn of_its_own(title: &str) -> Option<String> {
    slug(&level_title(title)?).filter(|id| !is_known(id))
}

/// How near the country a level stands, at its highest and at its lowest; nothing of one that is not known.
pub fn places(id: Option<&str>) -> Option<(u8, u8)> {
    let Some(id) = id else { return Some(OWN) };
    PLACES.iter().find(|(known, ..)| *known == id).map(|(_, highest, lowest)| (*highest, *lowest))
}

/// Shortened words for levels, which are no names of them.
const SHORTENED: [&str; 24] = [
    "dpnom", "dpmp", "depto", "dpto", "provin", "mpio", "muni", "cpro", "cmun", "codauto", "ccaa", "stname", "parroq",
    "municip", "ctyname", "denj", "gdename", "gdenr", "despro", "descan", "despar", "nombdep", "nombprov", "nombdist",
];
/// Small words that stand between the words of a title.
const SMALL: [&str; 12] = ["de", "del", "la", "el", "en", "do", "da", "du", "di", "in", "of", "the"];
/// Words beside a level that are no part of what it is called: of which list, language or time its names are.
const BESIDE: &str = "istat.|ine.|insee.|dane.|italian|espanol.|spanish.|ingles|english.|frances.|french.|portugues|alemao|\
                      tedesc|storic|historic|oficial.|official.|ufficial|actual.|vigente.|completo.|completa.|adm1.|adm2.|\
                      adm3.|adm4.|digit.|digits.|formato.|format.|alfanum|alphanum|numeric|numerico";

/// A title without the numbers in brackets that lead to notes: `Provincia (1)`.
fn without_marks(title: &str) -> String {
    let mark = |part: &str| {
        let (rest, number) = part.strip_suffix(')')?.rsplit_once('(')?;
        number.parse::<u8>().is_ok().then(|| rest.to_owned())
    };
    title.split_inclusive(')').map(|part| mark(part).unwrap_or_else(|| part.to_owned())).collect()
}

/// What a column's title calls its level, without what says that it holds names: `Nombre del cantón` is `Cantón`;
/// nothing where that is shortened.
pub fn level_title(title: &str) -> Option<String> {
    // A number is no word for a level.
    if super::outline::nth(title).is_some() {
        return None;
    }
    let (bare, _) = parted_year(title);
    let bare = without_marks(&bare);
    // A slash is part of a name between two words of it: `City/Municipality`.
    const OR: &str = "/";
    let bare = bare.replace(OR, " / ");
    let own = |word: &&str| {
        let folded = fold(word);
        let is_beside = has(word, NAMES) || has(word, CODES) || has(word, BESIDE);
        *word != OR && !is_beside && !SMALL.contains(&folded.as_str())
    };
    let all: Vec<&str> = bare.split(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '\'' | '/')).collect();
    let all: Vec<&str> = all.into_iter().filter(|word| !word.is_empty()).collect();
    let kept: Vec<&str> = all.iter().copied().filter(own).collect();
    let is_whole = |word: &&str| {
        let letters = word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\''));
        letters && word.chars().count() > 3 && !SHORTENED.contains(&fold(word).as_str())
    };
    if kept.is_empty() || !kept.iter().any(is_whole) || kept.iter().any(|word| SHORTENED.contains(&fold(word).as_str()))
    {
        return None;
    }
    // What stands between words that are kept is part of the name: `Junta de vecinos`.
    let (first, last) = (all.iter().position(&own)?, all.iter().rposition(&own)?);
    let name = all[first..=last].join(" ").replace(" / ", OR);
    let name = without_word_for_name(&name);
    let shouted = !name.chars().any(char::is_lowercase);
    let name = if shouted { name.to_lowercase() } else { name.to_owned() };
    let mut letters = name.chars();
    letters.next().map(|initial| initial.to_uppercase().chain(letters).collect())
}

/// A title without the word for a name that some languages write at its end: `Gemeentenaam`, `Kommunnamn`.
fn without_word_for_name(title: &str) -> &str {
    const FEWEST: usize = 4;
    let mut ends = ["naam", "namn", "name"].into_iter().filter_map(|end| title.strip_suffix(end));
    let own = |rest: &&str| rest.chars().count() >= FEWEST && rest.ends_with(char::is_lowercase);
    ends.find(own).unwrap_or(title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_called_what_its_column_is_called() {
        let called = |title| level_title(title).unwrap_or_default();
        assert_eq!(called("Cantón"), "Cantón");
        assert_eq!(called("NOMBRE_DEL_DISTRITO"), "Distrito");
        assert_eq!(called("Sub-County"), "Sub-County");
        assert_eq!(called("City/Municipality"), "City/Municipality");
        assert_eq!(called("Name / Ward"), "Ward");
        assert_eq!(called("Nombre de la junta de vecinos"), "Junta de vecinos");
        // As Dutch, Swedish and German offices title them.
        assert_eq!((called("Gemeentenaam"), called("Kommunnamn")), ("Gemeente".to_owned(), "Kommun".to_owned()));
        // As ISTAT titles them.
        assert_eq!(called("Codice Provincia (Storico)(1)"), "Provincia");
        for shortened in
            ["NOM_MUN", "depto", "NOM_ENT", "Nombre", "Denominazione in italiano", "com_istat", "ADM1_PCODE"]
        {
            assert_eq!(called(shortened), "", "{shortened}");
        }
    }
}
