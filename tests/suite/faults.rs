//! Faults on the real disk: builds that are killed, a disk that is full or lets nobody write, two builds
//! at once, content that changes meanwhile, clocks that are wrong. Afterwards each portal is wholly the
//! old or wholly the new one, the next build mends, and nothing of anyone else's was touched.
//!
//! Every single operation that fails is tried in the program's own tests (`publish::tests::faults`), on
//! a disk that is made to. `CABILDO_KILLS=200` kills so many builds here.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::process::Stdio;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant, SystemTime};

use crate::demo::copy;
use crate::publishing::of;
use crate::site::{Site, files_below, write};

const PAGE: &str = "---\ntitle: Horario\n---\nDe ocho a cuatro.\n";

/// A site's files by path.
type Files = BTreeMap<String, Vec<u8>>;

/// A page that says a version, in both towns.
fn set(site: &Site, version: usize) {
    for town in ["uno", "dos"] {
        site.write(&format!("{town}/pages/horario.md"), format!("---\ntitle: Horario\n---\nVersión {version}.\n"));
    }
}

/// What a site with a version of that page is, built where nothing stood.
fn anew(version: usize) -> Files {
    let site = Site::new().argument("--no-search");
    set(&site, version);
    site.build().exits(0).files()
}

#[track_caller]
fn whole(stands: &Files, versions: &[&Files], when: &str) {
    for town in ["uno/", "dos/"] {
        let own = of(town, stands);
        assert!(versions.iter().any(|version| of(town, version) == own), "{town} {when}");
    }
}

#[test]
fn a_build_that_is_killed_at_any_moment_leaves_each_town_wholly_old_or_wholly_new() {
    let kills: u32 = std::env::var("CABILDO_KILLS").ok().map_or(12, |kills| kills.parse().expect("a number"));
    let site = Site::new().argument("--no-search");
    let versions = [anew(0), anew(1)];
    set(&site, 0);
    let begun = Instant::now();
    site.build().exits(0);
    let mut length = begun.elapsed();
    // A stranger's file beside the output, and one beside the cache.
    let strangers = ["public.txt", "public.cabildo.txt"].map(|name| site.path(name));
    strangers.iter().for_each(|path| write(path, "de otra persona"));
    let mut cut = 0;
    for number in 0..kills {
        set(&site, (number as usize + 1) % 2);
        let mut child = site.command(&["build", "--today", "2026-10-01"]).stderr(Stdio::null()).spawn().expect("a run");
        // Moments that lie unevenly over the length of a build, and a little beyond it.
        std::thread::sleep(length * (number * 61 % 107) / 100);
        let _ = child.kill();
        cut += u32::from(!child.wait().expect("an end").success());
        whole(&site.published(), &[&versions[0], &versions[1]], &format!("at kill {number}"));
        let begun = Instant::now();
        let mended = site.build().exits(0).files();
        // The machine is not always as busy.
        length = begun.elapsed();
        assert!(mended == versions[(number as usize + 1) % 2], "mended after kill {number}");
    }
    assert!(cut * 2 > kills, "{cut} of {kills} were killed before they ended");
    eprintln!("{kills} builds, {cut} of them killed before they ended");
    for path in strangers {
        assert_eq!(fs::read_to_string(&path).ok().as_deref(), Some("de otra persona"), "{}", path.display());
    }
    let rests: Vec<_> = fs::read_dir(site.path("public.cabildo/publish/staging")).expect("a folder").collect();
    assert!(rests.is_empty(), "{rests:?}");
}

#[test]
fn of_two_builds_at_once_one_publishes_and_the_other_says_so() {
    // On a busy machine one may end before the other begins.
    assert!((0..8).any(|_| two_builds_meet()), "two builds never met");
}

/// Starts two builds; whether they met, and then one was refused.
fn two_builds_meet() -> bool {
    let site = copy(&["loma-quieta"]);
    let content = files_below(&site.path("content"));
    let start = || {
        site.command(&["build", "--no-search", "--lang", "en", "--today", "2026-10-01"])
            .stderr(Stdio::piped())
            .spawn()
            .expect("a run")
    };
    let both = [start(), start()].map(|child| child.wait_with_output().expect("an end"));
    let codes: BTreeSet<_> = both.iter().map(|output| output.status.code()).collect();
    if codes == BTreeSet::from([Some(0)]) {
        return false;
    }
    assert_eq!(codes, BTreeSet::from([Some(0), Some(3)]));
    let late = both.iter().find(|output| output.status.code() == Some(3)).expect("the late one");
    let told = String::from_utf8_lossy(&late.stderr);
    assert!(told.contains("another build is under way (process "), "{told}");
    site.build_with(&["--no-search"]).exits(0);
    assert!(files_below(&site.path("content")) == content, "content is never written to");
    true
}

