//! Names and the registry, and what curators write.

use factlint::dataset::{Entity, Id, Name, NameKind};
use factlint::files::Span;
use factlint::findings::SubjectKind;

use crate::garden::{Needs, Plant};
use crate::sites::Site;
use crate::world::World;

pub(crate) const PLANTS: &[Plant] = &[
    Plant::new("unregistered-name", "a name that nobody has", unregistered),
    Plant::new("spelling-variant", "a spelling that only folding finds", folded),
    Plant::new("spelling-variant-in-text", "a spelling that claims do not tell", untold_spelling).needs(Needs::Texts),
    Plant::new("two-names", "a translation beside the name", translated).needs(Needs::Texts),
    Plant::new("acronym-expansion", "another word in the long form", other_word),
    Plant::new("ambiguous-name", "a name that two have", shared_name).beside(&[
        ("actor-anachronism", "a finding on several incidents loses those of the name"),
        ("copy-extended", "a name that nothing resolves is another one"),
    ]),
    Plant::new("confusable-entities", "a look-alike", look_alike).beside(&[("unused-entity", "nobody names the look-alike")]),
    Plant::new("number-differs", "a spelling with a number", numbered),
    Plant::new("judged-different", "an account left in both of two", left_in_both).beside(&[
        ("possible-double-count", "the account counts the same people for both"),
        ("possible-duplicate", "the second is like whatever the first is like"),
        ("source-slip", "a slip in it is one in both"),
    ]),
    Plant::new("judgement-cycle", "two that are one by way of a third", cycle),
    Plant::new("inconsistent-spelling", "a title that spells otherwise", respelt_title),
    Plant::new("hidden-characters", "a hidden character", hidden),
    Plant::new("outlet-variant", "an outlet cited otherwise", other_outlet),
];

fn unregistered(world: &World<'_>) -> Vec<Site> {
    world.accounts(SubjectKind::Incident, |_, claim| {
        let fits = world.role(claim) == "location" && world.is_town(claim);
        fits.then(|| format!("place = {{ is = {:?}, inferred = \"planted\" }}", format!("{}zqx", claim.text)))
    })
}

fn folded(world: &World<'_>) -> Vec<Site> {
    let mut used = std::collections::BTreeSet::new();
    let sites = world.incidents().into_iter().filter_map(|subject| {
        let mut claims = world.claims(subject).into_iter();
        let town = claims.find(|claim| world.role(claim) == "location" && world.is_town(claim) && claim.text.contains('a'))?;
        let place = format!("place = {{ is = {:?}, inferred = \"planted\" }}", town.text.replacen('a', "ā", 1));
        used.insert(town.text.clone()).then(|| world.account_of(subject, &place))
    });
    sites.collect()
}

/// Every name of every claim.
fn names<'w>(world: &World<'w>) -> Vec<&'w Name> {
    let claims = world.all_claims().into_iter();
    let all = claims.flat_map(|(_, claim)| claim.value.names().iter().chain(&claim.of).chain(&claim.at_place).chain(&claim.speakers));
    all.collect()
}

/// Entities of which the claims have a spelling beside the name: it is the text's alone once they have the name.
fn untold_spelling(world: &World<'_>) -> Vec<Site> {
    let names = names(world);
    let claims: Vec<_> = world.all_claims().into_iter().map(|(_, claim)| claim).collect();
    let sites = world.entities().into_iter().filter_map(|(id, entity)| {
        let spelling = entity.names.iter().find(|name| {
            let used = names.iter().any(|used| used.entity() == Some(id) && used.text.value == name.name.value);
            name.kind == Some(NameKind::Spelling) && used
        })?;
        let written = names.iter().filter(|used| used.entity() == Some(id) && used.text.value != entity.name());
        let (spelt, others): (Vec<&&Name>, Vec<&&Name>) = written.partition(|used| used.text.value == spelling.name.value);
        let edits = spelt.iter().map(|used| Site::replace(used.text.span, quoted(entity.name()))).reduce(Site::and)?;
        let of_entity = format!("{:?}", entity.id.value);
        let told = world.found.iter().any(|about| about.starts_with("spelling-variant ") && about.contains(&of_entity));
        let slip = |span: Span| claims.iter().any(|claim| claim.sic.is_some() && claim.span.contains(span));
        let sound = !spelt.iter().any(|used| slip(used.text.span));
        (told && sound && others.is_empty()).then(|| edits.on(spelling.name.span))
    });
    sites.collect()
}

fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

