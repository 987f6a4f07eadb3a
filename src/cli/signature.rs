//! Why something is settled, by whom and when: what `decide` and `judge` ask alike.

use clap::Args;

use super::ask::{self, NoAnswer};
use crate::dataset::Signed;
use crate::values::date::Date;

/// Reason, author and date.
#[derive(Debug, Args)]
pub(super) struct Signature {
    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// Who settles it
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// When, as 2026-01-31: factlint has no clock
    #[arg(long, value_name = "DATE", value_parser = edtf)]
    date: Option<String>,
}

fn edtf(text: &str) -> Result<String, String> {
    Date::parse(text).map(|_| text.to_owned()).map_err(|error| error.to_string())
}

impl Signature {
    /// The flags that are not given.
    pub(super) fn missing(&self) -> Vec<&'static str> {
        let flags = [("--reason", self.reason.is_none()), ("--by", self.by.is_none()), ("--date", self.date.is_none())];
        flags.into_iter().filter(|(_, missing)| *missing).map(|(flag, _)| flag).collect()
    }

    /// What was given, and what a person answers for the rest.
    pub(super) fn complete(&self) -> Result<Signed, NoAnswer> {
        let ask = |given: &Option<String>, question: &str| given.clone().map_or_else(|| ask::text(question), Ok);
        let reason = ask(&self.reason, "Why")?;
        let by = ask(&self.by, "Your name")?;
        let mut date = self.date.clone();
        while date.is_none() {
            date = edtf(&ask::text("Today's date, as 2026-01-31")?).ok();
        }
        Ok(Signed { reason, by, date: date.unwrap_or_default() })
    }
}
