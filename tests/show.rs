//! `factlint show`: one subject with every account side by side.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::print_stderr, reason = "a test fails by panicking")]

mod support;

use std::fs;
use std::path::Path;

use factlint::dataset::{Subject, Suppression};
use factlint::findings::SubjectKind;
use factlint::report::{Paint, show};
use factlint::run::{Options, Report, check};
use factlint::show::{Shown, View};
use pulldown_cmark::{Event, Options as Extensions, Parser, Tag, TagEnd};
use serde_json::Value;
use support::{assert_snapshot, dataset, factlint, run, shipped, write};
use tempfile::TempDir;
use unicode_width::UnicodeWidthStr;

const SCHEMA: &str = "schemas/show-v1.schema.json";

/// Names that start markup, cells, lines, links, mentions or control sequences of their own.
const HOSTILE: &str = "| a || `b` <b>c</b> [d](http://e) ![f](g) \\| ~~h~~ **i** _j_ &lt; @k #1 $l$ www.m.org\u{1b}[31m\u{202e}\n| n | o |";

/// The made-up data set, with settings of its own.
fn made_up() -> TempDir {
    let folder = dataset(&[("show.toml", include_str!("data/show.toml"))]);
    write(folder.path(), "factlint.toml", include_str!("data/show-settings.toml").as_bytes());
    folder
}

/// A data set of one incident in which everything that is free text is `name`.
fn hostile(name: &str) -> TempDir {
    let quoted = toml::Value::String(name.to_owned()).to_string();
    let data = format!(
        "[[source]]\nid = \"x\"\ntitle = {quoted}\npublisher = {quoted}\n[property.note-of]\ntype = \"text\"\n\
         [[incident]]\nid = {quoted}\ntitle = {quoted}\nsuppress = [{{ rule = \"counts\", reason = {quoted} }}]\n\
         [[incident.account]]\nsource = \"x\"\nentry = {quoted}\nplaced = {quoted}\n\
         perpetrator = {{ is = {quoted}, quote = {quoted}, sic = {quoted}, according-to = {quoted} }}\n\
         note-of = {{ is = {quoted}, quote = {quoted} }}\n\
         killed = {{ is = 4, quote = \"four\", rank = \"deprecated\", rank-reason = {quoted} }}\n\
         [[incident.account]]\nsource = \"north\"\nkilled = {{ is = 5, quote = \"five\" }}\n\
         [[decision]]\nincident = {quoted}\nproperty = \"killed\"\npending = {quoted}\nbasis = \"none\"\nreason = {quoted}\nby = {quoted}\n"
    );
    dataset(&[("show.toml", data.as_str())])
}

/// A data set, read and checked.
struct Checked {
    report: Report,
    configured: Vec<Suppression>,
}

impl Checked {
    fn of(folder: &Path) -> Self {
        let loaded = factlint::load::load(&[folder.to_owned()]).unwrap();
        let configured = loaded.input.config.suppressions.clone();
        Self { configured, report: check(loaded.input, None, &Options::default()) }
    }

    /// What the program shows of an incident or a topic on a terminal of some width.
    fn on_terminal(&self, id: &str, width: usize, colour: bool) -> String {
        let is_meant = |subject: &Subject| subject.id.value == id && subject.kind != SubjectKind::Entity;
        let (found, _) = self.report.dataset.subjects.iter().find(|(_, subject)| is_meant(subject)).unwrap();
        let view = View::of(&self.report, &self.configured, Shown::Subject(found));
        show::human::render(&view, None, &Paint { colour, width, links: None })
    }
}

fn shown(folder: &Path, id: &str, format: &str) -> String {
    let ended = run(factlint().args(["show", "--format", format, "--data"]).arg(folder).args(["--", id]));
    assert_eq!(ended.status, 0, "{}", ended.err);
    ended.out
}

