//! `*-error-catalog.js` of Snyk's error catalog: a class for each error, which passes its facts to `super`.

use errbook_spec::Error;
use errbook_spec::edit::Value;

use crate::cover;
use crate::format::Options;
use crate::imported::Imported;
use crate::message;
use crate::names;
use crate::source::Source;
use crate::tree::Map;

/// What precedes the facts of an error.
const FACTS: &str = "super({";
const LINKS: &str = "links: [";

/// Reads the classes.
pub(crate) fn read(sources: &[Source], options: &Options) -> Result<Imported, Error> {
    let mut imported = Imported::default();
    for source in sources {
        let mut from = 0;
        while let Some(at) = source.text[from..].find(FACTS) {
            let start = from + at;
            let end =
                source.text[start + 1..].find(FACTS).map_or(source.text.len(), |it| start + 1 + it);
            let before = &source.text[from..start];
            class(&mut imported, source, before, (start, end))?;
            from = start + FACTS.len();
        }
    }
    if imported.groups.is_empty() {
        let help = "name the `*-error-catalog.js` of Snyk's error catalog";
        return Err(sources[0].error(1, "no errors found", help));
    }
    cover::requires(&mut imported, &["title", "description"]);
    cover::default_status(&mut imported, 500);
    let mut details = Map::param("string", "each occurrence has a text of its own");
    details.guess("optional", true, "each occurrence has a text of its own");
    imported.cover.map("params").add("details", details);
    cover::complete(&mut imported, &options.name, "Snyk errors", body());
    Ok(imported)
}

/// Returns the body in JSON:API, as Snyk sends it.
fn body() -> Value {
    let meta = cover::map([
        ("isErrorCatalogError", true.into()),
        ("classification", "$props.classification|opt".into()),
        ("level", "$severity".into()),
    ]);
    let error = cover::map([
        ("id", "$instance|opt".into()),
        ("links", cover::map([("about", "$props.type|opt".into())])),
        ("status", "$status|string".into()),
        ("code", "$code".into()),
        ("title", "$title".into()),
        ("detail", "$params.details|opt".into()),
        ("meta", meta),
    ]);
    let version = cover::map([("version", "1.0".into())]);
    cover::map([("jsonapi", version), ("errors", Value::List(vec![error]))])
}

/// Adds the error of a class: `before` is the text above its facts, which have these bytes.
fn class(
    imported: &mut Imported,
    source: &Source,
    before: &str,
    (start, end): (usize, usize),
) -> Result<(), Error> {
    let line = 1 + source.text[..start].matches('\n').count();
    let text = &source.text[start..end];
    let facts = Literals { rest: &text[FACTS.len()..] }.members();
    let fact =
        |key: &str| facts.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str());
    let Some(code) = fact("errorCode").filter(|code| names::is_code(code)) else {
        let reason = "expected an error with an `errorCode`";
        return Err(source.error(line, reason, "name the files of Snyk's error catalog"));
    };
    if imported.codes().any(|other| other == code) {
        let reason = format!("`{code}` is declared twice");
        return Err(source.error(line, &reason, "remove one of them"));
    }
    let mut lose = |key: &str, reason| imported.lose(source, line, format!("{code}.{key}"), reason);
    let mut error = Map::named();
    for (key, value) in &facts {
        match key.as_str() {
            "errorCode" => {}
            "title" => error.take("title", value.trim()),
            "description" => {
                let (text, has_lost_link) = message::markdown(value.trim());
                error.take("description", text);
                if has_lost_link {
                    lose(key, "a link to a relative address; its words stay");
                }
            }
            "status" => match value.parse::<i64>() {
                Ok(status) if (400..600).contains(&status) => error.take("status", status),
                _ => lose(key, "no status of an HTTP error"),
            },
            "level" if ["fatal", "error", "warn", "info"].contains(&value.as_str()) => {
                error.take("severity", value.as_str());
            }
            "type" => error.map("props").take("type", value.as_str()),
            "classification" => {
                let word = value.rsplit('.').next().unwrap_or(value);
                error.map("props").take("classification", word);
            }
            _ => lose(key, "unknown key"),
        }
    }
    see(&mut error, text, &mut lose);
    let class = before.rsplit("class ").next().and_then(|it| it.split_whitespace().next());
    if let Some(class) = class.filter(|_| before.contains("class ")) {
        error.take("rust_name", names::upper_camel(class));
    }
    let file = source.name.rsplit(['/', '\\']).next().unwrap_or(&source.name);
    let file = file.split(['.', '-']).next().unwrap_or(file);
    let group = imported.group(&names::kebab(file, "group"), |keys| {
        keys.guess("title", names::sentence(file), "from the name of the file");
    });
    group.errors.add(code, error);
    Ok(())
}

/// Adds the links of an error.
fn see(error: &mut Map, text: &str, lose: &mut dyn FnMut(&str, &'static str)) {
    let (links, others): (Vec<_>, Vec<_>) = links(text)
        .into_iter()
        .map(|link| link.trim().to_owned())
        .partition(|link| link.starts_with("https://"));
    for link in others {
        lose(&link, "a link that does not begin with `https://`");
    }
    if !links.is_empty() {
        error.take("see", links);
    }
}

/// Returns the links of an error.
fn links(text: &str) -> Vec<String> {
    let Some(at) = text.find(LINKS) else { return Vec::new() };
    let mut literals = Literals { rest: &text[at + LINKS.len()..] };
    let mut links = Vec::new();
    while let Some(link) = literals.text() {
        links.push(link);
        literals.skip(',');
    }
    links
}

/// Reads literals of JavaScript.
struct Literals<'t> {
    rest: &'t str,
}

impl Literals<'_> {
    /// Reads the members of an object, with values that are literals or paths. Those without a value are left out.
    fn members(&mut self) -> Vec<(String, String)> {
        let mut members = Vec::new();
        loop {
            self.rest = self.rest.trim_start();
            let length = self.rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(0);
            if length == 0 {
                return members;
            }
            let key = self.rest[..length].to_owned();
            self.rest = &self.rest[length..];
            if self.skip(':') {
                let value = self.text().unwrap_or_else(|| self.word());
                members.push((key, value));
            }
            self.skip(',');
        }
    }

    /// Skips a character and the space before it, and returns whether it is there.
    fn skip(&mut self, c: char) -> bool {
        let rest = self.rest.trim_start().strip_prefix(c);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Reads a number or a path.
    fn word(&mut self) -> String {
        let rest = self.rest.trim_start();
        let end = rest.find([',', '}', '\n']).unwrap_or(rest.len());
        self.rest = &rest[end..];
        rest[..end].trim().to_owned()
    }

    /// Reads a text in quotes of any kind.
    fn text(&mut self) -> Option<String> {
        let rest = self.rest.trim_start();
        let quote = rest.chars().next().filter(|c| "'\"`".contains(*c))?;
        let mut text = String::new();
        let mut characters = rest.char_indices().skip(1);
        while let Some((at, c)) = characters.next() {
            match c {
                '\\' => match characters.next()?.1 {
                    'n' => text.push('\n'),
                    't' => text.push('\t'),
                    other => text.push(other),
                },
                c if c == quote => {
                    self.rest = &rest[at + c.len_utf8()..];
                    return Some(text);
                }
                c => text.push(c),
            }
        }
        None
    }
}