#[test]
fn a_full_disk_leaves_the_old_site_and_the_next_build_mends() {
    let site = Site::new().argument("--no-search").argument("--out").argument("disco/public");
    let Some(_disk) = small_disk::at(&site.path("disco")) else { return };
    site.build().exits(0);
    let before = files_below(&site.path("disco/public"));
    site.write("dos/pages/horario.md", PAGE);
    site.write("uno/files/grande.bin", vec![7; 8 * 1024 * 1024]);
    site.build().exits(3).says("cannot be written");
    let stands = files_below(&site.path("disco/public"));
    assert!(of("uno/", &stands) == of("uno/", &before));
    site.remove("uno/files/grande.bin");
    site.build().exits(0);
    let stands = files_below(&site.path("disco/public"));
    assert!(stands.contains_key("dos/paginas/horario/index.html"));
    assert!(of("uno/", &stands) == of("uno/", &before));
}

#[test]
fn a_first_build_on_a_full_disk_says_what_went_out_and_what_was_found() {
    let site = Site::new().argument("--no-search").argument("--out").argument("disco/public");
    let Some(_disk) = small_disk::at(&site.path("disco")) else { return };
    site.write("uno/files/grande.bin", vec![7; 8 * 1024 * 1024]);
    let line = "{functional: \"04.5.1\", name: Aceras, approved: \"10.00\"}";
    site.write("dos/budgets/2026.yaml", format!("year: 2026\nexpenditure: [{line}]\n"));
    let told = site.build().exits(3).tells("dos/budgets/2026.yaml", "budget-without-source", "");
    let told = told.says("cannot be written").says("Only dos went out, and neither the home");
    assert!(!told.stderr.contains("panicked"), "{}", told.stderr);
    let stands = files_below(&site.path("disco/public"));
    assert!(stands.contains_key("dos/index.html") && !stands.contains_key("index.html"));
    site.remove("uno/files/grande.bin");
    site.build().exits(0);
    assert!(files_below(&site.path("disco/public")).contains_key("index.html"));
}

mod small_disk {
    //! A disk of four megabytes, where whoever runs the tests may mount one.

    use std::path::{Path, PathBuf};
    use std::process::Command;

    /// Unmounted when it is dropped.
    pub struct SmallDisk(PathBuf);

    /// A disk at a folder that is made for it; where none can be mounted, that is said.
    pub fn at(folder: &Path) -> Option<SmallDisk> {
        std::fs::create_dir(folder).expect("a folder");
        let disk = mount(folder);
        if disk.is_none() {
            eprintln!("skipped: no disk can be mounted here");
        }
        disk
    }

    fn mount(folder: &Path) -> Option<SmallDisk> {
        let status = Command::new("mount").args(["-t", "tmpfs", "-o", "size=4m", "tmpfs"]).arg(folder).output().ok()?;
        status.status.success().then(|| SmallDisk(folder.to_owned()))
    }

    impl SmallDisk {
        /// Lets nobody write to it, or lets them again.
        pub fn read_only(&self, is: bool) -> bool {
            let options = if is { "remount,ro,size=4m" } else { "remount,rw,size=4m" };
            let mut command = Command::new("mount");
            command.args(["-o", options]).arg(&self.0).output().is_ok_and(|done| done.status.success())
        }
    }

    impl Drop for SmallDisk {
        fn drop(&mut self) {
            let _ = Command::new("umount").arg(&self.0).output();
        }
    }
}

#[test]
fn on_a_disk_that_lets_nobody_write_the_old_site_stays() {
    let site = Site::new().argument("--no-search").argument("--out").argument("disco/public");
    let Some(disk) = small_disk::at(&site.path("disco")) else { return };
    site.build().exits(0);
    let before = files_below(&site.path("disco/public"));
    set(&site, 1);
    assert!(disk.read_only(true));
    site.build().exits(3).says("can only be read");
    assert!(files_below(&site.path("disco/public")) == before);
    assert!(disk.read_only(false));
    site.build().exits(0);
    whole(&files_below(&site.path("disco/public")), &[&anew(1)], "when it can be written again");
}

