//! The schemas say what the reader takes: key by key, value by value, and of every file there is.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr,
    clippy::format_collect,
    clippy::match_same_arms,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "a test fails by panicking"
)]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use factlint::dataset::{Config, Dataset};
use factlint::examples;
use factlint::files::{CONFIGURATION, Files, discover};
use factlint::findings::{Facet, Observation, Structure};
use factlint::rules::{Catalogue, example_base};
use factlint::schema::Form;
use jsonschema::Validator;
use serde_json::{Value, json};
use support::{dataset, factlint, run, shipped};

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::built_in().unwrap());

fn schema(form: Form) -> Value {
    serde_json::from_str(&form.schema(&CATALOGUE).unwrap()).unwrap()
}

fn validator(schema: &Value) -> Validator {
    jsonschema::validator_for(schema).unwrap()
}

/// A TOML text as language servers see it.
fn json(text: &str) -> Value {
    fn of(value: toml::Value) -> Value {
        match value {
            toml::Value::Datetime(_) => Value::Null,
            toml::Value::Array(list) => list.into_iter().map(of).collect(),
            toml::Value::Table(table) => table.into_iter().map(|(key, value)| (key, of(value))).collect(),
            other => serde_json::to_value(other).unwrap(),
        }
    }
    of(toml::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}")))
}

