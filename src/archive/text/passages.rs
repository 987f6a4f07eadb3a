//! Cutting a text into passages, and mending those that a page break cut.

use std::ops::Range;

use super::fold::{Folded, fold_lines};
use super::furniture;
use super::lines::{Line, LineKind, lines};
use super::sentences::{has_credit, is_complete, is_title, starts_inside};

/// What a passage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PassageKind {
    /// An entry of a list.
    ListEntry,
    /// Lines of prose between blank lines.
    Paragraph,
    /// A Markdown heading, or a line that stands alone and is written like a title.
    Heading,
}

/// A list entry with its heading, a paragraph or a heading of an archived text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Passage {
    /// What it is.
    pub kind: PassageKind,
    /// Raw bytes of the heading of a list entry: the bold words before its first colon, without emphasis marks and colon.
    pub heading: Option<Range<usize>>,
    /// Raw bytes from its first to its last character, without the list marker. May span running titles.
    pub bytes: Range<usize>,
    /// Raw bytes of its pieces, in order: one, or several if page breaks cut it. Between them stand running titles and rules only.
    pub pieces: Vec<Range<usize>>,
    /// Its range in the folded text.
    pub(super) folded: Range<usize>,
}

impl Passage {
    /// The bytes of its heading in the passage as it is written.
    #[must_use]
    pub fn heading_within(&self) -> Option<Range<usize>> {
        let heading = self.heading.as_ref()?;
        Some(heading.start.checked_sub(self.bytes.start)?..heading.end.checked_sub(self.bytes.start)?)
    }
}

/// Cuts `raw` into passages, in order, and folds them.
pub(super) fn read(raw: &str) -> (Vec<Passage>, Folded) {
    let mut lines = lines(raw);
    furniture::mark(raw, &mut lines);
    let mut folded = Folded::default();
    let passages = mend(blocks(raw, &lines)).into_iter().map(|block| block.finish(raw, &mut folded)).collect();
    (passages, folded)
}

/// Lines that belong together by blank lines and list markers alone; mended, with those of the pages behind.
#[derive(Debug)]
struct Block {
    kind: PassageKind,
    /// Whether a number sign made it a heading, rather than its looks.
    marked: bool,
    heading: Option<Range<usize>>,
    /// Raw bytes of the lines' contents.
    lines: Vec<Range<usize>>,
    pieces: Vec<Range<usize>>,
    /// Whether page furniture stands right before it.
    after_furniture: bool,
    seams: Seams,
}

/// What shows whether a block is whole.
#[derive(Debug)]
struct Seams {
    /// Whether it names its sources.
    credited: bool,
    /// Whether its last piece ends like a passage.
    complete: bool,
    /// Whether its first piece starts in the middle of a sentence.
    starts_inside: bool,
}

impl Block {
    fn new(raw: &str, kind: PassageKind, lines: Vec<Range<usize>>, after_furniture: bool) -> Self {
        let text = fold_lines(raw, &lines);
        let looks_like_title = kind == PassageKind::Paragraph && lines.len() == 1 && is_title(&text);
        let heading = if kind == PassageKind::ListEntry { lines.first().and_then(|line| lead(raw, line)) } else { None };
        Self {
            kind: if looks_like_title { PassageKind::Heading } else { kind },
            marked: kind == PassageKind::Heading,
            heading,
            pieces: hull(&lines).into_iter().collect(),
            lines,
            after_furniture,
            seams: Seams { credited: has_credit(&text), complete: is_complete(&text), starts_inside: starts_inside(&text) },
        }
    }

    fn append(&mut self, next: Self) {
        if self.kind == PassageKind::Heading {
            self.kind = next.kind;
        }
        self.lines.extend(next.lines);
        self.pieces.extend(next.pieces);
        self.seams.credited |= next.seams.credited;
        self.seams.complete = next.seams.complete;
    }

