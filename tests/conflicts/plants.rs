//! The kinds of disagreement: where each can be planted, and what is written there.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, Months, NaiveDate};
use factlint::dataset::{Account, Claim, Dataset, Entity, Id, Name, Source, Standing, Subject, Value};
use factlint::files::{FileId, Files};
use factlint::findings::SubjectKind;
use factlint::values::count::Qualifier;
use factlint::values::number::Number;

/// Records that plants refer to.
pub(crate) const EXTRA: &str = r#"
[[source]]
id = "planted"
title = "A source of plants"

[[source]]
id = "early"
title = "A source that appeared early"
published = "1899"

[[entity]]
id = "planted-front"
type = "group"
name = "Quivering Front"

[[entity]]
id = "late-front"
type = "group"
name = "Belated Front"

[[entity.account]]
source = "planted"
start = { is = "2039", inferred = "planted" }

[[entity]]
id = "planted-wells"
type = "settlement"
name = "Quivering Wells"
"#;

/// The data as they are.
pub(crate) struct World<'w> {
    pub(crate) files: &'w Files,
    pub(crate) data: &'w Dataset,
}

/// Text that is put into a file.
pub(crate) struct Plant {
    pub(crate) file: FileId,
    pub(crate) at: usize,
    pub(crate) text: String,
}

/// A kind of disagreement: the rules of which one must find it, and the share that must be found, in per cent.
pub(crate) struct Kind {
    pub(crate) name: &'static str,
    pub(crate) plant: fn(&World<'_>) -> Vec<Plant>,
    pub(crate) rules: &'static [&'static str],
    pub(crate) share: usize,
}

const DATES: &[&str] = &["date-conflict", "date-unit-slip", "day-month-swap", "date-role-mismatch"];
const COUNTS: &[&str] = &["count-conflict", "count-tension", "count-disputed", "count-breakdown-differs", "count-outcome-swap"];

macro_rules! kinds {
    ($($name:literal, $plant:ident, $rules:expr, $share:literal;)*) => {
        pub(crate) const KINDS: [Kind; [$($name),*].len()] = [$(Kind { name: $name, plant: $plant, rules: $rules, share: $share }),*];
    };
}

kinds! {
    "three days later", three_days_later, DATES, 100;
    "the same day a month later", month_later, DATES, 100;
    "day and month exchanged", exchanged_day, DATES, 100;
    "one more dead", one_more, COUNTS, 98;
    "a higher floor", higher_floor, COUNTS, 98;
    "another qualifier", other_qualifier, &["qualifier-differs", "count-conflict", "count-tension", "count-disputed", "count-breakdown-differs"], 98;
    "parts that do not add up", bad_sum, &["count-sum"], 100;
    "deaths left out", left_out, &["outcome-omitted", "count-outcome-swap"], 90;
    "the dead told as injured", told_as_injured, &["count-outcome-swap"], 90;
    "a joint figure that no two can reach", joint, &["count-part-whole"], 95;
    "a rival attacker", rival, &["attribution-conflict"], 100;
    "claimed by another", claimed, &["claimed-by-another"], 100;
    "nobody claims it", unclaimed, &["responsibility-conflict"], 95;
    "another target", other_target, &["target-conflict"], 100;
    "another town", other_town, &["place-conflict"], 98;
    "an actor that is yet to begin", not_yet, &["actor-anachronism"], 100;
    "another year of a beginning or an end", other_year, &["fact-conflict", "date-unit-slip", "fact-disputed"], 100;
    "a figure changed by a copy", altered_copy, &["copy-altered"], 100;
    "going on after its end", going_on, &["status-contradicted"], 100;
    "a party that is yet to begin", party_to_come, &["actor-anachronism"], 90;
    "a plan that came otherwise", planned_before, &["plan-overtaken"], 90;
    "extended into a year long before its end", extended_before, &["stale-term"], 100;
    "an end announced long after", announced_after, &["date-tension"], 100;
    "an event after its source", after_source, &["date-after-publication"], 100;
    "a sequel before it", sequel_before, &["link-impossible"], 97;
    "an incident told as two", told_twice, &["possible-duplicate"], 95;
    "a spelling that only folding finds", folded, &["spelling-variant"], 100;
    "a name that nobody has", unregistered, &["unregistered-name"], 100;
    "a year that the title has", wrong_title, &["title-mismatch"], 85;
    "a hidden character", hidden, &["hidden-characters"], 100;
    "a claim made twice", twice, &["duplicate-claim"], 100;
    "a source that nobody knows", unknown_source, &["unknown-source"], 100;
    "a day that does not exist", no_day, &["date-invalid"], 100;
}

