//! What a build does to the output when nothing goes wrong.

use super::*;

fn two_portals() -> Version {
    Version::default()
        .assets(&["site.1.css", "fonts/a.1.woff2"])
        .styled(
            folder("mar"),
            &[("index.html", "mar"), ("minutes/1/index.html", "one")],
            &["site.1.css", "fonts/a.1.woff2"],
        )
        .styled(folder("rio"), &[("index.html", "rio")], &["site.1.css"])
        .root(&[("index.html", "root"), ("img/logo.svg", "logo")])
}

#[test]
fn the_first_build_publishes_everything_and_nothing_else() {
    let town = Town::new();
    let finished = town.build(&two_portals());
    assert_eq!(town.seen(), two_portals().all());
    assert!(finished.root.added.open().iter().eq(["img/logo.svg", "index.html"]));
    town.assert_tidy();
}

#[test]
fn each_way_of_exchanging_gives_the_same_output() {
    let after = Version::default()
        .unit("mar", &[("index.html", "new"), ("more/x", "x")])
        .unit("rio", &[("index.html", "rio")])
        .root(&[("index.html", "root")]);
    let disks: [fn(&Town) -> FaultyDisk; 4] = [
        |_| FaultyDisk::default(),
        |_| FaultyDisk { without_exchange: true, ..FaultyDisk::default() },
        |_| FaultyDisk { without_links: true, ..FaultyDisk::default() },
        |town| FaultyDisk { mount: Some(town.path("out").canonicalize().unwrap()), ..FaultyDisk::default() },
    ];
    for (disk, forced) in disks.iter().flat_map(|disk| [(disk, false), (disk, true)]) {
        let town = Town::with(|options| options.force_fallback = forced);
        fs::create_dir(town.path("out")).unwrap();
        for version in [two_portals(), after.clone()] {
            town.build_on(disk(&town), &version).unwrap();
            assert_eq!(town.seen(), version.all());
            town.assert_tidy();
        }
    }
}

#[test]
fn nothing_is_exchanged_nor_written_when_nothing_changed() {
    let town = Town::new();
    town.build(&two_portals());
    let disk = FaultyDisk::default();
    let publisher = Publisher::open(&town.options, disk.clone()).unwrap();
    publisher.assets(&two_portals().assets).unwrap();
    for (unit, publication) in two_portals().units {
        let changes = publisher.publish(&unit, publication).unwrap();
        assert!(changes.is_empty() && changes.unchanged > 0);
    }
    assert_eq!(disk.exchanges.load(Ordering::Relaxed), 0);
    assert_eq!(names(&town.path("out.cabildo/publish/staging")), [""; 0]);
    let finished = publisher.finish(two_portals().root, &[]).unwrap();
    assert!(finished.root.is_empty() && finished.units.is_empty() && finished.assets.is_empty());
}

#[test]
fn a_new_fingerprint_over_the_same_files_is_remembered() {
    let town = Town::new();
    let mut version = two_portals();
    town.build(&version);
    version.units[0].1.fingerprint = [9; 32];
    town.build(&version);
    let publisher = town.open().unwrap();
    assert_eq!(publisher.last(&folder("mar")).unwrap().fingerprint, [9; 32]);
}

#[test]
fn what_was_published_is_known_to_the_next_build() {
    let town = Town::new();
    town.build(&two_portals());
    let publisher = town.open().unwrap();
    let last = publisher.last(&folder("mar")).unwrap();
    assert_eq!(last.summary, b"summary of mar");
    assert_eq!(last.fingerprint, two_portals().units[0].1.fingerprint);
    let file = last.file("index.html").unwrap();
    assert_eq!(file.fingerprint, *blake3::hash(b"mar").as_bytes());
    assert_eq!(file.length, 3);
    assert!(publisher.last(&folder("none")).is_none());
}

#[test]
fn a_portal_whose_folder_is_gone_has_no_last_version() {
    let town = Town::new();
    town.build(&two_portals());
    fs::remove_dir_all(town.out("mar")).unwrap();
    let publisher = town.open().unwrap();
    assert!(publisher.last(&folder("mar")).is_none());
    assert!(publisher.last(&folder("rio")).is_some());
}

