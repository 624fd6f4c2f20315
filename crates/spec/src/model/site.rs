//! The settings of the published pages.

use std::fmt;

/// The page settings of a catalog.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// An SVG picture without scripts or links.
    pub logo: Option<String>,
    /// The colour of links and marks on a light background.
    pub accent: Option<Colour>,
    /// The colour of links and marks on a dark background.
    pub accent_dark: Option<Colour>,
    /// The links in the foot of every page: text and `https:`, `http:` or `mailto:` address.
    pub links: Vec<(String, String)>,
    /// Whether the pages are for the team that returns the errors, not only for callers.
    pub for_team: bool,
    /// The languages in which the site has Markdown pages.
    pub markdown: MarkdownLanguages,
    /// The overridden words, by language of [`super::Catalog::languages`]: name and text, sorted by name.
    pub words: Vec<Vec<(String, String)>>,
}

/// The languages in which the site also has every page as Markdown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MarkdownLanguages {
    /// The source language.
    #[default]
    Source,
    /// All languages.
    All,
    /// None.
    None,
}

/// An opaque colour: red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

impl Colour {
    /// The darkest background of links on light pages.
    pub const LIGHT: Self = Self([0xec, 0xec, 0xf7]);
    /// The lightest background of links on dark pages.
    pub const DARK: Self = Self([0x40, 0x35, 0x0c]);

    /// Reads `#rgb` or `#rrggbb`.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits: Option<Vec<u8>> = text
            .strip_prefix('#')?
            .chars()
            .map(|c| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
            .collect();
        let digits = digits?;
        let short = |at: usize| digits[at] * 0x11;
        let long = |at: usize| digits[2 * at] << 4 | digits[2 * at + 1];
        match digits.len() {
            3 => Some(Self([0, 1, 2].map(short))),
            6 => Some(Self([0, 1, 2].map(long))),
            _ => None,
        }
    }

    /// Returns the contrast with another colour, 1 to 21 (WCAG 2.2, "contrast ratio").
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// Returns the lightness, 0 to 1 (WCAG 2.2, "relative luminance").
    fn luminance(self) -> f64 {
        let part = |byte: u8| {
            let value = f64::from(byte) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0.map(part);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

/// Writes `#rrggbb`.
impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::Colour;

    #[test]
    fn colours_are_read_and_written() {
        assert_eq!(Colour::from_hex("#0a5").unwrap().to_string(), "#00aa55");
        assert_eq!(Colour::from_hex("#7CC7d6").unwrap().to_string(), "#7cc7d6");
        for bad in ["", "#", "0a5", "#0a", "#0a5f", "#gggggg", "#0a50a5f", "red", "#é12"] {
            assert_eq!(Colour::from_hex(bad), None, "{bad}");
        }
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        let (black, white) = (Colour([0; 3]), Colour([255; 3]));
        assert!((white.contrast(black) - 21.0).abs() < 1e-9);
        let grey = Colour([0x76; 3]);
        assert!((grey.contrast(white) - 4.54).abs() < 0.005, "{}", grey.contrast(white));
    }
}
