//! `gainsay init`: a new project, with a small invented example that works.

use super::check::write_whole;
use super::terminal::Output;
use super::{Exit, Usage};
use anyhow::Context as _;
use std::path::PathBuf;

/// Makes a new project.
#[derive(clap::Args)]
pub struct Init {
    /// The folder; it is made when it is not there.
    #[arg(default_value = ".", value_name = "DIR")]
    folder: PathBuf,
}

/// The files of the example: two invented sources on a bridge, and a document beside each record.
const FILES: &[(&str, &str)] = &[
    ("sources/gazette.toml", include_str!("example/sources/gazette.toml")),
    ("sources/gazette.txt", include_str!("example/sources/gazette.txt")),
    ("sources/council.toml", include_str!("example/sources/council.toml")),
    ("sources/council.txt", include_str!("example/sources/council.txt")),
    ("claims/gazette.toml", include_str!("example/claims/gazette.toml")),
    ("claims/council.toml", include_str!("example/claims/council.toml")),
    ("claims/entities.toml", include_str!("example/claims/entities.toml")),
    ("gainsay.toml", include_str!("example/gainsay.toml")),
];

impl Init {
    pub(super) fn run(self, out: &Output) -> anyhow::Result<Exit> {
        // Nothing that a person has is written over, and no example is mixed into a project. A link that leads nowhere is
        // somebody's too.
        let folder = &self.folder;
        let is_there = |name: &&str| folder.join(name).symlink_metadata().is_ok();
        if let Some(name) = ["gainsay.toml", "claims", "sources"].iter().find(|name| is_there(name)) {
            let shown = folder.display();
            return Err(
                Usage(format!("{shown}: {name} is there already; nothing was written; choose another folder")).into()
            );
        }
        for (name, content) in FILES {
            let path = folder.join(name);
            if let Some(parent) = path.parent() {
                let failed = || format!("{}: this folder cannot be made", parent.display());
                std::fs::create_dir_all(parent).with_context(failed)?;
            }
            write_whole(&path, content.as_bytes())?;
        }
        let (shown, n) = (folder.display(), FILES.len());
        out.remark(&format!("made a project of {n} files in {shown}; next: cd there and run `gainsay check`"));
        Ok(Exit::Clean)
    }
}
