//! Makes tables by hand.

use errbook::__v1::{
    ALL_BYTES, Envelope, Index, Localized, MARKER, MARKER_BASE, MEASURED, MEASURED_MAX, NONE,
    Tables, Text, bucket, flag, hash, param, retry, slot,
};

/// A list of texts.
#[derive(Clone, Debug, Default)]
pub(crate) struct List {
    blob: String,
    starts: Vec<u32>,
}

impl List {
    pub(crate) fn add(&mut self, text: &str) -> u32 {
        let plain = text.bytes().all(|byte| byte >= 0x20 && byte != b'"' && byte != b'\\');
        self.starts.push(u32(self.blob.len()) | u32::from(plain) << 31);
        self.blob.push_str(text);
        u32(self.starts.len() - 1)
    }

    pub(crate) fn offsets(&self) -> Vec<u8> {
        let end = u32(self.blob.len());
        self.starts.iter().chain([&end]).flat_map(|start| start.to_le_bytes()).collect()
    }

    fn get(&self, index: usize) -> &str {
        let start =
            |index: usize| self.starts.get(index).map(|start| *start as usize & 0x7FFF_FFFF);
        let begin = start(index).unwrap_or(self.blob.len());
        &self.blob[begin..start(index + 1).unwrap_or(self.blob.len())]
    }

    fn leak(self) -> Text<'static> {
        let offsets = self.offsets().leak();
        Text { blob: self.blob.leak(), offsets }
    }
}

