//! What the grammar has to know of a language.

use super::hedges::Hedge;
use crate::values::lexemes::first_words;

/// The words of one language, in lower case.
#[derive(Debug)]
pub(super) struct Language {
    /// Short forms whose full stop ends no sentence.
    pub(super) abbreviations: &'static [&'static str],
    /// Words that start a statement which stands against the one before it.
    pub(super) contrasts: &'static [&'static str],
    /// Words that start a clause about the noun before them.
    pub(super) relatives: &'static [&'static str],
    /// Words that join a clause to a verb of saying.
    pub(super) complementizers: &'static [&'static str],
    /// Words behind a verb of saying that make it tell of the speaker's own doings.
    pub(super) own_doings: &'static [&'static str],
    /// Words that join what is of one kind.
    pub(super) conjunctions: &'static [&'static str],
    /// Words that close a noun phrase; the one that goes on with it is not among them.
    pub(super) prepositions: &'static [&'static str],
    /// Those of them behind which a place or a time is told, or somebody else.
    pub(super) places_and_times: &'static [&'static str],
    /// Those of them behind which it is told where somebody comes from, or whose they are.
    pub(super) origins: &'static [&'static str],
    /// Forms of "to be", behind which a participle is passive.
    pub(super) passives: &'static [&'static str],
    /// Words of a noun phrase before its noun.
    pub(super) determiners: &'static [&'static str],
    /// Words that say nothing between a verb and its figure.
    pub(super) fillers: &'static [&'static str],
    /// Words that say of something that it came after something else.
    pub(super) afterwards: &'static [&'static str],
    /// Words for nobody: what they say is not said.
    pub(super) nobody: &'static [&'static str],

    /// Words before a noun that hedge it; behind a form of "to be" they hedge what follows.
    pub(super) adjectives: &'static [(&'static str, &'static [Hedge])],
    /// Participles that hedge what follows, behind a noun or a form of "to be".
    pub(super) participles: &'static [(&'static str, &'static [Hedge])],
    /// What follows a participle that hedges.
    pub(super) participle_links: &'static [&'static str],
    /// Adverbs that hedge their clause.
    pub(super) adverbs: &'static [(&'static str, &'static [Hedge])],
    /// Words before an adverb that make it a degree and no hedge.
    pub(super) degrees: &'static [&'static str],
    /// The word before an adverb that makes it one too, behind a determiner: "the most likely cause".
    pub(super) superlative: &'static str,
    /// What makes an adverb tell of what is to come: "likely to".
    pub(super) future_link: &'static str,
    /// Phrases before a verb that hedge its clause, in lower case as they stand.
    pub(super) modals: &'static [(&'static str, &'static [Hedge])],
    /// Nouns that hedge the clause behind them.
    pub(super) nouns: &'static [(&'static str, &'static [Hedge])],
    /// What follows such a noun.
    pub(super) noun_links: &'static [&'static str],

    /// Phrases before the name of a speaker.
    pub(super) attributions: &'static [&'static str],
    /// Those of them that are other words too, but before a name or a determined noun.
    pub(super) attributions_before_names: &'static [&'static str],
    /// Words behind the name of a speaker that go on with what is said.
    pub(super) subordinators: &'static [&'static str],
    /// Verbs of saying, whatever follows, each with the hedges that it is.
    pub(super) verbs: &'static [(&'static str, &'static [Hedge])],
    /// Verbs that say something only before a clause, or that are nouns too.
    pub(super) verbs_before_clause: &'static [(&'static str, &'static [Hedge])],
    /// Verbs that say that something befell somebody: "announced the death of".
    pub(super) verbs_before_object: &'static [(&'static str, &'static [Hedge])],
    /// Those of the verbs of saying that are rather said of a document.
    pub(super) showing: &'static [&'static str],
    /// Verbs that say that something is not so, and what is said so of: "denied the allegations".
    pub(super) denials: &'static [&'static str],
    pub(super) denied: &'static [&'static str],
    /// Verbs that say how many with one of some nouns and the link before the number: "put the toll at 12".
    pub(super) estimates: &'static [&'static str],
    pub(super) tolls: &'static [&'static str],
    pub(super) estimate_link: &'static str,
    /// Those of them that are nouns too, and verbs only behind a plural: "officials suspect".
    pub(super) verbs_of_plurals: &'static [&'static str],
    /// Endings of plurals, and plurals without one.
    pub(super) plural_endings: &'static [&'static str],
    pub(super) plurals: &'static [&'static str],
    /// Endings of verbs that tell what somebody does or did.
    pub(super) verb_endings: &'static [&'static str],
    /// Words that follow a noun rather than a verb of saying.
    pub(super) noun_complements: &'static [&'static str],
    /// Verbs of saying that stand before whoever says it: "said the governor".
    pub(super) inverted_verbs: &'static [&'static str],
    /// Verbs of saying behind which it is told to whom.
    pub(super) verbs_with_hearer: &'static [&'static str],
    /// The word that opens what is said.
    pub(super) complementizer: &'static str,
    /// Names of days, which follow a verb of saying without a preposition.
    pub(super) weekdays: &'static [&'static str],
    /// What follows a participle that says what somebody is accused of or by whom, so that it is no verb of saying.
    pub(super) passive_links: &'static [&'static str],
    /// What whoever does it follows, behind a passive: "claimed by".
    pub(super) agent_link: &'static str,
    /// Of these, what whoever is meant follows: "blamed on".
    pub(super) blame_link: &'static str,
    /// Words before a verb that say that it was not so; of "didn't" the last.
    pub(super) negations: &'static [&'static str],
    /// What is claimed without being said: responsibility, lives.
    pub(super) mute_objects: &'static [&'static str],
    /// Nouns for what somebody says: "a report", "a statement".
    pub(super) sayings: &'static [&'static str],

    /// Words behind a number that tell who of them is counted next: "including two soldiers".
    pub(super) inclusions: &'static [&'static str],

    /// Words before the name of a place: something is in it, near it, between two, on a way from or to it, or somebody's who is of it.
    pub(super) inside: &'static [&'static str],
    pub(super) nearby: &'static [&'static str],
    pub(super) between: &'static [&'static str],
    pub(super) elsewhere: &'static [&'static str],
    /// Words for where one country meets another.
    pub(super) borders: &'static [&'static str],
    /// Points of the compass, behind which "of" leads to another place.
    pub(super) directions: &'static [&'static str],
    /// Words for kinds of places, before the "of" that a name follows, or behind the name: "the town of", "region".
    pub(super) localities: &'static [&'static str],
}

impl Language {
    /// The words that can hedge or tell of a saying, of a phrase the first, sorted: most words of a text are none, and need no look at
    /// the tables.
    pub(super) fn telling(&self) -> Vec<&'static str> {
        let hedges = [self.adjectives, self.participles, self.adverbs, self.modals, self.nouns];
        let verbs = [self.verbs, self.verbs_before_clause, self.verbs_before_object];
        let words = hedges.into_iter().chain(verbs).flatten().map(|(phrase, _)| *phrase);
        let others = [self.attributions, self.inverted_verbs, self.denials, self.estimates];
        first_words(words.chain(others.into_iter().flatten().copied()))
    }
}
