//! The lines of a file around what is wrong, drawn by miette.

use std::fmt;

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents,
};

use super::Paint;
use crate::files::{FileId, Files, SourceFile};
use crate::findings::{Label, Severity};
use crate::values::text::visible;

/// Something wrong, shown in the lines of its file; places in other files follow.
struct Snippet {
    severity: Severity,
    message: String,
    help: Option<String>,
    source: Lines,
    labels: Vec<LabeledSpan>,
    elsewhere: Vec<Snippet>,
}

impl fmt::Debug for Snippet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl fmt::Display for Snippet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Snippet {}

impl Diagnostic for Snippet {
    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Info => miette::Severity::Advice,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help.as_ref().map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.source)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        (!self.labels.is_empty()).then(|| Box::new(self.labels.iter().cloned()) as Box<dyn Iterator<Item = LabeledSpan>>)
    }

    fn related<'a>(&'a self) -> Option<Box<dyn Iterator<Item = &'a dyn Diagnostic> + 'a>> {
        (!self.elsewhere.is_empty()).then(|| Box::new(self.elsewhere.iter().map(|snippet| snippet as &dyn Diagnostic)) as Box<_>)
    }
}

/// The lines of a file that are shown, made harmless. The stock source of miette counts lines from the start of the file for every
/// label; this one has them counted already.
struct Lines {
    path: String,
    shown: String,
    /// Byte of the file at which `shown` starts.
    offset: usize,
    /// Line of the file at which `shown` starts, 0-based.
    line: usize,
    count: usize,
}

/// Labels at most so many lines apart are shown in one piece.
const NEAR: usize = 4;

/// So many pieces are shown; a finding with more places says how many are left.
const PIECES: usize = 6;

/// So much of a line is shown on either side of a label, in bytes.
const REACH: usize = 400;

impl Lines {
    /// The lines that the labels touch, and one before and after.
    fn around(file: &SourceFile, labels: &[&Label]) -> (Self, Vec<LabeledSpan>) {
        let index = file.lines();
        let text = file.text();
        let from = labels.iter().map(|label| label.span.range().start).min().unwrap_or_default();
        let to = labels.iter().map(|label| label.span.range().end).max().unwrap_or_default();
        let (first, last) = (index.line(from).saturating_sub(1).max(1), index.line(to) + 1);
        let end = if last >= index.count() { text.len() } else { index.start(last + 1) };
        // A line can be as long as the file; what is far from any label says nothing.
        let start = text.floor_char_boundary(index.start(first).max(from.saturating_sub(REACH)));
        let end = text.floor_char_boundary(end.min(to.saturating_add(REACH)).min(text.len()));
        let raw = text.get(start..end).unwrap_or_default();
        // One visible character for each hidden one; their lengths differ, so offsets are translated.
        let place = |byte: usize| {
            let before = raw.get(..text.floor_char_boundary(byte).saturating_sub(start)).unwrap_or(raw);
            start + harmless(before).len()
        };
        let span = |label: &&Label| {
            let (from, to) = (place(label.span.range().start), place(label.span.range().end));
            LabeledSpan::new(Some(visible(&label.message).into_owned()), from, to.saturating_sub(from))
        };
        let labels = labels.iter().map(span).collect();
        let line = index.line(start) - 1;
        (Self { path: visible(file.path()).into_owned(), shown: harmless(raw), offset: start, line, count: last - line }, labels)
    }
}

/// Text with line breaks as they are and everything else that a terminal would act on made visible.
fn harmless(text: &str) -> String {
    let lines = text.split_inclusive('\n').map(|line| match line.strip_suffix('\n') {
        Some(content) => format!("{}\n", visible(content.strip_suffix('\r').unwrap_or(content))),
        None => visible(line).into_owned(),
    });
    lines.collect()
}

impl SourceCode for Lines {
    fn read_span<'a>(&'a self, span: &SourceSpan, before: usize, after: usize) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let from = span.offset().checked_sub(self.offset).ok_or(MietteError::OutOfBounds)?;
        let inner = self.shown.read_span(&SourceSpan::from((from, span.len())), before, after)?;
        let place = SourceSpan::from((inner.span().offset() + self.offset, inner.span().len()));
        let contents =
            MietteSpanContents::new_named(self.path.clone(), inner.data(), place, inner.line() + self.line, inner.column(), self.count);
        Ok(Box::new(contents))
    }
}

/// Draws a problem with its lines.
#[must_use]
pub fn problem(files: &Files, severity: Severity, message: &str, help: Option<&str>, labels: &[&Label], paint: &Paint) -> String {
    let snippet = snippet(files, severity, message, help, labels);
    let theme = if paint.colour { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let handler = GraphicalReportHandler::new_themed(theme).with_width(paint.width).with_links(false).with_context_lines(1);
    let mut out = String::new();
    // Writing into a string cannot fail; a diagnostic that miette cannot draw still shows its message.
    if handler.render_report(&mut out, &snippet).is_err() {
        out = format!("{}: {}\n", severity.name(), visible(message));
    }
    out
}

fn snippet(files: &Files, severity: Severity, message: &str, help: Option<&str>, labels: &[&Label]) -> Snippet {
    let pieces = pieces(files, labels);
    let mut drawn = pieces.iter().take(PIECES).map(|piece| {
        let file = files.get(piece.first().map_or_else(FileId::default, |label| label.span.file));
        let (source, labels) = Lines::around(file, piece);
        Snippet { severity: Severity::Info, message: "see also".into(), help: None, source, labels, elsewhere: Vec::new() }
    });
    let first = drawn.next();
    let mut elsewhere: Vec<Snippet> = drawn.collect();
    if let Some(last) = elsewhere.last_mut().filter(|_| pieces.len() > PIECES) {
        last.message = format!("see also here, and in {} more places", pieces.len() - PIECES);
    }
    let (source, labels) = first.map_or_else(|| Lines::around(files.get(FileId::default()), &[]), |first| (first.source, first.labels));
    let (message, help) = (visible(message).into_owned(), help.map(|help| visible(help).into_owned()));
    Snippet { severity, message, help, source, labels, elsewhere }
}

/// The labels that can be shown in one piece of a file: the first is that of the primary label, the others follow by file and place.
fn pieces<'l>(files: &Files, labels: &[&'l Label]) -> Vec<Vec<&'l Label>> {
    let mut sorted: Vec<&Label> = labels.to_vec();
    sorted.sort_by_key(|label| label.span);
    let mut pieces: Vec<Vec<&Label>> = Vec::new();
    for label in sorted {
        let line = |label: &Label| files.get(label.span.file).lines().line(label.span.range().start);
        let last = pieces.last_mut().filter(|piece| {
            piece.last().is_some_and(|last| last.span.file == label.span.file && line(label) - line(last) <= NEAR && piece.len() < PIECES)
        });
        match last {
            Some(piece) => piece.push(label),
            None => pieces.push(vec![label]),
        }
    }
    let primary = labels.first().and_then(|primary| pieces.iter().position(|piece| piece.iter().any(|label| label.span == primary.span)));
    if let Some(up_to_primary) = primary.and_then(|n| pieces.get_mut(..=n)) {
        up_to_primary.rotate_right(1);
    }
    pieces
}
