//! The same content gives the same bytes, wherever, whenever and by however many it is built.

use std::collections::BTreeMap;
use std::fs;
use std::sync::OnceLock;

use crate::demo::{TODAY, built, copy, demo};
use crate::site::{Site, files_below, write};

/// Two towns.
const TWO: [&str; 2] = ["loma-quieta", "valle-sereno"];

/// A town with everything that a town can have, alone.
fn town() -> Site {
    copy(&["loma-quieta"])
}

/// Its files, as they were built first.
fn first() -> &'static BTreeMap<String, Vec<u8>> {
    static FIRST: OnceLock<BTreeMap<String, Vec<u8>>> = OnceLock::new();
    FIRST.get_or_init(|| built(town(), &["--threads", "1"]).files)
}

/// Asserts that two builds are the same, and names what differs.
#[track_caller]
fn same(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) {
    let names: Vec<&String> = one.keys().chain(other.keys()).collect();
    let differing: Vec<_> = names.into_iter().filter(|name| one.get(*name) != other.get(*name)).collect();
    assert!(
        differing.is_empty(),
        "{} files differ, such as {:?}",
        differing.len(),
        &differing[..differing.len().min(5)]
    );
}

/// Two towns' files, as they were built first.
fn first_two() -> &'static BTreeMap<String, Vec<u8>> {
    static FIRST: OnceLock<BTreeMap<String, Vec<u8>>> = OnceLock::new();
    FIRST.get_or_init(|| built(copy(&TWO), &["--threads", "1"]).files)
}

#[test]
fn the_number_of_threads_changes_nothing() {
    same(first_two(), &built(copy(&TWO), &["--threads", "8"]).files);
}

#[test]
fn building_again_changes_nothing() {
    let site = town();
    site.build().exits(0);
    let before = site.published();
    site.build().exits(0);
    same(&before, &site.published());
    same(first(), &before);
}

/// Files that have not changed are not read again; one that has is seen to have, though it is as long as before and its
/// time was set back.
#[test]
fn a_file_that_pretends_not_to_have_changed_is_read_again() {
    let site = Site::of_one_town().with("news/agua.md", "---\ntitle: Agua\ndate: 2026-11-02\n---\nLlegará el lunes.\n");
    // What was written a moment ago is always read again.
    std::thread::sleep(std::time::Duration::from_millis(2200));
    site.build().exits(0);
    site.build().exits(0).says("unchanged: 1");
    let file = site.path("content/uno/news/agua.md");
    let time = fs::metadata(&file).and_then(|file| file.modified()).expect("a time");
    let text = fs::read_to_string(&file).expect("a text").replace("lunes", "jueve");
    fs::write(&file, text)
        .and_then(|()| fs::File::options().write(true).open(&file)?.set_modified(time))
        .expect("a file");
    let outcome = site.build().exits(0).says("unchanged: 0");
    assert!(outcome.page("noticias/agua/").contains("jueve"));
}

#[test]
fn building_everything_anew_in_the_same_folder_changes_nothing() {
    let site = town();
    site.build_with(&["--threads", "2"]).exits(0);
    // Another setting makes everything stale; and back.
    site.build_with(&["--no-minify"]).exits(0);
    site.build().exits(0);
    same(first(), &site.published());
}

/// A town, its files made in the order from the last to the first.
fn town_from_the_last() -> Site {
    let site = town();
    let files = files_below(&site.path("content"));
    fs::remove_dir_all(site.path("content")).unwrap();
    for (path, bytes) in files.iter().rev() {
        write(&site.path("content").join(path), bytes);
    }
    site
}

#[test]
fn neither_time_zone_nor_language_home_names_or_order_of_files_changes_anything() {
    let surrounding =
        [("TZ", "Pacific/Kiritimati"), ("LANG", "ar_EG.UTF-8"), ("LC_ALL", "tr_TR.UTF-8"), ("HOME", "/nonexistent")];
    let site = surrounding.iter().fold(town_from_the_last(), |site, (name, value)| site.environment(name, value));
    fs::rename(site.path("content"), site.path("Otro sitio, año 2")).unwrap();
    let content = site.path("Otro sitio, año 2");
    let out = site.path("a/b/salida");
    fs::create_dir_all(site.path("a/b")).unwrap();
    let arguments = ["build", "--today", TODAY, "--content", content.to_str().unwrap(), "--out", out.to_str().unwrap()];
    site.run(&arguments).exits(0);
    same(first(), &files_below(&out));
}

