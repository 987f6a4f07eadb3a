//! A fact-checking linter for curated data sets that draw on several sources.
//!
//! The way of the data is one street: **files → dataset → findings → decisions → report**.
//!
//! 1. [`files`]: every text that is read, in one arena; a place in one is a span.
//! 2. [`dataset`]: sources, entities, incidents, topics, accounts, claims; every value keeps its place, and every name is looked up.
//!    [`archive`] finds the words of the sources that claims rest on, and [`evidence`] reads them in the terms of the data set.
//! 3. [`checks`] look at the data and hand on observations; [`rules`] are files that name what is seen; [`findings`] are what both make.
//! 4. [`decisions`]: levels, selection, one finding for each defect, one order.
//! 5. [`report`]: one file for each format, each a pure function of the same list.
//!
//! [`values`] are the small modules of the domain that all of them use: dates, counts, names. [`draft`] proposes an account of a
//! passage, of what [`evidence`] reads and the checks bear out. [`schema`] describes the files for editors. [`run`] ties the stages
//! together, [`load`] fetches a data set from disk, [`examples`] runs those of rule files, and [`cli`] is the command line.

pub mod archive;
pub mod change;
pub mod checks;
pub mod cli;
pub mod dataset;
pub mod decisions;
pub mod draft;
pub mod edits;
pub mod evidence;
pub mod examples;
pub mod files;
pub mod findings;
pub mod fixes;
pub mod load;
pub mod report;
pub mod rules;
pub mod run;
pub mod schema;
pub mod show;
pub mod values;
