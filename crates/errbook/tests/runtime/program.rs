//! Assembles the programs of envelopes.

use errbook::__v1::{filter, op};

use crate::build::{Builder, u32};

/// Programs and their literal pieces.
#[derive(Clone, Debug, Default)]
pub(crate) struct Assembled {
    pub(crate) program: Vec<u8>,
    pub(crate) pieces: String,
}

/// A variable: kind, filter, string argument.
pub(crate) type Var = (u8, u8, u32);

pub(crate) const fn plain(kind: u8) -> Var {
    (kind, filter::NONE, 0)
}

pub(crate) fn named(builder: &mut Builder, kind: u8, name: &str) -> Var {
    (kind, filter::NONE, builder.string(name))
}

impl Assembled {
    /// Returns where the next operation will be.
    pub(crate) fn here(&self) -> u32 {
        u32(self.program.len())
    }

    pub(crate) fn literal(&mut self, text: &str) -> &mut Self {
        let (start, len) = (u32(self.pieces.len()), u32(text.len()));
        self.pieces.push_str(text);
        self.byte(op::LITERAL).word(start).word(len)
    }

    pub(crate) fn text(&mut self, var: Var) -> &mut Self {
        self.byte(op::TEXT).var(var)
    }

    pub(crate) fn value(&mut self, var: Var) -> &mut Self {
        self.byte(op::VALUE).var(var)
    }

    pub(crate) fn separator(&mut self) -> &mut Self {
        self.byte(op::SEPARATOR)
    }

    pub(crate) fn members(&mut self, strings: bool) -> &mut Self {
        self.byte(op::MEMBERS).byte(u8::from(strings))
    }

    pub(crate) fn xml(&mut self) -> &mut Self {
        self.byte(op::XML)
    }

    pub(crate) fn end(&mut self) -> &mut Self {
        self.byte(op::END)
    }

    /// Writes a member: separator, key, then what a closure assembles.
    pub(crate) fn member(&mut self, key: &str, value: impl FnOnce(&mut Self)) -> &mut Self {
        self.separator().literal(&format!("\"{key}\":"));
        value(self);
        self
    }

    /// Writes a member behind another one; it is left out where its variable is absent.
    pub(crate) fn optional(&mut self, key: &str, var: Var) -> &mut Self {
        self.behind(op::OPTIONAL, &format!(",\"{key}\":"), var)
    }

    /// Writes a member that is a variable.
    pub(crate) fn named(&mut self, key: &str, var: Var) -> &mut Self {
        self.separator().behind(op::MEMBER, &format!("\"{key}\":"), var)
    }

    /// Writes a text and a value behind it, with [`op::MEMBER`] or [`op::OPTIONAL`].
    fn behind(&mut self, operation: u8, text: &str, var: Var) -> &mut Self {
        let (start, len) = (u32(self.pieces.len()), u32(text.len()));
        self.pieces.push_str(text);
        self.byte(operation).word(start).word(len).var(var)
    }

    /// Runs one of two parts.
    pub(crate) fn branch(
        &mut self,
        var: Var,
        then: impl FnOnce(&mut Self),
        otherwise: impl FnOnce(&mut Self),
    ) -> &mut Self {
        self.byte(op::UNLESS).var(var);
        let mut rest = None;
        self.targeted(|code| {
            then(code);
            code.byte(op::JUMP);
            rest = Some(code.program.len());
            code.word(0);
        });
        otherwise(self);
        self.patch(rest.unwrap_or_default());
        self
    }

    pub(crate) fn each(&mut self, item: impl FnOnce(&mut Self)) -> &mut Self {
        self.byte(op::EACH);
        self.targeted(|code| {
            code.separator();
            item(code);
            code.end();
        })
    }

    pub(crate) fn group(&mut self, by: Var, item: impl FnOnce(&mut Self)) -> &mut Self {
        self.byte(op::GROUP).var(by);
        self.targeted(|code| {
            code.separator();
            item(code);
            code.end();
        })
    }

    /// Writes a target behind what a closure assembles.
    fn targeted(&mut self, part: impl FnOnce(&mut Self)) -> &mut Self {
        let at = self.program.len();
        self.word(0);
        part(self);
        self.patch(at);
        self
    }

    fn patch(&mut self, at: usize) {
        let here = self.here().to_le_bytes();
        self.program[at..at + 4].copy_from_slice(&here);
    }

    fn var(&mut self, (kind, filter, argument): Var) -> &mut Self {
        self.byte(kind).byte(filter).word(argument)
    }

    fn byte(&mut self, byte: u8) -> &mut Self {
        self.program.push(byte);
        self
    }

    fn word(&mut self, word: u32) -> &mut Self {
        self.program.extend(word.to_le_bytes());
        self
    }
}