#[test]
fn the_language_in_which_the_program_speaks_changes_nothing() {
    let surrounding = [("TZ", "America/Adak"), ("LANG", "C"), ("LC_ALL", "de_DE.UTF-8"), ("HOME", "/")];
    let site = surrounding.iter().fold(town(), |site, (name, value)| site.environment(name, value));
    site.run(&["build", "--lang", "es", "--format", "human", "--today", TODAY]).exits(0);
    same(first(), &site.published());
}

#[cfg(unix)]
#[test]
fn another_user_host_number_of_cores_or_rights_of_files_change_nothing() {
    use std::os::unix::fs::PermissionsExt;
    use std::process::Command;
    // Each is a program that runs another in other surroundings, where it may.
    let surroundings: [&[&str]; 2] = [
        // Another user, on one core, who lets everybody write, and has no place for temporary files.
        &[
            "setpriv",
            "--reuid=65534",
            "--regid=65534",
            "--clear-groups",
            "taskset",
            "-c",
            "0",
            "env",
            "TMPDIR=/nowhere",
            "sh",
            "-c",
            "umask 000; exec \"$0\" \"$@\"",
        ],
        // Another host without a network, where it is the first process, as in a container, and hides what it writes.
        &[
            "unshare",
            "--uts",
            "--net",
            "--pid",
            "--fork",
            "--mount-proc",
            "sh",
            "-c",
            "umask 077; hostname otra-maquina && exec \"$0\" \"$@\"",
        ],
    ];
    let mut tried = 0;
    for surrounding in surroundings {
        let site = town();
        let open = |path: &std::path::Path| fs::set_permissions(path, fs::Permissions::from_mode(0o777)).unwrap();
        open(&site.path(""));
        let (content, out) = (site.path("content"), site.path("salida"));
        let mut program = Command::new(surrounding[0]);
        program.args(&surrounding[1..]).arg(env!("CARGO_BIN_EXE_cabildo"));
        program.args(["build", "--today", TODAY, "--content"]).arg(&content).arg("--out").arg(&out);
        program.current_dir("/").env_clear().env("PATH", "/usr/bin:/bin");
        let Ok(done) = program.output() else { continue };
        if !out.join("index.html").exists() {
            eprintln!("skipped: {}: {}", surrounding[0], String::from_utf8_lossy(&done.stderr));
            continue;
        }
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        same(first(), &files_below(&out));
        tried += 1;
    }
    eprintln!("{tried} surroundings");
}

#[test]
fn towns_built_one_by_one_are_those_built_together() {
    let site = copy(&TWO);
    for town in TWO {
        site.build_with(&["--only", town]).exits(0);
    }
    let one_by_one = site.published();
    let together = first_two();
    same(together, &one_by_one);
    // Nor does it matter which other towns there are.
    let own = |files: &BTreeMap<String, Vec<u8>>| of_town("loma-quieta/", files);
    same(&own(&demo().files), &own(together));
}

/// The files of a site that lie in a folder.
fn of_town(folder: &str, files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    let own = files.iter().filter(|(path, _)| path.starts_with(folder));
    own.map(|(path, bytes)| (path.clone(), bytes.clone())).collect()
}

#[test]
fn no_page_names_the_machine_or_the_hour() {
    let site = town();
    let folder = site.path("content").to_string_lossy().into_owned();
    let built = built(site, &[]);
    for path in built.paths(|path| [".html", ".xml", ".json", ".txt", ".css"].iter().any(|end| path.ends_with(end))) {
        assert!(!built.text(path).contains(folder.trim_end_matches("/content")), "{path} names the folder");
        assert!(!built.text(path).contains(env!("CARGO_MANIFEST_DIR")), "{path} names the source");
    }
}
