//! The data set: what sources claim about incidents, topics and entities.
//!
//! Files are read one by one into records as written (`read`, in parallel), then everything is looked up (`resolve`). Both note
//! what is wrong and go on; a record that cannot be used is left out, and the note says so.

mod arena;
mod claim;
mod config;
mod curation;
mod grounds;
mod model;
mod problem;
mod read;
mod registry;
mod resolve;
mod tree;
mod vocabulary;
mod write;

pub use arena::{Arena, Id};
pub use config::{Config, ConfigError};
pub use curation::{Answer, Basis, Decision, Judgement, Pair, Policy, Rank, Settles, Suppression, Verdict};
pub use grounds::Ground;
pub use model::{
    Account, Claim, Dataset, Entity, EntityName, Gazetteer, Location, Name, NameKind, PlaceRelation, Source, Standing, Subject, Value,
};
pub use registry::{Lookup, Registry, Wanted};
pub use tree::Tree;
pub use vocabulary::{EntityType, Population, Property, ValueType, Vocabulary};
pub use write::{NewAnswer, Signed, new_judgement, rests_on};
pub(crate) use write::{kind_key, list, number_or_string, one_or_list, string};

use rayon::prelude::*;

use crate::files::{FileId, Files};
use crate::findings::Observation;
use problem::Problems;
use read::Records;

impl Dataset {
    /// Reads the data set in `data`, files of `files`.
    ///
    /// The result depends neither on the number of threads nor on the order of files, records, accounts and claims.
    #[must_use]
    pub fn read(files: &Files, data: &[FileId]) -> (Self, Vec<Observation>) {
        let read: Vec<(Records, Problems)> = data.par_iter().map(|&id| read::read(id, files.get(id).text())).collect();
        let mut records = Records::default();
        let mut problems = Problems::default();
        for (more, found) in read {
            records.append(more);
            problems.append(found);
        }
        records.sort();
        let dataset = resolve::resolve(records, files, &mut problems);
        (dataset, problems.into_observations(files))
    }
}
