//! What a reader of the site would notice if it went wrong.

use std::io::Read;

use rayon::prelude::*;

use super::*;

const RUNTIME: &str = "../../../assets/rt/";

#[test]
fn a_word_is_found_without_its_accents_in_singular_and_plural() {
    let words = all(&minutes("Actas de los camiones, y la Educación"), ".pf_index");
    for stem in ["camion", "educ"] {
        assert!(words.contains(&word(stem)), "{stem} is not among the words");
    }
}

#[test]
fn each_language_has_its_own_stems() {
    let english = Record { text: "The cities".into(), ..record("en/minutes/1/") };
    let words = all(&index("en-GB", RUNTIME, &[english]).unwrap(), ".pf_index");
    assert!(words.contains(&word("citi")) && !words.contains("cities"));
}

#[test]
fn a_result_shows_its_title_kind_year_number_amount_and_text() {
    let shown = all(&minutes("Se aprobó."), ".pf_fragment");
    for part in ["Acta del 10 de marzo", "\"Acta\"", "2026", "AC-2026-014", "B/. 1,200.00", "Se aprobó."] {
        assert!(shown.contains(part), "{part} is not shown");
    }
}

#[test]
fn results_are_filtered_by_kind_and_year() {
    let filters = all(&minutes("Se aprobó."), ".pf_filter");
    for part in ["kind", "minutes", "year", "2026"] {
        assert!(filters.contains(part), "no filter for {part}");
    }
}

#[test]
fn a_page_without_a_text_is_found_by_its_title() {
    for text in ["", " — "] {
        let words = all(&minutes(text), ".pf_index");
        assert!(words.contains(&word("marz")) && words.contains(&word("ac2026014")));
    }
}

#[test]
fn what_a_text_says_is_no_command_to_the_engine() {
    let files = minutes("___PAGEFIND_WEIGHT___0 ___END_PAGEFIND_WEIGHT___ ___END_PAGEFIND_WEIGHT___ fin");
    assert!(all(&files, ".pf_fragment").contains("fin"));
}

#[test]
fn an_index_takes_its_program_from_the_site() {
    let files = minutes("Se aprobó.");
    let entry = String::from_utf8(files.iter().find(|f| f.0 == "pagefind-entry.json").unwrap().1.clone()).unwrap();
    assert!(entry.contains("x/../../../../assets/rt/wasm.es"), "{entry}");
    assert!(files.iter().all(|(path, _)| !path.contains("wasm") && !path.ends_with(".js")));
}

#[test]
fn a_language_without_a_stemmer_is_searched_all_the_same() {
    let files = index("gym", RUNTIME, &[record("ngabe/1/")]).unwrap();
    let entry = String::from_utf8(files.iter().find(|f| f.0 == "pagefind-entry.json").unwrap().1.clone()).unwrap();
    assert!(entry.contains("wasm.unknown"), "{entry}");
    assert!(runtime(&["gym"]).unwrap().files.iter().any(|f| f.0 == "wasm.unknown.pagefind"));
}

#[test]
fn the_runtime_is_the_program_and_the_languages_asked_for() {
    let Runtime { folder, files } = runtime(&["es-PA", "en"]).unwrap();
    let paths: Vec<&str> = files.iter().map(|f| f.0.as_str()).collect();
    assert!(folder.starts_with("pagefind-1."), "{folder}");
    assert_eq!(paths, ["pagefind.js", "wasm.en.pagefind", "wasm.es.pagefind", "wasm.unknown.pagefind"]);
}

#[test]
fn no_pages_no_index() {
    assert_eq!(index("es", RUNTIME, &[]).unwrap(), []);
}

#[test]
fn the_territory_is_gathered_in_few_files() {
    let records: Vec<Record> = (0..400).map(|n| record(&format!("{n}/"))).collect();
    let files = index("es", RUNTIME, &records).unwrap();
    let fragments = files.iter().filter(|f| f.0.starts_with("fragment/")).count();
    assert!((10..40).contains(&fragments), "{fragments} files of fragments");
}

#[test]
fn the_same_records_give_the_same_bytes_in_any_order_and_on_any_thread() {
    let mut records: Vec<Record> = (0..60).map(varied).collect();
    let expected = index("es", RUNTIME, &records).unwrap();
    records.reverse();
    assert!(index("es", RUNTIME, &records).unwrap() == expected);
    for threads in [1, 2, 7] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let all: Vec<_> =
            pool.install(|| (0..12).into_par_iter().map(|_| index("es", RUNTIME, &records).unwrap()).collect());
        assert!(all.iter().all(|files| *files == expected), "differs with {threads} threads");
    }
    assert_eq!(runtime(&["es", "en"]).unwrap(), runtime(&["en", "es"]).unwrap());
}

#[test]
fn paths_are_relative_sorted_and_unique() {
    let files = index("es", RUNTIME, &(0..60).map(varied).collect::<Vec<_>>()).unwrap();
    let paths: Vec<&str> = files.iter().map(|f| f.0.as_str()).collect();
    assert!(paths.is_sorted_by(|a, b| a < b));
    assert!(paths.iter().all(|p| !p.starts_with('/') && !p.contains('\\')));
}

#[test]
fn the_filter_offers_each_kind_once_by_its_word() {
    let page = Record { kind: "page".into(), kind_label: "Página".into(), ..record("b/") };
    let records = [page, record("a/"), record("c/")];
    assert_eq!(kinds(&records), [("page", "Página"), ("minutes", "Acta")]);
}

#[test]
fn the_filter_offers_each_year_once_the_latest_first() {
    let old = Record { year: Some(2019), ..record("b/") };
    let none = Record { year: None, ..record("c/") };
    assert_eq!(years(&[old, none, record("a/"), record("d/")]), [2026, 2019]);
}

fn record(address: &str) -> Record {
    Record {
        address: address.into(),
        title: "Acta del 10 de marzo".into(),
        kind: "minutes".into(),
        kind_label: "Acta".into(),
        year: Some(2026),
        number: Some("AC-2026-014".into()),
        amount: Some("B/. 1,200.00".into()),
        text: String::new(),
    }
}

/// Records that share words with and without accents, in titles and texts.
fn varied(n: usize) -> Record {
    let word = ["educación", "educacion", "Educación", "obras"][n % 4];
    let year = [None, Some(2025), Some(2026)][n % 3];
    let text = format!("{word} número {n}, {} ", ["árbol", "arbol"][n % 2]).repeat(n % 7);
    Record { title: format!("{word} {n}"), year, text, ..record(&format!("actas/{n}/")) }
}

fn minutes(text: &str) -> Vec<File> {
    index("es", RUNTIME, &[Record { text: text.into(), ..record("actas/1/") }]).unwrap()
}

/// A whole word as it stands in the index, with its length before it.
fn word(stem: &str) -> String {
    format!("{}{stem}", char::from(0x60 + stem.len() as u8))
}

/// What the files of one sort say, one after the other.
fn all(files: &[File], end: &str) -> String {
    let files = files.iter().filter(|(path, _)| path.ends_with(end));
    let unpacked = files.map(|(_, bytes)| {
        let mut out = Vec::new();
        flate2::read::GzDecoder::new(bytes.as_slice()).read_to_end(&mut out).unwrap();
        String::from_utf8_lossy(&out).into_owned()
    });
    unpacked.collect()
}