/// Where the list of other names of an entity is, or could be: a name more.
fn named_too(world: &World<'_>, entity: &Entity, name: &str, kind: &str) -> Site {
    let text = world.files.get(entity.id.span.file).text();
    let end = world.end_of_record(entity.id.span);
    let start = entity.id.span.range().start;
    let entry = format!("{{ name = {}, kind = \"{kind}\" }}", quoted(name));
    let canonical = &entity.names[0].name;
    let record = &text[start..end];
    let span = |at: usize| Span::new(entity.id.span.file, at..at);
    match record.find("\nnames = [") {
        Some(at) => Site::replace(span(start + at + "\nnames = [".len()), format!("{entry}, ")),
        None => Site::replace(span(canonical.span.range().end), format!("\nnames = [{entry}]")),
    }
    .on(canonical.span)
}

/// Entities that are no word for anyone, and that claims of some source name by their own name.
fn used<'w>(world: &World<'w>) -> Vec<(Id<Entity>, &'w Entity, &'w Name)> {
    let names = names(world);
    let entities = world.entities().into_iter().filter(|(_, entity)| !entity.generic);
    let used = entities.filter_map(|(id, entity)| {
        let name = names.iter().find(|used| used.entity() == Some(id) && used.text.value == entity.name())?;
        Some((id, entity, *name))
    });
    used.collect()
}

/// The letter behind another: a name like no other.
fn next_letter(letter: char) -> char {
    let next = |letter: u8| char::from(letter + 1);
    if letter.is_ascii_lowercase() && letter != 'z' { next(letter as u8) } else { letter }
}

/// Who has no acronym gets a translation, which a source uses that has the name, too.
fn translated(world: &World<'_>) -> Vec<Site> {
    let claims = world.all_claims();
    let sites = used(world).into_iter().filter_map(|(id, entity, name)| {
        let (_, claim) = claims.iter().find(|(_, claim)| claim.span.contains(name.text.span))?;
        let in_value = claim.value.names().iter().any(|own| own.text.span == name.text.span);
        let plain = entity.names.iter().all(|name| matches!(name.kind, None | Some(NameKind::Spelling)));
        let translation = format!("Zwillinge {}", entity.id.value.chars().map(next_letter).collect::<String>());
        let property = world.property(claim);
        let subject = world.subject(claim);
        let body = format!("source = {:?}\n{property} = {{ is = {translation:?}, inferred = \"planted\" }}", world.source(claim));
        let bare = claim.relation.is_none() && claim.lies_in.is_empty();
        let one = bare && claim.value.names().len() == 1 && claim.parts.is_empty() && claim.stands();
        let fits =
            in_value && plain && one && claims.iter().any(|(_, other)| other.value.names().iter().any(|name| name.entity() == Some(id)));
        fits.then(|| named_too(world, entity, &translation, "translation").and(world.account_of(subject, &body)))
    });
    sites.collect()
}

/// Another word in the middle of the long form of an acronym.
fn other_word(world: &World<'_>) -> Vec<Site> {
    let sites = world.entities().into_iter().filter_map(|(_, entity)| {
        let has_acronym = entity.names.iter().any(|name| name.kind == Some(NameKind::Acronym));
        let mut words: Vec<&str> = entity.name().split(' ').collect();
        let place = (1..words.len()).find(|&n| words[n].len() > 3 && !words[n].contains('-'))?;
        words[place] = "Quivering";
        (has_acronym && words.len() > 2 && !entity.generic).then(|| named_too(world, entity, &words.join(" "), "spelling"))
    });
    sites.collect()
}

/// An entity of the same type with the same name.
fn shared_name(world: &World<'_>) -> Vec<Site> {
    // Where the claim says in which area it lies, that decides.
    let decided: Vec<Id<Entity>> = world
        .all_claims()
        .into_iter()
        .filter(|(_, claim)| !claim.lies_in.is_empty())
        .flat_map(|(_, claim)| claim.value.names())
        .filter_map(Name::entity)
        .collect();
    let sites = used(world).into_iter().filter(|(id, ..)| !decided.contains(id));
    sites.map(|(_, entity, name)| twin(world, entity, entity.name()).on(name.text.span)).collect()
}

fn twin(world: &World<'_>, entity: &Entity, name: &str) -> Site {
    let kind = &world.data.vocabulary.types[entity.entity_type].id;
    let id = &entity.id.value;
    world.behind(entity.id.span, &format!("[[entity]]\nid = \"planted-{id}\"\ntype = \"{kind}\"\nname = {}", quoted(name)))
}

