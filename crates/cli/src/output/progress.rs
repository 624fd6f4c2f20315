//! Shows the progress of long runs, on terminals only.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::Console;

/// The delay before progress is shown.
const PATIENCE: Duration = Duration::from_secs(1);

/// A progress bar on stderr, which is erased at the end.
pub(crate) struct Progress {
    bar: ProgressBar,
    /// When and where to draw the bar; `None` if it is drawn already, or never will be.
    later: Option<(Instant, ProgressDrawTarget)>,
    /// The name of the current output.
    now: String,
}

impl Progress {
    pub(crate) fn new(console: &Console) -> Self {
        let is_wanted = console.err.is_terminal && !console.quiet;
        let later = (Instant::now() + PATIENCE, ProgressDrawTarget::stderr());
        Self::on(is_wanted.then_some(later))
    }

    fn on(later: Option<(Instant, ProgressDrawTarget)>) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template("{msg} {wide_bar} {human_pos}/{human_len}");
        if let Ok(style) = style {
            bar.set_style(style);
        }
        Self { bar, later, now: String::new() }
    }

    /// Advances the bar by one file of `all`.
    pub(crate) fn tick(&mut self, what: &str, all: usize) {
        if self.now != what {
            what.clone_into(&mut self.now);
            self.bar.reset();
            self.bar.set_message(self.now.clone());
            self.bar.set_length(all as u64);
        }
        if let Some((_, target)) = self.later.take_if(|(at, _)| *at <= Instant::now()) {
            self.bar.set_draw_target(target);
        }
        self.bar.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

#[cfg(test)]
mod tests {
    use indicatif::InMemoryTerm;

    use super::*;

    #[test]
    fn a_bar_shows_how_far_it_is_and_goes() {
        let terminal = InMemoryTerm::new(5, 40);
        let target = ProgressDrawTarget::term_like(Box::new(terminal.clone()));
        let mut progress = Progress::on(Some((Instant::now(), target)));
        for _ in 0..1500 {
            progress.tick("out/site", 3000);
        }
        progress.bar.force_draw();
        let shown = terminal.contents();
        assert!(shown.starts_with("out/site █") && shown.ends_with(" 1,500/3,000"), "{shown}");
        for _ in 0..7 {
            progress.tick("out/rust", 9);
        }
        progress.bar.force_draw();
        assert!(terminal.contents().ends_with(" 7/9"), "{}", terminal.contents());
        drop(progress);
        assert_eq!(terminal.contents(), "");
    }

    #[test]
    fn who_does_not_wait_is_shown_nothing() {
        let terminal = InMemoryTerm::new(5, 40);
        let target = ProgressDrawTarget::term_like(Box::new(terminal.clone()));
        let mut progress = Progress::on(Some((Instant::now() + Duration::from_secs(3600), target)));
        for _ in 0..1500 {
            progress.tick("out/site", 3000);
        }
        drop(progress);
        assert_eq!(terminal.contents(), "");
    }
}