impl<'w> World<'w> {
    /// Incidents and topics that have a file of their own, so that what is put at its end is theirs.
    fn subjects(&self, kind: SubjectKind) -> Vec<&'w Subject> {
        let alone = |subject: &&Subject| {
            let text = self.files.get(subject.id.span.file).text();
            text.matches("\n[[").count() + 1 == text.matches(".account]]").count() + 1 && !subject.accounts.is_empty()
        };
        self.data.subjects.iter().map(|(_, subject)| subject).filter(|subject| subject.kind == kind).filter(alone).collect()
    }

    /// The claims of a subject that stand by themselves and say what happened.
    fn claims(&self, subject: &Subject) -> Vec<&'w Claim> {
        let claims = self.data.claims_of(subject).map(|id| &self.data.claims[id]);
        let plain = |claim: &&Claim| {
            let simple = claim.stands() && claim.sic.is_none() && claim.standing == Standing::Whole;
            simple && claim.of.is_empty() && claim.at_place.is_none() && claim.together_with.is_empty() && claim.as_of.is_none()
        };
        claims.filter(plain).collect()
    }

    fn role(&self, claim: &Claim) -> &'w str {
        self.data.vocabulary.properties[claim.property].role.as_deref().unwrap_or_default()
    }

    fn property(&self, claim: &Claim) -> &'w str {
        &self.data.vocabulary.properties[claim.property].id
    }

    fn source(&self, claim: &Claim) -> Id<Source> {
        self.account(claim).source
    }

    fn account(&self, claim: &Claim) -> &'w Account {
        &self.data.accounts[claim.account]
    }

    /// One plant for each subject: another account, with what the first claim that fits makes of it.
    fn accounts(&self, kind: SubjectKind, claims: impl Fn(&[&'w Claim], &'w Claim) -> Option<String>) -> Vec<Plant> {
        let made = self.subjects(kind).into_iter().filter_map(|subject| {
            let all = self.claims(subject);
            let body = all.iter().find_map(|claim| claims(&all, claim))?;
            let source = if body.contains("source = ") { "" } else { "source = \"planted\"\n" };
            let record = if kind == SubjectKind::Topic { "topic" } else { "incident" };
            Some(self.behind(subject, &format!("\n[[{record}.account]]\n{source}entry = \"planted\"\n{body}\n")))
        });
        made.collect()
    }

    fn behind(&self, subject: &Subject, text: &str) -> Plant {
        let file = subject.id.span.file;
        Plant { file, at: self.files.get(file).text().len(), text: format!("\n{text}") }
    }

    /// Another account with another day of the event.
    fn other_day(&self, other: impl Fn(NaiveDate) -> Option<NaiveDate>) -> Vec<Plant> {
        self.accounts(SubjectKind::Incident, |all, claim| {
            // Days that are told loosely elsewhere leave more possible.
            let exact = all.iter().filter(|claim| self.role(claim) == "event").all(|claim| day(claim).is_some());
            let day = other(day(claim).filter(|_| exact && self.role(claim) == "event")?)?;
            Some(format!("date = {{ is = \"{day}\", inferred = \"planted\" }}"))
        })
    }

    /// Another account with another figure of the same people.
    fn figure(&self, other: impl Fn(Qualifier, u64) -> Option<String>) -> Vec<Plant> {
        self.accounts(SubjectKind::Incident, |_, claim| {
            let figure = self.changed_figure(claim, &other)?;
            Some(figure)
        })
    }

    fn changed_figure(&self, claim: &Claim, other: impl Fn(Qualifier, u64) -> Option<String>) -> Option<String> {
        let Value::Count(count, None) = &claim.value else { return None };
        let is = other(count.qualifier(), count.stated().and_then(Number::whole).filter(|&n| n > 0 && self.role(claim) == "casualties")?)?;
        Some(format!("{} = {{ is = {is}{}, inferred = \"planted\" }}", self.property(claim), self.who(claim)))
    }

    fn who(&self, claim: &Claim) -> String {
        claim.population.map(|id| format!(", who = {:?}", self.data.vocabulary.populations[id].id)).unwrap_or_default()
    }

    /// Whom a claim names, if it names nobody that may be anyone.
    fn named(&self, claim: &Claim) -> Vec<Id<Entity>> {
        let entities: Vec<Id<Entity>> = claim.value.names().iter().filter_map(Name::entity).collect();
        if entities.iter().any(|&id| self.data.entities[id].generic) { Vec::new() } else { entities }
    }

    /// Another account with somebody or something else in a role.
    fn somebody_else(&self, role: &str, value: &str) -> Vec<Plant> {
        self.accounts(SubjectKind::Incident, |_, claim| {
            let fits = self.role(claim) == role && !self.named(claim).is_empty() && claim.relation.is_none();
            fits.then(|| format!("{} = {{ is = \"{value}\", inferred = \"planted\" }}", self.property(claim)))
        })
    }
}

