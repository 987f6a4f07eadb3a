//! How sure a sentence is, and who is said to say it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test fails by panicking")]

use proptest::prelude::*;

use super::*;

fn sentence(text: &str) -> Sentence<'_> {
    Sentence::around(text, &(0..0))
}

/// The hedge words of a text, what each is taken for and how far it reaches; of a clause its words.
fn hedges(text: &str) -> Vec<(&str, &str, &str)> {
    let read = |hedging: Hedging| {
        let reach = match hedging.reach {
            Reach::Noun => "noun",
            Reach::Predicate => "predicate",
            Reach::Clause(clause) | Reach::Statement(clause) | Reach::Accusation { of: clause, .. } => {
                text[clause].trim_matches(|c: char| !c.is_alphanumeric())
            }
        };
        (&text[hedging.word], hedging.hedges[0].name(), reach)
    };
    sentence(text).hedges().iter().cloned().map(read).collect()
}

/// Who is said to say what.
fn speeches(text: &str) -> Vec<(&str, &str)> {
    let trimmed = |range: std::ops::Range<usize>| text[range].trim_matches(|c: char| !c.is_alphanumeric());
    sentence(text).speeches().iter().cloned().map(|speech| (trimmed(speech.speaker), trimmed(speech.said))).collect()
}

#[test]
fn a_sentence_ends_where_it_ends() {
    let of = |text: &str, place: &str| {
        let at = text.find(place).unwrap();
        text[Sentence::around(text, &(at..at + 1)).range().clone()].trim().to_owned()
    };
    let text = "Dr. Diawara fled. U.N. peacekeepers came on Sept. 30! Was it 54? It was “53.” Then";
    assert_eq!(of(text, "fled"), "Dr. Diawara fled.");
    assert_eq!(of(text, "came"), "U.N. peacekeepers came on Sept. 30!");
    assert_eq!(of(text, "54"), "Was it 54?");
    assert_eq!(of(text, "53"), "It was “53.");
    assert_eq!(of("**May 3:** Gunmen came.", "Gunmen"), "** Gunmen came.");
    assert_eq!(of("He said: nothing.", "nothing"), "He said: nothing.");
}

#[test]
fn hedges_and_what_they_reach() {
    for (text, expected) in [
        ("Suspected jihadists kill six", vec![("Suspected", "suspected", "noun")]),
        ("meant for alleged members of JNIM", vec![("alleged", "alleged", "noun")]),
        ("men believed to belong to JNIM", vec![("believed", "presumed", "predicate")]),
        ("they are suspected of belonging to JNIM", vec![("suspected", "suspected", "predicate")]),
        ("the hostages are believed to have died", vec![("believed", "presumed", "predicate")]),
        ("It is suspected that several died", vec![("suspected", "suspected", "that several died")]),
        ("the attack reportedly kills 97, but 10 fled", vec![("reportedly", "reported", "the attack reportedly kills 97")]),
        ("by a group, presumably JNIM, in Mali", vec![("presumably", "presumed", "predicate")]),
        ("38 died, with reports of over 20 missing", vec![("reports", "reported", "of over 20 missing")]),
        ("he was accused of shooting five", vec![("accused", "alleged", "of shooting five")]),
        ("30 miners are feared dead", vec![("feared", "presumed", "predicate")]),
        ("Up to 40 may have died", vec![("may have", "presumed", "Up to 40 may have died")]),
        ("the attack, blamed on the lions, killed nine", vec![("blamed on", "blamed", "predicate")]),
        ("they likely lit the fire that killed 21", vec![("likely", "presumed", "they likely lit the fire")]),
        ("four died \u{2014} most likely by JNIM", vec![("likely", "presumed", "predicate")]),
        ("four died - likely troops of Wagner", vec![("likely", "presumed", "predicate")]),
        ("JNIM most likely killed four", vec![("likely", "presumed", "JNIM most likely killed four")]),
        ("the most likely cause", vec![]),
        ("more likely than not", vec![]),
        ("the toll is likely to rise", vec![]),
        ("the likely cause", vec![]),
        ("terrorist suspects were tried", vec![]),
        ("like they thought of Chechnya", vec![]),
    ] {
        assert_eq!(hedges(text), expected, "{text}");
    }
}