fn complaints(validator: &Validator, text: &str) -> Vec<String> {
    validator.iter_errors(&json(text)).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

/// Set `FACTLINT_BLESS` to write them anew after a change of a form or a rule.
#[test]
fn the_published_schemas_are_those_of_the_program() {
    for form in Form::ALL {
        let path = format!("schemas/{}-v1.schema.json", form.name());
        let current = run(factlint().args(["schema", form.name()])).out;
        if std::env::var_os("FACTLINT_BLESS").is_some() {
            fs::write(&path, &current).unwrap();
        }
        assert!(fs::read_to_string(&path).unwrap() == current, "{path}: run the tests once with FACTLINT_BLESS=1");
        jsonschema::meta::validate(&serde_json::from_str(&current).unwrap()).unwrap();
    }
}

#[test]
fn every_shipped_file_is_right_in_general_and_for_its_data_set() {
    let root = shipped();
    let tailored = |name: &str| -> Value {
        let said = run(factlint().args(["schema", name, "--data"]).arg(&root));
        assert_eq!(said.status, 0, "{}", said.err);
        let schema = serde_json::from_str(&said.out).unwrap();
        jsonschema::meta::validate(&schema).unwrap();
        schema
    };
    let mut wrong = Vec::new();
    let mut hold = |path: &Path, validators: &[&Validator]| {
        let text = fs::read_to_string(path).unwrap();
        wrong
            .extend(validators.iter().flat_map(|validator| complaints(validator, &text)).map(|said| format!("{}: {said}", path.display())));
    };
    let data = [validator(&schema(Form::Data)), validator(&tailored("data"))];
    for path in discover(&root).files {
        hold(&root.join(path), &data.each_ref());
    }
    let config = [validator(&schema(Form::Config)), validator(&tailored("config"))];
    hold(&root.join(CONFIGURATION), &config.each_ref());
    let rule = validator(&schema(Form::Rule));
    for path in discover(Path::new("rules")).files.into_iter().filter(|path| !path.starts_with("base")) {
        hold(&Path::new("rules").join(path), &[&rule]);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What the schema refuses is what the reader refuses: an example with such a file has a finding of the reader.
#[test]
fn the_files_of_the_examples_are_right_unless_the_reader_says_otherwise() {
    let (data, config) = (validator(&schema(Form::Data)), validator(&schema(Form::Config)));
    for (path, text) in example_base() {
        assert_eq!(complaints(&data, &text), [""; 0], "{path}");
    }
    for rule in CATALOGUE.iter() {
        for example in &rule.examples {
            let said: Vec<String> = example
                .files
                .iter()
                .filter(|(path, text)| path.ends_with(".toml") && toml::from_str::<toml::Table>(text).is_ok())
                .flat_map(|(path, text)| complaints(if path == CONFIGURATION { &config } else { &data }, text))
                .collect();
            let read = |name: &String| matches!(CATALOGUE.get(name).unwrap().facet, Facet::Reader(_));
            assert!(
                said.is_empty() || examples::run(&rule.name, example, &CATALOGUE).fired.iter().any(read),
                "{}: {}: {said:?}",
                rule.name,
                example.name
            );
        }
    }
}

/// A kind of record: what the reader calls it, the lines before it, what it cannot do without, and where the schema has it.
struct Kind {
    name: &'static str,
    head: &'static str,
    needs: &'static [(&'static str, &'static str)],
    schema: &'static str,
    form: Form,
}

const fn kind(name: &'static str, head: &'static str, needs: &'static [(&'static str, &'static str)], schema: &'static str) -> Kind {
    Kind { name, head, needs, schema, form: Form::Data }
}

const INCIDENT: &str = "[[incident]]\nid = \"x\"\ntitle = \"X\"\n";
const SOURCE: &str = "[[source]]\nid = \"x\"\ntitle = \"X\"\n";
const ENTITY: &str = "[type.t]\n[[entity]]\nid = \"x\"\ntype = \"t\"\nname = \"X\"\n";

const KINDS: [Kind; 19] = [
    kind("a data file", "", &[], ""),
    kind("type `x`", "[type.x]\n", &[], "/definitions/EntityType"),
    kind("population `x`", "[population.x]\n", &[], "/definitions/Population"),
    kind("property `x`", "[property.x]\n", &[("type", "\"quantity\"")], "/definitions/Property"),
    kind("source `x`", "[[source]]\n", &[("id", "\"x\""), ("title", "\"X\"")], "/definitions/Source"),
    kind("archive of source `x`", "", &[("file", "\"x\""), ("sha256", "\"x\"")], "/definitions/Source/properties/archive"),
    kind("what is out of scope of source `x`", "", &[("at", "\"x\""), ("reason", "\"x\"")], "/definitions/LeftOut"),
    kind("entity `x`", "[[entity]]\n", &[("id", "\"x\""), ("type", "\"t\""), ("name", "\"X\"")], "/definitions/Entity"),
    kind("a name of entity `x`", "", &[("name", "\"x\""), ("kind", "\"weak\"")], "/definitions/OtherName"),
    kind(
        "the gazetteer entry of entity `x`",
        "",
        &[("source", "\"s\""), ("id", "\"x\""), ("latitude", "1"), ("longitude", "1")],
        "/definitions/Entity/properties/gazetteer",
    ),
    kind("incident `x`", "[[incident]]\n", &[("id", "\"x\""), ("title", "\"X\"")], "/definitions/Incident"),
    kind("topic `x`", "[[topic]]\n", &[("id", "\"x\""), ("title", "\"X\"")], "/definitions/Topic"),
    kind("a suppression of incident `x`", "", &[("rule", "\"x\"")], "/definitions/Suppression"),
    kind("a claim on `note-of`", "", &[("is", "\"x\"")], "/definitions/Claim"),
    kind("this decision", "", &[("incident", "\"x\""), ("property", "\"p\"")], "/definitions/Decision"),
    kind(
        "this judgement",
        "[[judgement]]\n",
        &[("verdict", "\"same\""), ("incidents", "[\"x\", \"y\"]"), ("reason", "\"x\""), ("by", "\"x\""), ("date", "\"2020\"")],
        "/definitions/Judgement",
    ),
    Kind { name: "factlint.toml", head: "", needs: &[("format", "1")], schema: "", form: Form::Config },
    Kind {
        name: "this policy",
        head: "format = 1\n[[policy]]\n",
        needs: &[("settles", "\"joint-range\""), ("reason", "\"x\""), ("by", "\"x\""), ("date", "\"2020\"")],
        schema: "/definitions/Policy",
        form: Form::Config,
    },
    Kind {
        name: "this suppression",
        head: "format = 1\n[[suppress]]\n",
        needs: &[("rule", "\"dates\"")],
        schema: "/definitions/ConfiguredSuppression",
        form: Form::Config,
    },
];

impl Kind {
    /// The lines before it: what it stands in.
    fn head(&self) -> String {
        match self.name {
            "archive of source `x`" => format!("{SOURCE}[source.archive]\n"),
            "what is out of scope of source `x`" => format!("{SOURCE}[[source.out-of-scope]]\n"),
            "a name of entity `x`" => format!("{ENTITY}[[entity.names]]\n"),
            "the gazetteer entry of entity `x`" => format!("{ENTITY}[entity.gazetteer]\n"),
            "a suppression of incident `x`" => format!("{INCIDENT}[[incident.suppress]]\n"),
            "a claim on `note-of`" => {
                format!(
                    "[property.note-of]\ntype = \"text\"\n{SOURCE}{INCIDENT}[[incident.account]]\nsource = \"x\"\n[incident.account.note-of]\n"
                )
            }
            "this decision" => format!("[property.p]\ntype = \"text\"\n{INCIDENT}[[decision]]\n"),
            _ => self.head.to_owned(),
        }
    }

    /// A file with such a record, in which `key` has `value`.
    fn with(&self, key: &str, value: &str) -> String {
        let needs = self.needs.iter().filter(|(needed, _)| *needed != key);
        let lines: String = needs.map(|(needed, value)| format!("{needed} = {value}\n")).collect();
        // Tables come last, or the lines behind them would be theirs.
        self.head() + &lines + &format!("{key} = {value}\n")
    }

    /// A file with such a record, and nothing that it can do without.
    fn plain(&self) -> String {
        self.head() + &self.needs.iter().map(|(key, value)| format!("{key} = {value}\n")).collect::<String>()
    }
}

/// What the reader says of a file.
fn reads(form: Form, text: &str) -> Vec<Observation> {
    let mut files = Files::default();
    let file = files.add("file.toml".to_owned(), text.to_owned());
    match form {
        Form::Config => Config::read(&files, file, &CATALOGUE).map_or_else(|_| Vec::new(), |(_, problems)| problems),
        _ => Dataset::read(&files, &[file]).1,
    }
}

/// The keys that the reader knows: it lists them where it meets another.
fn known(kind: &Kind) -> BTreeSet<String> {
    let seen = reads(kind.form, &kind.with("zzz-no-such-key", "1"));
    let start = format!("Keys of {}: ", kind.name);
    let help = seen.iter().filter_map(|seen| seen.help.as_deref()).find_map(|help| help.strip_prefix(&start)?.strip_suffix('.'));
    let help = help.unwrap_or_else(|| panic!("{}: {seen:#?}", kind.name));
    help.split(", ").map(str::to_owned).collect()
}

fn properties(schema: &Value, kind: &Kind) -> BTreeSet<String> {
    let properties = schema.pointer(kind.schema).unwrap_or_else(|| panic!("no {}", kind.schema))["properties"].as_object().unwrap();
    properties.keys().cloned().collect()
}

#[test]
fn the_reader_and_the_schema_know_the_same_keys() {
    for kind in &KINDS {
        assert_eq!(known(kind), properties(&schema(kind.form), kind), "{}", kind.name);
        let validator = validator(&schema(kind.form));
        assert_eq!(complaints(&validator, &kind.plain()), [""; 0], "{}", kind.name);
        assert!(!validator.is_valid(&json(&kind.with("zzz-no-such-key", "1"))), "{}", kind.name);
    }
}

/// Every definition of the schema is one of the kinds above, or the account, which has keys of its own choice.
#[test]
fn no_kind_of_record_is_forgotten() {
    for form in [Form::Data, Form::Config] {
        let schema = schema(form);
        let known: BTreeSet<&str> = KINDS.iter().filter(|kind| kind.form == form).map(|kind| kind.schema).collect();
        for name in schema["definitions"].as_object().unwrap().keys().filter(|name| !["Account", "Claims"].contains(&name.as_str())) {
            assert!(known.contains(format!("/definitions/{name}").as_str()), "{name}");
        }
    }
}

#[test]
fn what_must_be_there_must_be_there_for_both() {
    for kind in &KINDS {
        let validator = validator(&schema(kind.form));
        for (key, _) in kind.needs {
            let text = kind.head()
                + &kind.needs.iter().filter(|(other, _)| other != key).map(|(key, value)| format!("{key} = {value}\n")).collect::<String>();
            assert!(!validator.is_valid(&json(&text)), "{}: {key}", kind.name);
            // A configuration without its format is no configuration, and a pair is told to be none.
            let seen = reads(kind.form, &text);
            assert!(!seen.is_empty() || *key == "format", "{}: {key}: {seen:#?}", kind.name);
        }
    }
}

/// A value of every kind that TOML has, and one of many that are no word of any list.
const VALUES: [&str; 10] = ["\"zzz\"", "1", "-1", "1.5", "true", "[\"zzz\", \"zzy\"]", "[1]", "{ zzz = 1 }", "2020-01-01", "[{ zzz = 1 }]"];

/// Whether the reader finds the value of the wrong kind, or no word of its list.
fn is_refused(kind: &Kind, key: &str, value: &str) -> bool {
    let text = kind.with(key, value);
    let field = format!("`{key}`");
    let wrong = |seen: &Observation| {
        seen.facet == Facet::Reader(Structure::WrongType) && seen.values.get("field").is_some_and(|named| named.starts_with(&field))
    };
    reads(kind.form, &text).iter().any(wrong)
}

/// Whether the schema finds it so: not what a table in it lacks or has too much.
fn is_wrong(validator: &Validator, kind: &Kind, key: &str, value: &str) -> bool {
    let instance = json(&kind.with(key, value));
    let end = format!("/{key}");
    let within = |path: &str| path.ends_with(&end) || path.rsplit_once('/').is_some_and(|(outer, _)| outer.ends_with(&end));
    validator.iter_errors(&instance).any(|error| {
        let deeper = error.to_string().contains("Additional properties") || error.to_string().contains("is a required property");
        within(&error.instance_path().to_string()) && !deeper
    })
}

#[test]
fn the_reader_and_the_schema_refuse_the_same_kinds_of_values() {
    let mut differ = Vec::new();
    for kind in &KINDS {
        let schema = schema(kind.form);
        let validator = validator(&schema);
        for key in properties(&schema, kind) {
            for value in VALUES {
                let (refused, wrong) = (is_refused(kind, &key, value), is_wrong(&validator, kind, &key, value));
                if refused != wrong && !is_of_another_kind(kind, &key, value) {
                    differ.push(format!("{}: {key} = {value}: the reader {refused}, the schema {wrong}", kind.name));
                }
            }
        }
    }
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}

/// Where the two differ because they look at different things.
fn is_of_another_kind(kind: &Kind, key: &str, value: &str) -> bool {
    match (kind.name, key) {
        // Which value is right, the property decides, which the general schema does not know.
        ("a claim on `note-of`", "is") | ("this decision", "publish") => true,
        // The records in them are kinds of their own.
        ("a data file", _) | ("this decision", "rests-on") | ("factlint.toml", "severity") => value.contains('{'),
        // The configuration as a whole is wrong then.
        ("factlint.toml", "format") => true,
        // Two of them, and not a list of something else.
        ("this judgement", "incidents" | "entities") => true,
        _ => false,
    }
}

/// Keys of an account that are no properties.
#[test]
fn the_reader_and_the_schema_know_the_same_keys_of_accounts() {
    let schema = schema(Form::Data);
    let own: BTreeSet<String> = schema["definitions"]["Account"]["properties"].as_object().unwrap().keys().cloned().collect();
    let all: BTreeSet<String> = KINDS.iter().filter(|kind| kind.form == Form::Data).flat_map(|kind| properties(&schema, kind)).collect();
    for key in all.union(&own) {
        let source = if key == "source" { "" } else { "source = \"x\"\n" };
        let text = format!("{SOURCE}{INCIDENT}[[incident.account]]\n{source}{key} = 1\n");
        let seen = reads(Form::Data, &text);
        let claim = seen.iter().any(|seen| seen.values.get("expected").is_some_and(|expected| expected == "a claim"));
        assert_eq!(claim, !own.contains(key), "{key}: {seen:#?}");
        let declared = reads(Form::Data, &format!("[property.{key}]\ntype = \"text\"\n"));
        assert_eq!(declared.is_empty(), !own.contains(key), "{key}: {declared:#?}");
    }
}

/// The files of one data set against the schema made for it.
#[test]
fn a_schema_for_one_data_set_knows_its_words() {
    let folder = dataset(&[]);
    let said = run(factlint().args(["schema", "data", "--data"]).arg(folder.path()));
    assert_eq!(said.status, 0, "{}", said.err);
    assert_eq!(run(factlint().args(["schema", "data", "--data"]).arg(folder.path())).out, said.out);
    let validator = validator(&serde_json::from_str(&said.out).unwrap());
    let account = |line: &str| format!("{INCIDENT}[[incident.account]]\nsource = \"north\"\n{line}\n");
    let right = [
        "killed = { is = 4, quote = \"killing four\" }",
        "killed = [{ is = \">=4\", who = \"soldiers\" }, { parts = [{ is = 1, who = \"whoever\" }] }]",
        "share = { is = 7.5, unit = \"percent\" }",
        "place = { is = [\"Nowhere yet\", \"Oldtown\"] }",
        "perpetrator = { is = \"none\" }",
        "superlative = { is = \"deadliest attack\" }",
        "date = { is = \"2020\" }",
    ];
    for line in right {
        assert_eq!(complaints(&validator, &account(line)), [""; 0], "{line}");
    }
    let wrong = [
        "kiled = { is = 4 }",
        "killed = 4",
        "killed = { is = 4.5 }",
        "killed = { is = -4 }",
        "killed = { is = [\"four\"] }",
        "killed = { is = 4, unit = \"percent\" }",
        "killed = { parts = [{ is = 4.5 }] }",
        "killed = [[{ is = 4 }]]",
        "share = { is = 7.5, unit = \"per mille\" }",
        "place = { is = 4 }",
        "place = { is = [] }",
        "superlative = { is = \"worst attack\" }",
        "date = { is = 2020 }",
        "copies = \"nowhere\"",
    ];
    for line in wrong {
        assert!(!validator.is_valid(&json(&account(line))), "{line}");
    }
}

#[test]
fn a_configuration_of_one_data_set_knows_its_rules() {
    let folder = dataset(&[]);
    let said = run(factlint().args(["schema", "config", "--data"]).arg(folder.path()));
    let own = validator(&serde_json::from_str(&said.out).unwrap());
    let general = validator(&schema(Form::Config));
    let text = "format = 1\n[severity]\nmy-rule = \"off\"\n";
    assert!(general.is_valid(&json(text)) && !own.is_valid(&json(text)));
    let rule = fs::read_to_string("rules/date-conflict.toml").unwrap().replace("name = \"date-conflict\"", "name = \"my-rule\"");
    let rule = rule.split("[[example]]").next().unwrap();
    support::write(folder.path(), "rules/my-rule.toml", rule.as_bytes());
    let said = run(factlint().args(["schema", "config", "--data"]).arg(folder.path()));
    assert!(validator(&serde_json::from_str(&said.out).unwrap()).is_valid(&json(text)), "{}", said.err);
}

#[test]
fn a_rule_file_is_held_against_its_kind_of_check() {
    let validator = validator(&schema(Form::Rule));
    let text = fs::read_to_string("rules/date-conflict.toml").unwrap();
    assert_eq!(complaints(&validator, &text), [""; 0]);
    let wrong = [
        ("finds = \"conflict\"", "finds = \"sum\""),
        ("check = \"agreement\"", "check = \"agreements\""),
        ("severity = ", "gravity = "),
        ("type = \"date\"", "type = \"dates\""),
        ("name = \"date-conflict\"", "name = \"Date conflict\""),
    ];
    for (from, to) in wrong {
        assert!(text.contains(from), "{from}");
        assert!(!validator.is_valid(&json(&text.replace(from, to))), "{to}");
    }
}

/// Language servers for TOML show a key once, with its description, only where nothing stands beside a reference and no `allOf` is used.
#[test]
fn schemas_have_the_shapes_that_language_servers_take() {
    fn walk(schema: &Value, path: &str) {
        if let Value::Object(map) = schema {
            assert!(!map.contains_key("$ref") || map.len() == 1, "{path}");
            assert!(!map.contains_key("allOf") || path.ends_with("/then"), "{path}");
            assert!(!map.contains_key("oneOf") && !map.contains_key("x-refers-to"), "{path}");
            map.iter().for_each(|(key, inner)| walk(inner, &format!("{path}/{key}")));
        }
        schema.as_array().into_iter().flatten().for_each(|inner| walk(inner, path));
    }
    let tailored = run(factlint().args(["schema", "data", "--data"]).arg(shipped())).out;
    let mut all: BTreeMap<&str, Value> = [Form::Data, Form::Config, Form::Rule].map(|form| (form.name(), schema(form))).into();
    all.insert("tailored", serde_json::from_str(&tailored).unwrap());
    for (name, schema) in &all {
        walk(schema, name);
    }
    assert_eq!(all["data"]["definitions"]["Claim"]["x-taplo"], json!({ "initKeys": ["is", "quote"] }));
}

#[test]
fn without_a_name_they_are_listed() {
    let said = run(factlint().arg("schema"));
    assert_eq!(said.status, 0);
    assert!(Form::ALL.iter().all(|form| said.out.contains(&format!("{} ", form.name()))), "{}", said.out);
    assert_eq!(run(factlint().args(["schema", "rule", "--data", "dataset"])).status, 2);
    assert_eq!(run(factlint().args(["schema", "--data", "dataset"])).status, 2);
    assert_eq!(run(factlint().args(["schema", "data", "--data", "src"])).status, 2);
}

#[test]
fn every_shell_can_read_its_completions() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let said = run(factlint().args(["completions", shell]));
        assert!(said.status == 0 && said.out.contains("coverage") && said.err.is_empty(), "{shell}");
        if ["bash", "fish", "zsh"].contains(&shell) {
            let file = tempfile::NamedTempFile::new().unwrap();
            fs::write(file.path(), &said.out).unwrap();
            match Command::new(shell).arg("-n").arg(file.path()).stderr(Stdio::piped()).output() {
                Ok(output) => assert!(output.status.success(), "{shell}: {}", String::from_utf8_lossy(&output.stderr)),
                Err(_) => eprintln!("skipped: there is no {shell} here"),
            }
        }
    }
    assert_eq!(run(factlint().args(["completions", "cmd"])).status, 2);
}

#[test]
fn every_command_has_a_manual_page() {
    let page = run(factlint().arg("man"));
    assert!(page.status == 0 && page.out.contains(".TH factlint 1"), "{}", page.out);
    let lock = run(factlint().args(["man", "archive", "lock"]));
    assert!(lock.status == 0 && lock.out.contains("factlint\\-archive\\-lock"), "{}", lock.out);
    let unknown = run(factlint().args(["man", "chek"]));
    assert!(unknown.status == 2 && unknown.err.contains("did you mean `check`?"), "{}", unknown.err);
}