#[test]
fn changes_are_told_by_name_and_only_changed_files_are_written() {
    let town = Town::new();
    town.build(&Version::default().unit("mar", &[("a/same", "1"), ("b", "1"), ("c/d", "1")]));
    let same = RealDisk.info(&town.out("mar/a/same")).unwrap();
    let publisher = town.open().unwrap();
    let after = Version::default().unit("mar", &[("a/same", "1"), ("b", "2"), ("e/f", "1")]);
    let (unit, publication) = after.units[0].clone();
    let changes = publisher.publish(&unit, publication).unwrap();
    assert!(changes.added.open().iter().eq(["e/f"]));
    assert_eq!(changes.changed, ["b"]);
    assert_eq!(changes.removed, ["c/d"]);
    assert_eq!(changes.unchanged, 1);
    assert_eq!(town.seen(), after.all());
    assert!(!town.out("mar/c").exists(), "no empty folder is left");
    assert_eq!(RealDisk.info(&town.out("mar/a/same")).unwrap(), same);
}

#[test]
fn a_file_that_somebody_removed_is_put_back_with_the_next_change() {
    let town = Town::new();
    let version = two_portals();
    town.build(&version);
    fs::remove_file(town.out("mar/minutes/1/index.html")).unwrap();
    town.build(&version);
    assert_eq!(town.seen(), version.all());
}

#[test]
fn a_portal_that_is_not_handed_over_stays_and_the_others_are_published() {
    let town = Town::new();
    town.build(&two_portals());
    let after = Version::default().unit("rio", &[("index.html", "new")]);
    town.build(&after.other("mar").root(&[("index.html", "root")]));
    let seen = town.seen();
    assert_eq!(seen["mar/minutes/1/index.html"], "one");
    assert_eq!(seen["rio/index.html"], "new");
    assert!(seen.contains_key("assets/site.1.css"), "mar names it");
}

#[test]
fn attachments_are_copied_once_and_never_linked_to_the_content() {
    let town = Town::new();
    town.put("content/a.pdf", "a long report");
    let mut version = Version::default().unit("mar", &[("index.html", "1")]);
    let attachment =
        Contents::CopyOf { path: town.path("content/a.pdf"), fingerprint: *blake3::hash(b"a long report").as_bytes() };
    version.units[0].1.files.push(("a.pdf".to_owned(), attachment));
    town.build(&version);
    town.put("content/a.pdf", "overwritten in place");
    assert_eq!(town.seen()["mar/a.pdf"], "a long report");

    // Known by its fingerprint, it is not read again: neither when nothing else changes …
    fs::remove_file(town.path("content/a.pdf")).unwrap();
    town.build(&version);
    // … nor when something does.
    version.units[0].1.files[0].1 = Contents::Bytes(b"2".to_vec());
    town.build(&version);
    assert_eq!(town.seen()["mar/a.pdf"], "a long report");
    assert_eq!(town.seen()["mar/index.html"], "2");
    let publisher = town.open().unwrap();
    let last = publisher.last(&folder("mar")).unwrap();
    assert_eq!(last.file("a.pdf").unwrap().length, 13);
}

#[test]
fn an_attachment_that_cannot_be_copied_leaves_the_portal_as_it_was() {
    let town = Town::new();
    let version = Version::default().unit("mar", &[("index.html", "1")]);
    town.build(&version);
    let mut after = version.clone();
    let attachment = Contents::CopyOf { path: town.path("content"), fingerprint: [1; 32] };
    after.units[0].1.files.push(("a.pdf".to_owned(), attachment));
    let error = town.build_on(RealDisk, &after).unwrap_err();
    assert!(matches!(error, Error::Disk { action: Action::Copy, .. }));
    assert_eq!(error.exit_class(), ExitClass::Machine);
    assert_eq!(town.seen(), version.all());
    town.assert_tidy();
}

