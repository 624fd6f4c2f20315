//! Generates a catalog's theme: its colours and its logo.

use std::fmt::Write;

use errbook_spec::model::{Catalog, Colour};

/// The page backgrounds of the style sheet.
const LIGHT_PAPER: Colour = Colour([0xfc, 0xfc, 0xfa]);
const DARK_PAPER: Colour = Colour([0x14, 0x16, 0x1a]);

/// The lowest contrast of text (WCAG 2.2, success criterion 1.4.3).
const LEAST: f64 = 4.5;
/// The largest percentage of accent colour in a tinted background. Dark mode needs more for a pale accent to show.
const LIGHT_MOST: u16 = 10;
const DARK_MOST: u16 = 14;

/// The theme files of a catalog.
#[derive(Clone, Copy)]
pub(crate) struct Theme<'a> {
    pub(crate) catalog: &'a Catalog,
    /// The catalog's folder, with a trailing slash.
    pub(crate) folder: &'a str,
}

/// The logo of a catalog.
pub(crate) struct Logo {
    pub(crate) address: String,
    /// The width of the picture if it is [`LOGO_HEIGHT`] high; `None` if it has no size of its own. With it, browsers keep the space free
    /// while the picture loads.
    pub(crate) width: Option<String>,
}

/// The height of logos in pixels.
pub(crate) const LOGO_HEIGHT: u16 = 24;

impl Theme<'_> {
    /// Returns the path of the style sheet with the catalog's colours; `None` if it has none.
    pub(crate) fn style(self) -> Option<String> {
        let site = &self.catalog.site;
        (site.accent.is_some() || site.accent_dark.is_some()).then(|| self.path("theme.css"))
    }

    /// Returns the logo.
    pub(crate) fn logo(self) -> Option<Logo> {
        let picture = self.catalog.site.logo.as_ref()?;
        Some(Logo { address: self.path("logo.svg"), width: width(picture) })
    }

    /// Returns the style sheet.
    pub(crate) fn rules(self) -> String {
        let site = &self.catalog.site;
        let mut contents = String::new();
        if let Some(accent) = site.accent {
            rule(&mut contents, "light", accent, wash(accent, LIGHT_PAPER, LIGHT_MOST));
        }
        if let Some(accent) = site.accent_dark {
            rule(&mut contents, "dark", accent, wash(accent, DARK_PAPER, DARK_MOST));
        }
        contents
    }

    fn path(self, file: &str) -> String {
        format!("{}{file}", self.folder)
    }
}

/// Returns the width of an SVG picture that is [`LOGO_HEIGHT`] high, in whole pixels.
fn width(picture: &str) -> Option<String> {
    let root = picture.split_once("<svg")?.1.split('>').next()?;
    let sides = |text: &str| {
        let sides = text.split(|it: char| it == ',' || it.is_whitespace());
        let sides = sides.filter(|it| !it.is_empty());
        sides.map(|it| it.trim_end_matches("px").parse().ok()).collect()
    };
    let view: Option<Vec<f64>> = attribute(root, "viewBox").and_then(sides);
    let size = || sides(&format!("{} {}", attribute(root, "width")?, attribute(root, "height")?));
    let [.., width, height] = view.or_else(size)?[..] else { return None };
    let scaled = (width / height * f64::from(LOGO_HEIGHT)).round();
    (1.0..=1000.0).contains(&scaled).then(|| scaled.to_string())
}

/// Returns the value of a tag's attribute. The catalog's check has made sure that values are quoted.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let starts = tag.match_indices(name).map(|(at, _)| at);
    let mut values =
        starts.filter(|at| tag[..*at].ends_with(char::is_whitespace)).filter_map(|at| {
            let value = tag[at + name.len()..].trim_start().strip_prefix('=')?.trim_start();
            let quote = value.chars().next()?;
            value[quote.len_utf8()..].split(quote).next()
        });
    values.next()
}

/// Writes the colours of a colour scheme. Print keeps the default colours.
fn rule(out: &mut String, scheme: &str, accent: Colour, wash: Colour) {
    // Writing to a `String` never fails.
    let _ = writeln!(
        out,
        "@media screen and (prefers-color-scheme: {scheme}) {{ :root {{ --accent: {accent}; --accent-wash: {wash}; }} }}"
    );
}

