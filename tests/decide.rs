//! Decisions and judgements from the command line, on the shipped data and on small sets.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use factlint::edits::{appended, apply};
use serde_json::Value;
use support::{Said, dataset, factlint, run, shipped};
use tempfile::TempDir;

const SIGNED: [&str; 6] = ["--reason", "its reporter was there", "--by", "A. Curator", "--date", "2026-11-24"];

/// The files of a data set, below its root.
fn files(root: &Path) -> BTreeMap<PathBuf, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.insert(path.strip_prefix(root).unwrap().to_owned(), fs::read_to_string(&path).unwrap());
            }
        }
    }
    found
}

/// A copy of the shipped data set.
fn copied() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files(&shipped()) {
        support::write(folder.path(), path.to_str().unwrap(), text.as_bytes());
    }
    folder
}

/// What is found, with its state, by fingerprint.
fn states(root: &Path) -> BTreeMap<String, (String, String)> {
    let output: Value = serde_json::from_str(&run(factlint().args(["check", "--format", "json"]).arg(root)).out).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let findings = output["findings"].as_array().unwrap().iter();
    findings.map(|found| (text(&found["fingerprint"]), (text(&found["state"]), text(&found["message"])))).collect()
}

fn decide(root: &Path, what: &[&str], flags: &[&str]) -> Said {
    run(factlint().current_dir(root).arg("decide").args(what).args(flags))
}

fn only_open(root: &Path, rule: &str) -> String {
    let said = run(factlint().current_dir(root).args(["check", "--format", "short", "--select", rule]));
    said.out
}

#[test]
fn a_date_and_a_toll_of_the_shipped_data_are_decided_and_nothing_else_changes() {
    let folder = copied();
    let before = states(folder.path());
    let subject = "boulkessi-mondoro-camps";
    let date = decide(folder.path(), &[subject, "date"], &[&["--publish", "2019-09-30", "--basis", "agreement"], &SIGNED[..]].concat());
    assert_eq!((date.status, date.err.as_str()), (0, "wrote the decision to incidents/2019/boulkessi-mondoro-camps.toml\n"));
    let toll = decide(folder.path(), &[subject, "killed"], &[&["--disputed", "--basis", "none"], &SIGNED[..]].concat());
    assert_eq!(toll.status, 0, "{}", toll.err);
    let after = states(folder.path());
    let changed: BTreeSet<&str> =
        after.iter().filter(|(print, state)| before.get(*print) != Some(state)).map(|(_, (state, _))| state.as_str()).collect();
    assert_eq!((changed, before.len()), (BTreeSet::from(["decided"]), after.len()));
    assert_eq!(after.values().filter(|(state, _)| state == "decided").count() - before.values().filter(|(s, _)| s == "decided").count(), 2);

    // An edited claim makes it stale, by name; a later account that disagrees outdates it.
    let path = folder.path().join("incidents/2019/boulkessi-mondoro-camps.toml");
    let text = fs::read_to_string(&path).unwrap();
    let edited = text.replacen("is = \"2019-10-03\"", "is = \"2019-10-02\"", 1);
    assert_ne!(text, edited);
    fs::write(&path, &edited).unwrap();
    let stale = only_open(folder.path(), "decision-stale");
    assert!(stale.contains("rests on what cep-2024/october-3 said, which has changed"), "{stale}");
    let account = "\n[[incident.account]]\nsource = \"crt-2018\"\ndate = { is = \"2019-10-09\", inferred = \"made up\" }\n";
    fs::write(&path, text.replacen("\n[[decision]]", &format!("{account}\n[[decision]]"), 1)).unwrap();
    let outdated = only_open(folder.path(), "decision-outdated");
    assert!(outdated.contains("does not know crt-2018"), "{outdated}");

    // Read again and left as it is: recorded anew.
    let renewed = decide(folder.path(), &[subject, "date"], &["--renew"]);
    assert_eq!(renewed.status, 0, "{}", renewed.err);
    assert_eq!(only_open(folder.path(), "decisions"), "");
}

