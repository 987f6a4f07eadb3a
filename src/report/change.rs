//! What a change did, for a reviewer: what it settled, what the accounts say now, and which values to publish move.

use super::Paint;
use crate::change::{Change, Gone, Moved, Presence, Told, Touched};
use crate::decisions::Entry;
use crate::findings::State;
use crate::run::Report;
use crate::values::text::visible;

/// What stands for a value that is not there.
const NOTHING: &str = "nothing";

/// So many subjects are shown: who changes more will not read more here.
pub(super) const SUBJECTS: usize = 30;

/// The change and the mended entries of the baseline; nothing where a run has neither.
pub(super) fn render(report: &Report, paint: &Paint) -> String {
    let mut page = Page { paint, out: String::new() };
    if let Some(change) = &report.change {
        page.change(change);
    }
    page.mended(&report.mended);
    page.out
}

struct Page<'a> {
    paint: &'a Paint,
    out: String,
}

impl Page<'_> {
    fn change(&mut self, change: &Change) {
        if !change.settled.is_empty() {
            self.heading(&format!("settled since {}", change.since));
            for gone in &change.settled {
                self.line(2, &settled(gone));
            }
            self.out.push('\n');
        }
        if !change.touched.is_empty() {
            self.heading(&format!("changed since {}", change.since));
            for touched in change.touched.iter().take(SUBJECTS) {
                self.touched(touched);
            }
            if let Some(more) = change.touched.len().checked_sub(SUBJECTS).filter(|&more| more > 0) {
                self.line(2, &format!("and {more} more; --format json has all of them"));
            }
            self.out.push('\n');
        }
    }

    fn touched(&mut self, touched: &Touched) {
        self.line(2, &subject(touched));
        for moved in &touched.properties {
            self.line(4, &moved.property);
            for told in &moved.accounts {
                self.line(6, &format!("{}: {}", told.account, said(told, touched.presence)));
            }
            if let Some(published) = published(moved, touched.presence) {
                self.line(6, &format!("to publish: {published}"));
            }
        }
    }

    fn mended(&mut self, mended: &[Entry]) {
        if mended.is_empty() {
            return;
        }
        self.heading("in the baseline, and found no more; --write-baseline leaves them out");
        for entry in mended {
            self.line(2, &named(entry));
        }
        self.out.push('\n');
    }

    fn heading(&mut self, text: &str) {
        self.out.push_str(&format!("{}\n", self.paint.bold(visible(text))));
    }

    fn line(&mut self, indent: usize, text: &str) {
        let (first, rest) = (" ".repeat(indent), " ".repeat(indent + 2));
        let options = textwrap::Options::new(self.paint.width)
            .initial_indent(&first)
            .subsequent_indent(&rest)
            .word_splitter(textwrap::WordSplitter::NoHyphenation)
            .word_separator(textwrap::WordSeparator::AsciiSpace);
        self.out.push_str(&textwrap::fill(&visible(text), options));
        self.out.push('\n');
    }
}

/// What is no longer open, and why.
pub(super) fn settled(gone: &Gone) -> String {
    let about = gone.subject.as_ref().map(|subject| format!(" · {}", subject.id)).unwrap_or_default();
    let property = gone.property.as_ref().map(|property| format!(": {property}")).unwrap_or_default();
    let now = gone.now.map_or("found no more", State::name);
    format!("{} {}{about}{property} ({now}): {}", gone.severity.name(), gone.rule, gone.message)
}

/// Which subject moved.
pub(super) fn subject(touched: &Touched) -> String {
    let presence = match touched.presence {
        Presence::Added => "new ",
        Presence::Removed => "removed ",
        Presence::Kept => "",
    };
    format!("{} · {presence}{} {}", touched.title, touched.subject.kind.name(), touched.subject.id)
}

/// What an account says: before and after, or as it is where the subject is new, and was where it is gone.
pub(super) fn said(told: &Told, presence: Presence) -> String {
    moved(told.before.as_deref(), told.after.as_deref(), presence)
}

/// What is published, where that moves.
pub(super) fn published(property: &Moved, presence: Presence) -> Option<String> {
    let (before, after) = (property.published_before.as_deref(), property.published_after.as_deref());
    (before != after).then(|| moved(before, after, presence))
}

fn moved(before: Option<&str>, after: Option<&str>, presence: Presence) -> String {
    let (old, new) = (before.unwrap_or(NOTHING), after.unwrap_or(NOTHING));
    match presence {
        Presence::Added => new.to_owned(),
        Presence::Removed => old.to_owned(),
        Presence::Kept => format!("{old} → {new}"),
    }
}

/// What an entry of a baseline names.
pub(super) fn named(entry: &Entry) -> String {
    let about = if entry.about.is_empty() { String::new() } else { format!(" · {}", entry.about.join(" + ")) };
    let property = entry.property.as_ref().map(|property| format!(": {property}")).unwrap_or_default();
    format!("{}{about}{property}", entry.rule)
}