#[test]
fn a_portal_that_leaves_the_site_is_removed() {
    let town = Town::new();
    town.build(&two_portals());
    let finished = town.build(&Version::default().unit("rio", &[("index.html", "rio")]));
    assert_eq!(finished.units, [folder("mar")]);
    assert_eq!(town.seen().keys().collect::<Vec<_>>(), ["rio/index.html"]);
    assert!(town.open().unwrap().last(&folder("mar")).is_none());
}

#[test]
fn a_strangers_file_stops_a_removal_and_an_exchange_and_is_named() {
    let town = Town::new();
    town.build(&two_portals());
    town.put("out/mar/minutes/mine.txt", "mine");
    let before = town.seen();
    let mut changed = two_portals();
    changed.units[0].1.files[0].1 = Contents::Bytes(b"new".to_vec());
    let without =
        Version::default().assets(&["site.1.css"]).styled(folder("rio"), &[("index.html", "rio")], &["site.1.css"]);
    for version in [changed, without.root(&[("index.html", "root"), ("img/logo.svg", "logo")])] {
        let error = town.build_on(RealDisk, &version).unwrap_err();
        let Error::Strangers { paths, more: 0, .. } = &error else {
            panic!("{error}");
        };
        assert!(paths[0].ends_with("out/mar/minutes/mine.txt"));
        assert_eq!(error.exit_class(), ExitClass::Refused);
        assert_eq!(town.seen(), before, "assets too: mar still names them");
        town.assert_tidy();
    }
}

#[test]
fn an_asset_stays_while_a_published_portal_names_it() {
    let town = Town::new();
    town.build(&two_portals());
    let assets = ["site.2.css"];
    let newer = Version::default().assets(&assets).styled(folder("rio"), &[("index.html", "rio 2")], &assets);
    let finished = town.build(&newer.clone().other("mar"));
    assert_eq!(finished.assets, [""; 0]);
    assert_eq!(names(&town.out("assets")), ["fonts", "site.1.css", "site.2.css"]);

    let finished = town.build(&newer.styled(folder("mar"), &[("index.html", "2")], &assets));
    assert_eq!(finished.assets, ["fonts/a.1.woff2", "site.1.css"]);
    assert_eq!(names(&town.out("assets")), ["site.2.css"]);
}

#[test]
fn an_asset_that_was_cut_short_is_written_again() {
    let town = Town::new();
    town.build(&two_portals());
    town.put("out/assets/site.1.css", "ass");
    town.build(&two_portals());
    assert_eq!(town.seen(), two_portals().all());
}

#[test]
fn a_portal_cannot_name_an_asset_that_is_not_there() {
    let town = Town::new();
    let version = Version::default().styled(folder("mar"), &[("a", "1")], &["none.css"]);
    let error = town.build_on(RealDisk, &version).unwrap_err();
    assert!(matches!(error, Error::UnknownAsset { asset, .. } if asset == "none.css"));
    assert_eq!(town.seen(), Files::new());
}

#[test]
fn root_files_are_left_changed_added_and_removed_with_their_folders() {
    let town = Town::new();
    town.build(&Version::default().root(&[("same", "1"), ("a/b/c", "1"), ("x", "1"), ("y/z", "1")]));
    let same = RealDisk.info(&town.out("same")).unwrap();
    // A file becomes a folder, and a folder a file.
    let after = Version::default().root(&[("same", "1"), ("x/y", "2"), ("y", "2"), ("n", "2")]);
    let finished = town.build(&after);
    assert!(finished.root.added.open().iter().eq(["n", "x/y", "y"]));
    assert_eq!(finished.root.removed, ["a/b/c", "x", "y/z"]);
    assert_eq!(town.seen(), after.all());
    assert_eq!(names(&town.path("out")), ["n", "same", "x", "y"]);
    assert_eq!(RealDisk.info(&town.out("same")).unwrap(), same);
}

#[test]
fn root_files_keep_out_of_the_folders_of_units_and_of_assets() {
    let town = Town::new();
    for path in ["mar/x", "MAR/x", "mar", "assets/x", "../x"] {
        let version = Version::default().unit("mar", &[("a", "1")]);
        let error = town.build_on(RealDisk, &version.root(&[(path, "")])).unwrap_err();
        assert!(matches!(error, Error::BadPath { .. }), "{path}");
    }
    let version = Version::default().root_unit(&[("index.html", "1")]);
    let error = town.build_on(RealDisk, &version.root(&[("index.html", "2")]));
    assert!(matches!(error, Err(Error::Collision { .. })));
}

