//! `factlint new` and `factlint draft`: what they write, and what they leave alone.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::print_stderr, reason = "a test fails by panicking")]

mod support;

use std::fs;
use std::path::Path;

use support::{Said, assert_snapshot, dataset, factlint, run, shipped, write};
use tempfile::TempDir;

const YEARBOOK: &str = "Yearbook\n\n- **May 3, 2019:** Red Lions attack the bridge at Tamba, killing at least six soldiers and two civilians. \
                        The ministry said that 12 people were injured. Sources: [Gazette](#), [Post](#)\n\
                        - **May 4, 2019:** Gunmen attack the camp in Korioumé. Four soldiers are killed.\n\
                        - **May 4, 2019:** Gunmen attack the market in Tamba\u{1b}[31m.\n";

const BRIDGE: &str = "# The bridge\n[[incident]]\nid = \"bridge\" # permanent\ntitle   =   'Attack at the bridge'\n\n[[incident.account]]\nsource = \"north\"\n\
                      note = \"\"\"\n[[incident]]\n\"\"\"\n# of the account\n\n# The market\n[[incident]]\nid = \"market\"\ntitle = \"Attack at the market\"\n";

/// A data set with two incidents in one file, and a source whose text is in the archive.
fn small() -> (TempDir, TempDir) {
    let sha = hex::encode(<sha2::Sha256 as sha2::Digest>::digest(YEARBOOK));
    let source = format!("[[source]]\nid = \"yearbook\"\ntitle = \"Yearbook\"\narchive = {{ file = \"y.txt\", sha256 = \"{sha}\" }}\n");
    let archive = tempfile::tempdir().unwrap();
    write(archive.path(), "y.txt", YEARBOOK.as_bytes());
    (dataset(&[("sources.toml", &source), ("incidents.toml", BRIDGE)]), archive)
}

fn read(folder: &TempDir, path: &str) -> String {
    fs::read_to_string(folder.path().join(path)).unwrap()
}

fn new(folder: &Path, arguments: &[&str]) -> Said {
    run(factlint().arg("new").args(arguments).arg("--data").arg(folder))
}

fn draft(data: &TempDir, archive: &TempDir, arguments: &[&str]) -> Said {
    run(factlint().args(["draft", "yearbook"]).args(arguments).arg("--data").arg(data.path()).arg("--archive").arg(archive.path()))
}

#[test]
fn records_go_where_those_of_their_kind_are() {
    let (data, _) = small();
    for arguments in [
        ["incident", "--title", "Raid on Korioumé, the town"].as_slice(),
        &["topic", "truce", "--title", "The truce"],
        &["source", "--title", "River Report, third", "--published", "2021"],
        &["entity", "town", "Kolo", "--within", "tamba-region"],
    ] {
        let ended = new(data.path(), arguments);
        assert_eq!(ended.status, 0, "{}", ended.err);
    }
    assert_eq!(
        read(&data, "incidents.toml"),
        format!("{BRIDGE}\n[[incident]]\nid = \"raid-on-korioume-the-town\"\ntitle = \"Raid on Korioumé, the town\"\n")
    );
    assert_eq!(read(&data, "topics/truce.toml"), "[[topic]]\nid = \"truce\"\ntitle = \"The truce\"\n");
    assert!(
        read(&data, "base.toml")
            .contains("\n[[source]]\nid = \"river-report-third\"\ntitle = \"River Report, third\"\npublished = \"2021\"\n")
    );
    assert!(
        read(&data, "base.toml").ends_with("\n[[entity]]\nid = \"kolo\"\ntype = \"town\"\nname = \"Kolo\"\nwithin = \"tamba-region\"\n")
    );
}

#[test]
fn an_account_stands_behind_its_record_and_nothing_else_moves() {
    let (data, _) = small();
    let ended = new(data.path(), &["account", "bridge", "river", "--at", "the bridge"]);
    assert_eq!(ended.status, 0, "{}", ended.err);
    let account = "\n[[incident.account]]\nsource = \"river\"\nat = \"the bridge\"\n";
    assert_eq!(read(&data, "incidents.toml"), BRIDGE.replace("# of the account\n", &format!("# of the account\n{account}")));

    let crlf = BRIDGE.replace('\n', "\r\n");
    write(data.path(), "incidents.toml", crlf.as_bytes());
    new(data.path(), &["account", "market", "river", "--at", "the market"]);
    let put = account.replace("bridge", "market").replace('\n', "\r\n");
    assert_eq!(read(&data, "incidents.toml"), crlf + &put);
}

#[test]
fn what_would_be_wrong_is_refused() {
    let (data, _) = small();
    write(data.path(), "incidents/hidden.txt", b"taken");
    let before = read(&data, "incidents.toml");
    let inline = "incident = [{ id = \"inline\", title = \"Inline\" }]\n";
    write(data.path(), "inline.toml", inline.as_bytes());
    for (arguments, why) in [
        (["incident", "bridge", "--title", "Another"].as_slice(), "is taken"),
        (&["incident", "The Bridge", "--title", "Another"], "kebab-case"),
        (&["incident", "--title", "Атака"], "no id can be made"),
        (&["incident", "--title", "Out", "--file", "../out.toml"], "no plain path"),
        (&["incident", "--title", "Out", "--file", "/tmp/out.toml"], "no plain path"),
        (&["incident", "--title", "Out", "--file", ".hidden/out.toml"], "no plain path"),
        (&["incident", "--title", "Out", "--file", "rules/out.toml"], "would not be read"),
        (&["incident", "--title", "Out", "--file", "factlint.toml"], "would not be read"),
        (&["incident", "--title", "Out", "--file", "incidents/hidden.txt"], "would not be read"),
        (&["account", "bridge", "north", "--at", "again"], "is taken"),
        (&["account", "bridg", "north", "--at", "x"], "did you mean `bridge`?"),
        (&["account", "bridge", "nort", "--at", "x"], "did you mean `north`?"),
        (&["account", "inline", "north", "--at", "x"], "add the account by hand"),
        (&["entity", "twon", "Kolo"], "did you mean `town`?"),
        (&["entity", "town", "Kolo", "--within", "nowhere"], "nowhere"),
    ] {
        let ended = new(data.path(), arguments);
        assert!(ended.status == 2 && ended.err.contains(why), "{arguments:?}: {}", ended.err);
    }
    assert_eq!((read(&data, "incidents.toml"), read(&data, "inline.toml")), (before, inline.to_owned()));
}