/// One letter of a long name doubled, in the name of another entity.
fn look_alike(world: &World<'_>) -> Vec<Site> {
    let sites = world.entities().into_iter().filter_map(|(_, entity)| {
        let name = entity.name();
        let word = name.split([' ', '-', '\'']).find(|word| word.chars().count() > 6 && word.is_ascii())?;
        let middle = word.len() / 2;
        let doubled = format!("{}{}{}", &word[..middle], &word[middle - 1..middle], &word[middle..]);
        (!entity.generic).then(|| twin(world, entity, &name.replacen(word, &doubled, 1)))
    });
    sites.collect()
}

fn numbered(world: &World<'_>) -> Vec<Site> {
    let entities = world.entities().into_iter().filter(|(_, entity)| !entity.generic);
    entities.map(|(_, entity)| named_too(world, entity, &format!("{} 77", entity.name()), "spelling")).collect()
}

fn judged(kind: &str, verdict: &str, pair: [&str; 2]) -> String {
    let [a, b] = pair;
    format!(
        "[[judgement]]\nverdict = \"{verdict}\"\n{kind} = [\"{a}\", \"{b}\"]\nreason = \"planted\"\nby = \"planted\"\ndate = \"2026-01-01\"\n"
    )
}

/// An incident that is judged to be another, and has an account of the first, claim for claim.
fn left_in_both(world: &World<'_>) -> Vec<Site> {
    let sites = world.incidents().into_iter().filter_map(|subject| {
        let account = &world.data.accounts[*subject.accounts.first().filter(|_| world.is_clean(subject) && subject.accounts.len() == 1)?];
        let text = world.files.get(account.span.file).text();
        let start = account.span.range().start;
        let end = text[start..].find("\n[").map_or(text.len(), |at| start + at);
        let id = format!("planted-{}", subject.id.value);
        let record = format!("[[incident]]\nid = \"{id}\"\ntitle = \"Planted\"\n\n{}\n\n", text[start..end].trim());
        Some(world.behind(subject.id.span, &(record + &judged("incidents", "different", [&id, &subject.id.value]))))
    });
    sites.collect()
}

/// Each is judged to be a third that is another, and not to be that one.
fn cycle(world: &World<'_>) -> Vec<Site> {
    let sites = world.incidents().into_iter().map(|subject| {
        let id = subject.id.value.as_str();
        let (second, third) = (format!("planted-{id}"), format!("planted-third-{id}"));
        let records = [&second, &third].map(|id| {
            let account = "[[incident.account]]\nsource = \"planted\"\ndate = { is = \"[..1901]\", inferred = \"planted\" }";
            format!("[[incident]]\nid = \"{id}\"\ntitle = \"Planted\"\n{account}\n")
        });
        let same = judged("incidents", "same", [id, &second]) + &judged("incidents", "same", [&second, &third]);
        world.behind(subject.id.span, &(records.concat() + &same + &judged("incidents", "different", [&third, id])))
    });
    sites.collect()
}

/// Titles that have a name of the registry, with one letter marked.
fn respelt_title(world: &World<'_>) -> Vec<Site> {
    let towns: Vec<&str> =
        used(world).into_iter().map(|(_, entity, _)| entity.name()).filter(|name| name.len() > 4 && !name.contains(' ')).collect();
    let sites = world.incidents().into_iter().filter_map(|subject| {
        let title = &subject.title.value;
        let word = title.split([' ', ',']).find(|word| towns.contains(word) && word.contains('a'))?;
        let at = world.text(subject.title.span).find(word)? + word.find('a')?;
        let start = subject.title.span.range().start + at;
        Some(Site::replace(Span::new(subject.title.span.file, start..start + 1), "ā"))
    });
    sites.collect()
}

fn hidden(world: &World<'_>) -> Vec<Site> {
    world.incidents().into_iter().map(|subject| at_end(subject.title.span, "\u{202e}")).collect()
}

/// Something put into a text, at its end.
pub(crate) fn at_end(text: Span, more: &str) -> Site {
    let end = text.range().end - 1;
    Site::replace(Span::new(text.file, end..end), more)
}

/// One citation of each outlet, with an article more.
fn other_outlet(world: &World<'_>) -> Vec<Site> {
    let mut seen = std::collections::BTreeSet::new();
    let cited: Vec<_> = world.data.accounts.iter().flat_map(|(_, account)| &account.cites).collect();
    let times = |name: &str| cited.iter().filter(|other| other.value == name).count();
    let plain = |name: &str| !name.to_lowercase().starts_with("the ") && times(name) > 1 && times(&format!("The {name}")) == 0;
    let fits = cited.iter().filter(|name| plain(&name.value) && seen.insert(name.value.clone()));
    fits.map(|name| Site::replace(name.span, quoted(&format!("The {}", name.value)))).collect()
}
