//! The shipped data set: no errors, and the disagreements that a careful reader knows.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::print_stderr, reason = "a test fails by panicking")]

mod support;

use serde_json::Value;
use support::{assert_snapshot, factlint, run, shipped};

fn findings(rule: &str, subject: &str) -> Vec<Value> {
    let output: Value = serde_json::from_str(&run(factlint().args(["check", "--format", "json"]).arg(shipped())).out).unwrap();
    let all = output["findings"].as_array().unwrap().clone();
    all.into_iter().filter(|finding| finding["rule"] == rule && finding["subject"]["id"] == subject).collect()
}

fn values(finding: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    finding["claims"].as_array().unwrap().iter().map(|claim| (text(&claim["source"]), text(&claim["value"]))).collect()
}

fn pair(source: &str, value: &str) -> (String, String) {
    (source.to_owned(), value.to_owned())
}

#[test]
fn the_summary() {
    let ended = run(factlint().args(["check", "--format", "short"]).arg(shipped()));
    assert_eq!(ended.status, 0, "{}", ended.out);
    assert_snapshot!("shipped-summary", ended.err);
}

#[test]
fn the_day_of_boulkessi_and_mondoro() {
    let found = findings("date-conflict", "boulkessi-mondoro-camps");
    assert_eq!(found.len(), 1);
    let told = [pair("cep-2024", "2019-09-30"), pair("crt-2019", "2019-09-30"), pair("cep-2024", "2019-10-03")];
    assert_eq!(values(&found[0]), told);
}

#[test]
fn the_toll_of_indelimane() {
    let found = findings("count-breakdown-differs", "indelimane-army-post");
    assert_eq!(found.len(), 1);
    assert_eq!(values(&found[0]), [pair("cep-2019", ">=54"), pair("cep-2024", ">=54"), pair("crt-2019", ">=54")]);
    assert!(found[0]["message"].as_str().unwrap().contains("at least 53 soldiers + 1 civilian = at least 54"));
}

#[test]
fn the_spellings_of_boulkessi() {
    let found = findings("spelling-variant", "boulkessi");
    assert_eq!(found.len(), 1);
    let forms: Vec<&str> = found[0]["claims"].as_array().unwrap().iter().map(|claim| claim["text"].as_str().unwrap()).collect();
    assert_eq!(forms, ["Boulikessi", "Boulkessi"]);
}

#[test]
fn the_days_of_captivity() {
    let found = findings("duration-mismatch", "dubois-and-woodke-release");
    assert_eq!((found.len(), &found[0]["severity"]), (1, &Value::from("info")));
    let notes = found[0]["notes"].to_string();
    assert!(notes.contains("8 Apr 2021 to 16 Mar 2023 is 707 days, not 711 days; 711 days before 16 Mar 2023 is 4 Apr 2021."), "{notes}");
    assert!(notes.contains("Jeffery Woodke: Oct 2016 to 16 Mar 2023 is 2327 to 2357 days"), "{notes}");
}

/// Needs the archived texts, which are private to those who may hold them.
#[test]
fn undated_entries_are_bounded_by_their_neighbours() {
    let Some(archive) = support::archive() else { return };
    let flags = ["check", "--select", "date-missing", "--format", "json", "--archive"];
    let output: Value = serde_json::from_str(&run(factlint().args(flags).arg(&archive).arg(shipped())).out).unwrap();
    let notes = output["findings"].as_array().unwrap().iter().map(|finding| finding["notes"].to_string()).collect::<String>();
    for bounds in ["between 24 Jan 2012 and 20 Nov 2012", "between 23 Apr 2020 and 11 May 2020", "between 17 Oct 2022 and 6 Nov 2022"] {
        assert!(notes.contains(bounds), "{notes}");
    }
}

/// Needs the archived texts, which are private to those who may hold them.
#[test]
fn every_quote_is_in_its_source() {
    let Some(archive) = support::archive() else { return };
    let ended = run(factlint().args(["check", "--format", "json", "--archive"]).arg(&archive).arg(shipped()));
    assert_eq!(ended.status, 0, "{}{}", ended.err, ended.out);
    let output: Value = serde_json::from_str(&ended.out).unwrap();
    let wrong = output["findings"].as_array().unwrap().iter().filter(|finding| finding["family"] == "evidence").count();
    assert_eq!((wrong, output["summary"]["not_run"].as_array().unwrap().len()), (0, 0));
    let passages = output["findings"].as_array().unwrap().iter().flat_map(|finding| finding["claims"].as_array().unwrap());
    for claim in
        passages.filter(|claim| !claim["quote"].is_null() && claim["text"] != "" && !claim["text"].as_str().unwrap().contains(" + "))
    {
        let passage = &claim["passage"];
        let text = std::fs::read_to_string(archive.join(passage["file"].as_str().unwrap())).unwrap();
        let at = |end: &str| usize::try_from(passage[end].as_u64().unwrap()).unwrap();
        let (start, end) = (at("start"), at("end"));
        let words: String = text.chars().skip(start).take(end - start).collect();
        let first = claim["quote"].as_str().unwrap().split(' ').next().unwrap().trim_matches(|c: char| !c.is_alphanumeric());
        assert!(words.contains(first), "{first:?} is not in {words:?}");
    }
}

/// The lock stands for the texts: a run without them says the same, but for what can only be seen in the texts.
#[test]
fn a_run_without_the_texts_is_as_quiet_as_one_with_them() {
    let Some(archive) = support::archive() else { return };
    let check = |flags: &[&std::ffi::OsStr]| -> Value {
        serde_json::from_str(&run(factlint().args(["check", "--format", "json"]).args(flags).arg(shipped())).out).unwrap()
    };
    let (without, with) = (check(&[]), check(&["--archive".as_ref(), archive.as_os_str()]));
    let not_run: Vec<&Value> = without["summary"]["not_run"].as_array().unwrap().iter().map(|rule| &rule["rule"]).collect();
    let said = |output: &Value| -> Vec<(Value, Value)> {
        let run = output["findings"].as_array().unwrap().iter().filter(|finding| !not_run.contains(&&finding["rule"]));
        run.map(|finding| (finding["rule"].clone(), finding["message"].clone())).collect()
    };
    assert_eq!(said(&without), said(&with));
}

/// What is committed is what `factlint archive lock` makes of the data as they are.
#[test]
fn the_evidence_lock_is_up_to_date() {
    let Some(archive) = support::archive() else { return };
    let copy = tempfile::tempdir().unwrap();
    for path in factlint::files::discover(&shipped()).files {
        support::write(copy.path(), &factlint::files::slashed(&path), &std::fs::read(shipped().join(&path)).unwrap());
    }
    support::write(copy.path(), "factlint.toml", b"format = 1\n");
    let ended = run(factlint().args(["archive", "lock", "--data"]).arg(copy.path()).arg("--archive").arg(&archive));
    assert_eq!(ended.status, 0, "{}{}", ended.out, ended.err);
    let read = |folder: &std::path::Path| std::fs::read_to_string(folder.join("evidence.lock")).unwrap();
    assert!(read(copy.path()) == read(&shipped()), "run `factlint archive lock --data dataset`");
}

/// A run without the archive is as quiet as one with it, through the lock.
#[test]
fn nothing_is_unverified() {
    let ended = run(factlint().args(["check", "--select", "evidence", "--format", "short"]).arg(shipped()));
    assert_eq!(ended.out, "");
}
