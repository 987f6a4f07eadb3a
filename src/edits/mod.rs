//! Changes of bytes in the files of a data set: everything around them stays as it is.

mod entries;
mod records;

use std::fs;
use std::io::{self, Write};
use std::ops::Range;
use std::path::Path;

pub use entries::without_entry;
pub use records::{record_at, table_at};

/// Replaces a range of bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; empty where something is put in.
    pub range: Range<usize>,
    /// What stands there afterwards.
    pub text: String,
}

/// The text with all edits made. None if two of them overlap, or one does not lie in the text.
#[must_use]
pub fn apply(text: &str, edits: &[Edit]) -> Option<String> {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort_by_key(|edit| (edit.range.start, edit.range.end));
    let mut out = String::with_capacity(text.len());
    let mut copied = 0;
    for edit in sorted {
        out.push_str(text.get(copied..edit.range.start)?);
        out.push_str(&edit.text);
        copied = edit.range.end.max(copied);
    }
    out.push_str(text.get(copied..)?);
    Some(out)
}

/// A record put behind everything else in a file, after an empty line, with the line breaks of the file.
#[must_use]
pub fn appended(text: &str, record: &str) -> Edit {
    let record = if text.contains("\r\n") { record.replace('\n', "\r\n") } else { record.to_owned() };
    let line_break = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let gap = match text {
        "" => String::new(),
        text if text.ends_with('\n') => line_break.to_owned(),
        _ => line_break.repeat(2),
    };
    Edit { range: text.len()..text.len(), text: gap + &record }
}

/// A table put behind a record, after an empty line, with the line breaks of the file; `end` is where the record ends.
#[must_use]
pub fn behind(text: &str, end: usize, table: &str) -> Edit {
    Edit { range: end..end, ..appended(text.get(..end).unwrap_or(text), table) }
}

/// Takes a range of whole lines out, with the empty lines before it, or behind it where nothing stands before.
#[must_use]
pub fn removed(text: &str, range: Range<usize>) -> Edit {
    let (before, behind) = (text.get(..range.start).unwrap_or_default(), text.get(range.end..).unwrap_or_default());
    let empty = |c: char| matches!(c, '\n' | '\r' | ' ' | '\t');
    let kept = before.trim_end_matches(empty).len();
    // The line break of the last line that stays.
    let start = before.get(kept..).and_then(|gap| gap.find('\n')).map_or(kept, |at| kept + at + 1);
    let end = if kept == 0 { range.end + behind.len() - behind.trim_start_matches(['\n', '\r']).len() } else { range.end };
    Edit { range: if kept == 0 { 0..end } else { start..end }, text: String::new() }
}

/// Writes a file whole or not at all, whether it is there or not.
///
/// # Errors
/// As [`create`] and [`write()`].
pub fn put(path: &Path, text: &str) -> io::Result<()> {
    if path.exists() { write(path, text) } else { create(path, text) }
}

/// Writes a new file whole or not at all; one that is there already stays, and is an error.
///
/// # Errors
/// As [`write()`], and if there is something of that name.
pub fn create(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    // A file of the data set is no secret: it is as readable as others that are made here.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut new = builder.prefix(".factlint-").tempfile_in(folder)?;
    new.write_all(text.as_bytes())?;
    new.as_file().sync_all()?;
    new.persist_noclobber(path).map(drop).map_err(|failed| failed.error)
}

/// Writes a file whole or not at all: what was there stays until all of the new text is on disk.
///
/// # Errors
/// If the folder cannot be written to, or the text not be written; the file is as it was then.
pub fn write(path: &Path, text: &str) -> io::Result<()> {
    replace(path, |file| file.write_all(text.as_bytes()))
}

