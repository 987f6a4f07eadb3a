//! A hostile data set through every format, read back by a parser of the format: a data set arrives by pull request, and no name in it may
//! start a command, a tag, a link, a line or a value of its own.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use factlint::values::text::visible;
use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::Value;
use support::{dataset, factlint, run, shipped};
use tempfile::TempDir;

/// What somebody takes for more than text: terminals, shells of JSON, XML, HTML and Markdown, GitHub's runner, readers of lines.
const HOSTILE: [&str; 12] = [
    "\" ' \\ & &amp; <!-- --> ]]> <![CDATA[ <?x?> <script>alert(1)</script> </details></summary></testsuites>",
    "::error file=a,line=1::b\n::set-env name=PATH::x\r\n##[error]c %0A%0D%25 %3A:, 100%",
    "\u{0}\u{1b}[31m\u{1b}]8;;http://example.org\u{7}\u{8}\u{7f}\u{85}\u{9b}2J\u{b}\u{c}\u{1}",
    "\u{202e}reversed\u{202c} \u{2066}isolated\u{2069} \u{200b}\u{feff}\u{2028}\u{2029}\u{fffe}\u{ffff}\u{1fffe}\u{e0041}\u{e000}",
    "| a || `b` ``` ~~~ [d](http://example.org) ![f](g) [j](1) {0} {{1}} <h@example.org> https://example.org www.example.org",
    "@everyone #1 $l$ **i** _j_ ~~k~~ \\| \\",
    "1. first\n- second\n# third\n===\n    fourth\n\n> fifth",
    "- second",
    "1) first",
    "🧑‍🚒👨‍👩‍👧‍👦🇲🇱 e\u{301}\u{327} \u{5d0}\u{5d1} نص",
    "=cmd|' /C calc'!A0",
    "",
];

/// A data set in which everything that is free text is `name`.
fn hostile(name: &str, path: &str) -> TempDir {
    let quoted = toml_string(name);
    let data = format!(
        "[[source]]\nid = \"x\"\ntitle = {quoted}\npublisher = {quoted}\n[property.note-of]\ntype = \"text\"\n\
         [[incident]]\nid = {quoted}\ntitle = {quoted}\n{quoted} = 1\nsuppress = [{{ rule = \"dates\", reason = {quoted} }}]\n\
         [[incident.account]]\nsource = \"x\"\nentry = {quoted}\nplaced = {quoted}\n\
         date = {{ is = \"2019-01-01\", quote = {quoted} }}\n\
         perpetrator = {{ is = {quoted}, quote = {quoted}, sic = {quoted}, according-to = {quoted} }}\n\
         note-of = {{ is = {quoted}, quote = {quoted} }}\nkilled = {{ is = 4, quote = {quoted} }}\ninjured = {{ is = 4, quote = \"four\" }}\n\
         [[incident.account]]\nsource = \"north\"\nnote-of = {{ is = \"a\", quote = \"b\" }}\ndate = {{ is = \"2019-03-01\", quote = \"c\" }}\n\
         killed = {{ is = 5, quote = \"five\" }}\ninjured = {{ is = 5, inferred = {quoted} }}\n\
         [[incident]]\nid = \"plain\"\ntitle = {quoted}\n[[incident.account]]\nsource = {quoted}\ndate = 2019-01-01\n\
         [[decision]]\nincident = {quoted}\nproperty = \"killed\"\npending = {quoted}\nbasis = \"none\"\nreason = {quoted}\nby = {quoted}\n"
    );
    let folder = dataset(&[(path, data.as_str())]);
    support::write(folder.path(), "rules/own.toml", own_rule(name).as_bytes());
    folder
}

/// A rule of the data set's own, with hostile words.
fn own_rule(name: &str) -> String {
    let mut rule: toml::Table = include_str!("data/own-rule.toml").parse().unwrap();
    for key in ["summary", "why", "decide"] {
        rule.insert(key.to_owned(), toml::Value::String(format!("x {name}")));
    }
    rule.to_string()
}

