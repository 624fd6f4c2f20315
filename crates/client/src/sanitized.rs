//! Removes what could harm a terminal or a log from texts that others sent.

use core::fmt::{self, Write};

/// A text that someone else sent, without what could harm a terminal or a log.
pub(crate) struct Sanitized<'t>(pub(crate) &'t str);

impl fmt::Display for Sanitized<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const LONGEST: usize = 500;
        let turns = |c: char| matches!(c, '\u{200E}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        let mut left = self.0.chars().filter(|c| !c.is_control() && !turns(*c));
        left.by_ref().take(LONGEST).try_for_each(|c| f.write_char(c))?;
        if left.next().is_some() { f.write_str("…") } else { Ok(()) }
    }
}
