//! Says that the program contains the default theme, so that a new file there is seen, and tells a program that is
//! made to be used which revision of its source it was made of.

#![expect(clippy::disallowed_methods, reason = "what Cargo says to a build script it says in the environment")]

use std::process::Command;

fn main() {
    println!("cargo:rerun-if-changed=themes/default");
    println!("cargo:rerun-if-env-changed=CABILDO_REVISION");
    // While it is worked on, each commit would compile all of it again.
    if std::env::var("PROFILE").is_ok_and(|profile| profile == "release")
        && std::env::var_os("CABILDO_REVISION").is_none()
    {
        println!("cargo:rerun-if-changed=.git/logs/HEAD");
        if let Some(revision) = revision() {
            println!("cargo:rustc-env=CABILDO_REVISION={revision}");
        }
    }
}

/// The commit of the checkout, with a `+` where files differ from it; none outside of one.
fn revision() -> Option<String> {
    let told = Command::new("git")
        .args(["describe", "--always", "--abbrev=40", "--exclude=*", "--dirty=+"])
        .output()
        .ok()
        .filter(|told| told.status.success())?;
    String::from_utf8(told.stdout).ok().map(|revision| revision.trim().to_owned())
}
