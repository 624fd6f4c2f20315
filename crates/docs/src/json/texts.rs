//! Exports texts as objects with one member per language.

use errbook_spec::commonmark::{self, Target};
use errbook_spec::model::{
    CaseTexts, Catalog, Entry, EntryId, EntryTexts, Markdown, Message, Param, Piece, Resolution,
};
use serde_json::{Map, Value, json};

use super::optional;
use crate::published;
use crate::push::push;

/// Returns an object with one member for each language that has a translation.
pub(super) fn by_language<T>(
    catalog: &Catalog,
    texts: &[Option<T>],
    value: impl Fn(&T) -> Value,
) -> Value {
    let pairs = catalog.languages.iter().zip(texts);
    pairs.filter_map(|(tag, text)| Some((tag.clone(), value(text.as_ref()?)))).collect()
}

/// Returns the texts of a catalog or a group.
pub(super) fn titled(catalog: &Catalog, title: &str, description: Option<&Markdown>) -> Value {
    let mut object = Map::new();
    object.insert("title".to_owned(), json!(title));
    optional(&mut object, "description", description.map(|it| markdown(catalog, it)));
    Value::Object(object)
}

/// Returns the texts of an entry in one language.
pub(super) fn entry(catalog: &Catalog, entry: &Entry, texts: &EntryTexts) -> Value {
    let mut object = Map::new();
    object.insert("title".to_owned(), json!(texts.title));
    let description = texts.description.as_ref().map(|it| markdown(catalog, it));
    optional(&mut object, "description", description);
    optional(
        &mut object,
        "resolution",
        texts.resolution.as_ref().map(|it| resolution(catalog, it)),
    );
    let reasons = texts.reasons.iter().map(|reason| markdown(catalog, reason));
    object.insert("reasons".to_owned(), reasons.collect());
    let own: Vec<_> = entry.params.iter().collect();
    let user_message = texts.user_message.as_ref();
    let user_message = user_message.filter(|it| !(entry.is_masked() && it.has_params()));
    optional(&mut object, "user_message", user_message.map(|it| message(it, &own)));
    if !entry.is_masked() {
        optional(&mut object, "detail", texts.detail.as_ref().map(|it| message(it, &own)));
        object.insert("cases".to_owned(), cases(catalog, entry, texts));
        object.insert("field_errors".to_owned(), issues(entry, texts));
    }
    Value::Object(object)
}

fn cases(catalog: &Catalog, entry: &Entry, texts: &EntryTexts) -> Value {
    let pairs = entry.cases.iter().zip(&texts.cases);
    pairs
        .map(|(case, text)| {
            let params: Vec<_> = entry.params.iter().chain(&case.params).collect();
            (case.name.clone(), case_texts(catalog, text, &params))
        })
        .collect()
}

fn case_texts(catalog: &Catalog, texts: &CaseTexts, params: &[&Param]) -> Value {
    let mut object = Map::new();
    object.insert("detail".to_owned(), message(&texts.detail, params));
    optional(&mut object, "title", texts.title.as_deref());
    let description = texts.description.as_ref().map(|it| markdown(catalog, it));
    optional(&mut object, "description", description);
    optional(
        &mut object,
        "resolution",
        texts.resolution.as_ref().map(|it| resolution(catalog, it)),
    );
    let user_message = texts.user_message.as_ref().map(|it| message(it, params));
    optional(&mut object, "user_message", user_message);
    Value::Object(object)
}

fn issues(entry: &Entry, texts: &EntryTexts) -> Value {
    let pairs = entry.issues.iter().zip(&texts.issues);
    pairs
        .map(|(issue, text)| {
            (issue.name.clone(), message(text, &issue.params.iter().collect::<Vec<_>>()))
        })
        .collect()
}

fn resolution(catalog: &Catalog, resolution: &Resolution) -> Value {
    match resolution {
        Resolution::Text(text) => markdown(catalog, text),
        Resolution::Steps(steps) => {
            let links = Codes(catalog);
            let number =
                |(index, step)| commonmark::item(&format!("{}. ", index + 1), step, &links);
            let list: String = steps.iter().enumerate().map(number).collect();
            let steps: Value = steps.iter().map(|step| markdown(catalog, step)).collect();
            json!({ "plain": resolution.plain(), "markdown": list.trim_end(), "steps": steps })
        }
    }
}

pub(super) fn markdown(catalog: &Catalog, markdown: &Markdown) -> Value {
    let blocks = commonmark::blocks(markdown, &Codes(catalog));
    json!({ "plain": markdown.plain, "markdown": blocks.trim_end() })
}

/// Returns a message in the syntax of catalogs, such as `Only {left} left`.
pub(super) fn message(message: &Message, params: &[&Param]) -> Value {
    let mut out = String::new();
    for piece in &message.0 {
        match piece {
            Piece::Text(text) => out.push_str(&text.replace('{', "{{").replace('}', "}}")),
            Piece::Param(index) => {
                let name = params.get(*index).map_or("", |param| &param.name);
                push(&mut out, format_args!("{{{name}}}"));
            }
        }
    }
    Value::String(out)
}

/// Writes links to codes in the syntax of catalogs.
struct Codes<'a>(&'a Catalog);

impl Target for Codes<'_> {
    fn entry(&self, id: EntryId) -> Option<String> {
        let entry = published::published(self.0, id)?;
        Some(format!("code:{}/{}", self.0.group_of(entry).name, entry.code))
    }
}
