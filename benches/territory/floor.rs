//! The floor under every builder: a site's bytes, ready in memory, written to as many files.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{fs, io, thread};

/// What a site consists of.
#[derive(Default)]
pub struct Site {
    /// Its HTML files.
    pub pages: usize,
    /// All its files, by their path below the site.
    files: Vec<(PathBuf, Vec<u8>)>,
}

impl Site {
    /// Reads a site.
    pub fn read(folder: &Path) -> io::Result<Self> {
        let mut site = Self::default();
        site.gather(folder, Path::new(""))?;
        site.files.sort_unstable();
        Ok(site)
    }

    fn gather(&mut self, folder: &Path, below: &Path) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let (path, below) = (entry.path(), below.join(entry.file_name()));
            if entry.file_type()?.is_dir() {
                self.gather(&path, &below)?;
            } else {
                self.pages += usize::from(path.extension().is_some_and(|ending| ending == "html"));
                self.files.push((below, fs::read(&path)?));
            }
        }
        Ok(())
    }

    /// How many files it has.
    pub fn files(&self) -> usize {
        self.files.len()
    }

    /// How many bytes they hold.
    pub fn bytes(&self) -> usize {
        self.files.iter().map(|(_, bytes)| bytes.len()).sum()
    }

    /// Writes it into a new folder, and tells how long that took.
    pub fn write(&self, folder: &Path, threads: usize) -> io::Result<Duration> {
        let start = Instant::now();
        let share = self.files.len().div_ceil(threads.max(1)).max(1);
        let write = |files: &[(PathBuf, Vec<u8>)]| files.iter().try_for_each(|file| write_one(folder, file));
        thread::scope(|scope| {
            let tasks: Vec<_> = self.files.chunks(share).map(|files| scope.spawn(move || write(files))).collect();
            tasks.into_iter().try_for_each(|task| task.join().map_err(|_| io::Error::other("a writer stopped"))?)
        })?;
        Ok(start.elapsed())
    }
}

fn write_one(folder: &Path, (path, bytes): &(PathBuf, Vec<u8>)) -> io::Result<()> {
    let path = folder.join(path);
    if fs::write(&path, bytes).is_err() {
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(&path, bytes)?;
    }
    Ok(())
}
