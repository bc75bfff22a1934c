//! Which places are refused, and that builds keep out of each other's way.

use super::*;

fn refused(town: &Town) -> Error {
    let error = town.open().unwrap_err();
    assert_eq!(error.exit_class(), ExitClass::Refused);
    assert_eq!(error.exit_class().code(), 2);
    error
}

#[test]
fn an_output_in_the_content_or_round_it_is_refused_untouched() {
    for (out, content) in [
        ("content/out", "content"),
        ("site", "site/content"),
        ("content", "content"),
        ("content/../content/out", "content"),
    ] {
        let town = Town::with(|_| {});
        fs::create_dir_all(town.path(content)).unwrap();
        let options = Options { out: town.path(out), content: town.path(content), ..town.options.clone() };
        let before = files(town.dir.path());
        let error = Publisher::open(&options, RealDisk).unwrap_err();
        assert!(matches!(error, Error::Overlap { .. }), "{error}");
        assert_eq!(files(town.dir.path()), before);
        assert!(!town.path("content.cabildo").exists());
    }
}

#[test]
fn a_cache_in_the_output_or_in_the_content_is_refused() {
    for cache in ["out/cache", "out", "content/cache"] {
        let town = Town::new();
        let options = Options { cache: Some(town.path(cache)), ..town.options.clone() };
        let error = Publisher::open(&options, RealDisk).unwrap_err();
        assert!(matches!(error, Error::Overlap { inner: Place::Cache, .. }));
    }
}

#[test]
fn the_root_of_a_file_system_and_the_home_folder_are_refused() {
    let root = Town::with(|options| options.out = PathBuf::from("/"));
    assert!(matches!(refused(&root), Error::OutIsRoot { .. }));
    let home = Town::with(|options| options.home = Some(options.out.clone()));
    assert!(matches!(refused(&home), Error::OutIsHome { .. }));
}

#[test]
fn an_output_with_a_strangers_files_is_refused_before_anything_is_created() {
    for file in ["out/notes.txt", "out/folder/deep/notes.txt", "out/assets/x.css", "out/.git/HEAD"] {
        let town = Town::new();
        town.put(file, "mine");
        let Error::Strangers { paths, .. } = refused(&town) else {
            panic!();
        };
        assert!(paths[0].ends_with(file));
        assert_eq!(names(town.dir.path()), ["content", "out"]);
    }
}

#[test]
fn a_strangers_file_beside_ours_is_refused_wherever_it_lies() {
    for file in ["out/CNAME", "out/other/x", "out/assets/x.css", "out/img/x.svg"] {
        let town = Town::new();
        let version = Version::default().assets(&["a.css"]).root(&[("img/logo.svg", "logo")]);
        town.build(&version.unit("mar", &[("index.html", "1")]));
        town.put(file, "mine");
        assert!(matches!(refused(&town), Error::Strangers { .. }), "{file}");
    }
}

#[test]
fn an_output_without_its_cache_is_a_strangers() {
    let town = Town::new();
    town.build(&Version::default().unit("mar", &[("index.html", "1")]));
    fs::remove_dir_all(town.path("out.cabildo")).unwrap();
    assert!(matches!(refused(&town), Error::Strangers { .. }));
}

#[test]
fn a_cache_that_serves_another_output_is_refused_and_one_that_moved_along_is_not() {
    let mut town = Town::with(|options| options.cache = Some(options.out.with_file_name("cache")));
    let version = Version::default().unit("mar", &[("index.html", "1")]);
    town.build(&version);
    town.options.out = town.path("other");
    assert!(matches!(refused(&town), Error::CacheOfAnother { .. }));
    fs::rename(town.path("out"), town.path("other")).unwrap();
    assert!(town.open().unwrap().last(&folder("mar")).is_some());
}

#[test]
fn a_cache_that_does_not_say_whose_it_is_any_more_is_used_on() {
    for garbage in [&b"\0\x01\xff"[..], b"", b"not a path", b"\xff\xfe"] {
        let town = Town::new();
        town.build(&Version::default().unit("mar", &[("index.html", "1")]));
        fs::write(town.path("out.cabildo/publish/out"), garbage).unwrap();
        assert!(town.open().unwrap().last(&folder("mar")).is_some(), "{garbage:?}");
    }
}

#[test]
fn a_cache_folder_with_a_strangers_files_is_refused() {
    let town = Town::with(|options| options.cache = Some(options.out.with_file_name("cache")));
    town.put("cache/publish/staging.txt", "mine");
    assert!(matches!(refused(&town), Error::Strangers { .. }));
}

#[test]
fn an_output_that_is_a_file_is_refused() {
    let town = Town::new();
    town.put("out", "");
    assert!(matches!(refused(&town), Error::OutIsNoFolder { .. }));
}

#[test]
fn what_file_managers_leave_is_no_strangers_file() {
    let town = Town::new();
    town.put("out/.DS_Store", "");
    let version = Version::default().unit("mar", &[("index.html", "1")]);
    town.build(&version);
    town.put("out/mar/Thumbs.db", "");
    town.build(&Version::default().unit("mar", &[("index.html", "2")]));
    assert!(town.out(".DS_Store").exists());
}

#[cfg(unix)]
#[test]
fn an_output_that_is_a_link_is_built_where_it_leads() {
    let town = Town::new();
    fs::create_dir(town.path("real")).unwrap();
    std::os::unix::fs::symlink(town.path("real"), town.path("out")).unwrap();
    for unit in [Unit::Root, folder("mar")] {
        let version = Version::default().styled(unit, &[("index.html", "1")], &[]);
        town.build(&version);
        assert_eq!(files(&town.path("real")), version.all());
    }
    assert!(town.path("out").is_symlink());
    assert!(town.path("real.cabildo").is_dir());
}

#[cfg(unix)]
#[test]
fn a_link_in_place_of_a_portal_is_a_strangers() {
    let town = Town::new();
    town.build(&Version::default().unit("mar", &[("index.html", "1")]));
    fs::rename(town.out("mar"), town.path("elsewhere")).unwrap();
    std::os::unix::fs::symlink(town.path("elsewhere"), town.out("mar")).unwrap();
    assert!(matches!(refused(&town), Error::Strangers { .. }));
}

#[test]
fn names_that_a_disk_may_confuse_are_refused_and_nothing_is_written() {
    let town = Town::new();
    for files in [[("a", "1"), ("A", "2")], [("a", "1"), ("../b", "2")]] {
        let version = Version::default().unit("mar", &files);
        town.build_on(RealDisk, &version).unwrap_err();
        assert_eq!(town.seen(), Files::new());
    }
}

#[test]
fn a_second_build_is_told_of_the_first_and_may_follow_it() {
    let town = Town::new();
    let first = town.open().unwrap();
    let error = town.open().unwrap_err();
    assert_eq!(error.exit_class().code(), 3);
    assert!(matches!(error, Error::Busy { pid: Some(pid), .. } if pid == std::process::id()));
    drop(first);
    let second = town.open().unwrap();
    second.finish(Vec::new(), &[]).unwrap();
    town.open().unwrap();
}

#[test]
fn the_lock_of_a_dead_process_is_taken_over() {
    let town = Town::new();
    town.put("out.cabildo/publish/lock", "4194304999");
    town.open().unwrap();
    let mine = fs::read_to_string(town.path("out.cabildo/publish/lock")).unwrap();
    assert_eq!(mine, std::process::id().to_string());
}