#[cfg(unix)]
#[test]
fn a_link_is_not_written_through() {
    let (data, other) = small();
    std::os::unix::fs::symlink(other.path(), data.path().join("linked")).unwrap();
    let ended = new(data.path(), &["incident", "--title", "Out", "--file", "linked/out.toml"]);
    assert!(ended.status == 2 && ended.err.contains("would not be read"), "{}", ended.err);
    assert!(!other.path().join("out.toml").exists());
}

/// A new incident, and an account of every one that is there: all other bytes of the shipped files stay.
#[test]
fn the_shipped_files_are_otherwise_untouched() {
    let copy = tempfile::tempdir().unwrap();
    let files = factlint::files::discover(&shipped()).files;
    let text = |root: &Path, path: &Path| fs::read_to_string(root.join(path)).unwrap();
    for path in &files {
        write(copy.path(), &factlint::files::slashed(path), text(&shipped(), path).as_bytes());
    }
    write(copy.path(), "factlint.toml", b"format = 1\n");
    for subject in ["coup-2012", "ogossagou-march-2019", "operation-barkhane", "mali", "radisson-blu"] {
        let ended = new(copy.path(), &["account", subject, "crt-2022", "--entry", "new", "--at", "words"]);
        assert_eq!(ended.status, 0, "{}", ended.err);
    }
    let added = "\nsource = \"crt-2022\"\nentry = \"new\"\nat = \"words\"\n";
    let changed = files.iter().filter(|path| text(copy.path(), path) != text(&shipped(), path));
    let restored = changed.map(|path| {
        let now = text(copy.path(), path);
        let at = now.find(added).unwrap();
        let start = now[..at].rfind("\n[[").unwrap();
        assert_eq!(format!("{}{}", &now[..start], &now[at + added.len()..]), text(&shipped(), path), "{}", path.display());
    });
    assert_eq!(restored.count(), 5);
}

#[test]
fn a_passage_is_drafted_and_cleared() {
    let (data, archive) = small();
    let ended = draft(&data, &archive, &["--at", "May 3, 2019"]);
    assert_eq!(ended.status, 0, "{}", ended.err);
    assert_snapshot!("draft", format!("{}{}", ended.out, ended.err));
    assert_eq!(read(&data, "incidents.toml"), BRIDGE, "it is only shown");

    let into = draft(&data, &archive, &["--at", "attack the bridge", "--into", "bridge", "--write"]);
    assert_eq!(into.status, 0, "{}", into.err);
    let check = || {
        run(factlint()
            .args(["check", "--format", "short", "--select", "evidence", "--select", "draft"])
            .arg(data.path())
            .arg("--archive")
            .arg(archive.path()))
    };
    assert_eq!(check().out.lines().count(), 1, "{}", check().out);
    assert!(check().out.contains("warning[draft]"), "{}", check().out);
    write(data.path(), "incidents.toml", read(&data, "incidents.toml").replace("draft = true\n", "").as_bytes());
    assert_eq!(check().out, "");

    // A second account of the source gets a name of its own.
    let again = draft(&data, &archive, &["--at", "the camp in Korioumé", "--into", "bridge", "--write"]);
    assert_eq!(again.status, 0, "{}", again.err);
    assert!(read(&data, "incidents.toml").contains("entry = \"the-camp-in-korioume\""), "{}", read(&data, "incidents.toml"));
    let incident = draft(&data, &archive, &["--at", "the camp in Korioumé", "--title", "The camp", "--file", "2019/camp.toml", "--write"]);
    assert_eq!(incident.status, 0, "{}", incident.err);
    assert!(read(&data, "2019/camp.toml").starts_with("[[incident]]\nid = \"the-camp\"\ntitle = \"The camp\"\n\n[[incident.account]]\n"));
}

#[test]
fn a_passage_that_is_not_one_is_told() {
    let (data, archive) = small();
    let several = draft(&data, &archive, &["--at", "May 4, 2019"]);
    assert!(several.status == 1 && several.err.contains("in 2 passages") && several.err.contains("line 4:"), "{}", several.err);
    let none = draft(&data, &archive, &["--at", "attacked the bridge"]);
    assert!(none.status == 1 && none.err.contains("the nearest words are: attack the bridge"), "{}", none.err);
    let nowhere = draft(&data, &archive, &["--at", "May 3, 2019", "--write"]);
    assert!(nowhere.status == 2 && nowhere.err.contains("say where"), "{}", nowhere.err);
    let hostile = draft(&data, &archive, &["--at", "attack the market"]);
    assert!(hostile.status == 0 && !hostile.out.contains('\u{1b}'), "{}", hostile.out);
}