fn replace(path: &Path, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut new = tempfile::Builder::new().prefix(".factlint-").tempfile_in(folder)?;
    fill(&mut new)?;
    new.as_file().sync_all()?;
    if let Ok(old) = fs::metadata(path) {
        fs::set_permissions(new.path(), old.permissions())?;
    }
    new.persist(path).map(drop).map_err(|failed| failed.error)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn edit(range: Range<usize>, text: &str) -> Edit {
        Edit { range, text: text.to_owned() }
    }

    #[test]
    fn edits_are_made_together_or_not_at_all() {
        let text = "a = 1\nb = 2\n";
        assert_eq!(apply(text, &[edit(10..11, "4"), edit(4..5, "33")]).as_deref(), Some("a = 33\nb = 4\n"));
        assert_eq!(apply(text, &[edit(4..8, ""), edit(6..9, "")]), None, "they overlap");
        assert_eq!(apply(text, &[edit(4..99, "")]), None, "beyond the end");
        assert_eq!(apply("é", &[edit(1..2, "")]), None, "within a letter");
    }

    #[test]
    fn a_record_stands_after_an_empty_line() {
        let with = |text: &str| apply(text, &[appended(text, "[[x]]\ny = 1\n")]).unwrap_or_default();
        assert_eq!(with("a = 1\n"), "a = 1\n\n[[x]]\ny = 1\n");
        assert_eq!(with("a = 1"), "a = 1\n\n[[x]]\ny = 1\n");
        assert_eq!(with("a = 1\r\n"), "a = 1\r\n\r\n[[x]]\r\ny = 1\r\n");
        assert_eq!(with(""), "[[x]]\ny = 1\n");
    }

    #[test]
    fn a_write_that_fails_half_way_leaves_the_old_file() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("data.toml");
        fs::write(&path, "old")?;
        let failed = replace(&path, |file| {
            file.write_all(b"ne")?;
            Err(io::Error::other("the disk is full"))
        });
        assert!(failed.is_err());
        assert_eq!(fs::read_to_string(&path)?, "old");
        assert_eq!(fs::read_dir(folder.path())?.count(), 1, "nothing is left behind");
        write(&path, "new")?;
        assert_eq!(fs::read_to_string(&path)?, "new");
        Ok(())
    }

    #[test]
    fn a_new_file_never_takes_the_place_of_another() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("2024/data.toml");
        create(&path, "first")?;
        assert!(create(&path, "second").is_err());
        assert_eq!(fs::read_to_string(&path)?, "first");
        Ok(())
    }

    #[test]
    fn a_table_stands_behind_its_record() {
        let put = |text: &str, end: usize| apply(text, &[behind(text, end, "[[x.y]]\na = 1\n")]).unwrap_or_default();
        assert_eq!(put("[[x]]\n\n[[z]]\n", 6), "[[x]]\n\n[[x.y]]\na = 1\n\n[[z]]\n");
        assert_eq!(put("[[x]]", 5), "[[x]]\n\n[[x.y]]\na = 1\n");
    }

    #[test]
    fn a_record_is_taken_out_with_its_gap() {
        let without = |text: &str, range: Range<usize>| apply(text, &[removed(text, range)]).unwrap_or_default();
        assert_eq!(without("a = 1\n\n[[x]]\n\n[[y]]\n", 7..13), "a = 1\n\n[[y]]\n");
        assert_eq!(without("[[x]]\n\n[[y]]\n", 0..6), "[[y]]\n");
        assert_eq!(without("a = 1\r\n\r\n[[x]]\r\n", 9..16), "a = 1\r\n");
        assert_eq!(without("[[x]]\n", 0..6), "");
    }

    proptest! {
        #[test]
        fn what_is_not_edited_stays(before in "\\PC{0,20}", old in "\\PC{0,5}", behind in "\\PC{0,20}", new in "\\PC{0,5}") {
            let text = format!("{before}{old}{behind}");
            let made = apply(&text, &[edit(before.len()..before.len() + old.len(), &new)]);
            prop_assert_eq!(made, Some(format!("{before}{new}{behind}")));
        }
    }
}
