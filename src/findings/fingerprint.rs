//! Names for findings that survive moved lines and reordered files.

use std::fmt;

use sha2::{Digest, Sha256};

/// `1:` and 32 hexadecimal digits: a hash of rule, subject, property and values, never of a line, an order, a message or a severity.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// The fingerprint of a finding of `rule` that is told apart from its other findings by `identity`.
    #[must_use]
    pub fn new(rule: &str, identity: &[String]) -> Self {
        let parts = std::iter::once(rule).chain(identity.iter().map(String::as_str));
        Self(format!("1:{}", digest(parts)))
    }
}

/// A hash of texts as 32 hexadecimal digits. Each goes in with its length, so that moving a letter from one to the next gives another.
#[must_use]
pub fn digest<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(part);
    }
    let digits = hex::encode(hash.finalize());
    digits.get(..32).unwrap_or(&digits).to_owned()
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_do_not_run_into_each_other() {
        let of = |parts: &[&str]| Fingerprint::new("rule", &parts.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!(of(&["a", "b"]), of(&["a", "b"]));
        assert_ne!(of(&["a", "b"]), of(&["ab", ""]));
        assert_ne!(of(&["a", "b"]), of(&["b", "a"]));
        assert_ne!(Fingerprint::new("other", &[]), Fingerprint::new("rule", &[]));
        assert_eq!(of(&[]).to_string().len(), 34);
    }
}