#[test]
fn a_record_put_behind_any_shipped_file_leaves_every_byte_before_it() {
    let record = "[[decision]]\nincident = \"x\"\nproperty = \"killed\"\n\n[decision.rests-on]\n\"a/b\" = \"0\"\n";
    for (path, text) in files(&shipped()).into_iter().filter(|(path, _)| path.extension().is_some_and(|end| end == "toml")) {
        let made = apply(&text, &[appended(&text, record)]).unwrap();
        assert_eq!(made.get(..text.len()), Some(text.as_str()), "{}", path.display());
        let mut read: toml::Table = toml::from_str(&made).unwrap();
        let mut decisions = read.remove("decision").unwrap();
        let last = decisions.as_array_mut().unwrap().pop().unwrap();
        assert_eq!(last["incident"].as_str(), Some("x"), "{}", path.display());
        if !decisions.as_array().unwrap().is_empty() {
            read.insert("decision".into(), decisions);
        }
        assert_eq!(read, toml::from_str::<toml::Table>(&text).unwrap(), "{}", path.display());
    }
}

const BRIDGE: &str = r#"# Kept as it is.
[[incident]]
id = "bridge"   # and so is this
title = "Attack at the bridge"

  [[incident.account]]
  source = "north"
  killed = { is = 4, who = "soldiers", quote = "killing four soldiers" }

  [[incident.account]]
  source = "river"
  killed = { is = 6, who = "soldiers", quote = "killing six soldiers" }
"#;

#[test]
fn without_an_answer_every_side_is_shown_and_nothing_is_written() {
    let folder = dataset(&[("bridge.toml", BRIDGE)]);
    let before = files(folder.path());
    let shown = decide(folder.path(), &["bridge", "killed"], &[]);
    support::assert_snapshot!("decide-shown", format!("{}{}exit status {}", shown.out, shown.err, shown.status));
    let half = decide(folder.path(), &["bridge", "killed"], &["--publish", "4"]);
    assert!(half.status == 2 && half.err.contains("it needs --basis, --reason, --by, --date"), "{}", half.err);
    let outside = decide(folder.path(), &["bridge", "killed"], &[&["--publish", "5", "--basis", "joint"], &SIGNED[..]].concat());
    assert!(outside.status == 2 && outside.err.contains("decision-outside-claims"), "{}", outside.err);
    let unknown = decide(folder.path(), &["bridg", "kiled"], &[]);
    assert!(unknown.err.contains("did you mean `bridge`") && unknown.err.contains("did you mean `killed`"), "{}", unknown.err);
    let undisputed = decide(folder.path(), &["bridge", "injured"], &["--disputed"]);
    assert!(undisputed.err.contains("nothing disagrees on bridge injured"), "{}", undisputed.err);
    assert_eq!(files(folder.path()), before);
}

#[test]
fn what_is_written_reads_back_and_can_be_undone() {
    let folder = dataset(&[("bridge.toml", BRIDGE)]);
    let hostile = ["--publish", "6", "--who", "soldiers", "--basis", "closest", "--reason", "a \"quote\" \\ and\na line", "--by", "ünï"];
    let said = decide(folder.path(), &["bridge", "killed"], &[&hostile[..], &["--date", "2024-01"]].concat());
    assert_eq!(said.status, 0, "{}", said.err);
    let text = fs::read_to_string(folder.path().join("bridge.toml")).unwrap();
    assert!(text.starts_with(BRIDGE));
    support::assert_snapshot!("decide-written", text[BRIDGE.len()..].to_owned());
    let again = decide(folder.path(), &["bridge", "killed"], &[&["--disputed", "--basis", "none"], &SIGNED[..]].concat());
    assert!(again.status == 2 && again.err.contains("is decided in bridge.toml:14"), "{}", again.err);
    let inline =
        text.replacen("\n[decision.rests-on]\n", "rests-on = { north = \"x\", gone = \"y\" }\n# ", 1).replacen("\nriver = ", "\n# ", 1);
    fs::write(folder.path().join("bridge.toml"), &inline).unwrap();
    assert_eq!(decide(folder.path(), &["bridge", "killed"], &["--renew"]).status, 0);
    let renewed = fs::read_to_string(folder.path().join("bridge.toml")).unwrap();
    assert!(renewed.contains("rests-on = { north = \"") && renewed.contains("\", river = \""), "{renewed}");
    assert_eq!(only_open(folder.path(), "decisions"), "");
}

