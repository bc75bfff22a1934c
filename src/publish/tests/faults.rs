//! A disk that fails, or a build that is killed, at every single operation.
//!
//! Whatever fails where: each unit is wholly old or wholly new, its assets are there, and the next
//! build brings the new version about and leaves nothing lying round.

use super::*;

/// How a case exchanges, and on what disk.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Way {
    OneStep,
    ByNames,
    Unsupported,
    OnMountPoint,
}

const WAYS: [Way; 4] = [Way::OneStep, Way::ByNames, Way::Unsupported, Way::OnMountPoint];

fn several() -> [Version; 2] {
    let old = Version::default()
        .assets(&["site.1.css"])
        .styled(folder("mar"), &[("a", "1"), ("m/n", "1"), ("gone", "1")], &["site.1.css"])
        .styled(folder("leaves"), &[("a", "1")], &["site.1.css"])
        .unit("same", &[("a", "1")])
        .root(&[("index.html", "1"), ("gone/x", "1")]);
    let new = Version::default()
        .assets(&["site.2.css"])
        .styled(folder("mar"), &[("a", "2"), ("m/n", "1"), ("o/p", "2")], &["site.2.css"])
        .styled(folder("comes"), &[("a", "2")], &["site.2.css"])
        .unit("same", &[("a", "1")])
        .root(&[("index.html", "2"), ("more/y", "2")]);
    [old, new]
}

fn single() -> [Version; 2] {
    let version = |asset: &str, files: &[(&str, &str)], root: &str| {
        Version::default().assets(&[asset]).styled(Unit::Root, files, &[asset]).root(&[("robots.txt", root)])
    };
    [
        version("site.1.css", &[("a", "1"), ("m/n", "1"), ("gone", "1")], "1"),
        version("site.2.css", &[("a", "2"), ("m/n", "1"), ("o/p", "2")], "2"),
    ]
}

fn single_to_several() -> [Version; 2] {
    let [old, _] = single();
    let [_, new] = several();
    [old, new]
}

fn several_to_single() -> [Version; 2] {
    let [old, _] = several();
    let [_, new] = single();
    [old, new]
}

fn town(way: Way, old: &Version) -> Town {
    let mut town = Town::in_memory();
    town.options.force_fallback = way == Way::ByNames;
    town.options.durable = true;
    fs::create_dir(town.path("out")).unwrap();
    town.build_on(on(way, &town, FaultyDisk::default()), old).unwrap();
    town
}

fn on(way: Way, town: &Town, disk: FaultyDisk) -> FaultyDisk {
    FaultyDisk {
        mount: (way == Way::OnMountPoint).then(|| town.path("out").canonicalize().unwrap()),
        without_exchange: way == Way::Unsupported,
        ..disk
    }
}

/// Asserts that each unit is wholly one version or the other, with what it needs.
fn assert_whole(town: &Town, [old, new]: &[Version; 2], case: &str) {
    let seen = town.seen();
    let units = old.units.iter().chain(&new.units).map(|(unit, _)| unit);
    for unit in units.filter(|unit| **unit != Unit::Root) {
        let folder = unit.within(&town.path("out"));
        let stands = folder.exists().then(|| files(&folder));
        // A unit at the root may have had a folder of that name.
        let before = old.of(unit).or_else(|| beneath(old, unit));
        assert!(stands == before || stands == new.of(unit), "{case}: {unit} is {stands:?}");
        let assets = if stands == new.of(unit) { new } else { old };
        assert_assets(assets, unit, &seen, case);
    }
    for version in [old, new] {
        let Some(files) = version.of(&Unit::Root) else {
            continue;
        };
        // Each unit at the root has a file that the other version has not.
        let marker = if version.of(&Unit::Root) == old.of(&Unit::Root) { "gone" } else { "o/p" };
        if seen.contains_key(marker) && (old.units.len() == 1 && new.units.len() == 1) {
            assert!(files.iter().all(|(path, text)| seen.get(path) == Some(text)), "{case}: {seen:?}");
            assert_assets(version, &Unit::Root, &seen, case);
        }
    }
}

fn beneath(version: &Version, unit: &Unit) -> Option<Files> {
    let root = version.of(&Unit::Root)?;
    let prefix = format!("{unit}/");
    let below = root.iter().filter_map(|(path, text)| {
        let path = path.strip_prefix(&prefix)?;
        Some((path.to_owned(), text.clone()))
    });
    Some(below.collect::<Files>()).filter(|files| !files.is_empty())
}

fn assert_assets(version: &Version, unit: &Unit, seen: &Files, case: &str) {
    let publication = version.units.iter().find(|(other, _)| other == unit);
    let assets = publication.iter().flat_map(|(_, publication)| &publication.assets);
    for asset in assets {
        assert!(seen.contains_key(&format!("assets/{asset}")), "{case}: {unit} lacks {asset}");
    }
}

