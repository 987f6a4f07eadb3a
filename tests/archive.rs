//! `factlint archive` and `factlint locate`, over a small archive.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::print_stderr, reason = "a test fails by panicking")]

mod support;

use support::{assert_snapshot, dataset, factlint, run, write};
use tempfile::TempDir;

const YEARBOOK: &str = "Yearbook\n\nOn 3 May gunmen attacked the bridge at Tamba.\nThey killed “four” soldiers.\n\n\
                        - **May 4, 2019:** Gunmen attack the camp. Four soldiers die.\n- **May 9, 2019:** Gunmen attack the bridge. Nobody dies.\n";

/// A data set of two sources, one of which has its text.
fn small() -> (TempDir, TempDir) {
    let sources = "[[source]]\nid = \"yearbook\"\ntitle = \"Yearbook\"\narchive = { file = \"yearbook.txt\", sha256 = \
                   \"SHA\" }\n\n[[source]]\nid = \"lost\"\ntitle = \"Lost\"\narchive = { file = \"lost.txt\", sha256 = \"0\" }\n";
    let sha = hex::encode(<sha2::Sha256 as sha2::Digest>::digest(YEARBOOK));
    let archive = tempfile::tempdir().unwrap();
    write(archive.path(), "yearbook.txt", YEARBOOK.as_bytes());
    (dataset(&[("sources.toml", &sources.replace("SHA", &sha))]), archive)
}

#[test]
fn the_status_of_each_text_is_told() {
    let (data, archive) = small();
    let status = || run(factlint().args(["archive", "status", "--data"]).arg(data.path()).arg("--archive").arg(archive.path()));
    let ended = status();
    assert_eq!(ended.status, 1, "one is absent");
    write(archive.path(), "yearbook.txt", b"another text");
    let changed = status();
    assert_eq!(changed.status, 1);
    assert_snapshot!("archive-status", format!("{}{}", ended.out, changed.out));
    let none = run(factlint().args(["archive", "status", "--data"]).arg(data.path()));
    assert_eq!(none.status, 2);
    assert!(none.err.contains("no archive is named"), "{}", none.err);
}

#[test]
fn words_are_located_and_can_be_pasted() {
    let (data, archive) = small();
    let locate = |source: &str, words: &str| {
        run(factlint().args(["locate", source, words, "--data"]).arg(data.path()).arg("--archive").arg(archive.path()))
    };
    let mut said = String::new();
    for (words, status) in [("killed \"four\" soldiers", 0), ("soldiers die", 0), ("attack the", 0), ("killed five soldiers", 1)] {
        let ended = locate("yearbook", words);
        assert_eq!(ended.status, status, "{words}: {}", ended.err);
        said.push_str(&format!("## {words}\n{}", ended.out));
    }
    assert_snapshot!("locate", said);
    assert_eq!(locate("lost", "x").status, 2);
    assert!(locate("yearbok", "x").err.contains("did you mean `yearbook`?"));
}

#[test]
fn what_locate_prints_is_found_by_check() {
    let (data, archive) = small();
    let pasted =
        run(factlint().args(["locate", "yearbook", "Four soldiers die", "--data"]).arg(data.path()).arg("--archive").arg(archive.path()))
            .out;
    let value = |key: &str| pasted.lines().find_map(|line| line.strip_prefix(&format!("{key} = "))).unwrap().to_owned();
    let incident = format!(
        "[[incident]]\nid = \"camp\"\ntitle = \"Camp\"\n\n[[incident.account]]\nsource = \"yearbook\"\nat = {}\nkilled = {{ is = 4, who = \"soldiers\", quote = {} }}\n",
        value("at"),
        value("quote")
    );
    write(data.path(), "camp.toml", incident.as_bytes());
    let ended =
        run(factlint().args(["check", "--select", "evidence", "--format", "short"]).arg(data.path()).arg("--archive").arg(archive.path()));
    assert_eq!(ended.out, "", "{}", ended.err);
}