#[test]
fn what_is_told_in_the_name_of_others() {
    for (text, expected) in [
        ("According to the army, 10 died", vec![("the army", "10 died")]),
        ("10 died, according to the army.", vec![("the army", "10 died")]),
        ("10 were held and kills 50, according to a report.", vec![("a report", "and kills 50")]),
        ("By May, according to the U.N., 10 died", vec![("the U.N", "10 died")]),
        ("JNIM claims to have killed 50, which was denied", vec![("JNIM", "to have killed 50")]),
        ("The movement (CMA) claims that 5 died", vec![("The movement", "that 5 died")]),
        ("Malian authorities blame the lions for the raid", vec![("Malian authorities", "the lions for the raid")]),
        ("FAMa reported it had killed 200", vec![("FAMa", "it had killed 200")]),
        ("Officials report that 5 died", vec![("Officials", "that 5 died")]),
        ("Security officials suspect jihadists", vec![("Security officials", "jihadists")]),
        ("a man who investigators claimed carried arms", vec![("investigators", "carried arms")]),
        ("According to the army; JNIM, according to Z", vec![("the army", "the army"), ("Z", "JNIM")]),
        ("Four died, officials said on Monday.", vec![("officials", "Four died")]),
        ("Nine died, a rescuer told Reuters.", vec![("a rescuer", "Nine died")]),
        ("A rescuer told Reuters that nine died", vec![("A rescuer", "Reuters that nine died")]),
        ("Nine died, per the ministry.", vec![("the ministry", "Nine died")]),
        ("13 were found, said the governor.", vec![("the governor", "13 were found")]),
        ("Police said nine died, but doctors said 14 died", vec![("Police", "nine died"), ("doctors", "14 died")]),
        ("A man, who said he hid, was among 12", vec![("who", "he hid")]),
        ("France announced the death of Bah in Mali", vec![("France", "the death of Bah")]),
        ("A Pew poll, however, showed that 63 percent fled", vec![("A Pew poll", "that 63 percent fled")]),
        ("A poll of Malians in May showed that 5 fled", vec![("A poll of Malians in May", "")]),
        ("a poll by Al Jazeera showed that 5 fled", vec![("a poll by Al Jazeera", "that 5 fled")]),
        ("Mali announced on May 3, 2021, that 5 fell", vec![("Mali", "that 5 fell")]),
        ("Before May, Mali announced on May 3, 2021, that 5 fell", vec![("Mali", "that 5 fell")]),
        ("Officials confirmed in a statement that 5 fell", vec![("Officials", "that 5 fell")]),
        ("The U.N. corroborated the toll of 12", vec![("The U.N", "the toll of 12")]),
        ("The army put the toll at 12, but Mali at 10", vec![("The army", "12")]),
        ("France has denied the allegations", vec![("France has", "the allegations")]),
        ("The army: 12 dead", vec![("The army", "")]),
        ("97 fell, however, the army claims 10 are dead", vec![("the army", "10 are dead")]),
    ] {
        assert_eq!(speeches(text), expected, "{text}");
    }
}

#[test]
fn what_is_no_speech() {
    for text in [
        "JNIM claims responsibility for the attack",
        "No group claims the raids",
        "the flood claims the lives of ten",
        "there are no immediate claims of responsibility",
        "following reports that 300 were killed",
        "the suspect fled",
        "Islamic State militants attack",
        "the attack, blamed on the lions, killed nine",
        "12 kilometers per hour",
        "the army found in the village that was attacked 12 bodies",
        "the army denied the nurses entry",
        "the rebels put the town under siege at dawn",
        "gunmen did not say how many were killed",
        "the army didn\u{2019}t confirm that 12 died",
        "a group called JNIM",
        "he was in the United States in May 2022, following reports that 12 died",
        "At 14:30 four died",
        "photos showed 12 bodies",
        "an attack, claimed by the lions, kills two",
        "The number of casualties is not confirmed",
        "340 confirmed cases of cholera",
        "he was accused of murder",
    ] {
        assert_eq!(speeches(text), [], "{text}");
    }
}

proptest! {
    /// Whatever the text, places lie in it and scopes hold what is certain.
    #[test]
    fn places_lie_in_the_text(text in "(according to |reportedly |suspected |claims that |[a-zé., ;:()—\"“”*]|JNIM |U\\.N\\. ){0,40}", at in 0_usize..80) {
        let start = text.floor_char_boundary(at.min(text.len()));
        let sentence = Sentence::around(&text, &(start..start));
        prop_assert!(text.get(sentence.range().clone()).is_some());
        for word in sentence.words() {
            prop_assert_eq!(text.get(word.range.clone()), Some(word.text));
        }
        for hedging in sentence.hedges() {
            prop_assert!(text.get(hedging.word.clone()).is_some());
            if let Reach::Clause(clause) | Reach::Statement(clause) | Reach::Accusation { of: clause, .. } = &hedging.reach {
                prop_assert!(text.get(clause.clone()).is_some());
            }
        }
        for speech in sentence.speeches() {
            prop_assert!(text.get(speech.word.clone()).is_some() && text.get(speech.speaker.clone()).is_some() && text.get(speech.said.clone()).is_some());
            prop_assert!(speech.perhaps.start <= speech.said.start && speech.said.end <= speech.perhaps.end);
        }
    }

    /// A text that is cut once gives the sentences that are found around each place.
    #[test]
    fn sentences_are_those_around_each_place(text in "(Dr\\. |U\\.N\\. |[a-z]{1,4}[.!?:]{0,2}[)\"*]{0,2} ?|Été\\. ){0,12}", from in 0_usize..60, length in 0_usize..30) {
        let start = text.floor_char_boundary(from.min(text.len()));
        let place = start..text.floor_char_boundary((start + length).min(text.len()));
        let sentences = Sentences::of(&text);
        let (cut, around) = (sentences.around(&place), Sentence::around(&text, &place));
        prop_assert_eq!(cut.range(), around.range());
    }
}

#[test]
fn what_came_afterwards_is_told_by_a_word() {
    assert_eq!(afterwards("The group Subsequently took responsibility"), Some("Subsequently"));
    assert_eq!(afterwards("took responsibility for the laterite road"), None);
}