fn day(claim: &Claim) -> Option<NaiveDate> {
    claim.value.date().filter(|date| !date.is_uncertain())?.exact_day()
}

fn three_days_later(world: &World<'_>) -> Vec<Plant> {
    world.other_day(|day| day.checked_add_days(Days::new(3)))
}

fn month_later(world: &World<'_>) -> Vec<Plant> {
    world.other_day(|day| day.checked_add_months(Months::new(1)).filter(|other| other.day() == day.day()))
}

fn exchanged_day(world: &World<'_>) -> Vec<Plant> {
    world.other_day(|day| NaiveDate::from_ymd_opt(day.year(), day.day(), day.month()).filter(|other| *other != day))
}

fn one_more(world: &World<'_>) -> Vec<Plant> {
    world.figure(|qualifier, n| (qualifier == Qualifier::Exact).then(|| (n + 1).to_string()))
}

fn higher_floor(world: &World<'_>) -> Vec<Plant> {
    world.figure(|qualifier, n| (qualifier == Qualifier::AtLeast).then(|| format!("\">={}\"", 2 * n + 1)))
}

fn other_qualifier(world: &World<'_>) -> Vec<Plant> {
    world.figure(|qualifier, n| (qualifier == Qualifier::Exact).then(|| format!("\">={n}\"")))
}

fn bad_sum(world: &World<'_>) -> Vec<Plant> {
    world.accounts(SubjectKind::Incident, |_, claim| {
        let Value::Count(count, None) = &claim.value else { return None };
        let n = count
            .stated()
            .and_then(Number::whole)
            .filter(|_| count.qualifier() == Qualifier::Exact && world.role(claim) == "casualties")?;
        let part = |n: u64| format!("{{ is = {n}, inferred = \"planted\" }}");
        Some(format!("{} = {{ is = {n}, parts = [{}, {}], inferred = \"planted\" }}", world.property(claim), part(n), part(1)))
    })
}

/// Another account that counts the injured and not the dead, where the others count dead and no injured.
fn injured(world: &World<'_>, n: impl Fn(u64) -> u64) -> Vec<Plant> {
    world.accounts(SubjectKind::Incident, |all, claim| {
        let counts = all.iter().filter(|claim| world.role(claim) == "casualties");
        let only_dead = counts.map(|claim| world.property(claim)).all(|property| property == "killed");
        let Value::Count(count, None) = &claim.value else { return None };
        let killed = count
            .stated()
            .and_then(Number::whole)
            .filter(|&n| only_dead && world.property(claim) == "killed" && n > 1 && count.qualifier() == Qualifier::Exact)?;
        Some(format!("injured = {{ is = {}{}, inferred = \"planted\" }}", n(killed), world.who(claim)))
    })
}

fn left_out(world: &World<'_>) -> Vec<Plant> {
    injured(world, |killed| killed + 7)
}

fn told_as_injured(world: &World<'_>) -> Vec<Plant> {
    injured(world, |killed| killed)
}

/// A figure over this incident and another, both with one exact toll of the same people, that is more than both have.
fn joint(world: &World<'_>) -> Vec<Plant> {
    let toll = |subject: &Subject| {
        let claims = world.claims(subject);
        let dead: Vec<&&Claim> = claims.iter().filter(|claim| world.property(claim) == "killed").collect();
        match dead.as_slice() {
            [only] => world.changed_figure(only, |qualifier, n| (qualifier == Qualifier::Exact).then(|| (n + 5000).to_string())),
            _ => None,
        }
    };
    let people = |figure: &str| figure.split(", who = ").nth(1).map(str::to_owned);
    let tolls: Vec<_> = world.subjects(SubjectKind::Incident).into_iter().filter_map(|subject| Some((subject, toll(subject)?))).collect();
    let plants = tolls.iter().filter_map(|(subject, figure)| {
        let same = |(other, toll): &&(&Subject, String)| other.id.value != subject.id.value && people(toll) == people(figure);
        let (other, _) = tolls.iter().find(same)?;
        let figure = figure.replacen(", inferred", &format!(", together-with = [\"{}\"], inferred", other.id.value), 1);
        Some(world.behind(subject, &format!("\n[[incident.account]]\nsource = \"planted\"\nentry = \"planted\"\n{figure}\n")))
    });
    plants.collect()
}

