//! Collects the rule files of `rules/`, so that adding a rule is adding a file.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or(io::ErrorKind::NotFound)?);
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?);
    println!("cargo::rerun-if-changed=rules");
    let code = format!(
        "/// The built-in rule files: path and text, in order of path.\nconst BUILT_IN: &[(&str, &str)] = &{};\n\
         /// What every example can refer to: path and text.\nconst EXAMPLE_BASE: &[(&str, &str)] = &{};\n",
        embed(&root, "rules")?,
        embed(&root, "rules/base")?,
    );
    fs::write(out.join("embedded.rs"), code)
}

/// A Rust slice of the `.toml` files directly in `folder`.
fn embed(root: &Path, folder: &str) -> io::Result<String> {
    let entries = fs::read_dir(root.join(folder))?.collect::<io::Result<Vec<_>>>()?;
    let mut paths: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    paths.sort();
    let item = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        format!("({:?}, include_str!({:?})),", format!("{folder}/{name}"), path.to_string_lossy())
    };
    Ok(format!("[{}]", paths.iter().map(item).collect::<String>()))
}
