//! Says that the program contains the default theme, so that a new file there is seen.

fn main() {
    println!("cargo:rerun-if-changed=themes/default");
}
