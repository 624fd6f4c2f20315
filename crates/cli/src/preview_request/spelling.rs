//! Spells options in messages as the user writes them.

use errbook_spec::Error;

/// The notation of options.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// On a command line: `--trace-id 7 --param left=3`.
    #[default]
    Flags,
    /// In the query of a URL: `?_trace_id=7&left=3`. No name of a param begins with `_`.
    Query,
}

impl Spelling {
    /// Returns an option, such as `--lang` or `_lang`.
    pub(crate) fn option(self, name: &str) -> String {
        match self {
            Self::Flags => format!("--{name}"),
            Self::Query => format!("_{}", name.replace('-', "_")),
        }
    }

    /// Returns an option with its value, such as `--lang es` or `_lang=es`.
    pub(crate) fn given(self, name: &str, value: &str) -> String {
        match (self, name) {
            (Self::Flags, _) => format!("--{name} {value}"),
            (Self::Query, "param") => value.to_owned(),
            (Self::Query, _) => format!("{}={value}", self.option(name)),
        }
    }

    /// Splits the value of an option at the first equals sign.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no name before an equals sign.
    pub(super) fn split<'g>(
        self,
        name: &str,
        form: &str,
        given: &'g str,
    ) -> Result<(&'g str, &'g str), Error> {
        given.split_once('=').filter(|(name, _)| !name.is_empty()).ok_or_else(|| {
            Error::usage(format!(
                "`{}` has no name or no value\nhelp: write `{}`",
                self.given(name, given),
                self.given(name, form),
            ))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Spelling;

    #[test]
    fn spellings() {
        for (spelling, name, expected) in [
            (Spelling::Flags, "trace-id", "--trace-id a=b"),
            (Spelling::Flags, "param", "--param a=b"),
            (Spelling::Query, "trace-id", "_trace_id=a=b"),
            (Spelling::Query, "param", "a=b"),
        ] {
            assert_eq!(spelling.given(name, "a=b"), expected);
        }
    }
}