fn rival(world: &World<'_>) -> Vec<Plant> {
    world.somebody_else("attribution", "Quivering Front")
}

fn claimed(world: &World<'_>) -> Vec<Plant> {
    world.accounts(SubjectKind::Incident, |all, claim| {
        let told = all.iter().any(|claim| world.role(claim) == "responsibility");
        let fits = !told && world.role(claim) == "attribution" && !world.named(claim).is_empty();
        fits.then(|| "responsibility = { is = \"Quivering Front\", inferred = \"planted\" }".to_owned())
    })
}

fn unclaimed(world: &World<'_>) -> Vec<Plant> {
    world.somebody_else("responsibility", "none")
}

fn other_target(world: &World<'_>) -> Vec<Plant> {
    world.somebody_else("target", "Quivering Front")
}

fn other_town(world: &World<'_>) -> Vec<Plant> {
    world.somebody_else("location", "Quivering Wells")
}

fn not_yet(world: &World<'_>) -> Vec<Plant> {
    world.accounts(SubjectKind::Incident, |_, claim| {
        let dated = world.role(claim) == "event" && day(claim).is_some();
        dated.then(|| "target = { is = \"Belated Front\", inferred = \"planted\" }".to_owned())
    })
}

fn other_year(world: &World<'_>) -> Vec<Plant> {
    world.accounts(SubjectKind::Topic, |_, claim| {
        let Value::Date(date) = &claim.value else { return None };
        let year = date.possible().earliest().filter(|_| ["start", "end"].contains(&world.role(claim)))?.year();
        Some(format!("{} = {{ is = \"{}\", inferred = \"planted\" }}", world.property(claim), year + 30))
    })
}

fn altered_copy(world: &World<'_>) -> Vec<Plant> {
    world.accounts(SubjectKind::Incident, |all, claim| {
        let alone = all.iter().filter(|other| other.property == claim.property).count() == 1;
        let figure = world.changed_figure(claim, |qualifier, n| (qualifier == Qualifier::Exact && alone).then(|| (n + 1).to_string()))?;
        let source = &world.data.sources[world.source(claim)].id.value;
        Some(format!("source = \"planted\"\ncopies = \"{source}\"\n{figure}"))
    })
}

fn going_on(world: &World<'_>) -> Vec<Plant> {
    world.accounts(SubjectKind::Topic, |_, claim| {
        let Value::Date(date) = &claim.value else { return None };
        let year = date.possible().latest().filter(|_| world.role(claim) == "end")?.year();
        Some(format!("status = {{ is = \"continuing\", as-of = \"{}\", inferred = \"planted\" }}", year + 2))
    })
}

fn party_to_come(world: &World<'_>) -> Vec<Plant> {
    world.accounts(SubjectKind::Topic, |_, claim| {
        let dated = world.role(claim) == "event" && claim.value.date().is_some();
        dated.then(|| "parties = { is = \"Belated Front\", inferred = \"planted\" }".to_owned())
    })
}

fn planned_before(world: &World<'_>) -> Vec<Plant> {
    world.accounts(SubjectKind::Topic, |_, claim| {
        let Value::Date(date) = &claim.value else { return None };
        let year = date.possible().earliest().filter(|_| ["start", "end"].contains(&world.role(claim)))?.year() - 30;
        Some(format!("{} = {{ is = \"{year}\", modality = \"planned\", inferred = \"planted\" }}", world.property(claim)))
    })
}

fn extended_before(world: &World<'_>) -> Vec<Plant> {
    world.accounts(SubjectKind::Topic, |_, claim| {
        let Value::Date(date) = &claim.value else { return None };
        let year = date.possible().earliest().filter(|_| world.role(claim) == "end")?.year() - 3;
        let source = &world.data.sources[world.source(claim)].id.value;
        Some(format!("source = \"{source}\"\nextended-to = {{ is = \"{year}\", inferred = \"planted\" }}"))
    })
}

fn announced_after(world: &World<'_>) -> Vec<Plant> {
    world.accounts(SubjectKind::Topic, |_, claim| {
        let role = ["start", "end"].contains(&world.role(claim));
        let day = day(claim).filter(|_| role)?.checked_add_days(Days::new(400))?;
        let value = format!("{} = {{ is = \"[..{day}]\", inferred = \"planted\" }}", world.property(claim));
        Some(format!("announced = {{ is = \"{day}\", inferred = \"planted\" }}\n{value}"))
    })
}