#[test]
fn what_is_locked_is_quiet_without_the_texts_and_what_changes_is_not() {
    let (data, archive) = small();
    let incident = |killed: u32, quote: &str| {
        let text = format!(
            "[[incident]]\nid = \"camp\"\ntitle = \"Camp\"\n\n[[incident.account]]\nsource = \"yearbook\"\nat = \"May 4, 2019\"\nkilled = {{ is = {killed}, who = \"soldiers\", quote = \"{quote}\" }}\n"
        );
        write(data.path(), "camp.toml", text.as_bytes());
    };
    let check = || run(factlint().args(["check", "--select", "evidence", "--format", "short"]).arg(data.path()));
    let lock = || run(factlint().args(["archive", "lock", "--data"]).arg(data.path()).arg("--archive").arg(archive.path()));

    incident(4, "Four soldiers die");
    assert!(check().err.contains("not run, no archive at hand: "), "without a lock, nothing is said to be verified");
    assert_eq!(lock().out, "1 claims are in evidence.lock\n");
    assert_eq!(check().out, "");
    assert!(check().err.contains("no archive at hand, 1 claims are in the evidence lock"));

    incident(4, "Four soldiers");
    assert!(check().out.contains("warning[evidence-unverified]"), "{}", check().out);

    incident(5, "Four soldiers die");
    let ended = lock();
    assert_eq!(
        (ended.status, ended.out.as_str()),
        (1, "0 claims are in evidence.lock; 1 are not, see `factlint check --select evidence`\n")
    );

    write(data.path(), "evidence.lock", b"# another file\n");
    let ended = check();
    assert_eq!(ended.status, 2);
    assert!(ended.err.contains("this is no evidence lock of version 1") && ended.err.contains("evidence.lock:1:1"), "{}", ended.err);
}

#[test]
fn coverage_tells_what_is_in_the_data_and_what_is_not() {
    let (data, archive) = small();
    let sources = std::fs::read_to_string(data.path().join("sources.toml")).unwrap();
    let scoped =
        sources.replacen("\n\n[[source]]", "\nout-of-scope = [{ at = \"May 9, 2019\", reason = \"nobody was harmed\" }]\n\n[[source]]", 1);
    write(data.path(), "sources.toml", scoped.as_bytes());
    let incident = "[[incident]]\nid = \"camp\"\ntitle = \"Camp\"\n\n[[incident.account]]\nsource = \"yearbook\"\nat = \"gunmen attacked the bridge\"\n\
                    date = { is = \"2019-05-03\", quote = \"On 3 May\" }\n";
    write(data.path(), "camp.toml", incident.as_bytes());
    let coverage =
        |flags: &[&str]| run(factlint().arg("coverage").args(flags).arg("--data").arg(data.path()).arg("--archive").arg(archive.path()));
    assert_snapshot!("coverage", coverage(&["--list"]).out);
    let json: serde_json::Value = serde_json::from_str(&coverage(&["yearbook", "--format", "json"]).out).unwrap();
    assert_eq!((&json[0]["dated"], &json[0]["cited"], &json[0]["out_of_scope"]), (&3.into(), &1.into(), &1.into()));
    assert_eq!((&json[0]["open"][0]["at"], &json[0]["open_figures"][0]["words"]), (&"May 4, 2019".into(), &"four” soldiers.".into()));
    assert_eq!(coverage(&["yearbok"]).status, 2);
}

#[test]
fn the_words_of_the_source_stand_beside_what_is_wrong() {
    let (data, archive) = small();
    let account = |entry: &str, at: &str, claim: &str| {
        format!("\n[[incident.account]]\nsource = \"yearbook\"\nentry = \"{entry}\"\nat = \"{at}\"\n{claim}\n")
    };
    let incident = [
        "[[incident]]\nid = \"camp\"\ntitle = \"Camp\"\n".to_owned(),
        account("first", "gunmen attacked the bridge", "date = { is = \"2019-05-03\", quote = \"On 3 May\" }"),
        account(
            "second",
            "May 4, 2019",
            "date = { is = \"2019-05-04\", quote = \"May 4, 2019\" }\nkilled = { is = \">=4\", quote = \"Four soldiers\" }",
        ),
    ];
    write(data.path(), "camp.toml", incident.concat().as_bytes());
    let ended = run(factlint().arg("check").arg(data.path()).arg("--archive").arg(archive.path()));
    assert_snapshot!("sources-human", ended.out);
    let without = run(factlint().arg("check").arg(data.path()));
    assert!(!without.out.contains("yearbook.txt:"), "{}", without.out);
}
