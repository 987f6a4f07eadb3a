//! Messages with named values: `{subject}: {n} accounts …`.

use std::collections::BTreeMap;

/// A message of a rule, with the names in braces known to be values of its facet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    Value(String),
}

/// What is wrong with a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TemplateError {
    /// A brace without its partner.
    Unbalanced,
    /// A name that is no value of the facet.
    Unknown(String),
}

impl Template {
    /// Reads a message whose values must be among `known`.
    ///
    /// # Errors
    /// If a brace has no partner or a name is not known.
    pub fn parse(text: &str, known: &[&str]) -> Result<Self, TemplateError> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').ok_or(TemplateError::Unbalanced)?;
            if !known.contains(&name) {
                return Err(TemplateError::Unknown(name.to_owned()));
            }
            parts.extend([Part::Text(before.to_owned()), Part::Value(name.to_owned())]);
            rest = after;
        }
        if rest.contains('}') {
            return Err(TemplateError::Unbalanced);
        }
        parts.push(Part::Text(rest.to_owned()));
        Ok(Self { parts })
    }

    /// The message with its values; one that is not given stands as nothing.
    #[must_use]
    pub fn fill(&self, values: &BTreeMap<&str, String>) -> String {
        let text = |part: &Part| match part {
            Part::Text(text) => text.clone(),
            Part::Value(name) => values.get(name.as_str()).cloned().unwrap_or_default(),
        };
        self.parts.iter().map(text).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_checked_and_filled() {
        let template = Template::parse("{subject}: {n} days", &["subject", "n"]).unwrap();
        let values = BTreeMap::from([("subject", "Gao".to_owned()), ("n", "3".to_owned())]);
        assert_eq!(template.fill(&values), "Gao: 3 days");
        assert_eq!(Template::parse("{who}", &["n"]), Err(TemplateError::Unknown("who".into())));
        assert_eq!(Template::parse("{n", &["n"]), Err(TemplateError::Unbalanced));
        assert_eq!(Template::parse("n}", &["n"]), Err(TemplateError::Unbalanced));
    }

    #[test]
    fn a_value_is_never_read_as_a_template() {
        let template = Template::parse("<{a}>", &["a", "b"]).unwrap();
        assert_eq!(template.fill(&BTreeMap::from([("a", "{b}".to_owned())])), "<{b}>");
    }
}
