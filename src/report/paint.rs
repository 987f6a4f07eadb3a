//! Colour and links, or neither.

use std::fmt::Display;
use std::path::PathBuf;

use super::escape;
use crate::findings::Severity;

/// How the terminal is written to.
#[derive(Debug, Clone, Default)]
pub struct Paint {
    /// Whether it shows colour.
    pub colour: bool,
    /// Columns.
    pub width: usize,
    /// The data set's folder, where the terminal follows links to files.
    pub links: Option<PathBuf>,
}

impl Paint {
    /// Columns where no terminal says otherwise: as many as in a file that people read.
    pub const WIDTH: usize = 100;

    fn sgr(&self, code: &str, text: impl Display) -> String {
        if self.colour { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_string() }
    }

    pub(super) fn bold(&self, text: impl Display) -> String {
        self.sgr("1", text)
    }

    pub(crate) fn dim(&self, text: impl Display) -> String {
        self.sgr("2", text)
    }

    pub(super) fn severity(&self, severity: Severity, text: impl Display) -> String {
        let code = match severity {
            Severity::Error => "1;31",
            Severity::Warning => "1;33",
            Severity::Info => "1;36",
        };
        self.sgr(code, text)
    }

    /// `text`, linked to a file of the data set where the terminal can follow it.
    pub(super) fn link(&self, path: &str, text: &str) -> String {
        let Some(root) = &self.links else { return text.to_owned() };
        let url = escape::url(&root.join(path).to_string_lossy());
        format!("\x1b]8;;file://{url}\x1b\\{text}\x1b]8;;\x1b\\")
    }
}
