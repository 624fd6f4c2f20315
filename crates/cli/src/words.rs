//! Formats values, types and long texts for people.

use errbook_spec::model::{ParamType, ParamValue};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The width of running text, in columns.
const WIDTH: usize = 80;

/// Returns a type in the syntax of catalogs, such as `integer`.
pub(crate) fn kind(kind: &ParamType) -> String {
    let ParamType::OneOf(values) = kind else { return kind.as_str().to_owned() };
    let values: Vec<_> = values.iter().map(|(value, _)| value.as_str()).collect();
    format!("one of {}", values.join(", "))
}

/// Returns a value in the syntax of `preview --param`.
pub(crate) fn value(value: &ParamValue) -> String {
    match value {
        ParamValue::Text(text) | ParamValue::Json(text) => text.clone(),
        ParamValue::Integer(number) => number.to_string(),
        ParamValue::Unsigned(number) => number.to_string(),
        ParamValue::Seconds(seconds) => format!("{seconds}s"),
        ParamValue::Number(number) => number.to_string(),
        ParamValue::Boolean(boolean) => boolean.to_string(),
        ParamValue::Texts(texts) => texts.join(","),
        ParamValue::Fields(fields) => {
            let paths: Vec<_> = fields.iter().map(|(path, ..)| path.as_str()).collect();
            paths.join(",")
        }
        ParamValue::Absent => String::new(),
    }
}

/// Wraps a text between words, and between characters that are two cells wide.
pub(crate) fn wrapped(text: &str) -> String {
    let mut out = String::new();
    for paragraph in text.split('\n') {
        let mut column = 0;
        for word in paragraph.split_whitespace() {
            let mut space = usize::from(column > 0);
            for part in word.split_inclusive(|it: char| it.width() == Some(2)) {
                if column > 0 && column + space + part.width() > WIDTH {
                    out.push('\n');
                    (column, space) = (0, 0);
                }
                out.push_str(&" "[..space]);
                out.push_str(part);
                column += space + part.width();
                space = 0;
            }
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::wrapped;

    #[test]
    fn long_texts_are_broken_between_words() {
        let lines = wrapped(&"word ".repeat(40));
        assert!(lines.lines().all(|line| line.len() <= 80));
        assert_eq!(lines.split_whitespace().count(), 40);
        assert_eq!(wrapped("a\n\nb"), "a\n\nb\n");
    }

    #[test]
    fn lines_are_as_wide_as_their_cells() {
        let lines = wrapped(&"残高が足りません。".repeat(40));
        assert!(lines.lines().all(|line| line.width() == 80), "{lines}");
        // A combining mark adds no width.
        let word = "e\u{301}".repeat(8);
        assert_eq!(wrapped(&format!("{word} ").repeat(9)).lines().next().map(str::width), Some(80));
    }
}
