//! How long it takes; run by hand, with `--release --ignored --nocapture`.

use std::time::Instant;

use super::*;

const TOWNS: usize = 100;
const FILES: usize = 71;

fn towns(text: &str, changed: usize) -> Version {
    let mut version = Version::default().assets(&["site.css"]);
    for town in 0..TOWNS {
        let file = |number: usize| {
            let text = if number < changed { text } else { "same" };
            let body = format!("{town} {number} {text} ").repeat(600);
            (format!("section-{}/page-{number}/index.html", number % 7), Contents::Bytes(body.into_bytes()))
        };
        let publication = Publication {
            files: (0..FILES).map(file).collect(),
            fingerprint: *blake3::hash(text.as_bytes()).as_bytes(),
            summary: vec![0; 2000],
            assets: vec!["site.css".to_owned()],
        };
        version.units.push((folder(&format!("town-{town}")), publication));
    }
    version.root(&[("index.html", text), ("404.html", "404"), ("robots.txt", "")])
}

fn timed(what: &str, work: impl FnOnce()) {
    let start = Instant::now();
    work();
    println!("{what:60} {:8.1} ms", start.elapsed().as_secs_f64() * 1e3);
}

/// As a build does it: portals in parallel, those with an unchanged fingerprint not handed over.
fn build(town: &Town, version: &Version) {
    let publisher = town.open().unwrap();
    publisher.assets(&version.assets).unwrap();
    let units: Vec<Unit> = version.units.iter().map(|(unit, _)| unit.clone()).collect();
    std::thread::scope(|scope| {
        for part in version.units.chunks(TOWNS / 2) {
            let publisher = &publisher;
            scope.spawn(move || {
                for (unit, publication) in part {
                    let last = publisher.last(unit).map(|last| last.fingerprint);
                    if last != Some(publication.fingerprint) {
                        publisher.publish(unit, publication.clone()).unwrap();
                    }
                }
            });
        }
    });
    publisher.finish(version.root.clone(), &units).unwrap();
}

#[test]
#[ignore = "measures"]
fn figures() {
    for durable in [false, true] {
        for place in ["/var/tmp", "/dev/shm"] {
            let Ok(dir) = tempfile::tempdir_in(place) else {
                continue;
            };
            let mut town = Town::at(dir);
            town.options.durable = durable;
            println!("{place}, durable: {durable}");
            let versions = [towns("1", FILES), towns("2", 1), towns("3", 1)];
            timed("raw: 7,100 files written, one thread", || {
                for (unit, publication) in &versions[0].units {
                    for section in 0..7 {
                        fs::create_dir_all(town.path(&format!("raw/{unit}/section-{section}"))).unwrap();
                    }
                    for (path, contents) in &publication.files {
                        let path = town.path("raw").join(unit.to_string()).join(path);
                        fs::create_dir(path.parent().unwrap()).unwrap();
                        let Contents::Bytes(bytes) = contents else { unreachable!() };
                        fs::write(path, bytes).unwrap();
                    }
                }
            });
            timed("first build, 7,100 files, two threads", || build(&town, &versions[0]));
            timed("nothing changed, skipped by fingerprint", || build(&town, &versions[0]));
            let mut same = versions[0].clone();
            same.units.iter_mut().for_each(|(_, unit)| unit.fingerprint = [5; 32]);
            timed("nothing changed, all handed over", || build(&town, &same));
            timed("71 → 1 of 71 files changed in each (rest rewritten)", || build(&town, &versions[1]));
            timed("1 of 71 files changed in each of 100 portals", || build(&town, &versions[2]));
            let mut one = versions[2].clone();
            one.units[0] = versions[1].units[0].clone();
            timed("1 file changed in 1 portal", || build(&town, &one));
            timed("everything removed", || {
                town.open().unwrap().finish(Vec::new(), &[]).unwrap();
            });
        }
    }
}