    fn finish(self, raw: &str, folded: &mut Folded) -> Passage {
        let folded = folded.push_passage(raw, &self.lines);
        let bytes = hull(&self.pieces).unwrap_or_default();
        Passage { kind: self.kind, heading: self.heading, bytes, pieces: self.pieces, folded }
    }
}

fn hull(ranges: &[Range<usize>]) -> Option<Range<usize>> {
    Some(ranges.first()?.start..ranges.last()?.end)
}

/// Gathers lines into blocks: a blank line, furniture, a heading and a list marker end the block before.
fn blocks(raw: &str, lines: &[Line]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<(PassageKind, Vec<Range<usize>>)> = None;
    let mut after_furniture = false;
    for line in lines {
        if line.kind == LineKind::Text
            && let Some((_, contents)) = &mut open
        {
            contents.push(line.content.clone());
            continue;
        }
        if let Some((kind, contents)) = open.take() {
            blocks.push(Block::new(raw, kind, contents, std::mem::take(&mut after_furniture)));
        }
        let content = vec![line.content.clone()];
        match line.kind {
            LineKind::Blank => {}
            LineKind::Furniture => after_furniture = true,
            LineKind::Heading => blocks.push(Block::new(raw, PassageKind::Heading, content, std::mem::take(&mut after_furniture))),
            LineKind::Bullet => open = Some((PassageKind::ListEntry, content)),
            LineKind::Text => open = Some((PassageKind::Paragraph, content)),
        }
    }
    blocks.extend(open.map(|(kind, contents)| Block::new(raw, kind, contents, after_furniture)));
    blocks
}

/// Joins blocks that are one passage cut by page furniture.
fn mend(blocks: Vec<Block>) -> Vec<Block> {
    let entries_name_sources = entries_name_sources(&blocks);
    let mut mended: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        match mended.last_mut() {
            Some(last) if block.after_furniture && goes_on(last, &block, entries_name_sources) => last.append(block),
            _ => mended.push(block),
        }
    }
    mended
}

/// Whether the text's list entries close with their sources as a rule: then one that does not has been cut.
fn entries_name_sources(blocks: &[Block]) -> bool {
    let entries = blocks.iter().filter(|block| block.kind == PassageKind::ListEntry);
    let (credited, others): (Vec<&Block>, Vec<&Block>) = entries.partition(|block| block.seams.credited);
    credited.len() > others.len()
}

/// Whether `next`, which stands behind page furniture, continues `last`.
fn goes_on(last: &Block, next: &Block, entries_name_sources: bool) -> bool {
    if next.marked || next.heading.is_some() {
        return false;
    }
    let open = !last.seams.complete || next.seams.starts_inside;
    match last.kind {
        // The first words of a paragraph can look like a title until the next page shows that they were none.
        PassageKind::Heading => !last.marked && next.seams.starts_inside && next.kind == PassageKind::Paragraph,
        // A converter may put a list marker before the rest of an entry, hence an entry too can continue one.
        PassageKind::ListEntry => open || (entries_name_sources && !last.seams.credited && next.kind != PassageKind::Heading),
        PassageKind::Paragraph => open && next.kind != PassageKind::ListEntry,
    }
}

/// The bold words before the first colon of a list entry whose first line is `line`.
fn lead(raw: &str, line: &Range<usize>) -> Option<Range<usize>> {
    let content = raw.get(line.clone())?;
    let (bold, behind) = ["**", "__"].into_iter().find_map(|mark| content.strip_prefix(mark)?.split_once(mark))?;
    let is_lead = bold.trim_end().ends_with(':') || behind.trim_start_matches(is_emphasis).starts_with(':');
    let trimmed = |c: char| is_emphasis(c) || c == ':' || c.is_whitespace();
    let name = bold.trim_end_matches(trimmed);
    let end = line.start + "**".len() + name.len();
    let name = name.trim_start_matches(trimmed);
    (is_lead && !name.is_empty()).then(|| end - name.len()..end)
}

fn is_emphasis(c: char) -> bool {
    matches!(c, '*' | '_')
}
