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

/// What an object's files say of themselves, and where they are.
fn files(object: &Value, key: &str) -> Vec<Vec<String>> {
    let files = object[key].as_array().cloned().unwrap_or_else(|| vec![object[key].clone()]);
    let files = files.iter().filter(|file| file.is_object());
    files.map(|file| said(file, &["name", "date", "accessUrl", "downloadUrl", "fileName", "mimeType"])).collect()
}

/// Karlsruhe's files: all paths, and the meetings and papers that are not deleted.
fn karlsruhe(folder: &Path) -> (Vec<PathBuf>, Vec<Value>, Vec<Value>) {
    let inner = |name: &str| {
        let entries = fs::read_dir(folder.join(name)).expect("a folder");
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
        paths.sort();
        paths
    };
    let (meetings, papers) = (inner("meetings"), inner("papers"));
    let read =
        |paths: &[PathBuf]| paths.iter().map(|path| json(path)).filter(|object| object["deleted"] != true).collect();
    let objects: (Vec<Value>, Vec<Value>) = (read(&meetings), read(&papers));
    let others = ["organizations.json", "consultations.json"].map(|name| folder.join(name));
    ([meetings, papers, others.to_vec()].concat(), objects.0, objects.1)
}

/// What objects that others name are called, by their addresses.
type Names = BTreeMap<String, String>;

/// The names of meetings, papers and bodies.
fn names(objects: &[&[Value]]) -> Names {
    let name = |object: &Value| {
        let said = said(object, &["name", "start", "reference"]).join(" ");
        (object["id"].as_str().unwrap_or("").to_owned(), said)
    };
    objects.iter().copied().flatten().map(name).collect()
}

/// The names of what a key holds the addresses of, in some order; those that were not given are none.
fn named(object: &Value, key: &str, names: &Names) -> BTreeSet<String> {
    let all = object[key].as_array().cloned().unwrap_or_else(|| vec![object[key].clone()]);
    all.iter().filter_map(|id| names.get(id.as_str()?)).cloned().collect()
}

/// What a meeting says, its own ids aside. `dealt` are the points that a paper among those given names.
fn meeting(meeting: &Value, names: &Names, dealt: &BTreeSet<String>) -> String {
    let mut items: Vec<&Value> = meeting["agendaItem"].as_array().map(|all| all.iter().collect()).unwrap_or_default();
    items.sort_by_key(|item| item["order"].as_i64());
    let item = |item: &Value| {
        let public = item["public"].as_bool().unwrap_or(true);
        let paper = item["consultation"].is_string() && dealt.contains(item["id"].as_str().unwrap_or(""));
        let said = said(item, &["number", "name", "result", "start", "end"]);
        format!("{said:?} {public} {paper} {:?}", files(item, "auxiliaryFile"))
    };
    let place = &meeting["location"];
    let place = place["description"].as_str().or(place["room"].as_str()).unwrap_or("").trim();
    let files = ["invitation", "resultsProtocol", "auxiliaryFile"].map(|key| files(meeting, key));
    // An end that is none was told, and is not taken.
    let end = meeting["end"].as_str().filter(|end| Some(*end) > meeting["start"].as_str()).unwrap_or("");
    format!(
        "{:?} {end} {place} {:?} {files:?} {:?}",
        said(meeting, &["name", "start"]),
        named(meeting, "organization", names),
        items.into_iter().map(item).collect::<Vec<_>>()
    )
}

fn paper(paper: &Value, names: &Names) -> String {
    let others = ["underDirectionOf", "superordinatedPaper", "subordinatedPaper"].map(|key| named(paper, key, names));
    let mut consultations: Vec<String> = paper["consultation"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|own| {
            let bodies = ["organization", "meeting"].map(|key| named(own, key, names));
            format!("{:?} {} {bodies:?}", said(own, &["role"]), own["authoritative"])
        })
        .collect();
    consultations.sort();
    let said = said(paper, &["name", "reference", "date", "paperType"]);
    format!("{said:?} {others:?} {consultations:?} {:?}", files(paper, "auxiliaryFile"))
}

