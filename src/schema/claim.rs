//! The form of accounts and claims.
#![expect(dead_code, reason = "only the schemas of these types are used")]

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use super::names::{IncidentRef, Many, Population, SourceRef, Spelling, Unit};
use crate::dataset::{PlaceRelation, Rank};
use crate::values::clause::Hedge;

/// What one source says of one subject at one place in its text. Any key that is not listed is a property of the vocabulary, with a claim
/// or a list of claims.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case")]
pub(super) struct Account {
    /// Id of the source.
    source: SourceRef,
    /// Names the account where one source has several of a subject.
    entry: Option<String>,
    /// A few words that find the passage, best unique in the source: the heading of a list entry, or words of the sentence. All quotes
    /// of the account are sought in that passage.
    at: Option<String>,
    /// The outlets that the passage names.
    cites: Option<Many<String>>,
    /// Id of the source whose passage is repeated here.
    copies: Option<SourceRef>,
    /// Why this account is of this incident, where that is a judgement.
    placed: Option<String>,
    /// A program proposed the account, and nobody has held it against its passage yet. Remove the line when you have.
    draft: Option<bool>,
    /// Your own words.
    note: Option<String>,
    #[schemars(flatten)]
    claims: BTreeMap<String, Claims>,
}

/// A claim, or several statements on one property.
struct Claims(Vec<Claim>);

impl JsonSchema for Claims {
    fn schema_name() -> Cow<'static, str> {
        "Claims".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut claim = Claim::json_schema(generator);
        let item = generator.subschema_for::<Claim>();
        claim.insert("description".into(), "A claim, or a list of claims on one property.".into());
        or_list(claim.ensure_object(), item.to_value());
        claim
    }
}

/// Lets a schema of a table take a list of `item` too. A choice between the two would only tell that neither fits; so it is told which key
/// of the table is wrong.
pub(super) fn or_list(table: &mut Map<String, Value>, item: Value) {
    table.insert("type".into(), json!(["object", "array"]));
    table.insert("items".into(), item);
}

/// One value, with the words that it rests on.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(extend("x-taplo" = { "initKeys": ["is", "quote"] }))]
// The value may be missing from the sum of parts, and where the source says no more than in which area it was.
#[schemars(extend(
    "if" = { "not": { "anyOf": [{ "required": ["parts"] }, { "required": ["in"] }] }, "additionalProperties": true },
    "then" = { "required": ["is"], "additionalProperties": true }
))]
pub(super) struct Claim {
    /// The value. Dates: EDTF in quotes, "2019-09-30". Counts: 54, ">=54", "1..27", "~300", "unknown", "dozens". Entities: a name as the
    /// source spells it, a list of names, or "none". Quantities: a count with its `unit`. Categories: a declared value.
    is: Option<Given>,
    /// At most ten words of the source, verbatim, or a list of pieces. A piece belongs to the clause that says it.
    quote: Option<Many<String>>,
    /// Why, where the value or a part of it is read from the context; beside a quote or instead of one.
    inferred: Option<String>,
    /// The population, in the words of the source, where its noun stands with the figure; none where none does.
    who: Option<Population>,
    /// Whom or what it is about, where the subject has several: one of two hostages.
    of: Option<Many<Spelling>>,
    /// Where the source says that the place lies: an area by name, or a part of one by compass, "northern Mali".
    r#in: Option<Many<Spelling>>,
    /// Near the place, or between the places; left out for in it.
    relation: Option<PlaceRelation>,
    /// The place within the incident that a part is about.
    r#where: Option<Spelling>,
    /// Who is said to say it, in the words of the source, where the source only relays; a list where several say it together.
    according_to: Option<Many<Spelling>>,
    /// How sure the source is, where its words say so of this value.
    hedge: Option<Hedge>,
    /// The state of knowledge, as EDTF.
    as_of: Option<String>,
    /// A plan, which never contradicts what happened; left out for what did.
    modality: Option<Modality>,
    /// Whoever speaks denies it.
    denied: Option<bool>,
    /// The source lists some of all: "among others", "including".
    including: Option<bool>,
    /// Other incidents that the figure covers too. Written once, in the first incident that the passage names.
    together_with: Option<Many<IncidentRef>>,
    /// The unit of a quantity.
    unit: Option<Unit>,
    /// The source itself is wrong here, and why one thinks so.
    sic: Option<String>,
    /// How much it is trusted beside others: only the preferred claims count, or else all that are not deprecated.
    rank: Option<Rank>,
    /// Why it has that rank.
    rank_reason: Option<String>,
    /// Claims that make up the whole and must add up; without `is` their sum is the whole.
    parts: Option<Vec<Claim>>,
    /// Claims that are included and not all: "54 people, one French soldier among them".
    among: Option<Vec<Claim>>,
    /// Your own words.
    note: Option<String>,
}

#[derive(JsonSchema)]
#[schemars(inline, rename_all = "kebab-case")]
enum Modality {
    /// It is to come, as the source has it.
    Planned,
}

/// A value before it is known of which property.
pub(super) struct Given;

impl JsonSchema for Given {
    fn schema_name() -> Cow<'static, str> {
        "Value".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["string", "number", "array"], "items": { "type": "string" } })
    }
}
