//! A table that fits the terminal: cells of several lines, a mark before each, and bands where the columns do not fit side by side.
//!
//! Nothing is cut off: what is too wide is wrapped, and a word that is too wide by itself is broken.

use unicode_width::UnicodeWidthStr;

use super::super::Paint;
use super::wrap::wrap;
use super::{colour, sign};
use crate::findings::Relation;

/// A column is no narrower than this, unless its content is, or the terminal leaves no more.
const NARROWEST: usize = 20;

/// What stands around the content of a column: a line, the mark and a space before it, a space behind it.
const AROUND: usize = 4;

/// How a paragraph of a cell is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// What is claimed.
    Value,
    /// What applies to it, and the words of the source.
    Plain,
    /// What is beside the matter.
    Faint,
}

/// Lines of a cell that belong together.
#[derive(Debug, Clone)]
pub(super) struct Paragraph {
    /// How the claim differs from others.
    pub mark: Option<Relation>,
    /// What it says, with every character visible.
    pub text: String,
    /// How far it is set in.
    pub indent: usize,
    /// How it is drawn.
    pub style: Style,
}

/// The paragraphs of a cell; none where there is nothing to tell.
pub(super) type Cell = Vec<Paragraph>;

/// How columns are laid out beside the labels of their rows.
#[derive(Debug)]
pub(super) struct Layout<'a> {
    labels: &'a [Cell],
    /// What the labels take, with the space behind them.
    label: usize,
    /// What is left for columns.
    room: usize,
    columns: usize,
    per_band: usize,
}

impl<'a> Layout<'a> {
    /// A layout of so many columns on so wide a terminal. The labels take as much as the longest, up to a quarter of it.
    pub(super) fn new(labels: &'a [Cell], columns: usize, width: usize) -> Self {
        let longest = labels.iter().flatten().map(|paragraph| paragraph.text.width()).max().unwrap_or_default();
        let label = longest.min(width / 4) + 1;
        let room = width.saturating_sub(label);
        let at_once = (room / (NARROWEST + AROUND)).max(1);
        let bands = columns.div_ceil(at_once).max(1);
        // Bands of about the same number of columns read better than full ones and a rest.
        Self { labels, label, room, columns, per_band: columns.div_ceil(bands).max(1) }
    }

    /// How many tables the columns make.
    pub(super) const fn bands(&self) -> usize {
        self.columns.div_ceil(self.per_band)
    }

    /// The heads of the columns, and below them for each label a cell in each column.
    pub(super) fn draw(&self, heads: &[Cell], rows: &[Vec<Cell>], paint: &Paint) -> String {
        let mut out = String::new();
        for (n, heads) in heads.chunks(self.per_band).enumerate() {
            let (first, last) = (n * self.per_band + 1, n * self.per_band + heads.len());
            if self.bands() > 1 {
                let gap = if n > 0 { "\n" } else { "" };
                let which = if first == last { format!("account {last}") } else { format!("accounts {first} to {last}") };
                out.push_str(&format!("{gap}{}\n", paint.dim(format!("{which} of {}", self.columns))));
            }
            let cells = rows.iter().map(|cells| cells.chunks(self.per_band).nth(n).unwrap_or_default());
            // A property of which none of these accounts tells has no row here.
            let told = self.labels.iter().zip(cells).filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()));
            self.band(heads, &told.collect::<Vec<_>>(), paint, &mut out);
        }
        out
    }

    fn band(&self, heads: &[Cell], rows: &[(&Cell, &[Cell])], paint: &Paint, out: &mut String) {
        let natural = |(n, head): (usize, &Cell)| {
            let cells = std::iter::once(head).chain(rows.iter().filter_map(|(_, cells)| cells.get(n)));
            cells.flatten().map(|paragraph| paragraph.indent + paragraph.text.width()).max().unwrap_or_default().max(1)
        };
        let natural: Vec<usize> = heads.iter().enumerate().map(natural).collect();
        let widths = shared(&natural, self.room.saturating_sub(AROUND * heads.len()).max(heads.len()));
        row(&Vec::new(), heads, (self.label, &widths), paint, out);
        rule(("━", "┿"), (self.label, &widths), paint, out);
        for (n, (name, cells)) in rows.iter().enumerate() {
            if n > 0 {
                rule(("─", "┼"), (self.label, &widths), paint, out);
            }
            row(name, cells, (self.label, &widths), paint, out);
        }
    }
}