#[test]
fn a_made_up_incident_in_the_three_formats() {
    let folder = made_up();
    let checked = Checked::of(folder.path());
    assert_snapshot!("show-human", checked.on_terminal("market", 100, false));
    assert_snapshot!("show-narrow", checked.on_terminal("market", 60, false));
    assert_snapshot!("show-colour", checked.on_terminal("market", 100, true).replace('\u{1b}', "␛"));
    assert_snapshot!("show-markdown", shown(folder.path(), "market", "markdown"));
    let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    assert_snapshot!("show-json", shown(folder.path(), "market", "json").replace(&version, "\"version\": \"[version]\""));
}

#[test]
fn a_shipped_incident_at_two_widths() {
    let checked = Checked::of(&shipped());
    for width in [100, 60] {
        let out = checked.on_terminal("indelimane-army-post", width, false);
        assert_snapshot!(format!("show-shipped-{width}"), out);
    }
}

#[test]
fn no_line_is_wider_than_the_terminal_but_a_command() {
    let (shipped, hostile) = (Checked::of(&shipped()), Checked::of(hostile(HOSTILE).path()));
    let ids = ["barkhane-start-and-end", "jnim-formation", "radisson-blu", "boulkessi-mondoro-camps"];
    for width in [60, 72, 80, 100, 133, 160] {
        let all = ids.iter().map(|id| shipped.on_terminal(id, width, false));
        for line in all.chain([hostile.on_terminal(HOSTILE, width, false)]).collect::<String>().lines() {
            assert!(line.starts_with("    → ") || line.width() <= width, "{} > {width}: {line}", line.width());
        }
    }
}

#[test]
fn in_bands_nothing_is_cut_off() {
    let words = |text: &str| {
        let letters = text.chars().filter(|character| character.is_alphanumeric());
        letters.fold(std::collections::BTreeMap::new(), |mut counts, letter| {
            *counts.entry(letter).or_insert(0) += 1;
            counts
        })
    };
    // Each value and each quote is there whole, whatever the width.
    let data: Value = serde_json::from_str(&shown(&shipped(), "barkhane-start-and-end", "json")).unwrap();
    let quotes = data["accounts"].as_array().unwrap().iter().flat_map(|account| account["claims"].as_array().unwrap());
    let quotes: String = quotes.filter_map(|claim| claim["quote"].as_str()).collect();
    let checked = Checked::of(&shipped());
    for width in [60, 100, 160] {
        let counted = words(&checked.on_terminal("barkhane-start-and-end", width, false));
        for (letter, count) in words(&quotes) {
            assert!(counted.get(&letter).is_some_and(|&all| all >= count), "{letter} at {width}");
        }
    }
}

#[test]
fn hostile_text_reaches_no_terminal() {
    let out = Checked::of(hostile(HOSTILE).path()).on_terminal(HOSTILE, 100, false);
    let hidden = out.chars().find(|&character| character != '\n' && (character.is_control() || character == '\u{202e}'));
    assert_eq!(hidden, None, "{out}");
}

/// The cells of each table, row by row, as a reader sees them; and everything that is neither a table nor text.
fn parsed(markdown: &str) -> (Vec<Vec<String>>, Vec<String>) {
    let (mut rows, mut cell, mut others) = (Vec::<Vec<String>>::new(), None::<String>, Vec::new());
    for event in Parser::new_ext(markdown, Extensions::all() - Extensions::ENABLE_SMART_PUNCTUATION) {
        match event {
            Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
            Event::Start(Tag::TableCell) => cell = Some(String::new()),
            Event::End(TagEnd::TableCell) => rows.last_mut().unwrap().extend(cell.take()),
            Event::InlineHtml(html) if &*html == "<br>" => cell.iter_mut().for_each(|text| text.push('\n')),
            Event::Text(text) => cell.iter_mut().for_each(|cell| cell.push_str(&text)),
            Event::SoftBreak
            | Event::End(_)
            | Event::Code(_)
            | Event::Start(Tag::Table(_) | Tag::Strong | Tag::Paragraph | Tag::List(None) | Tag::Item | Tag::Heading { .. }) => (),
            other => others.push(format!("{other:?}")),
        }
    }
    (rows, others)
}

