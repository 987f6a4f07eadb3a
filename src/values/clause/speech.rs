//! Who is said to say what a sentence says.

use std::ops::Range;

use super::hedges::Hedge;
use super::sentence::Sentence;

/// Something that a source only relays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speech {
    /// The bytes of the word that says so: "claims", "according to".
    pub word: Range<usize>,
    /// The bytes of the words for who says it.
    pub speaker: Range<usize>,
    /// What is certainly said by the speaker.
    pub said: Range<usize>,
    /// What may be said by the speaker; holds `said`.
    pub perhaps: Range<usize>,
    /// Whether the speaker tells of its own doings: "the army reported it had", "JNIM claims to have".
    pub of_itself: bool,
    /// Whether nobody need have said it: it is told what somebody thinks.
    pub unsaid: bool,
    /// The hedges that the word is too: "blames".
    pub hedges: &'static [Hedge],
}

impl Speech {
    /// What all of is certainly said by the speaker.
    fn certain(word: Range<usize>, speaker: Range<usize>, said: Range<usize>) -> Self {
        Self { word, speaker, perhaps: said.clone(), said, of_itself: false, unsaid: false, hedges: &[] }
    }
}

impl Sentence<'_> {
    /// What is told in somebody else's name, in order.
    #[must_use]
    pub fn speeches(&self) -> &[Speech] {
        let speech = |at| self.attribution(at).or_else(|| self.inverted(at)).or_else(|| self.estimate(at)).or_else(|| self.verb(at));
        self.speeches.get_or_init(|| self.label().into_iter().chain(self.telling().filter_map(speech)).collect())
    }

    /// Whether a word tells of something said, as a verb or as a noun: "claims", "a statement".
    #[must_use]
    pub fn tells_of_saying(&self, at: usize) -> bool {
        let language = self.language;
        self.entry(at, language.verbs).or_else(|| self.entry(at, language.verbs_before_clause)).is_some()
            || self.is_one_of(at, language.sayings)
            || language.attributions.iter().any(|phrase| self.phrase(at, phrase).is_some())
    }

    /// "According to the army, 10 were killed"; "10 were killed, according to the army"; "10, according to the army, were killed".
    fn attribution(&self, at: usize) -> Option<Speech> {
        let language = self.language;
        let name = language.attributions.iter().find_map(|phrase| self.phrase(at, phrase))?;
        let named = self.words.get(name).is_some_and(|word| word.text.starts_with(char::is_uppercase))
            || self.is_one_of(name, language.determiners);
        if self.is_one_of(at, language.attributions_before_names) && !named {
            return None;
        }
        let word = self.words.get(at)?.range.start..self.words.get(name.checked_sub(1)?)?.range.end;
        let (start, end) = (self.statement_start(at), self.statement_end(at, false));
        let last = self.word_at(end);
        let closing = (name + 1..last).find(|&at| self.gap(at).contains(',')).unwrap_or(last);
        let speaker_end = self.words.get(closing.checked_sub(1)?).map_or(word.end, |last| last.range.end);
        let opens = at == 0
            || self.follows(at, language.contrasts)
            || self.follows(at, language.conjunctions)
            || self.follows(at, language.complementizers)
            || self.gap(at).contains([';', ':']);
        let goes_on = closing < last && !self.is_one_of(closing, language.subordinators);
        let (said, perhaps) = match (opens, goes_on) {
            (true, true) => (speaker_end..end, speaker_end..self.range.end),
            (true, false) => (word.end..end, word.end..self.range.end),
            (false, true) => (speaker_end..end, self.range.clone()),
            (false, false) => (self.joint_start(at, start)..word.start, self.range.start..word.start),
        };
        Some(Speech { speaker: word.end..speaker_end, word, said, perhaps, of_itself: false, unsaid: false, hedges: &[] })
    }

    /// Where the last statement before a word starts: behind an "and" that no number, article or qualifier follows.
    fn joint_start(&self, at: usize, start: usize) -> usize {
        let first = self.word_at(start);
        let joins = |&at: &usize| {
            self.is_conjunction(at)
                && !self.is_parted(at)
                && self.words.get(at + 1).is_some_and(|next| {
                    let verb = self.language.verb_endings.iter().any(|ending| next.lower.ends_with(ending));
                    verb && next.text.starts_with(char::is_lowercase) && !self.is_one_of(at + 1, self.language.determiners)
                })
        };
        (first..at).rev().find(joins).and_then(|joint| self.words.get(joint)).map_or(start, |word| word.range.start)
    }

    /// "The army: 12 dead." What stands before a colon may be who says it, or what it is: only the claim can tell.
    fn label(&self) -> Option<Speech> {
        /// No name of a speaker is longer, in words.
        const LONGEST: usize = 6;
        let at = (1..=LONGEST).find(|&at| self.is_parted(at))?;
        let name = self.words.first()?.range.start..self.words.get(at.checked_sub(1)?)?.range.end;
        // "At 14:30" has no space.
        let colon = name.end..self.gap(at).strip_prefix(':').filter(|gap| gap.starts_with(char::is_whitespace)).map(|_| name.end + 1)?;
        let behind = self.words.get(at)?.range.start..self.range.end;
        Some(Speech { said: behind.end..behind.end, perhaps: behind, ..Speech::certain(colon, name, 0..0) })
    }

    /// "The army put the toll at 12."
    fn estimate(&self, at: usize) -> Option<Speech> {
        /// So many words may stand between the verb and its link: "put the number of the dead at".
        const OBJECT: usize = 7;
        let language = self.language;
        let object = self.is_one_of(at, language.estimates).then_some(at + 1..at + OBJECT)?;
        let link = object.clone().take_while(|&at| !self.is_parted(at)).find(|&at| self.is_one_of(at, &[language.estimate_link]))?;
        let toll = (object.start..link).any(|at| self.is_one_of(at, language.tolls));
        let speaker = self.subject(at).filter(|_| toll)?;
        let said = self.words.get(link)?.range.end..self.statement_end(link, true);
        Some(Speech::certain(self.words.get(at)?.range.clone(), speaker, said))
    }

    /// "JNIM claims that …", "authorities blame …", "the army reported it had …".
    fn verb(&self, at: usize) -> Option<Speech> {
        let language = self.language;
        let word = self.words.get(at)?;
        let denied = self.denied(at);
        let before_clause = || self.entry(at, language.verbs_before_clause).filter(|_| self.clause(at).is_some());
        let hedges = self.entry(at, language.verbs).or_else(before_clause).or_else(|| self.before_object(at)).or(denied)?;
        let speaker = self.subject(at)?;
        let start = self.statement_start(at);
        if self.trails(at, &speaker) {
            // "10 were killed, officials said on Monday."
            let before = start..speaker.start;
            return Some(Speech { hedges, ..Speech::certain(word.range.clone(), speaker, before) });
        }
        if self.follows(at, language.relatives) || self.follows(at, &[language.complementizer]) {
            // "A survivor, who said he had hidden, was …": what follows the clause is not said in it.
            let said = word.range.end..self.start_of(self.next_comma(at + 1));
            // "It was founded by men who believed that …" tells what moved them.
            let unsaid = hedges.iter().any(|hedge| matches!(hedge, Hedge::Presumed | Hedge::Suspected));
            return Some(Speech { unsaid, hedges, ..Speech::certain(word.range.clone(), speaker, said) });
        }
        let end = if self.before_object(at).or(denied).is_some() { self.object_end(at) } else { self.statement_end(at, true) };
        // When and where it was said is not said itself.
        let start_of_said = self.clause(at).filter(|&clause| clause > at + 1).map_or(word.range.end, |clause| self.start_of(clause));
        let said = start_of_said..end.max(start_of_said);
        // "a man who officials said was armed" is said of the man too.
        let of_noun = self.word_at(speaker.start).checked_sub(1).is_some_and(|at| self.is_one_of(at, self.language.relatives));
        let perhaps = if of_noun { start } else { word.range.end }..self.range.end;
        // "JNIM claims to have", "France stated that it would", "France denied the allegations"
        let doing = if self.is_one_of(at + 1, &[language.complementizer]) { at + 2 } else { at + 1 };
        let of_itself = denied.is_some() || (self.is_one_of(doing, language.own_doings) && !self.is_parted(at + 1));
        // "A poll of Malians showed": nobody is named who says it.
        let said = if self.is_one_of(at, language.showing) && !self.has_name(&speaker) { perhaps.end..perhaps.end } else { said };
        Some(Speech { word: word.range.clone(), speaker, said, perhaps, of_itself, unsaid: false, hedges })
    }

    /// Whether words for a document name whose it is: "a Pew poll", "a poll conducted by Al Jazeera", but not "a poll of Malians in May".
    fn has_name(&self, document: &Range<usize>) -> bool {
        let language = self.language;
        let words = self.word_at(document.start)..self.word_at(document.end);
        words.filter(|&at| at > 0).any(|at| {
            let capital = self.words.get(at).is_some_and(|word| word.text.starts_with(char::is_uppercase));
            let of_another = self.follows(at, language.noun_complements) || self.follows(at, language.prepositions);
            capital && (!of_another || self.follows(at, &[language.agent_link]))
        })
    }

    /// The word that opens what a verb says: "showed that"; or behind when and where it was said, "announced on May 3, 2021, that".
    fn clause(&self, verb: usize) -> Option<usize> {
        /// So many words may tell when and where it was said.
        const ADJUNCT: usize = 8;
        let language = self.language;
        let next = verb + 1;
        if self.is_one_of(next, language.complementizers) && !self.is_parted(next) {
            return Some(next);
        }
        let adjunct = !self.is_parted(next) && (self.is_one_of(next, language.places_and_times) || self.is_one_of(next, language.weekdays));
        // "Found in the village that was attacked": behind a noun it opens a clause about that, but for "in a statement that".
        let noun = |at: usize| {
            let before = at.checked_sub(1).and_then(|before| self.words.get(before));
            before.is_some_and(|word| word.text.starts_with(char::is_lowercase)) && !self.follows(at, language.sayings)
        };
        let closing = (next + 1..next + ADJUNCT).find(|&at| self.is_one_of(at, &[language.complementizer]));
        // "The United States in May": a name is no verb.
        let lower = self.words.get(verb).is_some_and(|word| word.text.starts_with(char::is_lowercase));
        closing.filter(|&at| lower && adjunct && (self.is_parted(at) || (!noun(at) && self.next_comma(next) > at)))
    }

    /// "denied the allegations", but not "denied the nurses entry".
    fn denied(&self, at: usize) -> Option<&'static [Hedge]> {
        const NOUN: usize = 4;
        let behind = (at + 1..at + NOUN).take_while(|&at| !self.is_parted(at) && !self.closes_phrase(at));
        let object = self.is_one_of(at, self.language.denials) && { behind }.any(|at| self.is_one_of(at, self.language.denied));
        object.then_some(&[])
    }

    /// "announced the death of Bah", but not "340 confirmed cases", and not before a clause.
    fn before_object(&self, at: usize) -> Option<&'static [Hedge]> {
        let counted =
            at.checked_sub(1).and_then(|at| self.words.get(at)).is_some_and(|word| word.text.starts_with(|c: char| c.is_ascii_digit()));
        let object = at + 1 < self.words.len()
            && !self.is_parted(at + 1)
            && !self.closes_phrase(at + 1)
            && !self.is_one_of(at + 1, self.language.complementizers);
        self.entry(at, self.language.verbs_before_object).filter(|_| object && !counted)
    }

    /// Where the object of a verb ends: before a place or a time, or with its statement.
    fn object_end(&self, at: usize) -> usize {
        let end = self.statement_end(at, true);
        let place = (at + 1..self.words.len()).find(|&at| self.is_one_of(at, self.language.places_and_times));
        place.map_or(end, |place| end.min(self.start_of(place)))
    }

    /// "13 bodies were found, said the governor."
    fn inverted(&self, at: usize) -> Option<Speech> {
        let language = self.language;
        let word = self.words.get(at).filter(|_| at > 0 && self.is_parted(at) && self.is_one_of(at, language.inverted_verbs))?;
        let next = self.words.get(at + 1)?;
        let named = !self.is_one_of(at + 1, language.complementizers) && !self.is_parted(at + 1);
        let end = self.next_comma(at + 2);
        let speaker = next.range.start..self.words.get(end.checked_sub(1)?)?.range.end;
        let said = self.statement_start(at)..word.range.start;
        named.then(|| Speech::certain(word.range.clone(), speaker, said))
    }

    /// Whether a verb and whoever says it stand behind what is said: only a time, a place or a hearer may follow.
    fn trails(&self, verb: usize, speaker: &Range<usize>) -> bool {
        let language = self.language;
        let first = self.word_at(speaker.start);
        if verb + 1 == self.words.len() {
            return true;
        }
        let behind_comma = first > 1 && self.is_parted(first);
        let end = self.next_comma(verb + 1);
        let goes_on = self.clause(verb).is_some() || (verb + 1..end).any(|at| self.is_one_of(at, &[language.complementizer]));
        let adjunct = end == verb + 1
            || self.is_one_of(verb + 1, language.places_and_times)
            || self.is_one_of(verb + 1, language.weekdays)
            || self.is_one_of(verb, language.verbs_with_hearer);
        behind_comma && adjunct && !goes_on
    }

    /// The words for who does what a verb says; none where the verb is no verb of saying here.
    fn subject(&self, verb: usize) -> Option<Range<usize>> {
        let language = self.language;
        // "is not confirmed", "did not say"
        let negated = self.follows(verb, language.negations);
        let passive = self.follows(verb, language.passives)
            || negated
            || self.is_one_of(verb + 1, &[language.agent_link])
            || (self.is_one_of(verb + 1, language.passive_links) && self.entry(verb, language.verbs).is_some_and(accuses));
        let noun = self.follows(verb, language.determiners) || self.is_one_of(verb + 1, language.noun_complements);
        // "claims the lives of", "claims responsibility"
        let mute = (verb + 1..verb + 3).any(|at| self.is_one_of(at, language.mute_objects));
        // "The U.N. reports that", but "following reports that".
        let plural = self.entry(verb, language.nouns).is_some() && !self.follows_name(verb);
        // "Officials suspect jihadists", but "a suspect fled".
        let singular = self.is_one_of(verb, language.verbs_of_plurals) && !verb.checked_sub(1).is_some_and(|at| self.is_plural(at));
        if passive || noun || mute || plural || singular {
            return None;
        }
        let opens = |&at: &usize| {
            self.is_parted(at)
                || [language.contrasts, language.relatives, language.complementizers].iter().any(|words| self.follows(at, words))
        };
        let last = self.before_aside(self.before_brackets(verb)?);
        let start = (0..=last).rev().find(opens)?;
        let said_by_nobody = self.is_one_of(start, language.nobody);
        (!said_by_nobody).then_some(self.words.get(start)?.range.start..self.words.get(last)?.range.end)
    }

    /// The word before another, and before what stands in brackets between them: "the movement (CMA) claims".
    fn before_brackets(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        if !self.gap(at).contains(')') {
            return Some(before);
        }
        (0..=before).rev().find(|&at| self.gap(at).contains('('))?.checked_sub(1)
    }

    /// The word before one that is set off by commas: "a poll, however, showed".
    fn before_aside(&self, at: usize) -> usize {
        let aside = self.is_one_of(at, self.language.contrasts) && self.is_parted(at) && self.is_parted(at + 1);
        if aside { at.saturating_sub(1) } else { at }
    }

    fn is_plural(&self, at: usize) -> bool {
        let ends = self.words.get(at).is_some_and(|word| self.language.plural_endings.iter().any(|ending| word.lower.ends_with(ending)));
        ends || self.is_one_of(at, self.language.plurals)
    }
}

/// Whether a verb says of somebody that they did something: it has a passive without "to be" ("the attack, blamed on the lions").
fn accuses(hedges: &[Hedge]) -> bool {
    hedges.iter().any(|hedge| matches!(hedge, Hedge::Alleged | Hedge::Blamed))
}
