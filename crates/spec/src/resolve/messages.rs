//! The texts of an occurrence, with placeholders.

mod lexer;

use std::collections::BTreeSet;

use super::place_ref::PlaceRef;
use super::text::{self, MOST_PARAMS};
use crate::diagnostic::words::{language, message};
use crate::diagnostic::{Diagnostics, Place};
use crate::model::{Message, Param, ParamType, Piece, Visibility};
pub(super) use lexer::{Token, lex};

/// Compiles a text with the params in reach; `source` is the text that it translates. Reports problems and leaves them out.
pub(super) fn compile(
    text: &str,
    at: &PlaceRef<'_>,
    params: &[&Param],
    source: Option<&Message>,
    diagnostics: &mut Diagnostics,
) -> Message {
    let mut message = Message(Vec::new());
    // Already reported; a report for each would hide that one.
    if params.len() > MOST_PARAMS {
        return message;
    }
    let mut unknown = Vec::new();
    for token in lex(text) {
        match token {
            Token::Text(text) => push_text(&mut message, &text),
            Token::Name(name, range) => {
                let Some(index) = params.iter().position(|param| param.name == name) else {
                    unknown.push((name, at.within(range)));
                    continue;
                };
                let param = params[index];
                if param.visibility == Visibility::Internal {
                    diagnostics.push(message::internal(name, at.within(range)));
                } else if param.kind == ParamType::Fields {
                    diagnostics.push(message::fields(name, at.within(range)));
                } else if let ParamType::Json(_) = param.kind {
                    diagnostics.push(message::json(name, at.within(range)));
                } else if param.optional {
                    diagnostics.push(message::optional(name, at.within(range)));
                }
                message.0.push(Piece::Param(index));
            }
            problem => {
                let is_param = |name: &str| params.iter().any(|param| param.name == name);
                report(&problem, is_param, at, diagnostics);
            }
        }
    }
    match source {
        Some(source) => {
            let names: Vec<_> = named(source).into_iter().filter_map(|i| params.get(i)).collect();
            let names: Vec<_> = names.into_iter().map(|param| param.name.as_str()).collect();
            let near = match unknown.as_slice() {
                [(name, _)] => text::nearest_word(name, &names, diagnostics),
                _ => None,
            };
            diagnostics.list.extend(message::unknown_in_translation(unknown, near, &names));
        }
        None if text::params_refused(at, diagnostics) => {}
        None => unknown_names(unknown, params, diagnostics),
    }
    message
}

/// Reports unknown names; in one report if there are no params.
fn unknown_names(unknown: Vec<(&str, Place)>, params: &[&Param], diagnostics: &mut Diagnostics) {
    let mut different: Vec<&str> = Vec::new();
    for (name, _) in &unknown {
        if !different.contains(name) {
            different.push(name);
        }
    }
    let names: Vec<_> = params.iter().map(|it| it.name.as_str()).collect();
    let mut unknown = unknown.into_iter();
    if params.is_empty()
        && different.len() > 1
        && let Some((_, first)) = unknown.next()
    {
        let others = unknown.map(|(_, place)| place).collect();
        diagnostics.push(message::no_params(&different, first, others));
        return;
    }
    for (name, place) in unknown {
        let near = text::nearest_word(name, &names, diagnostics);
        diagnostics.push(message::unknown_placeholder(name, near, place));
    }
}

/// Reports a token that is neither text nor placeholder. Only existing names are suggested.
pub(super) fn report(
    token: &Token<'_>,
    is_name: impl Fn(&str) -> bool,
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) {
    diagnostics.push(match token {
        Token::Text(_) | Token::Name(..) => return,
        Token::Unbalanced(brace, range) => message::unbalanced(*brace, at.within(range.clone())),
        Token::NoName(inner, range) => {
            let inner = inner.trim();
            message::placeholder(is_name(inner).then_some(inner), at.within(range.clone()))
        }
        Token::Formatter(name, formatter, range) => {
            let name = Some(*name).filter(|name| is_name(name));
            message::formatter(name, formatter, at.within(range.clone()))
        }
        Token::Choice(keyword, range) => message::choice(keyword, at.within(range.clone())),
    });
}

fn push_text(message: &mut Message, text: &str) {
    if let Some(Piece::Text(last)) = message.0.last_mut() {
        last.push_str(text);
    } else if !text.is_empty() {
        message.0.push(Piece::Text(text.to_owned()));
    }
}

/// Reports a translation whose params differ from its source's.
pub(super) fn same_params(
    source: &Message,
    translation: &Message,
    params: &[&Param],
    (source_at, at): (&PlaceRef<'_>, &PlaceRef<'_>),
    diagnostics: &mut Diagnostics,
) {
    let (source, translation) = (named(source), named(translation));
    if source == translation {
        return;
    }
    let names = |indices: Vec<&usize>| -> Vec<&str> {
        indices.into_iter().filter_map(|i| params.get(*i)).map(|p| p.name.as_str()).collect()
    };
    let missing = names(source.difference(&translation).collect());
    let extra = names(translation.difference(&source).collect());
    let (at, source_at) = (at.value(), source_at.value());
    diagnostics.push(language::placeholders(&missing, &extra, at, source_at));
}

fn named(message: &Message) -> BTreeSet<usize> {
    let index = |piece: &Piece| match piece {
        Piece::Param(index) => Some(*index),
        Piece::Text(_) => None,
    };
    message.0.iter().filter_map(index).collect()
}
