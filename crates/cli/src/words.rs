//! Values, types and long texts for people.

use errbook_spec::model::{ParamType, ParamValue};

/// Columns of running text.
const WIDTH: usize = 80;

/// Returns a type as catalogs name it.
pub(crate) fn kind(kind: &ParamType) -> String {
    let name = match kind {
        ParamType::String => "string",
        ParamType::OneOf(values) => {
            let values: Vec<_> = values.iter().map(|(value, _)| value.as_str()).collect();
            return format!("one of {}", values.join(", "));
        }
        ParamType::Integer => "integer",
        ParamType::Unsigned => "unsigned",
        ParamType::Number => "number",
        ParamType::Boolean => "boolean",
        ParamType::Duration => "duration",
        ParamType::Strings => "strings",
        ParamType::Fields => "fields",
    };
    name.to_owned()
}

/// Returns a value as `preview --param` takes it.
pub(crate) fn value(value: &ParamValue) -> String {
    match value {
        ParamValue::Text(text) => text.clone(),
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

/// Returns a text broken into lines between words.
pub(crate) fn wrapped(text: &str) -> String {
    let mut out = String::new();
    for paragraph in text.split('\n') {
        let mut column = 0;
        for word in paragraph.split_whitespace() {
            let width = word.chars().count();
            if column > 0 && column + 1 + width > WIDTH {
                out.push('\n');
                column = 0;
            }
            if column > 0 {
                out.push(' ');
                column += 1;
            }
            out.push_str(word);
            column += width;
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::wrapped;

    #[test]
    fn long_texts_are_broken_between_words() {
        let lines = wrapped(&"word ".repeat(40));
        assert!(lines.lines().all(|line| line.len() <= 80));
        assert_eq!(lines.split_whitespace().count(), 40);
        assert_eq!(wrapped("a\n\nb"), "a\n\nb\n");
    }
}