/// Lets the fault happen at each operation in turn, and the next build mend it.
fn try_everywhere(versions: &[Version; 2], way: Way, fault: Fault) {
    let [old, new] = versions;
    for operation in 0.. {
        let case = format!("{way:?}, {fault:?} at operation {operation}");
        let town = town(way, old);
        let disk = on(way, &town, FaultyDisk::at(operation, fault));
        let outcome = town.build_on(disk.clone(), new);
        if disk.count() <= operation {
            outcome.unwrap();
            assert!(operation > 50, "{operation}");
            return;
        }
        // The fallback, killed, is mended by the next build, and not before.
        if way == Way::OneStep || fault != Fault::Killed {
            assert_whole(&town, versions, &case);
        }
        let publisher = Publisher::open(&town.options, on(way, &town, FaultyDisk::default()));
        let publisher = publisher.unwrap_or_else(|error| panic!("{case}: {error}"));
        assert_whole(&town, versions, &case);
        assert_known(&town, &publisher, versions, &case);
        drop(publisher);
        town.build_on(on(way, &town, FaultyDisk::default()), new).unwrap_or_else(|error| panic!("{case}: {error}"));
        assert_eq!(town.seen(), new.all(), "{case}");
        town.assert_tidy();
    }
}

/// Asserts that what a build is told of a unit is what stands.
fn assert_known(town: &Town, publisher: &Publisher, versions: &[Version; 2], case: &str) {
    for (unit, publication) in versions.iter().flat_map(|version| &version.units) {
        let stands = files(&unit.within(&town.path("out")));
        let files = texts(&publication.files);
        let known = publisher.last(unit).map(|last| last.fingerprint);
        if *unit != Unit::Root && stands == files {
            assert_eq!(known, Some(publication.fingerprint), "{case}: {unit}");
        } else if *unit != Unit::Root {
            assert_ne!(known, Some(publication.fingerprint), "{case}: {unit}");
        }
    }
}

fn try_ways(versions: &[Version; 2], ways: &[Way]) {
    for way in ways {
        try_everywhere(versions, *way, Fault::Fails);
        try_everywhere(versions, *way, Fault::Killed);
    }
}

#[test]
fn portals_are_wholly_old_or_wholly_new_wherever_a_build_fails() {
    try_ways(&several(), &[Way::OneStep, Way::Unsupported]);
}

#[test]
fn portals_exchanged_by_names_are_whole_wherever_a_build_fails() {
    try_ways(&several(), &[Way::ByNames, Way::OnMountPoint]);
}

#[test]
fn a_single_portal_is_wholly_old_or_wholly_new_wherever_a_build_fails() {
    try_ways(&single(), &WAYS);
}

#[test]
fn one_portal_becoming_several_survives_a_failure_anywhere() {
    try_ways(&single_to_several(), &[Way::OneStep, Way::ByNames]);
}

#[test]
fn several_portals_becoming_one_survive_a_failure_anywhere() {
    try_ways(&several_to_single(), &[Way::OneStep, Way::ByNames]);
}

#[test]
fn a_first_build_killed_anywhere_is_mended_by_the_next() {
    let [_, new] = several();
    for way in [Way::OneStep, Way::ByNames] {
        try_everywhere(&[Version::default(), new.clone()], way, Fault::Killed);
    }
}

/// A build is killed, and so is the one that would mend it.
#[test]
fn a_build_killed_while_it_mends_another_is_mended_by_the_third() {
    for versions in [several(), single()] {
        let [old, new] = &versions;
        for way in [Way::OneStep, Way::ByNames] {
            for first in (0..).step_by(5) {
                let probe = town(way, old);
                let disk = on(way, &probe, FaultyDisk::at(first, Fault::Killed));
                let _ = probe.build_on(disk.clone(), new);
                if disk.count() <= first {
                    break;
                }
                for second in (first % 9..60).step_by(9) {
                    let case = format!("{way:?} at {first}, then at {second}");
                    let town = town(way, old);
                    let disk = on(way, &town, FaultyDisk::at(first, Fault::Killed));
                    let _ = town.build_on(disk, new);
                    let disk = on(way, &town, FaultyDisk::at(second, Fault::Killed));
                    let _ = town.build_on(disk, new);
                    let publisher = town.open().unwrap_or_else(|error| panic!("{case}: {error}"));
                    assert_whole(&town, &versions, &case);
                    drop(publisher);
                    town.build(new);
                    assert_eq!(town.seen(), new.all(), "{case}");
                    town.assert_tidy();
                }
            }
        }
    }
}

#[test]
fn a_torn_record_never_passes_for_a_whole_one() {
    let town = Town::new();
    let [old, _] = several();
    town.build(&old);
    let record = town.path("out.cabildo/publish/units/mar");
    let bytes = fs::read(&record).unwrap();
    fs::write(&record, &bytes[..bytes.len() / 2]).unwrap();
    // Which files are ours is no longer known, so none is touched.
    let error = town.open().unwrap_err();
    assert!(matches!(error, Error::Strangers { .. }));
}
