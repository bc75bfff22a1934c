//! Real councils: Karlsruhe's OParl, Santa Ana's roll calls, Dallas's counts. The data is not the
//! project's: it lies in the folder that `CABILDO_REAL` names; without it there is nothing to test.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::site::{Outcome, Site};

fn folder(name: &str) -> Option<PathBuf> {
    let real = std::env::var_os("CABILDO_REAL").map(|real| Path::new(&real).join("minutes").join(name));
    if real.is_none() {
        eprintln!("skipped: CABILDO_REAL names no folder of real data");
    }
    real
}

fn json(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).expect("a file")).expect("JSON")
}

fn town(settings: &str) -> Site {
    let settings =
        format!("title: Prueba\nlanguages: [es]\ncurrency: EUR\nbase_url: https://ejemplo.org/\n{settings}\n");
    let council = "name: Ciudad\nbodies:\n  - {id: council, name: City Council}\n";
    Site::empty().file("cabildo.yaml", settings).town("ciudad").with("municipality.yaml", council)
}

/// The objects of a published list, over all its pages.
fn listed(outcome: &Outcome, name: &str) -> Vec<Value> {
    let mut all = Vec::new();
    let mut page = format!("oparl/{name}.json");
    loop {
        let list: Value = serde_json::from_str(&outcome.page(&page)).expect("JSON");
        all.extend(list["data"].as_array().expect("a list").iter().cloned());
        let Some(next) = list["links"]["next"].as_str() else { return all };
        page = next.strip_prefix("https://ejemplo.org/").expect("our own").to_owned();
    }
}

/// Texts of an object by key; nothing where there is none.
fn said(object: &Value, keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| object[*key].as_str().unwrap_or("").trim().to_owned()).collect()
}

fn urls(object: &Value, key: &str) -> BTreeSet<String> {
    let files = object[key]
        .as_array()
        .cloned()
        .unwrap_or_else(|| if object[key].is_object() { vec![object[key].clone()] } else { Vec::new() });
    files.iter().filter_map(|file| file["accessUrl"].as_str().map(str::to_owned)).collect()
}

#[test]
fn what_karlsruhe_says_in_oparl_comes_back_as_it_came_in() {
    let Some(folder) = folder("oparl-karlsruhe") else { return };
    let mut site = town("time_zone: Europe/Berlin");
    site.today("2026-07-01");
    let mut paths: Vec<PathBuf> = ["meetings", "papers"]
        .iter()
        .flat_map(|name| fs::read_dir(folder.join(name)).expect("a folder"))
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    let meetings: Vec<Value> =
        paths.iter().filter(|path| path.parent().unwrap().ends_with("meetings")).map(|path| json(path)).collect();
    let papers: Vec<Value> = paths
        .iter()
        .filter(|path| path.parent().unwrap().ends_with("papers"))
        .map(|path| json(path))
        .filter(|paper| paper["deleted"] != true)
        .collect();
    paths.extend([folder.join("organizations.json"), folder.join("consultations.json")]);
    let mut arguments = vec!["import", "minutes", "--lang", "en"];
    arguments.extend(paths.iter().map(|path| path.to_str().expect("a path")));
    let outcome = site.run(&arguments).exits(0);
    let known: BTreeSet<String> = json(&folder.join("organizations.json"))
        .as_array()
        .unwrap()
        .iter()
        .map(|body| body["id"].as_str().unwrap().to_owned())
        .collect();
    let meetings: Vec<Value> =
        meetings.into_iter().filter(|meeting| known.contains(meeting["organization"][0].as_str().unwrap())).collect();
    assert!(outcome.stdout.contains("lines or records read:"), "{}", outcome.stdout);
    let checked = site.check().exits(0);
    assert!(checked.errors().is_empty(), "{:?}", checked.errors());

    let published = site.build_with(&["--no-search"]).exits(0);
    let facts = |item: &Value| {
        (
            said(item, &["number", "name", "result"]),
            item["public"].as_bool().unwrap_or(true),
            urls(item, "auxiliaryFile"),
        )
    };
    let whole = |meeting: &Value| {
        let mut items: Vec<&Value> =
            meeting["agendaItem"].as_array().map(|all| all.iter().collect()).unwrap_or_default();
        items.sort_by_key(|item| item["order"].as_i64());
        let place = meeting["location"]["description"].as_str().unwrap_or("").to_owned();
        let files: Vec<_> =
            ["invitation", "resultsProtocol", "auxiliaryFile"].iter().map(|key| urls(meeting, key)).collect();
        (said(meeting, &["name", "start"]), place, files, items.into_iter().map(facts).collect::<Vec<_>>())
    };
    let sorted =
        |all: &[Value]| -> BTreeSet<String> { all.iter().map(|meeting| format!("{:?}", whole(meeting))).collect() };
    assert_eq!(sorted(&listed(&published, "meetings")), sorted(&meetings));
    assert_eq!(meetings.len(), 39, "one is of an organization that is not among the files");

    let paper = |paper: &Value| {
        format!("{:?} {:?}", said(paper, &["name", "reference", "date", "paperType"]), urls(paper, "auxiliaryFile"))
    };
    let all = |papers: &[Value]| -> BTreeSet<String> { papers.iter().map(paper).collect() };
    assert_eq!(all(&listed(&published, "papers")), all(&papers));

    let bodies = |all: &[Value]| -> BTreeSet<String> {
        let keys = ["name", "shortName", "classification", "startDate", "endDate"];
        all.iter()
            .filter(|body| body["name"] != "City Council")
            .map(|body| format!("{:?} {:?}", said(body, &keys), body["location"]["description"].as_str().unwrap_or("")))
            .collect()
    };
    let source = json(&folder.join("organizations.json"));
    assert_eq!(bodies(&listed(&published, "organizations")), bodies(source.as_array().unwrap()));
}

