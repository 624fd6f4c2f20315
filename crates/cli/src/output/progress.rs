//! How far a long run is, for those who wait at a terminal.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::Console;

/// Who waits less is shown nothing.
const PATIENCE: Duration = Duration::from_secs(1);

/// A bar on stderr; it leaves nothing behind.
pub(crate) struct Progress {
    bar: ProgressBar,
    since: Instant,
    /// Whether it may be shown at all.
    is_wanted: bool,
    /// What is done now, and how often.
    now: (&'static str, Option<usize>),
}

impl Progress {
    pub(crate) fn new(console: &Console) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        let is_wanted = console.err.is_terminal && !console.quiet;
        Self { bar, since: Instant::now(), is_wanted, now: ("", None) }
    }

    /// Counts one more thing that is done, out of so many where that is known.
    pub(crate) fn tick(&mut self, what: &'static str, of: Option<usize>) {
        if !self.is_wanted {
            return;
        }
        if self.bar.is_hidden() && self.since.elapsed() >= PATIENCE {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        let is_over = of.is_some_and(|of| self.bar.position() >= of as u64);
        if self.now != (what, of) || is_over {
            self.now = (what, of);
            self.begin(what, of);
        }
        self.bar.inc(1);
    }

    fn begin(&self, what: &'static str, of: Option<usize>) {
        self.bar.reset();
        self.bar.set_message(what);
        let template = match of {
            Some(of) => {
                self.bar.set_length(of as u64);
                "{msg} {wide_bar} {human_pos}/{human_len}"
            }
            None => "{spinner} {msg}: {human_pos}",
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            self.bar.set_style(style);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
