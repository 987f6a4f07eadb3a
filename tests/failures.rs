//! What cannot be read: clear errors, exit status 2, and whatever could be checked is still printed.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::print_stderr, reason = "a test fails by panicking")]

mod support;

use std::fs;

use support::{assert_snapshot, dataset, factlint, run, shipped, write};

/// The message with the scratch folder taken out, which is another on every run.
fn scrubbed(text: &str, root: &std::path::Path) -> String {
    let real = root.canonicalize().unwrap();
    text.replace(&real.display().to_string(), "[ROOT]").replace(&root.display().to_string(), "[ROOT]")
}

#[test]
fn what_cannot_be_read_is_told_and_ends_with_2() {
    let mut said = String::new();
    let mut tell = |title: &str, root: &std::path::Path, command: &mut assert_cmd::Command| {
        let ended = run(command);
        assert_eq!(ended.status, 2, "{title}: {}{}", ended.out, ended.err);
        said.push_str(&format!("# {title}\n{}", scrubbed(&ended.err, root)));
    };

    let empty = tempfile::tempdir().unwrap();
    tell("no data set", empty.path(), factlint().arg("check").arg(empty.path()));
    tell("no such path", empty.path(), factlint().arg("check").arg(empty.path().join("nowhere")));

    write(empty.path(), "factlint.toml", b"format = 1\n");
    tell("a data set without data", empty.path(), factlint().arg("check").arg(empty.path()));
    fs::rename(empty.path().join("factlint.toml"), empty.path().join("moved.toml")).unwrap();
    write(empty.path(), "data/mali/factlint.toml", b"format = 1\n");
    tell("a data set further down", empty.path(), factlint().arg("check").arg(empty.path()));

    let broken = dataset(&[("factlint.toml", "format = 1\nformat = 2\n[severity\n")]);
    tell("a configuration that is not TOML", broken.path(), factlint().arg("check").arg(broken.path()));
    write(broken.path(), "factlint.toml", b"format = 7\n");
    tell("another format", broken.path(), factlint().arg("check").arg(broken.path()));
    write(broken.path(), "factlint.toml", b"# nothing\n");
    tell("no format", broken.path(), factlint().arg("check").arg(broken.path()));
    write(broken.path(), "factlint.toml", b"format = 1 # \xff\n");
    tell("a configuration that is not UTF-8", broken.path(), factlint().arg("check").arg(broken.path()));

    let fine = dataset(&[]);
    tell("an unknown rule", fine.path(), factlint().args(["check", "-A", "date-konflict", "--select", "dats"]).arg(fine.path()));
    tell("no such archive", fine.path(), factlint().args(["check", "--archive", "nowhere"]).arg(fine.path()));
    tell("two data sets", fine.path(), factlint().arg("check").arg(fine.path()).arg(shipped()));
    write(fine.path(), "rules/own.toml", b"name = \"own\"\nfamily = \"own\"\nseverity = \"warning\"\ncheck = \"agrement\"\nfinds = \"conflict\"\nsummary = \"\"\nmessage = \"\"\nwhy = \"\"\ndecide = \"\"\n");
    tell("a rule of an unknown kind", fine.path(), factlint().arg("check").arg(fine.path()));
    tell("no such rule", fine.path(), factlint().args(["explain", "date-conflikt"]));

    // The names of the shipped folder differ from machine to machine.
    let said = said.replace(&shipped().display().to_string(), "[SHIPPED]");
    assert_snapshot!("failures", said);
}

#[test]
fn a_file_that_is_not_utf8_does_not_keep_the_rest_from_being_checked() {
    let incident = "[[incident]]\nid = \"bridge\"\ntitle = \"Bridge\"\nkiled = 1\n";
    let folder = dataset(&[("bridge.toml", incident)]);
    write(folder.path(), "other.toml", b"[[incident]]\nid = \"\xff\"\n");
    for format in ["human", "short", "json"] {
        let ended = run(factlint().args(["check", "--format", format]).arg(folder.path()));
        assert_eq!(ended.status, 2);
        assert!(ended.out.contains("kiled"), "{format}: {}", ended.out);
        assert!(ended.err.contains("other.toml cannot be read: the file is not valid UTF-8, from byte 19 on"), "{}", ended.err);
    }
    let json = run(factlint().args(["check", "--format", "json"]).arg(folder.path())).out;
    serde_json::from_str::<serde_json::Value>(&json).unwrap();
}

#[test]
fn an_archived_text_that_is_missing_ends_with_2_and_the_rest_is_checked() {
    let source = "[[source]]\nid = \"gone\"\ntitle = \"Gone\"\narchive = { file = \"gone.txt\", sha256 = \"0\" }\n\
                  [[source]]\nid = \"out\"\ntitle = \"Out\"\narchive = { file = \"../out.txt\", sha256 = \"0\" }\n";
    let folder = dataset(&[("sources.toml", source)]);
    let archive = tempfile::tempdir().unwrap();
    let ended = run(factlint().arg("check").arg("--archive").arg(archive.path()).arg(folder.path()));
    assert_eq!(ended.status, 2);
    assert!(ended.err.contains("gone.txt cannot be read"), "{}", ended.err);
    assert!(ended.err.contains("would lie outside the archive"), "{}", ended.err);
    assert!(ended.out.contains("checked 0 incidents"), "{}", ended.out);
}

#[cfg(unix)]
#[test]
fn no_link_leads_out_of_the_data_set_or_the_archive() {
    use std::os::unix::fs::symlink;

    let secret = tempfile::tempdir().unwrap();
    write(secret.path(), "secret.toml", b"[[incident]]\nid = \"secret\"\ntitle = \"Secret\"\nbad = 1\n");
    let source = "[[source]]\nid = \"linked\"\ntitle = \"Linked\"\narchive = { file = \"linked.txt\", sha256 = \"0\" }\n";
    let folder = dataset(&[("sources.toml", source)]);
    symlink(secret.path().join("secret.toml"), folder.path().join("linked.toml")).unwrap();
    symlink(secret.path(), folder.path().join("linked")).unwrap();
    let archive = tempfile::tempdir().unwrap();
    symlink(secret.path().join("secret.toml"), archive.path().join("linked.txt")).unwrap();

    let ended = run(factlint().arg("check").arg("--archive").arg(archive.path()).arg(folder.path()));
    assert!(!ended.out.contains("secret"), "{}", ended.out);
    assert!(ended.err.contains("the link leads out of the archive"), "{}", ended.err);
}
