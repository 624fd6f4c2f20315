//! What a catalog changes of the look of its pages: colours and logo.

use std::fmt::Write;

use errbook_spec::artifact::Artifact;
use errbook_spec::model::{Catalog, Colour};

/// The files of a catalog's look.
#[derive(Clone, Copy)]
pub(crate) struct Theme<'a>(pub(crate) &'a Catalog);

impl Theme<'_> {
    /// Returns the path of the style sheet that stands after the site's own; `None` where nothing is changed.
    pub(crate) fn style(self) -> Option<String> {
        let site = &self.0.site;
        (site.accent.is_some() || site.accent_dark.is_some()).then(|| self.path("theme.css"))
    }

    /// Returns the path of the logo.
    pub(crate) fn logo(self) -> Option<String> {
        self.0.site.logo.as_ref().map(|_| self.path("logo.svg"))
    }

    /// Returns what the paths lead to.
    pub(crate) fn files(self) -> impl Iterator<Item = Artifact> {
        let site = &self.0.site;
        let style = self.style().map(|path| {
            let mut contents = String::new();
            for (scheme, colour) in [("light", site.accent), ("dark", site.accent_dark)] {
                if let Some(colour) = colour {
                    rule(&mut contents, scheme, colour);
                }
            }
            Artifact { path, contents }
        });
        let logo = self.logo().zip(site.logo.clone());
        let logo = logo.map(|(path, contents)| Artifact { path, contents });
        style.into_iter().chain(logo)
    }

    fn path(self, file: &str) -> String {
        format!("{}/{file}", self.0.name)
    }
}

fn rule(out: &mut String, scheme: &str, accent: Colour) {
    // Writing to a string does not fail.
    let _ = writeln!(
        out,
        "@media (prefers-color-scheme: {scheme}) {{ :root {{ --accent: {accent}; --accent-wash: var(--sunken); }} }}"
    );
}

#[cfg(test)]
mod tests {
    use errbook_spec::model::Colour;

    /// Colours are checked against the background on which they are hardest to read.
    #[test]
    fn no_background_is_worse_than_the_one_that_colours_are_checked_against() {
        let sheet = include_str!("assets/style.css");
        let (light, dark) = sheet.split_once("prefers-color-scheme: dark").unwrap();
        let dark = dark.split_once("}\n}").unwrap().0;
        let white = Colour([255; 3]);
        for (scheme, sheet, worst) in
            [("light", light, Colour::LIGHT), ("dark", dark, Colour::DARK)]
        {
            let mut met = false;
            for name in ["paper", "raised", "sunken", "accent-wash", "note-wash", "mark"] {
                let value = sheet.split_once(&format!("--{name}: ")).unwrap().1.split(';').next();
                let colour = Colour::from_hex(value.unwrap()).unwrap();
                // What a theme sets is the one exception: it washes with `sunken`.
                let own = name == "accent-wash";
                let darker = colour.contrast(white) > worst.contrast(white) + 1e-9;
                let lighter = colour.contrast(white) < worst.contrast(white) - 1e-9;
                assert!(
                    own || !(if scheme == "light" { darker } else { lighter }),
                    "{scheme} {name}"
                );
                met |= colour == worst;
            }
            assert!(met, "no background is the one of the {scheme} pages that is checked");
        }
    }
}