fn body(body: &Value) -> String {
    let keys = ["name", "shortName", "classification", "startDate", "endDate"];
    format!("{:?} {}", said(body, &keys), body["location"]["description"].as_str().unwrap_or(""))
}

/// The points that the consultations of papers name.
fn dealt(papers: &[Value]) -> BTreeSet<String> {
    let consultations = papers.iter().filter_map(|paper| paper["consultation"].as_array()).flatten();
    consultations.filter_map(|own| own["agendaItem"].as_str().map(str::to_owned)).collect()
}

/// Asserts that two lists of objects say the same, each as often.
#[track_caller]
fn same(ours: &[Value], theirs: &[Value], says: impl Fn(&Value, bool) -> String) {
    let all = |all: &[Value], own: bool| {
        let mut all: Vec<String> = all.iter().map(|object| says(object, own)).collect();
        all.sort();
        all
    };
    let (ours, theirs) = (all(ours, true), all(theirs, false));
    let only =
        |one: &[String], other: &[String]| one.iter().filter(|said| !other.contains(said)).cloned().collect::<Vec<_>>();
    assert!(ours == theirs, "only ours: {:#?}\nonly theirs: {:#?}", only(&ours, &theirs), only(&theirs, &ours));
}

#[test]
fn what_karlsruhe_says_in_oparl_comes_back_as_it_came_in() {
    let Some(folder) = folder("oparl-karlsruhe") else { return };
    let mut site = town("time_zone: Europe/Berlin");
    site.today("2026-07-01");
    let (paths, mut meetings, papers) = karlsruhe(&folder);
    let [organizations, consultations] = ["organizations.json", "consultations.json"]
        .map(|name| json(&folder.join(name)).as_array().expect("a list").clone());
    let mut arguments = vec!["import", "minutes", "--lang", "en"];
    arguments.extend(paths.iter().map(|path| path.to_str().expect("a path")));
    let told = site.run(&arguments).exits(0).stdout;
    let checked = site.check().exits(0);
    assert!(checked.errors().is_empty(), "{:?}", checked.errors());
    // Most papers that the points are about are not among the files, which is told.
    let given: BTreeSet<&str> = papers.iter().filter_map(|paper| paper["id"].as_str()).collect();
    let mut away: BTreeMap<String, String> = BTreeMap::new();
    for own in papers.iter().filter_map(|paper| paper["consultation"].as_array()).flatten().chain(&consultations) {
        away.insert(own["id"].to_string(), own["paper"].as_str().unwrap_or("").to_owned());
    }
    away.retain(|_, paper| !paper.is_empty() && !given.contains(paper.as_str()));
    assert!(told.contains(&format!("`Consultation.paper` ({})", away.len())), "{} of: {told}", away.len());

    let published = site.build_with(&["--no-search"]).exits(0);
    meetings.retain(|meeting| organizations.iter().any(|body| body["id"] == meeting["organization"][0]));
    assert_eq!(meetings.len(), 39, "one is of an organization that is not among the files");
    let (our_meetings, our_papers) = (listed(&published, "meetings"), listed(&published, "papers"));
    let mut bodies = listed(&published, "organizations");
    bodies.retain(|body| body["name"] != "City Council");
    let names = [names(&[&meetings, &papers, &organizations]), names(&[&our_meetings, &our_papers, &bodies])];
    let dealt = [dealt(&papers), dealt(&our_papers)];
    same(&our_meetings, &meetings, |one, own| meeting(one, &names[usize::from(own)], &dealt[usize::from(own)]));
    same(&our_papers, &papers, |one, own| paper(one, &names[usize::from(own)]));
    same(&bodies, &organizations, |one, _| body(one));
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

/// How many members of a vote of Santa Ana voted so.
fn count(vote: &Value, side: &str) -> usize {
    vote["member_votes"].as_object().expect("members").values().filter(|vote| *vote == side).count()
}

/// Santa Ana's votes as a table: a row a vote of a member.
fn santa_ana(votes: &[Value]) -> Vec<u8> {
    let text = |value: &Value| value.as_str().unwrap_or("").to_owned();
    let heads = ["meeting_date", "agenda_item_number", "title", "member", "vote", "outcome"];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    for vote in votes {
        let [date, number] = ["meeting_date", "agenda_item_number"].map(|key| text(&vote[key]));
        let [title, outcome] = ["agenda_item_title", "outcome"].map(|key| text(&vote[key]));
        for (member, side) in vote["member_votes"].as_object().expect("members") {
            rows.push([&date, &number, &title, member, &text(side), &outcome].map(Clone::clone).to_vec());
        }
    }
    csv_of(&rows)
}

#[test]
fn every_members_vote_in_santa_ana_is_what_the_source_says() {
    let Some(folder) = folder("us-santa-ana") else { return };
    let mut votes = json(&folder.join("santa_ana_votes_2024.json"))["votes"].as_array().expect("a list").clone();
    // Some say that a motion passed with no more for it than against: they are told, and then left out.
    let voted = |vote: &Value| count(vote, "AYE") + count(vote, "NAY") > 0;
    let odd = |vote: &Value| vote["outcome"] == "PASS" && voted(vote) && count(vote, "AYE") <= count(vote, "NAY");
    let contradictions = votes.iter().filter(|vote| odd(vote)).count();
    let whole = town("country: US").beside("votes.csv", santa_ana(&votes));
    whole.run(&["import", "minutes", "votes.csv"]).exits(0);
    let told = whole.check();
    assert_eq!(told.findings().iter().filter(|finding| finding.code == "result-contradicted").count(), contradictions);
    assert_eq!(told.errors().len(), contradictions, "{:?}", told.errors());
    votes.retain(|vote| !odd(vote));
    assert!(votes.len() > 400, "{}", votes.len());

    let site = town("country: US").beside("votes.csv", santa_ana(&votes));
    site.run(&["import", "minutes", "votes.csv"]).exits(0);
    let outcome = site.build_with(&["--no-search"]).exits(0);
    let published = table(&outcome, "data/votes.csv");
    let mut calls: BTreeMap<(String, String, String), String> = BTreeMap::new();
    for call in table(&outcome, "data/roll-calls.csv") {
        calls.insert((call["meeting"].clone(), call["item"].clone(), call["person"].clone()), call["vote"].clone());
    }
    assert_eq!(published.len(), votes.len());
    for vote in &votes {
        as_published(vote, &published, &calls);
    }
}

/// Asserts that a vote of Santa Ana was published as it is.
fn as_published(
    vote: &Value,
    published: &[BTreeMap<String, String>],
    calls: &BTreeMap<(String, String, String), String>,
) {
    let [date, number] = ["meeting_date", "agenda_item_number"].map(|key| vote[key].as_str().unwrap_or(""));
    let parts: Vec<u32> = date.split('/').map(|part| part.parse().expect("a number")).collect();
    let date = format!("20{:02}-{:02}-{:02}", parts[2], parts[0], parts[1]);
    let row = published.iter().find(|row| row["meeting"] == date && row["item_number"] == number);
    let row = row.unwrap_or_else(|| panic!("{date} {number}"));
    for (member, side) in vote["member_votes"].as_object().expect("members") {
        let expected = match side.as_str().unwrap_or("") {
            "AYE" => "yes",
            "NAY" => "no",
            "ABSTAIN" => "abstain",
            "RECUSAL" => "recused",
            _ => "absent",
        };
        let place = (date.clone(), row["item"].clone(), member.to_lowercase());
        assert_eq!(calls.get(&place).map_or("absent", String::as_str), expected, "{date} {number} {member}");
    }
    for (ours, theirs) in [("yes", "AYE"), ("no", "NAY"), ("abstain", "ABSTAIN"), ("recused", "RECUSAL")] {
        assert_eq!(row[ours], count(vote, theirs).to_string(), "{date} {number} {ours}");
    }
    if let Some(result) = our_result(vote["outcome"].as_str().unwrap_or("")) {
        assert_eq!(row["result"], result, "{date} {number}");
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
