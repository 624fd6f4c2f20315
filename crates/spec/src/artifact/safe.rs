//! Paths that are safe on every platform.

/// Names of devices on Windows, with any extension.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];
/// Of a name in bytes; most file systems take 255.
const MAX_LENGTH: usize = 250;

/// Returns whether a path stays below the folder and means the same file on every system.
pub(super) fn is_safe(path: &str) -> bool {
    !path.is_empty() && path.split('/').all(is_safe_part)
}

fn is_safe_part(part: &str) -> bool {
    let safe = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    let stem = part.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let numbered = stem.get(..3).is_some_and(|start| {
        NUMBERED_DEVICES.contains(&start)
            && stem.len() == 4
            && stem.ends_with(|c: char| c.is_ascii_digit())
    });
    !part.is_empty()
        && part.len() <= MAX_LENGTH
        && part.bytes().all(safe)
        && !is_option(part)
        && !part.ends_with('.')
        && part != ".."
        && !DEVICES.contains(&stem.as_str())
        && !numbered
}

/// A code may be a negative number; anything else with a leading dash looks like an option to programs.
fn is_option(part: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    part.strip_prefix('-').is_some_and(|rest| !rest.starts_with(digit))
}
