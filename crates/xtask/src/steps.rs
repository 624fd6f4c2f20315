//! What is checked, as data.

/// A command whose success is required.
pub(crate) struct Step {
    pub(crate) name: &'static str,
    pub(crate) arguments: &'static [&'static str],
    pub(crate) environment: &'static [(&'static str, &'static str)],
    /// Whether its output has lines of test results to be counted.
    pub(crate) counts: bool,
}

/// The steps in the order in which they run: the quick ones first.
pub(crate) static STEPS: [Step; 4] = [
    Step {
        name: "format",
        arguments: &["fmt", "--all", "--check"],
        environment: &[],
        counts: false,
    },
    Step {
        name: "lint",
        arguments: &["clippy", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"],
        environment: &[],
        counts: false,
    },
    Step {
        name: "tests",
        arguments: &["test", "--locked", "--workspace", "--no-fail-fast"],
        environment: &[],
        counts: true,
    },
    Step {
        name: "docs",
        arguments: &["doc", "--locked", "--workspace", "--no-deps"],
        environment: &[("RUSTDOCFLAGS", "-D warnings")],
        counts: false,
    },
];

impl Step {
    /// Returns the command as one would type it.
    pub(crate) fn command_line(&self) -> String {
        let environment =
            self.environment.iter().map(|(name, value)| format!("{name}=\"{value}\""));
        let command = ["cargo"].iter().chain(self.arguments).map(ToString::to_string);
        environment.chain(command).collect::<Vec<_>>().join(" ")
    }
}

/// Returns the steps of these names in their own order; all of them where no name is given.
pub(crate) fn select(names: &[&str]) -> Result<Vec<&'static Step>, String> {
    if let Some(unknown) = names.iter().find(|name| STEPS.iter().all(|step| step.name != **name)) {
        let known: Vec<String> = STEPS.iter().map(|step| format!("`{}`", step.name)).collect();
        return Err(format!("unknown step `{unknown}`; the steps are {}", known.join(", ")));
    }
    Ok(STEPS.iter().filter(|step| names.is_empty() || names.contains(&step.name)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(steps: &[&Step]) -> Vec<&'static str> {
        steps.iter().map(|step| step.name).collect()
    }

    #[test]
    fn steps_keep_their_order() {
        assert_eq!(names(&select(&[]).unwrap()), ["format", "lint", "tests", "docs"]);
        assert_eq!(names(&select(&["docs", "format"]).unwrap()), ["format", "docs"]);
        assert!(select(&["test"]).is_err_and(|message| message.contains("`tests`")));
    }

    #[test]
    fn a_command_line_can_be_typed() {
        let docs = select(&["docs"]).unwrap()[0].command_line();
        assert_eq!(docs, "RUSTDOCFLAGS=\"-D warnings\" cargo doc --locked --workspace --no-deps");
    }
}