fn after_source(world: &World<'_>) -> Vec<Plant> {
    world.accounts(SubjectKind::Incident, |_, claim| {
        let day = day(claim).filter(|_| world.role(claim) == "event")?;
        Some(format!("source = \"early\"\ndate = {{ is = \"{day}\", inferred = \"planted\" }}"))
    })
}

/// Another incident in the file of each, tied to it.
fn records(world: &World<'_>, record: impl Fn(&Subject, &[&Claim]) -> Option<String>) -> Vec<Plant> {
    let subjects = world.subjects(SubjectKind::Incident).into_iter();
    let made = subjects.filter_map(|subject| {
        let body = record(subject, &world.claims(subject))?;
        let id = &subject.id.value;
        Some(world.behind(subject, &format!("\n[[incident]]\nid = \"planted-{id}\"\ntitle = \"Planted\"\n{body}\n")))
    });
    made.collect()
}

fn sequel_before(world: &World<'_>) -> Vec<Plant> {
    records(world, |subject, claims| {
        let days: Vec<NaiveDate> = claims.iter().filter(|claim| world.role(claim) == "event").filter_map(|claim| day(claim)).collect();
        let before = days.iter().min()?.checked_sub_days(Days::new(400))?;
        let account = format!("[[incident.account]]\nsource = \"planted\"\ndate = {{ is = \"{before}\", inferred = \"planted\" }}");
        Some(format!("follows = \"{}\"\n{account}", subject.id.value))
    })
}

fn told_twice(world: &World<'_>) -> Vec<Plant> {
    records(world, |_, claims| {
        let day = claims.iter().find_map(|claim| day(claim).filter(|_| world.role(claim) == "event"))?;
        let place = claims.iter().find(|claim| world.role(claim) == "location" && claim.relation.is_none() && is_town(world, claim))?;
        let date = format!("date = {{ is = \"{}\", inferred = \"planted\" }}", day.succ_opt()?);
        Some(format!("[[incident.account]]\nsource = \"planted\"\n{date}\nplace = {{ is = {:?}, inferred = \"planted\" }}", place.text))
    })
}

fn is_town(world: &World<'_>, claim: &Claim) -> bool {
    let Value::Entities(names) = &claim.value else { return false };
    let prefer = &world.data.vocabulary.properties[claim.property].prefer;
    let town = |name: &Name| name.entity().is_some_and(|id| world.data.vocabulary.takes(prefer, world.data.entities[id].entity_type));
    // The bare name must find it again.
    names.len() == 1 && claim.lies_in.is_empty() && names.iter().all(town)
}

fn folded(world: &World<'_>) -> Vec<Plant> {
    let mut used = BTreeSet::new();
    let plants = world.accounts(SubjectKind::Incident, |_, claim| {
        let fits = world.role(claim) == "location" && is_town(world, claim) && claim.text.contains('a');
        fits.then(|| format!("place = {{ is = {:?}, inferred = \"planted\" }}", claim.text.replacen('a', "ā", 1)))
    });
    plants.into_iter().filter(|plant| used.insert(plant.text.clone())).collect()
}

fn unregistered(world: &World<'_>) -> Vec<Plant> {
    world.accounts(SubjectKind::Incident, |_, claim| {
        let fits = world.role(claim) == "location" && is_town(world, claim);
        fits.then(|| format!("place = {{ is = {:?}, inferred = \"planted\" }}", format!("{}zqx", claim.text)))
    })
}

/// Something put into the title of each incident, at its end.
fn titles(world: &World<'_>, more: &str) -> Vec<Plant> {
    let subjects = world.subjects(SubjectKind::Incident).into_iter();
    subjects
        .map(|subject| Plant { file: subject.title.span.file, at: subject.title.span.end as usize - 1, text: more.to_owned() })
        .collect()
}

fn wrong_title(world: &World<'_>) -> Vec<Plant> {
    titles(world, " in 1907")
}

fn hidden(world: &World<'_>) -> Vec<Plant> {
    titles(world, "\u{202e}")
}

fn twice(world: &World<'_>) -> Vec<Plant> {
    world.accounts(SubjectKind::Incident, |_, claim| {
        let line = world.changed_figure(claim, |_, n| Some(n.to_string()))?;
        let (property, claim) = line.split_once(" = ")?;
        Some(format!("{property} = [{claim}, {claim}]"))
    })
}

fn unknown_source(world: &World<'_>) -> Vec<Plant> {
    world.accounts(SubjectKind::Incident, |_, _| Some("source = \"nobody\"".to_owned()))
}

fn no_day(world: &World<'_>) -> Vec<Plant> {
    world.accounts(SubjectKind::Incident, |_, _| Some("date = { is = \"2019-02-30\", inferred = \"planted\" }".to_owned()))
}
