//! The rules on which files must not use which paths.

use super::paths::SourceFile;

/// A rule: files in these places must not use paths with these prefixes.
pub(crate) struct Rule {
    /// Prefixes of file paths.
    pub(crate) folders: &'static [&'static str],
    /// Prefixes of exempt file paths within them.
    pub(crate) except: &'static [&'static str],
    /// Prefixes of Rust paths.
    pub(crate) forbidden: &'static [&'static str],
    pub(crate) reason: &'static str,
}

impl Rule {
    pub(crate) fn applies_to(&self, file: &SourceFile) -> bool {
        let begins = |beginnings: &[&str]| beginnings.iter().any(|it| file.path.starts_with(it));
        !file.is_test() && begins(self.folders) && !begins(self.except)
    }

    pub(crate) fn forbids(&self, path: &str) -> bool {
        self.forbidden.iter().any(|beginning| {
            path.strip_prefix(beginning)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
        })
    }
}

const FILES: &[&str] = &["std::fs", "std::io", "std::env", "std::process"];

pub(crate) const RULES: &[Rule] = &[
    Rule {
        folders: &["crates/spec/src/model/", "crates/spec/src/model.rs"],
        except: &[],
        forbidden: &[
            "crate::artifact",
            "crate::diagnostic",
            "crate::document",
            "crate::envelope",
            "crate::lower",
            "crate::occurrence",
            "crate::parse",
            "crate::presets",
            "crate::reading",
            "crate::resolve",
            "crate::sound",
            "crate::source",
            "serde",
            "serde_yaml",
            "granit_parser",
            "quote",
            "proc_macro2",
            "std::path",
        ],
        reason: "the model is plain data and depends on no stage",
    },
    Rule {
        folders: &["crates/spec/src/parse/", "crates/spec/src/document"],
        except: &[],
        forbidden: &["crate::model", "crate::resolve", "crate::lower", "crate::artifact", "quote"],
        reason: "parse handles what is written, not what is meant",
    },
    Rule {
        folders: &["crates/spec/src/resolve/"],
        except: &[],
        forbidden: &["crate::artifact", "crate::lower", "granit_parser", "serde_yaml", "quote"],
        reason: "resolve goes from as written to as meant, and no further",
    },
    Rule {
        folders: &["crates/spec/src/edit/"],
        except: &[],
        forbidden: &[
            "crate::artifact",
            "crate::envelope",
            "crate::load",
            "crate::lower",
            "crate::model",
            "crate::presets",
            "crate::resolve",
            "granit_parser",
            "serde_yaml",
        ],
        reason: "edit writes what is written, whatever it means",
    },
    Rule {
        folders: &[
            "crates/spec/src/diagnostic/",
            "crates/spec/src/document",
            "crates/spec/src/envelope/",
            "crates/spec/src/lower/",
            "crates/spec/src/model/",
            "crates/spec/src/parse/",
            "crates/spec/src/reading/",
            "crates/spec/src/resolve/",
            "crates/spec/src/source/",
        ],
        except: &[],
        forbidden: &["crate::edit"],
        reason: "no stage writes YAML",
    },
    Rule {
        folders: &["crates/spec/src/envelope/"],
        except: &[],
        forbidden: &["crate::artifact", "crate::lower", "crate::parse", "crate::resolve"],
        reason: "envelopes are checked as they were parsed",
    },
    Rule {
        folders: &["crates/spec/src/diagnostic/"],
        except: &[],
        forbidden: &[
            "crate::artifact",
            "crate::document",
            "crate::envelope",
            "crate::lower",
            "crate::model",
            "crate::occurrence",
            "crate::parse",
            "crate::presets",
            "crate::reading",
            "crate::resolve",
            "crate::sound",
        ],
        reason: "diagnostics have places and words, and depend on no stage but `source`",
    },
    Rule {
        folders: &["crates/spec/src/"],
        // `error.rs` carries the errors of both.
        except: &["crates/spec/src/source", "crates/spec/src/artifact", "crates/spec/src/error.rs"],
        forbidden: FILES,
        reason: "only source and artifact read files, and only artifact writes them",
    },
    Rule {
        folders: &[
            "crates/client/src/",
            "crates/axum/src/",
            "crates/actix/src/",
            "crates/import/src/",
        ],
        except: &[],
        forbidden: FILES,
        reason: "these libraries read no files",
    },
    Rule {
        folders: &["crates/spec/src/lower/"],
        except: &[],
        forbidden: &[
            "crate::parse",
            "crate::document",
            "crate::diagnostic",
            "crate::source",
            "crate::artifact",
        ],
        reason: "lower reads the catalog as meant and cannot fail",
    },
    Rule {
        folders: &["crates/spec/src/reading/"],
        except: &[],
        forbidden: &[
            "crate::artifact",
            "crate::diagnostic",
            "crate::document",
            "crate::envelope",
            "crate::lower",
            "crate::occurrence",
            "crate::parse",
            "crate::presets",
            "crate::resolve",
            "crate::sound",
            "crate::source",
        ],
        reason: "reading depends on the model alone",
    },
    Rule {
        folders: &["crates/docs/src/", "codegen/src/emit/"],
        except: &[],
        forbidden: &[
            "errbook_spec::diagnostic",
            "errbook_spec::source",
            "errbook_spec::load",
            "errbook_spec::artifact::write",
            "errbook_spec::artifact::Writer",
            "errbook_spec::artifact::Checker",
            "std::fs",
            "std::io",
            "std::env",
            "std::path",
            "std::process",
        ],
        reason: "emitters read the catalog and return text",
    },
    Rule {
        folders: &["codegen/src/emit/"],
        except: &[],
        forbidden: &["errbook_docs"],
        reason: "emitters do not use each other",
    },
    Rule {
        folders: &["crates/docs/src/"],
        except: &[],
        forbidden: &["errbook_codegen"],
        reason: "emitters do not use each other",
    },
    Rule {
        folders: &["crates/errbook/src/"],
        except: &[],
        forbidden: &["std", "serde", "errbook_spec", "errbook_codegen", "quote"],
        reason: "the runtime uses core and alloc",
    },
    Rule {
        folders: &["codegen/", "crates/"],
        // Progress messages show the elapsed time.
        except: &["crates/xtask/", "crates/cli/src/serve/", "crates/cli/src/output/progress.rs"],
        forbidden: &[
            "std::collections::HashMap",
            "std::collections::HashSet",
            "std::collections::hash_map",
            "std::time::SystemTime",
            "std::time::Instant",
            "std::sync::LazyLock",
            "std::sync::OnceLock",
            "std::thread_local",
            "thread_local",
        ],
        reason: "nothing depends on hash order, the clock or global state",
    },
];
