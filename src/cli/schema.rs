//! `factlint schema`

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::failure::{self, complain_all};
use super::{Status, print};
use crate::dataset::Dataset;
use crate::load::{load, rules_here};
use crate::report::Paint;
use crate::schema::Form;

/// How an editor is told of a schema.
const HOW: &str = "
With a language server for TOML, such as taplo (Even Better TOML in VS Code), an editor
completes, explains and checks what you write. Save the schemas beside your factlint.toml:

  factlint schema data --data . > data.schema.json
  factlint schema config --data . > config.schema.json

and name them in a file .taplo.toml there; paths are below the folder of that file:

  [[rule]]
  include = [\"factlint.toml\"]
  schema = { path = \"config.schema.json\" }

  [[rule]]
  include = [\"**/*.toml\"]
  exclude = [\"factlint.toml\", \"rules/**\"]
  schema = { path = \"data.schema.json\" }

Or write as the first line of one file, with the path from it to the schema:

  #:schema ../data.schema.json
";

/// Print the JSON Schema of the files you write and of the output, for editors and other programs; without a name, list them
#[derive(Debug, Args)]
pub(super) struct Schema {
    /// Of what
    #[arg(value_enum)]
    name: Option<Form>,
    /// A data set, or a file or folder in it: make the schema for its files, with its properties, names and ids (data and config)
    #[arg(long, value_name = "PATH", requires = "name")]
    data: Option<PathBuf>,
}

impl Schema {
    pub(super) fn run(self, err: &Paint) -> Status {
        let Some(form) = self.name else { return print(&list()).err().unwrap_or(Status::Passed) };
        let made = match self.data {
            None => rules_here().map(|rules| form.schema(&rules)).map_err(|error| failure::cannot_load(&error, err)),
            Some(path) => tailored(form, path, err),
        };
        match made {
            Ok(Ok(text)) => print(&text).err().unwrap_or(Status::Passed),
            Ok(Err(error)) => complain_all([format!("cannot write JSON: {error}")]),
            Err(status) => status,
        }
    }
}

/// The schema of the files of the data set that `path` is in.
fn tailored(form: Form, path: PathBuf, err: &Paint) -> Result<serde_json::Result<String>, Status> {
    let loaded = load(&[path]).map_err(|error| failure::cannot_load(&error, err))?;
    if !loaded.unreadable.is_empty() {
        return Err(complain_all(loaded.unreadable.iter().map(|(path, error)| format!("{path} cannot be read: {error}"))));
    }
    let (dataset, _) = Dataset::read(&loaded.input.files, &loaded.input.data);
    let made = form.tailored(&loaded.input.rules, &dataset);
    made.ok_or_else(|| complain_all([format!("the schema `{}` is the same for every data set: leave --data out", form.name())]))
}

/// A line for each schema, and how to use one.
fn list() -> String {
    let help = |form: Form| form.to_possible_value().and_then(|value| value.get_help().map(ToString::to_string)).unwrap_or_default();
    let lines: Vec<String> = Form::ALL.into_iter().map(|form| format!("{:8}  {}", form.name(), help(form))).collect();
    lines.join("\n") + "\n" + HOW
}