#[test]
fn hostile_names_are_text_in_markdown() {
    let names = [
        HOSTILE,
        "a | b",
        "`",
        "``x`",
        "**",
        "x*",
        "<!--",
        "\\",
        "[x]: y",
        "- a",
        "1. a",
        "> q",
        "# h",
        "a\n\n---\n",
        "|",
        "<br>",
        "&#124;",
    ];
    for name in names {
        let folder = hostile(name);
        let out = shown(folder.path(), name, "markdown");
        let (rows, others) = parsed(&out);
        assert!(others.is_empty(), "{name:?} starts {others:?} in\n{out}");
        let cells: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| cell.replace('\u{200b}', "")).collect()).collect();
        let name = factlint::values::text::visible(name).into_owned();
        assert_eq!(cells[0], [String::new(), "north".into(), format!("x/{name}")], "{out}");
        assert_eq!(
            cells[1],
            ["perpetrator".to_owned(), String::new(), format!("{name}\naccording to {name} [sic: {name}]\n“{name}”")],
            "{out}"
        );
        assert_eq!(cells[2][0], "killed\ndecided");
        assert_eq!(cells[3], ["note-of".to_owned(), String::new(), format!("{name}\n“{name}”")], "{out}");
        assert_eq!(cells.len(), 4, "{out}");
    }
}

#[test]
fn markdown_has_the_cells_of_the_data() {
    let (rows, others) = parsed(&shown(&shipped(), "boulkessi-mondoro-camps", "markdown"));
    assert_eq!(others, [""; 0]);
    assert_eq!(rows[0], ["", "crt-2019", "cep-2024/october-3", "cep-2024/september-30"]);
    assert_eq!(
        rows[1],
        ["date", "≠ 30 Sep 2019\n“On September 30”", "≠ 3 Oct 2019\n“October 3, 2019”", "≠ 30 Sep 2019\n“September 30, 2019”"]
    );
    assert!(rows.iter().all(|row| row.len() == 4));
}

/// Set `FACTLINT_BLESS` to write the schema anew after a change of the output's form.
#[test]
fn the_published_schema_is_that_of_the_output() {
    let current = show::json::schema().unwrap();
    if std::env::var_os("FACTLINT_BLESS").is_some() {
        fs::write(SCHEMA, &current).unwrap();
    }
    assert_eq!(fs::read_to_string(SCHEMA).unwrap(), current, "run the tests once with FACTLINT_BLESS=1");
}