#[test]
fn a_pair_is_judged_once_and_for_all() {
    let second = BRIDGE
        .replace("\"bridge\"", "\"ford\"")
        .replace("at the bridge", "at the ford")
        .replace("= 4", "= 7")
        .replace("four", "seven")
        .replace("= 6", "= 9")
        .replace("six", "nine");
    let place = "place = { is = \"Korioumé\", quote = \"at Korioumé\" }\n  date = { is = \"2019-05-03\", quote = \"on 3 May\" }\n  killed";
    let (first, second) = (BRIDGE.replacen("killed", place, 1), second.replacen("killed", place, 1));
    let folder = dataset(&[("bridge.toml", &first), ("ford.toml", &second)]);
    assert!(only_open(folder.path(), "possible-duplicate").contains("bridge and ford may be one event"));
    let judge = |flags: &[&str]| run(factlint().current_dir(folder.path()).args(["judge", "ford", "bridge"]).args(flags));
    let shown = judge(&[]);
    assert!(shown.status == 2 && shown.out.contains("$ factlint judge bridge ford"), "{}{}", shown.out, shown.err);
    let said = judge(&[&["--verdict", "different"], &SIGNED[..]].concat());
    assert_eq!((said.status, said.err.as_str()), (0, "wrote the judgement to ford.toml\n"));
    assert_eq!(only_open(folder.path(), "possible-duplicate"), "");
    let again = judge(&[&["--verdict", "same"], &SIGNED[..]].concat());
    assert!(again.err.contains("are judged in ford.toml:"), "{}", again.err);
    let mixed = run(factlint().current_dir(folder.path()).args(["judge", "bridge", "red-lions"]));
    assert!(mixed.err.contains("an incident and an entity"), "{}", mixed.err);
}

#[test]
fn every_state_is_counted_and_no_ignores_shows_them() {
    let config = "format = 1\n[severity]\nunused-entity = \"off\"\nunused-source = \"off\"\n\n[[policy]]\nsettles = \"joint-range\"\n\
                  reason = \"the range is what can be said\"\nby = \"A. Curator\"\ndate = \"2024-01-05\"\n\n[[suppress]]\nrule = \"unregistered-name\"\n\
                  path = \"bridge.toml\"\nreason = \"the group is looked up\"\n";
    let text = BRIDGE
        .replace("is = 4", "is = \">=4\"")
        .replace("is = 6", "is = \">=6\"")
        .replace("killing four", "at least four")
        .replace("killing six", "at least six")
        .replacen("  killed", "  perpetrator = { is = \"Grey Owls\", quote = \"the Grey Owls\" }\n  killed", 1);
    let folder = dataset(&[("bridge.toml", &text), ("factlint.toml", config)]);
    let quiet = run(factlint().current_dir(folder.path()).arg("check"));
    assert!(quiet.out.starts_with("0 errors, 0 warnings, 0 info open; 1 decided, 1 suppressed, 0 in the baseline"), "{}", quiet.out);
    let all = run(factlint().current_dir(folder.path()).args(["check", "--no-ignores"]));
    support::assert_snapshot!("settled-human", all.out);
    let unknown = config.replace("unregistered-name", "unregistred-name");
    support::write(folder.path(), "factlint.toml", unknown.as_bytes());
    let said = only_open(folder.path(), "dangling-reference");
    assert!(said.contains("factlint.toml:") && said.contains("unregistred-name"), "{said}");
}

#[test]
fn a_share_is_published_in_its_digits() {
    let share = |value: &str, quote: &str| format!("share = {{ is = {value}, unit = \"percent\", quote = \"{quote}\" }}\n");
    let text = format!(
        "[[topic]]\nid = \"poll\"\ntitle = \"Poll\"\n\n\
         [[topic.account]]\nsource = \"north\"\n{}\n[[topic.account]]\nsource = \"river\"\n{}",
        share("52.60", "52.60 percent agreed"),
        share("\">=62.5\"", "at least 62.5 percent agreed"),
    );
    for (value, written) in [("52.60", "publish = 52.60\n"), (">=62.5", "publish = \">=62.5\"\n"), ("52.6", "publish = 52.6\n")] {
        let folder = dataset(&[("poll.toml", &text)]);
        let flags = [&["--publish", value, "--unit", "percent", "--basis", "closest"], &SIGNED[..]].concat();
        let said = decide(folder.path(), &["poll", "share"], &flags);
        assert_eq!(said.status, 0, "{}", said.err);
        assert!(fs::read_to_string(folder.path().join("poll.toml")).unwrap().contains(written));
        let shown = run(factlint().current_dir(folder.path()).args(["show", "poll", "--format", "json"]));
        let shown: Value = serde_json::from_str(&shown.out).unwrap();
        let text = shown.to_string();
        assert!(text.contains("\"52.6 percent\"") && text.contains("\"52.60\"") && text.contains("\">=62.5 percent\""), "{text}");
        assert_eq!(only_open(folder.path(), "facts"), "");
    }
}