/// A param: name, type, flags.
pub(crate) type ParamRow = (&'static str, u8, u8);
/// A case or field issue: name, message in each language, params.
pub(crate) type VariantRow = (&'static str, [&'static str; 2], &'static [ParamRow]);

/// Further facts of an entry.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Attribute {
    Tag(&'static str),
    Text(&'static str, &'static str),
    Json(&'static str, &'static str),
    Header(&'static str, &'static str),
    Alias(&'static str),
    Since(&'static str),
}

/// An entry; messages name their params by index, as in `{0}`.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) code: &'static str,
    pub(crate) group: u16,
    pub(crate) status: u16,
    pub(crate) flags: u16,
    pub(crate) envelope: u8,
    pub(crate) retry: (u8, u32),
    pub(crate) number: Option<i32>,
    pub(crate) title: [&'static str; 2],
    pub(crate) description: [&'static str; 2],
    pub(crate) detail: Option<[&'static str; 2]>,
    pub(crate) params: &'static [ParamRow],
    pub(crate) cases: &'static [VariantRow],
    pub(crate) issues: &'static [VariantRow],
    pub(crate) attributes: &'static [Attribute],
    pub(crate) mask: Option<u16>,
}

impl Row {
    pub(crate) const EMPTY: Self = Self {
        code: "",
        group: 0,
        status: 400,
        flags: 0,
        envelope: 0,
        retry: (retry::UNKNOWN, 0),
        number: None,
        title: ["", ""],
        description: ["", ""],
        detail: None,
        params: &[],
        cases: &[],
        issues: &[],
        attributes: &[],
        mask: None,
    };
}

pub(crate) const OPTIONAL: u8 = param::OPTIONAL;
pub(crate) const INTERNAL: u8 = param::INTERNAL;

/// Tables in the making.
#[derive(Clone, Debug, Default)]
pub(crate) struct Builder {
    pub(crate) strings: List,
    codes: List,
    templates: List,
    titles: [List; 2],
    descriptions: [List; 2],
    resolutions: [List; 2],
    messages: [List; 2],
    complete: Vec<u8>,
    records: Vec<u8>,
    groups: Vec<u8>,
    params: Vec<u8>,
    variants: Vec<u8>,
    attributes: Vec<u8>,
    numbers: Vec<(i32, u32)>,
    keys: Vec<(String, Vec<u16>)>,
    entries: u32,
}

impl Builder {
    pub(crate) fn string(&mut self, text: &str) -> u32 {
        let known = (0..self.strings.starts.len()).find(|index| self.strings.get(*index) == text);
        known.map_or_else(|| self.strings.add(text), u32)
    }

    pub(crate) fn group(&mut self, name: &str, rows: &[Row]) {
        let name = self.string(name);
        for field in [name, name, self.entries, u32(rows.len())] {
            self.groups.extend(field.to_le_bytes());
        }
        for row in rows {
            self.entry(row);
        }
    }

    fn entry(&mut self, row: &Row) {
        let index = self.entries;
        self.entries += 1;
        self.codes.add(row.code);
        self.own(row.code, index);
        let complete = !row.title[1].is_empty();
        self.complete.resize(index as usize / 8 + 1, 0);
        self.complete[index as usize / 8] |= u8::from(complete) << (index % 8);
        for language in 0..2 {
            self.titles[language].add(row.title[language]);
            self.descriptions[language].add(row.description[language]);
            self.resolutions[language].add(["Fix it.", "Corrígelo."][language]);
        }
        let message = row.detail.map_or(NONE, |detail| self.message(detail));
        let (params, param_count) = self.params(row.params);
        let variants = u32(self.variants.len() / 16);
        let rows: Vec<_> = row.cases.iter().chain(row.issues).collect();
        let mut bytes = Vec::new();
        for (name, messages, params) in rows {
            let (name, message) = (self.string(name), self.message(*messages));
            let (first, count) = self.params(params);
            for field in [name, message, first, u32::from(count)] {
                bytes.extend(field.to_le_bytes());
            }
        }
        self.variants.extend(bytes);
        let attributes = u32(self.attributes.len() / 12);
        for attribute in row.attributes {
            self.attribute(attribute, index);
        }
        let has_number = u16::from(row.number.is_some()) * flag::NUMBER;
        self.numbers.extend(row.number.map(|number| (number, index)));
        let mut record = Vec::new();
        record
            .extend([row.group, row.status, row.flags | has_number].map(u16::to_le_bytes).concat());
        record.extend([row.envelope, row.retry.0]);
        record.extend(row.number.unwrap_or_default().to_le_bytes());
        for field in [row.retry.1, message, params, variants, attributes] {
            record.extend(field.to_le_bytes());
        }
        let mask = row.mask.unwrap_or(u16::try_from(index).unwrap_or_default());
        let counts = [row.cases.len(), row.issues.len(), row.attributes.len()].map(u16);
        for field in [mask, param_count].into_iter().chain(counts).chain([0]) {
            record.extend(field.to_le_bytes());
        }
        self.records.extend(record);
    }

    fn message(&mut self, texts: [&str; 2]) -> u32 {
        for (list, text) in self.messages.iter_mut().zip(texts) {
            list.add(&marked(text));
        }
        u32(self.messages[0].starts.len() - 1)
    }

    fn params(&mut self, rows: &[ParamRow]) -> (u32, u16) {
        let first = u32(self.params.len() / 8);
        for (name, kind, flags) in rows {
            let name = self.string(name);
            self.params.extend(name.to_le_bytes());
            self.params.extend([*kind, *flags, 0, 0]);
        }
        (first, u16(rows.len()))
    }

    fn attribute(&mut self, attribute: &Attribute, entry: u32) {
        let (kind, key, value) = match *attribute {
            Attribute::Tag(tag) => (0, tag, 0),
            Attribute::Text(name, value) => (1, name, self.string(value)),
            Attribute::Json(name, value) => (2, name, self.string(value)),
            Attribute::Header(name, value) => (3, name, self.templates.add(&marked(value))),
            Attribute::Alias(code) => {
                self.own(code, entry);
                (4, code, 0)
            }
            Attribute::Since(version) => (5, version, 0),
        };
        let key = self.string(key);
        self.attributes.extend([kind, 0, 0, 0]);
        self.attributes.extend(key.to_le_bytes());
        self.attributes.extend(value.to_le_bytes());
    }

    fn own(&mut self, code: &str, entry: u32) {
        let entry = u16(entry as usize);
        match self.keys.iter_mut().find(|(key, _)| key == code) {
            Some((_, owners)) => owners.push(entry),
            None => self.keys.push((code.to_owned(), vec![entry])),
        }
    }

    /// Leaks the tables with the program of the envelopes and its literal pieces: like a generated crate's statics, they live permanently.
    pub(crate) fn leak(
        mut self,
        envelopes: Vec<Envelope<'static>>,
        (program, pieces): (Vec<u8>, String),
    ) -> Tables<'static> {
        self.numbers.sort_unstable();
        let numbers = self
            .numbers
            .iter()
            .flat_map(|(number, entry)| [number.to_le_bytes(), entry.to_le_bytes()].concat());
        let complete =
            [vec![0xFF_u8; self.complete.len()], self.complete].map(|bits| &*bits.leak());
        let complete: &'static [&'static [u8]] = Box::leak(Box::new(complete));
        let localized = |lists: [List; 2]| Localized {
            texts: Box::leak(Box::new(lists.map(List::leak))),
            complete,
        };
        Tables {
            name: "mini",
            languages: &["en", "es"],
            codes: self.codes.leak(),
            index: perfect(&self.keys),
            records: self.records.leak(),
            groups: self.groups.leak(),
            params: self.params.leak(),
            variants: self.variants.leak(),
            attributes: self.attributes.leak(),
            numbers: numbers.collect::<Vec<_>>().leak(),
            strings: self.strings.leak(),
            templates: self.templates.leak(),
            titles: localized(self.titles),
            descriptions: localized(self.descriptions),
            resolutions: localized(self.resolutions),
            messages: localized(self.messages),
            type_uri: "https://example.com/Error#\u{1} ",
            docs_url: "https://example.com/\u{1}!/\u{1} /",
            envelopes: envelopes.leak(),
            offered: 1,
            program: program.leak(),
            pieces: pieces.leak(),
            fallbacks: &[],
            reading: &[],
        }
    }
}

/// Makes a perfect hash of keys and their owners.
pub(crate) fn perfect(keys: &[(String, Vec<u16>)]) -> Index<'static> {
    let separates = |at: &u8| {
        let mut hashes: Vec<_> = keys.iter().map(|(key, _)| hash(key.as_bytes(), *at)).collect();
        hashes.sort_unstable();
        hashes.windows(2).all(|pair| pair[0] != pair[1])
    };
    let hashed = [8, ALL_BYTES].into_iter().find(separates).expect("the codes differ");
    let hash = |key: &str| hash(key.as_bytes(), hashed);
    let (bucket_count, slot_count) = (keys.len() / 3 + 1, keys.len() + keys.len() / 30 + 1);
    let mut buckets = vec![Vec::new(); bucket_count];
    for (at, (key, _)) in keys.iter().enumerate() {
        buckets[bucket(hash(key), bucket_count)].push(at);
    }
    let mut order: Vec<_> = (0..bucket_count).collect();
    order.sort_by_key(|at| core::cmp::Reverse(buckets[*at].len()));
    let (mut pilots, mut slots) = (vec![0_u16; bucket_count], vec![None; slot_count]);
    for at in order {
        let places = |pilot: u16| {
            let of = |key: &usize| slot(hash(&keys[*key].0), pilot, slot_count);
            buckets[at].iter().map(of).collect::<Vec<_>>()
        };
        let fits = |pilot: &u16| {
            let mut places = places(*pilot);
            let free = places.iter().all(|place| slots[*place].is_none());
            places.sort_unstable();
            free && places.windows(2).all(|pair| pair[0] != pair[1])
        };
        pilots[at] = (0..=u16::MAX).find(fits).expect("a pilot separates the bucket");
        for (place, key) in places(pilots[at]).into_iter().zip(&buckets[at]) {
            slots[place] = Some(*key);
        }
    }
    write_index(keys, hashed, &pilots, &slots)
}

fn write_index(
    keys: &[(String, Vec<u16>)],
    hashed: u8,
    pilots: &[u16],
    slots: &[Option<usize>],
) -> Index<'static> {
    let (mut blob, mut owners, mut bytes) = (String::new(), Vec::new(), Vec::new());
    for slot in slots {
        let Some((key, entries)) = slot.map(|key| &keys[key]) else {
            bytes.extend([0; 8]);
            continue;
        };
        bytes.extend((u32(blob.len()) | u32(key.len()) << 24).to_le_bytes());
        blob.push_str(key);
        let owner = if let [entry] = entries[..] {
            u32::from(entry) | 1 << 24
        } else {
            let at = u32(owners.len() / 2);
            owners.extend(u16(entries.len()).to_le_bytes());
            owners.extend(entries.iter().flat_map(|entry| entry.to_le_bytes()));
            at | 2 << 24
        };
        bytes.extend(owner.to_le_bytes());
    }
    let pilots: Vec<_> = pilots.iter().flat_map(|pilot| pilot.to_le_bytes()).collect();
    Index {
        pilots: pilots.leak(),
        slots: bytes.leak(),
        keys: blob.leak(),
        owners: owners.leak(),
        hashed,
    }
}

/// Turns `{0}` into a placeholder; measures the texts between where that is allowed.
fn marked(text: &str) -> String {
    let text = (0..10).fold(text.to_owned(), |text, index| {
        let mark = [MARKER, MARKER_BASE + index].map(char::from);
        text.replace(&format!("{{{index}}}"), &String::from_iter(mark))
    });
    let is_short = |part: &str| part.len() <= MEASURED_MAX && !part.contains(['"', '\\', '\n']);
    if !text.contains(char::from(MARKER)) || !text.split(char::from(MARKER)).all(is_short) {
        return text;
    }
    let first = char::from(MEASURED).to_string();
    text.split(char::from(MARKER)).enumerate().fold(first, |measured, (index, part)| {
        let (placeholder, text) = part.split_at(usize::from(index > 0));
        let mark = if index > 0 { char::from(MARKER).to_string() } else { String::new() };
        let len = char::from(MARKER_BASE + u8::try_from(text.len()).expect("short texts"));
        format!("{measured}{mark}{placeholder}{len}{text}")
    })
}

pub(crate) fn u32(value: usize) -> u32 {
    u32::try_from(value).expect("a test's tables are small")
}

fn u16(value: usize) -> u16 {
    u16::try_from(value).expect("a test's tables are small")
}
