//! `errbook preview`

use std::path::PathBuf;

use errbook::RequestContext;
use errbook_spec::Error;

use crate::args::PreviewArgs;
use crate::catalogs::{self, ended};
use crate::output::Console;
use crate::{find, preview_request};

pub(crate) fn run(
    folders: &[PathBuf],
    args: &PreviewArgs,
    console: &mut Console,
) -> Result<u8, Error> {
    let catalogs = catalogs::consult(folders, console)?;
    let found = find::entry(&catalogs, &args.code)?;
    let preview = preview_request::preview(&found, &args.wanted, RequestContext::new())?;
    preview.notes.iter().for_each(|note| console.note(note));
    console.out.text(&ended(preview.response.map(|it| it.to_string()).unwrap_or_default()));
    Ok(0)
}
