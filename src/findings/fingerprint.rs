//! Names for findings that survive moved lines and reordered files.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// `1:` and 32 hexadecimal digits: a hash of rule, subject, property and values, never of a line, an order, a message or a severity.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub struct Fingerprint(#[schemars(regex(pattern = "^1:[0-9a-f]{32}$"))] String);

impl TryFrom<String> for Fingerprint {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        let right = text.strip_prefix("1:").is_some_and(|digits| digits.len() == 32 && digits.bytes().all(is_digit));
        if right { Ok(Self(text)) } else { Err(format!("{text:?} is no fingerprint: 1: and 32 hexadecimal digits")) }
    }
}

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
        assert_eq!(Fingerprint::try_from(of(&["a"]).to_string()), Ok(of(&["a"])));
        assert!(
            ["", "1:", "2:00000000000000000000000000000000", "1:0000000000000000000000000000000G"]
                .map(String::from)
                .into_iter()
                .all(|text| Fingerprint::try_from(text).is_err())
        );
    }
}
