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

#[test]
fn the_number_of_threads_changes_nothing() {
    let [one, two, eight] = ["1", "2", "8"].map(|threads| built(copy(&TWO), &["--threads", threads]).files);
    same(&one, &two);
    same(&one, &eight);
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

#[test]
fn building_everything_anew_in_the_same_folder_changes_nothing() {
    let site = town();
    site.build_with(&["--threads", "2"]).exits(0);
    // Another setting makes everything stale; and back.
    site.build_with(&["--no-minify"]).exits(0);
    site.build().exits(0);
    same(first(), &site.published());
}

#[test]
fn neither_time_zone_nor_language_nor_home_changes_anything() {
    let surroundings = [
        [("TZ", "Pacific/Kiritimati"), ("LANG", "ar_EG.UTF-8"), ("LC_ALL", "tr_TR.UTF-8"), ("HOME", "/nonexistent")],
        [("TZ", "America/Adak"), ("LANG", "C"), ("LC_ALL", "de_DE.UTF-8"), ("HOME", "/")],
    ];
    for surrounding in surroundings {
        let site = surrounding.iter().fold(town(), |site, (name, value)| site.environment(name, value));
        same(first(), &built(site, &[]).files);
    }
}

#[test]
fn the_language_in_which_the_program_speaks_changes_nothing() {
    let site = town();
    site.run(&["build", "--lang", "es", "--format", "human", "--today", TODAY]).exits(0);
    same(first(), &site.published());
}

#[test]
fn another_folder_of_another_name_changes_nothing() {
    let site = town();
    fs::rename(site.path("content"), site.path("Otro sitio, año 2")).unwrap();
    let content = site.path("Otro sitio, año 2");
    let out = site.path("a/b/salida");
    fs::create_dir_all(site.path("a/b")).unwrap();
    let arguments = ["build", "--today", TODAY, "--content", content.to_str().unwrap(), "--out", out.to_str().unwrap()];
    site.run(&arguments).exits(0);
    same(first(), &files_below(&out));
}

#[test]
fn the_order_in_which_files_were_made_changes_nothing() {
    let site = town();
    let files = files_below(&site.path("content"));
    fs::remove_dir_all(site.path("content")).unwrap();
    for (path, bytes) in files.iter().rev() {
        write(&site.path("content").join(path), bytes);
    }
    same(first(), &built(site, &[]).files);
}

#[cfg(unix)]
#[test]
fn the_rights_of_new_files_change_no_bytes() {
    use std::process::Command;
    for umask in ["000", "077"] {
        let site = town();
        let program = site.command(&["build", "--today", TODAY]);
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("umask {umask}; exec \"$0\" \"$@\"")]).arg(program.get_program());
        shell.args(program.get_args()).current_dir(site.path("")).env_clear();
        shell.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
        let done = shell.output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        same(first(), &site.published());
    }
}

#[cfg(unix)]
#[test]
fn another_user_host_folder_and_number_of_cores_change_nothing() {
    use std::os::unix::fs::PermissionsExt;
    use std::process::Command;
    // Each is a program that runs another in other surroundings, where it may.
    let surroundings: [&[&str]; 6] = [
        &["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"],
        &["unshare", "--uts", "sh", "-c", "hostname otra-maquina && exec \"$0\" \"$@\""],
        &["unshare", "--net", "--"],
        &["taskset", "-c", "0"],
        // The first process, as in a container; and no place for temporary files.
        &["unshare", "--pid", "--fork", "--mount-proc"],
        &["env", "TMPDIR=/nowhere"],
    ];
    let mut tried = 0;
    for surrounding in surroundings {
        let site = town();
        let open = |path: &std::path::Path| fs::set_permissions(path, fs::Permissions::from_mode(0o777)).unwrap();
        open(&site.path(""));
        let (content, out) = (site.path("content"), site.path("salida"));
        let mut program = Command::new(surrounding[0]);
        program.args(&surrounding[1..]).arg(env!("CARGO_BIN_EXE_cabildo")).args([
            "build",
            "--today",
            TODAY,
            "--content",
        ]);
        program.arg(&content).arg("--out").arg(&out).current_dir("/").env_clear().env("PATH", "/usr/bin:/bin");
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
    let together = built(copy(&TWO), &[]).files;
    same(&together, &one_by_one);
    // Nor does it matter which other towns there are.
    let own = |files: &BTreeMap<String, Vec<u8>>| of_town("loma-quieta/", files);
    same(&own(&demo().files), &own(&together));
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
