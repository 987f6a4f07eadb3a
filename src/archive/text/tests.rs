//! The texts of these tests are made up; they have the shapes that real ones have.

#![expect(clippy::string_slice, reason = "a range that is wrong fails the test")]

mod archive;
mod finding;
mod folding;
mod near_misses;
mod passages;
mod properties;

use super::{Hit, Passage, PassageKind, Text};

/// A report converted from PDF to Markdown, with its running title in the middle of things.
const REPORT: &str = "\n## *Atlantis: Sea Monsters*\n\n---\n\n\
On May 4, 2021, a **kraken** from the [Deep Sea Union \\(DSU\\)](#) sank a ferry off Poseidonia,\u{a0}drowning 53 sailors; the \
island’s governor spoke of “huge losses.” Damage of \\$15 million\u{2014}a record\u{2014}was claimed by the

## *Atlantis: Sea Monsters*

harbour board of al\u{2011}Murex, which pays for 1,200 moorings… and more. (Sources: [Daily Trident](#), [Gull](#))

### **Overview**

Sightings have been frequent since May 4, 2021. (Source: [Gull](http://gull.example/a_b?c=\\(d\\)))

- **May 4, 2021:** A kraken sinks a ferry, killing at least 53 sailors. Sources: [Gull](#), [Daily Trident](#)
- **May 3, 2021 - May 4, 2021:** Mermaids besiege the lighthouse of Thule for two days.

*Atlantis: Sea Monsters*

Its keeper didn't answer. Source: [Gull](#)

- **May 2, 2021:** A leviathan attacks the harbour of Murex.
-

## *Atlantis: Sea Monsters*

-
- The attack wounds 153 divers. Source: [Gull](#)
  - **May 1, 2021:** Sirens sing to the crew of a trawler.  
Source: [Daily Trident](#)
- - : Mermaids destroy the bells of Ys. Source: [Gull](#)
- Three whirlpools throughout April swallow nine boats. Source: [Gull](#)

*Atlantis: Sea Monsters*

- **April 1, 2021:** A kraken is caught. Source: [Gull](#)

## Countermeasures

The navy answered with nets.
";

fn text(raw: &str) -> Text {
    Text::new(raw.to_owned())
}

fn slice<'t>(text: &'t Text, hit: &Hit) -> &'t str {
    &text.raw()[hit.bytes.clone()]
}

/// Raw text of every hit of `quote`.
fn found<'t>(text: &'t Text, quote: &str) -> Vec<&'t str> {
    text.find(quote).iter().map(|hit| slice(text, hit)).collect()
}

fn heading<'t>(text: &'t Text, passage: &Passage) -> Option<&'t str> {
    passage.heading.clone().map(|heading| &text.raw()[heading])
}

fn of_kind(text: &Text, kind: PassageKind) -> Vec<&Passage> {
    text.passages().iter().filter(|passage| passage.kind == kind).collect()
}

#[test]
fn texts_can_be_shared_between_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&text(REPORT));
}
