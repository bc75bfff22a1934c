//! What a reader of the site would notice if it went wrong; the index is read as the page's script
//! reads it.

use rayon::prelude::*;
use serde_json::Value;

use super::*;

/// The data that an index's file hands over.
fn data(files: &[File], name: &str) -> Value {
    let file = files.iter().find(|(path, _)| *path == format!("{name}.js")).unwrap_or_else(|| panic!("{name}"));
    let text = std::str::from_utf8(&file.1).unwrap();
    let call = format!("cabildoSearch(\"{name}\",");
    serde_json::from_str(text.strip_prefix(&call).unwrap().strip_suffix(')').unwrap()).unwrap()
}

/// The pages to which a folded word leads, by their address; nothing where the index lacks it.
fn pages_of(files: &[File], form: &str) -> Option<Vec<String>> {
    let entry = data(files, "index");
    let firsts = entry["w"].as_array().unwrap();
    let at = firsts.iter().rposition(|first| first.as_str().unwrap() <= form).unwrap_or(0);
    let words = data(files, &format!("words-{at}"));
    let place = words["f"].as_str().unwrap().split(' ').position(|known| known == form)?;
    let stem = words["s"][place].as_u64().unwrap() as usize;
    let steps: Vec<u64> = words["p"][stem].as_array().unwrap().iter().map(|step| step.as_u64().unwrap()).collect();
    let mut page = 0;
    let pages = steps.chunks(2).filter(|step| step[1] > 0).map(|step| {
        page += step[0];
        let firsts: Vec<u64> = entry["p"].as_array().unwrap().iter().map(|first| first.as_u64().unwrap()).collect();
        let file = firsts.iter().rposition(|first| *first <= page).unwrap();
        let row = &data(files, &format!("pages-{file}"))[(page - firsts[file]) as usize];
        row[0].as_str().unwrap().to_owned()
    });
    Some(pages.collect())
}

fn minutes(text: &str) -> Vec<File> {
    index("es", &[Record { text: text.into(), ..record("actas/1/") }])
}

#[test]
fn a_word_is_found_without_its_accents_in_singular_and_plural() {
    let files = index(
        "es",
        &[
            Record { text: "Los camiones y la Educación".into(), ..record("a/") },
            Record { text: "Un camión".into(), ..record("b/") },
        ],
    );
    assert_eq!(pages_of(&files, "camion").unwrap(), ["a/", "b/"]);
    assert_eq!(pages_of(&files, "camiones").unwrap(), ["a/", "b/"]);
    assert_eq!(pages_of(&files, "educacion").unwrap(), ["a/"]);
}

#[test]
fn each_language_has_its_own_endings() {
    let english = |text: &str, address: &str| Record { text: text.into(), ..record(address) };
    let files = index("en-GB", &[english("The cities", "a/"), english("A city", "b/")]);
    assert_eq!(pages_of(&files, "city").unwrap(), ["a/", "b/"]);
}

#[test]
fn an_act_is_found_by_its_number_and_an_amount_by_its_digits() {
    let files = minutes("Partida 2.1.3 de B/. 9,831,210.00");
    for form in ["ac-2026-014", "14", "2.1.3", "9831210", "1200"] {
        assert_eq!(pages_of(&files, form).as_deref(), Some(&["actas/1/".to_owned()][..]), "{form}");
    }
}

#[test]
fn a_result_shows_its_title_kind_year_number_amount_and_text() {
    let row = &data(&minutes("Se aprobó."), "pages-0")[0];
    let shown = ["actas/1/", "Acta del 10 de marzo", "Acta", "2026", "AC-2026-014", "B/. 1,200.00", "Se aprobó."];
    for (at, part) in shown.into_iter().enumerate() {
        let value = &row[at];
        assert_eq!(value.as_str().map_or(value.to_string(), str::to_owned), part);
    }
}

#[test]
fn results_are_filtered_by_kind_and_year() {
    let page = Record { kind: "page".into(), year: None, ..record("b/") };
    let entry = data(&index("es", &[page, record("a/"), Record { year: Some(2019), ..record("c/") }]), "index");
    assert_eq!(entry["k"], serde_json::json!(["minutes", "page"]));
    assert_eq!(entry["dk"], serde_json::json!([1, 2, 1]));
    assert_eq!(entry["y"], serde_json::json!([2026, 2019]));
    assert_eq!(entry["dy"], serde_json::json!([1, 0, 2]));
}

#[test]
fn a_word_of_nearly_all_pages_leads_to_those_that_have_it_in_their_title() {
    let mut records: Vec<Record> =
        (0..100).map(|n| Record { text: "obra común".into(), ..record(&format!("{n}/")) }).collect();
    records[7].title = "La obra".into();
    let files = index("es", &records);
    assert_eq!(pages_of(&files, "obra").unwrap(), ["7/"]);
}

#[test]
fn what_a_text_says_is_data_and_no_script() {
    let text = "\"});alert(1);//</script>\u{2028}";
    assert_eq!(data(&minutes(text), "pages-0")[0][6].as_str(), Some(text));
}

#[test]
fn a_language_without_rules_for_endings_is_searched_all_the_same() {
    assert!(pages_of(&index("gym", &[record("ngabe/1/")]), "marzo").is_some());
}

#[test]
fn no_pages_no_index() {
    assert_eq!(index("es", &[]), []);
}

#[test]
fn the_territory_is_gathered_in_few_files() {
    let records: Vec<Record> = (0..400).map(|n| record(&format!("{n}/"))).collect();
    assert!(index("es", &records).len() < 10);
}

#[test]
fn the_same_records_give_the_same_bytes_in_any_order_and_on_any_thread() {
    let mut records: Vec<Record> = (0..60).map(varied).collect();
    let expected = index("es", &records);
    records.reverse();
    assert!(index("es", &records) == expected);
    for threads in [1, 2, 7] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let all: Vec<_> = pool.install(|| (0..12).into_par_iter().map(|_| index("es", &records)).collect());
        assert!(all.iter().all(|files| *files == expected), "differs with {threads} threads");
    }
}

#[test]
fn paths_are_relative_sorted_and_unique() {
    let files = index("es", &(0..60).map(varied).collect::<Vec<_>>());
    let paths: Vec<&str> = files.iter().map(|f| f.0.as_str()).collect();
    assert!(paths.is_sorted_by(|a, b| a < b));
    assert!(paths.iter().all(|p| !p.contains(['/', '\\'])));
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
        town: None,
    }
}

/// Records that share words with and without accents, in titles and texts.
fn varied(n: usize) -> Record {
    let word = ["educación", "educacion", "Educación", "obras"][n % 4];
    let year = [None, Some(2025), Some(2026)][n % 3];
    let text = format!("{word} número {n}, {} ", ["árbol", "arbol"][n % 2]).repeat(n % 7);
    Record { title: format!("{word} {n}"), year, text, ..record(&format!("actas/{n}/")) }
}