#[test]
fn content_that_cannot_be_written_to_is_read_and_nothing_more() {
    let site = Site::new().argument("--no-search").argument("--content").argument("disco");
    let Some(disk) = small_disk::at(&site.path("disco")) else { return };
    crate::site::copy_folder(&site.path("content"), &site.path("disco"));
    assert!(disk.read_only(true));
    site.build().exits(0);
    assert!(disk.read_only(false));
}

#[test]
fn an_output_on_another_disk_than_the_cache_is_exchanged_whole_too() {
    let site = Site::new().argument("--no-search").argument("--out").argument("disco/public");
    let site = site.argument("--cache").argument("cache");
    let Some(_disk) = small_disk::at(&site.path("disco")) else { return };
    let versions = [anew(0), anew(1)];
    set(&site, 0);
    let begun = Instant::now();
    site.build().exits(0);
    let length = begun.elapsed();
    for (number, part) in [35_u32, 60, 80, 95].into_iter().enumerate() {
        let version = (number + 1) % 2;
        set(&site, version);
        let mut child = site.command(&["build", "--today", "2026-10-01"]).stderr(Stdio::null()).spawn().expect("a run");
        std::thread::sleep(length * part / 100);
        let _ = child.kill();
        let _ = child.wait();
        let stands = files_below(&site.path("disco/public"));
        whole(&stands, &[&versions[0], &versions[1]], &format!("killed at {part} %"));
        site.build().exits(0);
        assert!(files_below(&site.path("disco/public")) == versions[version], "mended after {part} %");
    }
}

#[test]
fn content_that_changes_while_it_is_read_is_told_or_built_and_the_next_build_is_right() {
    let site = Site::new().argument("--no-search").with("files/plano.txt", "uno");
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut version = 0;
            while !stop.load(Ordering::Relaxed) {
                version += 1;
                set(&site, version % 7);
                site.write("uno/files/plano.txt", "x".repeat(version % 50));
                let extra = site.path("content/uno/pages").join(format!("extra-{}.md", version % 3));
                write(&extra, PAGE);
                let _ = fs::remove_file(extra);
            }
        });
        let run = |_| site.command(&["build", "--today", "2026-10-01", "--lang", "en"]).output();
        let runs: Vec<_> = (0..8).map(run).collect();
        // Before anything is asked of the runs: who waits for the writer would wait for ever.
        stop.store(true, Ordering::Relaxed);
        for done in runs {
            let done = done.expect("a run");
            let told = String::from_utf8_lossy(&done.stderr).into_owned();
            // A file that is half written is told, and one that went away; nothing else happens.
            assert!(matches!(done.status.code(), Some(0 | 1 | 3)) && !told.contains("panicked"), "{done:?}");
        }
    });
    set(&site, 1);
    site.remove("uno/files/plano.txt");
    whole(&site.build().exits(0).files(), &[&anew(1)], "when nothing changes any more");
}

#[test]
fn neither_a_clock_that_was_turned_back_nor_old_times_of_files_hide_a_change() {
    let site = Site::new().with("files/plano.txt", "uno").with("pages/horario.md", PAGE);
    site.build().exits(0);
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(86_400);
    let file = site.path("content/uno/files/plano.txt");
    let before = fs::metadata(&file).and_then(|facts| facts.modified()).expect("a time");
    // Others of the same length, with the time of the old ones, and with one of 1970.
    for (text, time) in [("dos", before), ("tre", long_ago), ("cua", long_ago)] {
        fs::write(&file, text).expect("a file");
        File::options().write(true).open(&file).and_then(|file| file.set_modified(time)).expect("a time");
        let outcome = site.build().exits(0);
        assert_eq!(outcome.page("uno/files/plano.txt"), text);
        let sums = outcome.page("uno/integrity.json");
        let digest = <sha2::Sha256 as sha2::Digest>::digest(text);
        let sum: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        assert!(sums.contains(&sum), "{text}: the sum is that of what is published");
    }
    // A day before the last build, everything is as on a new disk of that day.
    let mut back = Site::new().with("files/plano.txt", "cua").with("pages/horario.md", PAGE);
    let mut site = site;
    let earlier = site.today("2026-03-01").build().exits(0).files();
    assert!(earlier == back.today("2026-03-01").build().exits(0).files());
}