#[test]
fn real_output_validates_against_the_published_schema() {
    let schema: Value = serde_json::from_str(&fs::read_to_string(SCHEMA).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let made_up = made_up();
    let subjects =
        [(made_up.path(), "market"), (made_up.path(), "lions-house"), (&shipped(), "jnim"), (&shipped(), "barkhane-start-and-end")];
    for (folder, id) in subjects {
        let text = shown(folder, id, "json");
        let mut output: Value = serde_json::from_str(&text).unwrap();
        // Reading keeps one of two equal keys.
        assert_eq!(serde_json::to_string_pretty(&output).unwrap() + "\n", text, "{id}: a key stands twice");
        let errors: Vec<String> = validator.iter_errors(&output).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{id}: {}", errors.join("\n"));
        output["subject"]["kind"] = "planet".into();
        assert!(!validator.is_valid(&output));
    }
}

/// What consumers of reports know holds here too.
#[test]
fn findings_and_claims_are_those_of_check() {
    let report: Value = serde_json::from_str(&run(factlint().args(["check", "--format", "json"]).arg(shipped())).out).unwrap();
    let output: Value = serde_json::from_str(&shown(&shipped(), "boulkessi-mondoro-camps", "json")).unwrap();
    let all = report["findings"].as_array().unwrap();
    let own = output["findings"].as_array().unwrap();
    assert_eq!(own.len(), all.iter().filter(|finding| finding["subject"]["id"] == "boulkessi-mondoro-camps").count());
    assert!(own.iter().all(|finding| all.contains(finding)));
    let claims: Vec<&Value> =
        output["accounts"].as_array().unwrap().iter().flat_map(|account| account["claims"].as_array().unwrap()).collect();
    for side in own.iter().flat_map(|finding| finding["claims"].as_array().unwrap()) {
        let same = |claim: &&&Value| side.as_object().unwrap().iter().all(|(key, value)| claim[key] == *value);
        assert!(claims.iter().any(|claim| same(&claim)), "{side}");
    }
}

#[test]
fn what_cannot_be_shown() {
    let folder = made_up();
    let show = |arguments: &[&str]| run(factlint().arg("show").args(arguments).arg("--data").arg(folder.path()));
    let unknown = show(&["markt"]);
    assert_eq!((unknown.status, unknown.out.as_str()), (2, ""));
    assert_eq!(unknown.err, "factlint: there is no incident, topic or entity `markt`; did you mean `market`?\n");
    let other_kind = show(&["market", "--kind", "topic"]);
    assert_eq!((other_kind.status, other_kind.err.as_str()), (2, "factlint: there is no topic `market`\n"));
    assert!(show(&["market", "--kind", "incident"]).out.starts_with("Attack on the market of Tamba\n"));
}

#[test]
fn an_id_that_several_records_have() {
    let folder = made_up();
    let show = |arguments: &[&str]| run(factlint().arg("show").args(arguments).arg("--data").arg(folder.path()));
    // Nobody claims anything of the town: the topic is meant.
    let topic = show(&["tamba"]);
    assert!(topic.status == 0 && topic.out.starts_with("The siege of Tamba\n"), "{}", topic.out);
    assert_eq!(topic.err, "factlint: this is the topic; something else is called so too: --kind entity\n");
    let entity = show(&["tamba", "--kind", "entity"]);
    assert!(entity.out.contains("\nNo account is of it.\n") && entity.err.is_empty(), "{}", entity.out);
    let town = "[[entity]]\nid = \"market\"\ntype = \"town\"\nname = \"Market\"\nnote = \"A town.\"\n";
    write(folder.path(), "more.toml", town.as_bytes());
    assert!(show(&["market"]).out.starts_with("Attack on the market of Tamba\n"));
    let account = "[[entity.account]]\nsource = \"north\"\nplace = { is = \"Tamba\", quote = \"in Tamba\" }\n";
    write(folder.path(), "more.toml", format!("{town}{account}").as_bytes());
    let several = show(&["market"]);
    assert_eq!((several.status, several.out.as_str()), (2, ""));
    assert_eq!(several.err, "factlint: several records are called `market`; choose with --kind incident or --kind entity\n");
    assert!(show(&["market", "--kind", "entity"]).out.starts_with("Market\n"));
}

#[test]
fn the_same_bytes_every_time() {
    for format in ["human", "markdown", "json"] {
        let once = |threads: &str| {
            let mut command = factlint();
            command.env("RAYON_NUM_THREADS", threads).args(["show", "barkhane-start-and-end", "--format", format, "--data"]);
            run(command.arg(shipped())).out
        };
        assert_eq!(once("1"), once("3"));
    }
}

#[test]
fn a_command_is_safe_to_paste() {
    assert_eq!(factlint::show::quoted("boulkessi-mondoro-camps"), "boulkessi-mondoro-camps");
    assert_eq!(factlint::show::quoted("a; rm -r ~"), "'a; rm -r ~'");
    assert_eq!(factlint::show::quoted("it's"), r"'it'\''s'");
    assert_eq!(factlint::show::quoted(""), "''");
}