#[test]
fn a_site_of_one_portal_fills_the_output() {
    let town = Town::new();
    let one = |text| {
        let files = [("index.html", text), ("minutes/1", "one")];
        Version::default()
            .assets(&["site.1.css"])
            .styled(Unit::Root, &files, &["site.1.css"])
            .root(&[("robots.txt", "all")])
    };
    for version in [one("1"), one("1"), one("2")] {
        town.build(&version);
        assert_eq!(town.seen(), version.all());
        town.assert_tidy();
    }
    assert!(town.open().unwrap().last(&Unit::Root).is_some());
}

#[test]
fn a_site_of_one_portal_becomes_one_of_several_and_back() {
    let one = Version::default().assets(&["site.1.css"]).styled(
        Unit::Root,
        &[("index.html", "one"), ("mar/index.html", "page")],
        &["site.1.css"],
    );
    for forced in [false, true] {
        let town = Town::with(|options| options.force_fallback = forced);
        for version in [&one, &two_portals(), &one, &two_portals()] {
            town.build(version);
            assert_eq!(town.seen(), version.all());
            town.assert_tidy();
        }
    }
}

#[test]
fn of_builds_that_begin_at_once_in_a_new_place_each_is_open_or_told_of_the_other() {
    // The folders are made in a moment that seldom meets another.
    for round in 0..300 {
        let town = Town::new();
        let barrier = std::sync::Barrier::new(4);
        let open = || {
            barrier.wait();
            Publisher::open(&town.options, RealDisk).map(drop)
        };
        let all: Vec<_> = std::thread::scope(|scope| {
            let begun: Vec<_> = (0..4).map(|_| scope.spawn(open)).collect();
            begun.into_iter().map(|one| one.join().expect("an end")).collect()
        });
        for outcome in all {
            assert!(matches!(outcome, Ok(()) | Err(Error::Busy { .. })), "round {round}: {outcome:?}");
        }
    }
}

#[test]
fn units_are_published_from_several_threads_at_once() {
    let town = Town::new();
    let names: Vec<String> = (0..32).map(|number| format!("town-{number}")).collect();
    for text in ["1", "2"] {
        let publisher = town.open().unwrap();
        std::thread::scope(|scope| {
            for half in names.chunks(8) {
                let publisher = &publisher;
                scope.spawn(move || {
                    for name in half {
                        let version = Version::default().unit(name, &[("a/b", text), ("c", "1")]);
                        let (unit, publication) = version.units[0].clone();
                        publisher.publish(&unit, publication).unwrap();
                    }
                });
            }
        });
        publisher.finish(Vec::new(), &[]).unwrap();
        assert_eq!(town.seen().len(), 64);
        assert!(names.iter().all(|name| town.seen()[&format!("{name}/a/b")] == text));
        town.assert_tidy();
    }
}

#[cfg(unix)]
#[test]
fn published_files_have_the_ordinary_permissions_whatever_those_of_the_content() {
    use std::os::unix::fs::PermissionsExt;
    let town = Town::new();
    town.put("content/a.pdf", "report");
    town.put("plain", "");
    fs::set_permissions(town.path("content/a.pdf"), fs::Permissions::from_mode(0o400)).unwrap();
    let mut version = Version::default().unit("mar", &[("index.html", "1")]);
    let attachment = Contents::CopyOf { path: town.path("content/a.pdf"), fingerprint: [1; 32] };
    version.units[0].1.files.push(("a.pdf".to_owned(), attachment));
    town.build(&version);
    let mode = |path: PathBuf| fs::metadata(path).unwrap().permissions().mode();
    assert_eq!(mode(town.out("mar/a.pdf")), mode(town.path("plain")));
    assert_eq!(mode(town.out("mar/index.html")), mode(town.path("plain")));
}