fn table(outcome: &Outcome, path: &str) -> Vec<BTreeMap<String, String>> {
    let text = outcome.page(path);
    csv::Reader::from_reader(text.as_bytes()).deserialize().map(|row| row.expect("a row")).collect()
}

/// A table as CSV.
fn csv_of(rows: &[Vec<String>]) -> Vec<u8> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    rows.iter().for_each(|row| csv.write_record(row).expect("a row"));
    csv.into_inner().expect("a table")
}

fn our_result(outcome: &str) -> Option<&'static str> {
    match outcome {
        "PASS" => Some("adopted"),
        "FAIL" => Some("rejected"),
        "CONTINUED" => Some("postponed"),
        "REMOVED" => Some("withdrawn"),
        _ => None,
    }
}

#[test]
fn every_members_vote_in_santa_ana_is_what_the_source_says() {
    let Some(folder) = folder("us-santa-ana") else { return };
    let votes = json(&folder.join("santa_ana_votes_2024.json"))["votes"].as_array().unwrap().clone();
    let text = |value: &Value| value.as_str().unwrap_or("").to_owned();
    let mut rows =
        vec![["meeting_date", "agenda_item_number", "title", "member", "vote", "outcome"].map(str::to_owned).to_vec()];
    for vote in &votes {
        for (member, side) in vote["member_votes"].as_object().unwrap() {
            rows.push(vec![
                text(&vote["meeting_date"]),
                text(&vote["agenda_item_number"]),
                text(&vote["agenda_item_title"]),
                member.clone(),
                text(side),
                text(&vote["outcome"]),
            ]);
        }
    }
    let site = town("country: US").beside("votes.csv", csv_of(&rows));
    site.run(&["import", "minutes", "votes.csv"]).exits(0);
    let outcome = site.build_with(&["--no-search"]).exits(0);
    let published = table(&outcome, "data/votes.csv");
    let mut calls: BTreeMap<(String, String), BTreeMap<String, String>> = BTreeMap::new();
    for call in table(&outcome, "data/roll-calls.csv") {
        calls
            .entry((call["meeting"].clone(), call["item"].clone()))
            .or_default()
            .insert(call["person"].clone(), call["vote"].clone());
    }
    assert_eq!(published.len(), votes.len());
    for vote in &votes {
        let date = text(&vote["meeting_date"]);
        let [month, day, year] = date.split('/').map(|part| part.parse::<u32>().unwrap()).collect::<Vec<_>>()[..]
        else {
            panic!("{date}")
        };
        let (date, number) = (format!("20{year:02}-{month:02}-{day:02}"), text(&vote["agenda_item_number"]));
        let row = published
            .iter()
            .find(|row| row["meeting"] == date && row["item_number"] == number)
            .unwrap_or_else(|| panic!("{date} {number}"));
        let own = &calls[&(date.clone(), row["item"].clone())];
        for (member, side) in vote["member_votes"].as_object().unwrap() {
            let expected = match side.as_str().unwrap() {
                "AYE" => "yes",
                "NAY" => "no",
                "ABSTAIN" => "abstain",
                "RECUSAL" => "recused",
                _ => "absent",
            };
            let found = own.get(&member.to_lowercase()).map_or("absent", String::as_str);
            assert_eq!(found, expected, "{date} {number} {member}");
        }
        let count = |side: &str| {
            vote["member_votes"].as_object().unwrap().values().filter(|vote| *vote == side).count().to_string()
        };
        assert_eq!(
            [&row["yes"], &row["no"], &row["abstain"], &row["recused"]],
            [&count("AYE"), &count("NAY"), &count("ABSTAIN"), &count("RECUSAL")],
            "{date} {number}"
        );
        if let Some(result) = our_result(vote["outcome"].as_str().unwrap()) {
            assert_eq!(row["result"], result, "{date} {number}");
        }
    }
}

#[test]
fn every_count_and_result_of_dallas_is_what_the_source_says() {
    let Some(folder) = folder("us-dallas") else { return };
    let votes = json(&folder.join("votes-2023.json"))["votes"].as_array().unwrap().clone();
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let keys = ["meeting_date", "item_number", "title", "outcome", "ayes", "noes", "abstain", "absent"];
    let mut rows = vec![keys.map(str::to_owned).to_vec()];
    rows.extend(votes.iter().map(|vote| keys.map(|key| text(&vote[key])).to_vec()));
    let site = town("country: US").beside("votes.csv", csv_of(&rows));
    site.run(&["import", "minutes", "votes.csv"]).exits(0);
    let outcome = site.build_with(&["--no-search"]).exits(0);
    let published: BTreeMap<(String, String), BTreeMap<String, String>> = table(&outcome, "data/votes.csv")
        .into_iter()
        .map(|row| ((row["meeting"].clone(), row["item_number"].clone()), row))
        .collect();
    assert_eq!(published.len(), votes.len());
    for vote in &votes {
        let row = &published[&(text(&vote["meeting_date"]), text(&vote["item_number"]))];
        for (side, key) in [("yes", "ayes"), ("no", "noes"), ("abstain", "abstain"), ("absent", "absent")] {
            assert_eq!(row[side], text(&vote[key]), "{vote}");
        }
        assert_eq!(Some(row["result"].as_str()), our_result(vote["outcome"].as_str().unwrap()), "{vote}");
    }
}
