//! Values from bytes.

use errbook_spec::model::{Case, Entry, Example, Param, ParamType, ParamValue};

/// Bytes to take values from, front to back. After the last byte, values are small.
#[derive(Debug)]
pub(super) struct Bytes<'d>(&'d [u8]);

impl<'d> Bytes<'d> {
    pub(super) const fn new(data: &'d [u8]) -> Self {
        Self(data)
    }

    /// Takes a line, without its end.
    pub(super) fn line(&mut self) -> String {
        let end = self.0.iter().position(|byte| *byte == b'\n').unwrap_or(self.0.len());
        let (line, rest) = self.0.split_at(end);
        self.0 = rest.get(1..).unwrap_or_default();
        String::from_utf8_lossy(line).into_owned()
    }

    pub(super) const fn rest(self) -> &'d [u8] {
        self.0
    }

    pub(super) fn byte(&mut self) -> u8 {
        let (byte, rest) = self.0.split_first().unwrap_or((&0, &[]));
        self.0 = rest;
        *byte
    }

    pub(super) fn below(&mut self, len: usize) -> usize {
        usize::from(self.byte()) % len.max(1)
    }

    fn word(&mut self) -> u64 {
        // Make short numbers as likely as long ones.
        let len = self.below(9);
        (0..len).fold(0, |word, _| (word << 8) | u64::from(self.byte()))
    }

    pub(super) fn text(&mut self) -> String {
        let len = usize::from(self.byte()).min(self.0.len());
        let (text, rest) = self.0.split_at(len);
        self.0 = rest;
        String::from_utf8_lossy(text).into_owned()
    }

    pub(super) fn maybe_text(&mut self) -> Option<String> {
        (self.byte() & 1 == 1).then(|| self.text())
    }

    /// Makes an occurrence of an entry.
    pub(super) fn example(&mut self, entry: &Entry) -> Example {
        let case = (!entry.cases.is_empty()).then(|| self.below(entry.cases.len()));
        let of_case = case.and_then(|case| entry.cases.get(case)).map(|case: &Case| &case.params);
        let params = entry.params.iter().chain(of_case.into_iter().flatten());
        let values = params.map(|param| self.value(param, entry)).collect();
        Example { case, values, ..Example::default() }
    }

    fn value(&mut self, param: &Param, entry: &Entry) -> ParamValue {
        if param.optional && self.byte() & 1 == 0 {
            return ParamValue::Absent;
        }
        match &param.kind {
            ParamType::String => ParamValue::Text(self.text()),
            ParamType::OneOf(words) => {
                let index = self.below(words.len());
                ParamValue::Text(words.get(index).map(|word| word.0.clone()).unwrap_or_default())
            }
            ParamType::Integer => ParamValue::Integer(self.word().cast_signed()),
            ParamType::Unsigned => ParamValue::Unsigned(self.word()),
            ParamType::Number => ParamValue::Number(f64::from_bits(self.word())),
            ParamType::Boolean => ParamValue::Boolean(self.byte() & 1 == 1),
            ParamType::Duration => ParamValue::Seconds(self.word()),
            ParamType::Strings => {
                ParamValue::Texts((0..self.below(4)).map(|_| self.text()).collect())
            }
            ParamType::Json(_) => {
                let values =
                    ["{}", "[1, {\"a\": null}]", "{\"b\": [true, \"\\u00e9<&\"], \"a\": {}}"];
                let index = self.below(values.len());
                ParamValue::Json(values.get(index).copied().unwrap_or("{}").to_owned())
            }
            ParamType::Fields => ParamValue::Fields(self.fields(entry)),
        }
    }

    fn fields(&mut self, entry: &Entry) -> Vec<(String, usize, Vec<Option<ParamValue>>)> {
        if entry.issues.is_empty() {
            return Vec::new();
        }
        let fields = (0..self.below(4)).map(|_| {
            let path = self.text();
            let index = self.below(entry.issues.len());
            let params = entry.issues.get(index).map(|issue| &issue.params);
            let values = params.into_iter().flatten().map(|param| Some(self.value(param, entry)));
            (path, index, values.collect())
        });
        fields.collect()
    }
}