/// Mixes the accent colour into the background, as much as keeps accent-coloured text readable on it.
fn wash(accent: Colour, paper: Colour, most: u16) -> Colour {
    let mixed = |percent: u16| {
        let part = |at: usize| {
            let (one, other) = (u16::from(accent.0[at]), u16::from(paper.0[at]));
            // An average of bytes fits into a byte.
            u8::try_from((one * percent + other * (100 - percent) + 50) / 100).unwrap_or(u8::MAX)
        };
        Colour([0, 1, 2].map(part))
    };
    let washes = (0..=most).rev().map(mixed);
    washes.into_iter().find(|wash| accent.contrast(*wash) >= LEAST).unwrap_or(paper)
}

#[cfg(test)]
mod tests {
    use errbook_spec::model::Colour;

    use super::{DARK_MOST, DARK_PAPER, LEAST, LIGHT_MOST, LIGHT_PAPER, wash, width};

    /// `worst` is the background with the lowest contrast, so colours need to be checked only against it.
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
                // The theme's own wash is an exception, because it is computed from the accent.
                let own = name == "accent-wash";
                let darker = colour.contrast(white) > worst.contrast(white) + 1e-9;
                let lighter = colour.contrast(white) < worst.contrast(white) - 1e-9;
                assert!(
                    own || !(if scheme == "light" { darker } else { lighter }),
                    "{scheme} {name}"
                );
                met |= colour == worst;
                let paper = if scheme == "light" { LIGHT_PAPER } else { DARK_PAPER };
                assert!(name != "paper" || colour == paper, "{scheme} paper");
            }
            assert!(met, "no background is the one of the {scheme} pages that is checked");
        }
    }

    /// Tests every 17th value of each colour channel.
    #[test]
    fn every_accent_can_be_read_on_its_wash() {
        for (paper, worst, most) in
            [(LIGHT_PAPER, Colour::LIGHT, LIGHT_MOST), (DARK_PAPER, Colour::DARK, DARK_MOST)]
        {
            for shade in 0..4096_u16 {
                let part = |shift: u16| u8::try_from((shade >> shift & 15) * 17).unwrap();
                let accent = Colour([part(8), part(4), part(0)]);
                if accent.contrast(worst) < LEAST {
                    continue;
                }
                let wash = wash(accent, paper, most);
                assert!(accent.contrast(wash) >= LEAST, "{accent} on {wash}");
                assert_ne!(wash, paper, "{accent} leaves a trace");
                // The palest text of the pages must be readable on it, too.
                let soft =
                    Colour::from_hex(if paper == LIGHT_PAPER { "#55534c" } else { "#a9abb0" });
                assert!(soft.unwrap().contrast(wash) >= LEAST, "{wash} of {accent}");
            }
        }
    }

    #[test]
    fn a_wash_has_the_hue_of_its_accent() {
        for (accent, paper, most, expected) in [
            ("#6b1fd1", LIGHT_PAPER, LIGHT_MOST, "#eee6f6"),
            ("#c9a6ff", DARK_PAPER, DARK_MOST, "#2d2a3a"),
        ] {
            let accent = Colour::from_hex(accent).unwrap();
            assert_eq!(wash(accent, paper, most).to_string(), expected);
        }
    }

    #[test]
    fn a_logo_is_as_wide_as_its_picture_says() {
        for (root, expected) in [
            ("viewBox=\"0 0 24 24\"", Some("24")),
            ("width=\"9\" height=\"9\"\n viewBox = '0,0, 600, 60'", Some("240")),
            ("stroke-width=\"2\" width=\"30px\" height=\"40\"", Some("18")),
            ("width=\"100%\" height=\"40\"", None),
            ("viewBox=\"0 0 1 0\"", None),
            ("viewBox=\"0 0\"", None),
            ("width=\"30\"", None),
            ("", None),
        ] {
            assert_eq!(width(&format!("<svg {root}><g/></svg>")).as_deref(), expected, "{root}");
        }
    }
}
