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

impl Lines {
    /// The lines that the labels touch, and one before and after.
    fn around(file: &SourceFile, labels: &[&Label]) -> (Self, Vec<LabeledSpan>) {
        let index = file.lines();
        let text = file.text();
        let first = labels.iter().map(|label| index.line(label.span.range().start)).min().unwrap_or(1).saturating_sub(1).max(1);
        let last = labels.iter().map(|label| index.line(label.span.range().end)).max().unwrap_or(1) + 1;
        let start = index.start(first).min(text.len());
        let end = if last >= index.count() { text.len() } else { index.start(last + 1).min(text.len()) };
        let raw = text.get(start..end).unwrap_or_default();
        // One visible character for each hidden one; their lengths differ, so offsets are translated.
        let shown: String = raw.split_inclusive('\n').map(harmless).collect();
        let place = |byte: usize| {
            let before = raw.get(..text.floor_char_boundary(byte).saturating_sub(start)).unwrap_or(raw);
            start + before.split_inclusive('\n').map(|line| harmless(line).len()).sum::<usize>()
        };
        let span = |label: &&Label| {
            let (from, to) = (place(label.span.range().start), place(label.span.range().end));
            LabeledSpan::new(Some(visible(&label.message).into_owned()), from, to.saturating_sub(from))
        };
        let labels = labels.iter().map(span).collect();
        let lines = Self { path: visible(file.path()).into_owned(), shown, offset: start, line: first - 1, count: last - first + 1 };
        (lines, labels)
    }
}

fn harmless(line: &str) -> String {
    match line.strip_suffix('\n') {
        Some(content) => format!("{}\n", visible(content.strip_suffix('\r').unwrap_or(content))),
        None => visible(line).into_owned(),
    }
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
    let mut in_order: Vec<FileId> = Vec::new();
    for label in labels {
        if !in_order.contains(&label.span.file) {
            in_order.push(label.span.file);
        }
    }
    let of_file = |id: FileId| labels.iter().copied().filter(move |label| label.span.file == id).collect::<Vec<_>>();
    let first = in_order.first().copied().unwrap_or_default();
    let (source, spans) = Lines::around(files.get(first), &of_file(first));
    let elsewhere = in_order.iter().skip(1).map(|&id| {
        let (source, labels) = Lines::around(files.get(id), &of_file(id));
        Snippet { severity: Severity::Info, message: "see also".into(), help: None, source, labels, elsewhere: Vec::new() }
    });
    Snippet {
        severity,
        message: visible(message).into_owned(),
        help: help.map(|help| visible(help).into_owned()),
        source,
        labels: spans,
        elsewhere: elsewhere.collect(),
    }
}
