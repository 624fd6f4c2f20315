//! Phrases that several problems share.

/// Returns help that names what was probably meant, else what to do.
pub(super) fn did_you_mean(near: Option<&str>, otherwise: &str) -> String {
    match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => otherwise.to_owned(),
    }
}

/// Returns names in backticks, separated by commas.
pub(super) fn list<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    let names: Vec<_> = names.into_iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}

/// Returns the first of many names, as [`list`] does, and how many more there are.
pub(super) fn first_of(most: usize, names: &[&str]) -> String {
    let shown = list(names.iter().take(most).copied());
    match names.len().saturating_sub(most) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}
