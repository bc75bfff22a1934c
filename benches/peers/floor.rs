//! Writes a site's bytes to as many files, and nothing else: what no builder can go below.
//!
//! `floor FOLDER COPY THREADS` reads a site into memory, and then tells how long writing it took.

#[path = "../territory/floor.rs"]
mod floor;

use std::path::Path;
use std::{env, io};

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [folder, copy, threads] = &arguments[..] else {
        return Err(io::Error::other("floor FOLDER COPY THREADS"));
    };
    let site = floor::Site::read(Path::new(folder))?;
    let threads = threads.parse().map_err(io::Error::other)?;
    let spent = site.write(Path::new(copy), threads)?;
    eprintln!("{} pages, {} files, {} bytes", site.pages, site.files(), site.bytes());
    println!("{}", spent.as_secs_f64());
    Ok(())
}