/// A basic string of TOML, in which all but letters and digits are escapes.
fn toml_string(text: &str) -> String {
    let escaped = text.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_string() } else { format!("\\U{:08X}", u32::from(c)) });
    format!("\"{}\"", escaped.collect::<String>())
}

/// A path that a file can have on any system of ours, and that says as much as a name can.
const PATH: &str = "20%19/::error::b,c=d`|`[e](f)<g>&'h' #1 ü.toml";

fn printed(folder: &TempDir, format: &str) -> String {
    let said = run(factlint().args(["check", "--no-ignores", "--color", "never", "--format", format]).arg(folder.path()));
    assert_eq!(said.status, 1, "{format}: {}{}", said.out, said.err);
    said.out
}

/// Every hostile data set, and one in which the name is very long.
fn all() -> impl Iterator<Item = TempDir> {
    let long = "very long | ".repeat(2_000);
    let names = HOSTILE.into_iter().map(str::to_owned).chain([HOSTILE.concat(), long]);
    names.map(|name| hostile(&name, PATH))
}

fn findings(folder: &TempDir) -> Vec<Value> {
    let output: Value = serde_json::from_str(&printed(folder, "json")).unwrap();
    output["findings"].as_array().unwrap().clone()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

#[test]
fn no_format_lets_a_hidden_character_through() {
    for folder in all() {
        for format in ["human", "short", "json", "jsonl", "sarif", "github", "gitlab", "junit", "markdown"] {
            let out = printed(&folder, format);
            // The formats for sites put spaces of no width where a name would call somebody.
            let bad: BTreeSet<char> = out.replace('\u{200b}', "").lines().flat_map(differing).collect();
            assert!(bad.is_empty(), "{format}: {bad:?}");
        }
    }
}

fn differing(line: &str) -> Vec<char> {
    line.chars().zip(visible(line).chars()).filter(|(a, b)| a != b).map(|(a, _)| a).collect()
}

/// The schema that OASIS publishes with the standard, as it is but for one slip: a pattern for languages, which we do not state, closes a
/// bracket that it never opens, and validators that follow Unicode refuse it.
fn sarif_schema() -> jsonschema::Validator {
    let published = include_str!("data/sarif-schema-2.1.0.json");
    let pattern = "^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$";
    assert!(published.contains(pattern));
    let schema: Value = serde_json::from_str(&published.replace(pattern, "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$")).unwrap();
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

#[test]
fn sarif_follows_the_standard() {
    let validator = sarif_schema();
    for folder in all() {
        let log: Value = serde_json::from_str(&printed(&folder, "sarif")).unwrap();
        let errors: Vec<String> = validator.iter_errors(&log).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{}", errors.join("\n"));
        let run = &log["runs"][0];
        let results = run["results"].as_array().unwrap();
        assert_eq!(results.len(), findings(&folder).len());
        for result in results {
            let rule = &run["tool"]["driver"]["rules"][usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
            assert_eq!(rule["id"], result["ruleId"]);
            let related = result["relatedLocations"].as_array().into_iter().flatten();
            for location in result["locations"].as_array().unwrap().iter().chain(related) {
                let message = text(&location["message"]["text"]);
                assert!(!message.contains("]("), "a link: {message}");
                covers(&folder, &location["physicalLocation"]);
            }
            let message = text(&result["message"]["text"]);
            assert!(!message.contains("](") && !message.replace("{{", "").replace("}}", "").contains(['{', '}']), "{message}");
        }
    }
}

/// A region says the same by lines and columns as by bytes, and its URI leads to the file.
fn covers(folder: &TempDir, place: &Value) {
    let uri = text(&place["artifactLocation"]["uri"]);
    let mut bytes = Vec::new();
    let mut rest = uri.as_bytes();
    while let [first, behind @ ..] = rest {
        assert!(first.is_ascii_graphic(), "{uri}");
        let hex = (*first == b'%').then(|| u8::from_str_radix(&String::from_utf8_lossy(&behind[..2]), 16).unwrap());
        bytes.push(hex.unwrap_or(*first));
        rest = if hex.is_some() { &behind[2..] } else { behind };
    }
    let file = std::fs::read_to_string(folder.path().join(String::from_utf8(bytes).unwrap())).unwrap();
    let number = |name: &str| usize::try_from(place["region"][name].as_u64().unwrap()).unwrap();
    let byte = |line: usize, column: usize| {
        let before: usize = file.split_inclusive('\n').take(line - 1).map(str::len).sum();
        before + file[before..].chars().take(column - 1).map(char::len_utf8).sum::<usize>()
    };
    let start = number("byteOffset");
    assert_eq!(byte(number("startLine"), number("startColumn")), start);
    assert_eq!(byte(number("endLine"), number("endColumn")), start + number("byteLength"));
}

#[test]
fn the_shipped_data_are_valid_sarif() {
    let validator = sarif_schema();
    let mut log: Value = serde_json::from_str(&run(factlint().args(["check", "--format", "sarif"]).arg(shipped())).out).unwrap();
    let errors: Vec<String> = validator.iter_errors(&log).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
    log["runs"][0]["results"][0]["level"] = "fatal".into();
    assert!(!validator.is_valid(&log), "a schema that takes anything would be worth nothing");
}

#[test]
fn a_line_of_json_is_a_finding_of_the_published_schema() {
    let mut schema: Value = serde_json::from_str(include_str!("../schemas/report-v1.schema.json")).unwrap();
    let definitions = schema["$defs"].take();
    let validator = jsonschema::validator_for(&serde_json::json!({ "$ref": "#/$defs/Finding", "$defs": definitions })).unwrap();
    for folder in all() {
        let lines = printed(&folder, "jsonl");
        let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert!(lines.iter().all(|line| validator.is_valid(line)));
        assert_eq!(lines, findings(&folder), "the same, and split nowhere");
    }
}

#[test]
fn gitlab_gets_what_it_needs_of_each_finding() {
    for folder in all() {
        let issues: Value = serde_json::from_str(&printed(&folder, "gitlab")).unwrap();
        let issues = issues.as_array().unwrap();
        let open = findings(&folder).into_iter().filter(|finding| finding["state"] == "open");
        assert_eq!(issues.len(), open.count());
        let fingerprints: BTreeSet<&str> = issues.iter().map(|issue| text(&issue["fingerprint"])).collect();
        assert_eq!(fingerprints.len(), issues.len(), "they are unique");
        for issue in issues {
            assert!(!text(&issue["description"]).is_empty() && !text(&issue["check_name"]).is_empty());
            assert!(["info", "minor", "major", "critical", "blocker"].contains(&text(&issue["severity"])));
            assert!(folder.path().join(text(&issue["location"]["path"])).is_file());
            assert!(issue["location"]["lines"]["begin"].as_u64().unwrap() > 0);
        }
    }
}

#[test]
fn junit_is_xml_with_a_case_for_each_finding() {
    for folder in all() {
        let out = printed(&folder, "junit");
        let document = roxmltree::Document::parse(&out).unwrap();
        let root = document.root_element();
        let known = ["testsuites", "testsuite", "testcase", "failure", "skipped"];
        assert!(root.descendants().filter(roxmltree::Node::is_element).all(|node| known.contains(&node.tag_name().name())));
        let cases: Vec<_> = root.descendants().filter(|node| node.has_tag_name("testcase")).collect();
        let findings = findings(&folder);
        assert_eq!(cases.len(), findings.len());
        assert_eq!(root.attribute("tests"), Some(cases.len().to_string().as_str()));
        let failed = findings.iter().filter(|finding| finding["state"] == "open" && finding["severity"] == "error").count();
        assert_eq!(root.attribute("failures"), Some(failed.to_string().as_str()));
        // GitLab tells cases apart by these letters and digits.
        let key = |case: &roxmltree::Node| {
            let key = format!("{}{}", case.attribute("classname").unwrap(), case.attribute("name").unwrap());
            key.replace(|c: char| !c.is_ascii_alphanumeric(), "-")
        };
        assert_eq!(cases.iter().map(key).collect::<BTreeSet<String>>().len(), cases.len());
        // XML 1.0 forbids these, whichever way they are written.
        assert!(!out.chars().any(|c| matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')));
        let messages: String = cases.iter().filter_map(|case| case.first_element_child()?.attribute("message")).collect();
        assert!(findings.iter().all(|finding| messages.contains(visible(text(&finding["message"])).as_ref())));
    }
}

/// A workflow command as GitHub's runner reads a line: level, properties and message.
fn command(line: &str) -> (&str, BTreeMap<&str, String>, String) {
    let (head, data) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
    let (level, properties) = head.split_once(' ').unwrap();
    let data = data.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%");
    let properties = properties.split(',').filter(|property| !property.is_empty()).map(|property| {
        let (name, value) = property.split_once('=').unwrap();
        let value = value.replace("%0D", "\r").replace("%0A", "\n").replace("%3A", ":").replace("%2C", ",").replace("%25", "%");
        (name, value)
    });
    (level, properties.collect(), data)
}

#[test]
fn github_reads_one_annotation_for_each_finding() {
    for folder in all() {
        let out = printed(&folder, "github");
        let commands: Vec<_> = out.lines().map(command).collect();
        let mut findings = findings(&folder);
        assert_eq!(commands.len(), findings.len() + 1, "one is the counts");
        for (level, properties, message) in commands {
            assert!(["error", "warning", "notice"].contains(&level));
            assert!(message.len() <= 64 * 1024 && properties["title"].chars().count() <= 255);
            assert_eq!(visible(&properties["title"]), properties["title"], "on one line");
            let Some(path) = properties.get("file") else { continue };
            assert!(properties.keys().all(|name| ["file", "line", "endLine", "col", "endColumn", "title"].contains(name)));
            let told = findings.iter().position(|finding| {
                let place = &finding["labels"][0];
                let whole = format!("{}.", visible(text(&finding["message"])));
                let first = message.split('\n').next().unwrap();
                (whole == first || whole.starts_with(first) && first.len() > 50_000)
                    && visible(text(&place["file"])) == *path
                    && place["start"]["line"].as_u64() == properties["line"].parse().ok()
            });
            findings.remove(told.unwrap_or_else(|| panic!("{message}")));
        }
    }
}

#[test]
fn markdown_has_no_markup_but_ours() {
    for folder in all() {
        let out = printed(&folder, "markdown");
        let mut sections = 0;
        for event in
            Parser::new_ext(&out, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_MATH | Options::ENABLE_TASKLISTS)
        {
            match event {
                Event::Html(html) if html.trim() == "</details>" => {}
                Event::Html(html) => {
                    let inner = html.trim().strip_prefix("<details><summary>").and_then(|html| html.strip_suffix("</summary>"));
                    let inner = inner.unwrap_or_else(|| panic!("{html}"));
                    assert!(!inner.contains(['<', '>', '"']) && calls_nobody(inner), "{inner}");
                    sections += 1;
                }
                Event::InlineHtml(html) => assert_eq!(&*html, "<br>"),
                Event::Start(
                    Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_) | Tag::BlockQuote(_) | Tag::Strikethrough | Tag::Emphasis,
                ) => {
                    panic!("markup: {out}")
                }
                Event::Start(Tag::List(Some(_))) | Event::Rule | Event::InlineMath(_) | Event::DisplayMath(_) => panic!("markup: {out}"),
                Event::Code(code) => assert!(code.starts_with("factlint "), "no command of ours: {code}"),
                Event::Text(text) => assert!(calls_nobody(&text) && &*text != "i", "{text}"),
                _ => {}
            }
        }
        let left = out.lines().find_map(|line| line.split_once(" left out here")?.0.split(' ').next()?.parse().ok()).unwrap_or(0);
        assert_eq!(sections + left, findings(&folder).len());
    }
}

/// Whether no site would call somebody or link an issue here.
fn calls_nobody(text: &str) -> bool {
    let mut after = text.split(['@', '#']).skip(1);
    after.all(|behind| behind.is_empty() || behind.starts_with('\u{200b}') || behind.starts_with("39;"))
}
