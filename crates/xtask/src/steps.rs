//! The checks, as data.

use crate::tools::Tool;

/// A command that must succeed.
pub(crate) struct Step {
    pub(crate) name: &'static str,
    /// Its description, for the help.
    pub(crate) what: &'static str,
    pub(crate) arguments: &'static [&'static str],
    pub(crate) environment: &'static [(&'static str, &'static str)],
    pub(crate) needs: &'static [Tool],
    pub(crate) stage: Stage,
}

/// When a step runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Before all others, alone: it uses all cores, or compiles what others run.
    First,
    /// After that, one after another: they compile.
    Compile,
    /// At the same time as those that compile, one after another: they mostly wait for other programs.
    Programs,
}

const PROGRAMS: &str = "--features=errbook-tests/programs";

/// The steps in order: the quick ones first.
pub(crate) static STEPS: [Step; 12] = [
    Step {
        name: "format",
        what: "checks the format of the code",
        arguments: &["fmt", "--all", "--check"],
        environment: &[],
        needs: &[Tool::Rustfmt],
        stage: Stage::First,
    },
    Step {
        name: "lint",
        what: "runs clippy on everything, with warnings denied",
        arguments: &[
            "clippy",
            "--locked",
            "--workspace",
            "--all-targets",
            PROGRAMS,
            "--",
            "-D",
            "warnings",
        ],
        environment: &[],
        needs: &[Tool::Clippy],
        stage: Stage::First,
    },
    Step {
        name: "tests",
        what: "runs all tests that need nothing but Rust and git, doc tests included",
        arguments: &["test", "--locked", "--workspace", "--no-fail-fast"],
        // A fixed seed gives a commit one result; a separate CI job tries new inputs.
        environment: &[("PROPTEST_RNG_SEED", "1")],
        needs: &[],
        stage: Stage::First,
    },
    Step {
        name: "deny",
        what: "checks versions, licences and sources of all dependencies against deny.toml",
        arguments: &["test", "--locked", "--workspace", PROGRAMS, "--test=crates", "--", "deny::"],
        environment: &[],
        needs: &[],
        stage: Stage::Compile,
    },
    Step {
        name: "features",
        what: "lints the published crates with each feature alone, with none and with all",
        arguments: &[
            "test",
            "--locked",
            "--workspace",
            PROGRAMS,
            "--test=crates",
            "--",
            "features::",
            "--nocapture",
        ],
        environment: &[],
        needs: &[Tool::Clippy],
        stage: Stage::Compile,
    },
    Step {
        name: "minimal",
        what: "builds a user's crate from their packages, with the lowest versions of dependencies",
        arguments: &[
            "test",
            "--locked",
            "--workspace",
            PROGRAMS,
            "--test=crates",
            "--",
            "minimal::",
            "--nocapture",
        ],
        environment: &[],
        needs: &[],
        stage: Stage::Compile,
    },
    Step {
        name: "instructions",
        what: "counts the instructions of the hot paths, which may take 5 % more than recorded",
        arguments: &[
            "test",
            "--locked",
            "--workspace",
            PROGRAMS,
            "--test=crates",
            "--",
            "instructions::",
        ],
        environment: &[],
        needs: &[Tool::Valgrind],
        stage: Stage::Compile,
    },
    Step {
        name: "docs",
        what: "builds the documentation of the crates, with warnings denied",
        arguments: &["doc", "--locked", "--workspace", "--no-deps"],
        environment: &[("RUSTDOCFLAGS", "-D warnings")],
        needs: &[],
        stage: Stage::Compile,
    },
    Step {
        name: "curl",
        what: "runs the commands of the guide, and sends requests to the examples",
        arguments: &["test", "--locked", "--workspace", "--test=suite", "--", "--ignored"],
        environment: &[],
        needs: &[Tool::Curl],
        stage: Stage::Programs,
    },
    Step {
        name: "node",
        what: "runs errors.ts, and third-party validators, linters and client generators",
        arguments: &["test", "--locked", "--workspace", PROGRAMS, "--test=node"],
        environment: &[],
        needs: &[Tool::Node],
        stage: Stage::Programs,
    },
    Step {
        name: "python",
        what: "generates Python clients, and sends the mock API requests that its OpenAPI document allows",
        arguments: &["test", "--locked", "--workspace", PROGRAMS, "--test=python"],
        environment: &[],
        needs: &[Tool::Python],
        stage: Stage::Programs,
    },
    Step {
        name: "browser",
        what: "opens the documentation site in Chromium",
        arguments: &["test", "--locked", "--workspace", PROGRAMS, "--test=browser"],
        environment: &[],
        needs: &[Tool::Browser, Tool::Node],
        stage: Stage::Programs,
    },
];

impl Step {
    /// Returns the command as typed in a shell.
    pub(crate) fn command_line(&self) -> String {
        let environment =
            self.environment.iter().map(|(name, value)| format!("{name}=\"{value}\""));
        let command = ["cargo"].iter().chain(self.arguments).map(ToString::to_string);
        environment.chain(command).collect::<Vec<_>>().join(" ")
    }

    /// Returns whether its output has test results to count.
    pub(crate) fn counts(&self) -> bool {
        self.arguments.first() == Some(&"test")
    }
}

/// Returns the steps with these names in their fixed order, or all of them if no name is given.
pub(crate) fn select(names: &[&str]) -> Result<Vec<&'static Step>, String> {
    if let Some(unknown) = names.iter().find(|name| STEPS.iter().all(|step| step.name != **name)) {
        let known: Vec<String> = STEPS.iter().map(|step| format!("`{}`", step.name)).collect();
        return Err(format!("unknown step `{unknown}`\nhelp: the steps are {}", known.join(", ")));
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
        let all = [
            "format",
            "lint",
            "tests",
            "deny",
            "features",
            "minimal",
            "instructions",
            "docs",
            "curl",
            "node",
            "python",
            "browser",
        ];
        assert_eq!(names(&select(&[]).unwrap()), all);
        assert_eq!(names(&select(&["docs", "format"]).unwrap()), ["format", "docs"]);
        assert!(select(&["test"]).is_err_and(|message| message.contains("`tests`")));
    }

    #[test]
    fn a_command_line_can_be_typed() {
        let docs = select(&["docs"]).unwrap()[0].command_line();
        assert_eq!(docs, "RUSTDOCFLAGS=\"-D warnings\" cargo doc --locked --workspace --no-deps");
    }

    #[test]
    fn the_tests_need_rust_alone() {
        let tests = select(&["tests"]).unwrap()[0];
        assert_eq!(tests.needs, []);
        let command = "PROPTEST_RNG_SEED=\"1\" cargo test --locked --workspace --no-fail-fast";
        assert_eq!(tests.command_line(), command);
    }
}