/// What each column gets of `room`: what it needs, and where that is too much the same for all that need more.
fn shared(natural: &[usize], room: usize) -> Vec<usize> {
    let mut needs: Vec<usize> = natural.to_vec();
    needs.sort_unstable();
    let mut left = room;
    let mut most = usize::MAX;
    for (n, &need) in needs.iter().enumerate() {
        let share = left / (needs.len() - n);
        if need > share {
            most = share.max(1);
            break;
        }
        left -= need;
    }
    natural.iter().map(|&need| need.min(most)).collect()
}

/// A line of a cell as it is drawn.
struct Line {
    /// What stands before it.
    mark: Option<Relation>,
    text: String,
    indent: usize,
    style: Style,
    /// What it is coloured by.
    tint: Option<Relation>,
}

fn lines(cell: &Cell, width: usize) -> Vec<Line> {
    let of = |paragraph: &Paragraph| {
        let Paragraph { mark, style, indent, .. } = *paragraph;
        let tint = mark.filter(|_| style == Style::Value);
        let drawn = |(n, text)| Line { mark: mark.filter(|_| n == 0), text, indent, style, tint };
        wrap(&paragraph.text, width.saturating_sub(indent).max(1)).into_iter().enumerate().map(drawn).collect::<Vec<Line>>()
    };
    cell.iter().flat_map(of).collect()
}

/// A label, and a cell for each column, side by side.
fn row(label: &Cell, cells: &[Cell], (label_width, widths): (usize, &[usize]), paint: &Paint, out: &mut String) {
    let name = lines(label, label_width.saturating_sub(1).max(1));
    let columns: Vec<Vec<Line>> = cells.iter().zip(widths).map(|(cell, &width)| lines(cell, width)).collect();
    let height = columns.iter().map(Vec::len).chain([name.len()]).max().unwrap_or_default();
    let bar = paint.dim("│");
    for n in 0..height {
        let mut line = padded(name.get(n), label_width, paint);
        for (column, &width) in columns.iter().zip(widths) {
            let here = column.get(n);
            let mark = here.and_then(|line| line.mark).map_or_else(|| " ".to_owned(), |relation| colour(paint, relation, sign(relation)));
            line.push_str(&format!("{bar}{mark} {} ", padded(here, width, paint)));
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
}

/// The text in its style, and spaces behind it up to `width`.
fn padded(line: Option<&Line>, width: usize, paint: &Paint) -> String {
    let Some(Line { text, indent, style, tint, .. }) = line else { return " ".repeat(width) };
    let drawn = match (style, tint) {
        _ if text.is_empty() => String::new(),
        (Style::Value, Some(relation)) => colour(paint, *relation, text),
        (Style::Value, None) => paint.bold(text),
        (Style::Plain, _) => text.clone(),
        (Style::Faint, _) => paint.dim(text),
    };
    format!("{}{drawn}{}", " ".repeat(*indent), " ".repeat(width.saturating_sub(indent + text.width())))
}

fn rule((along, across): (&str, &str), (label, widths): (usize, &[usize]), paint: &Paint, out: &mut String) {
    let mut line = along.repeat(label);
    for &width in widths {
        line.push_str(across);
        line.push_str(&along.repeat(width + AROUND - 1));
    }
    out.push_str(&paint.dim(line));
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_shared_by_need() {
        assert_eq!(shared(&[5, 7, 9], 30), [5, 7, 9]);
        assert_eq!(shared(&[50, 5, 50], 45), [20, 5, 20]);
        assert_eq!(shared(&[50, 50, 50], 60), [20, 20, 20]);
        assert_eq!(shared(&[3, 3], 1), [1, 1]);
        assert_eq!(shared(&[], 10), [0; 0]);
    }
}
