//! The positions of the values that were found in a body or a header.

use alloc::vec::Vec;

use errbook::__v1::var;

use crate::small::Small;
use crate::tape::wide;

/// A text, or a part of one.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Slot {
    pub(crate) source: Source,
    /// Position in the tape, or index of the header.
    pub(crate) at: u32,
    /// The numbers of bytes before and after it that are not part of it.
    pub(crate) before: u32,
    pub(crate) after: u32,
    /// Its spelling, one of [`errbook::__v1::filter`].
    pub(crate) filter: u8,
    /// The rank of the source; 0 is the best.
    pub(crate) rank: u8,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Source {
    #[default]
    None,
    Body,
    Header,
}

/// The number of props of an error that are read.
pub(crate) const MAX_PROPS: usize = 64;

/// The facts of one error.
#[derive(Clone, Debug, Default)]
pub(crate) struct Facts {
    slots: [Slot; Fact::COUNT],
    props: Small<PropSlot, 4>,
}

/// A prop that was sent.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct PropSlot {
    /// A string of the tables.
    pub(crate) name: u32,
    pub(crate) slot: Slot,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fact {
    TypeUri,
    Code,
    Case,
    Number,
    Status,
    Group,
    DocsUrl,
    Title,
    Detail,
    UserMessage,
    Instance,
    TraceId,
    RetryAfter,
    Retryable,
}

impl Fact {
    const COUNT: usize = 14;

    /// Returns the fact of a variable, and how many other variables are better sources of it.
    pub(crate) const fn of(kind: u8) -> Option<(Self, u8)> {
        let fact = match kind {
            var::TYPE_URI => Self::TypeUri,
            var::CODE => Self::Code,
            var::CASE => Self::Case,
            var::NUMBER => Self::Number,
            var::STATUS => Self::Status,
            var::GROUP => Self::Group,
            var::DOCS_URL => Self::DocsUrl,
            var::TITLE | var::TITLE_SOURCE => Self::Title,
            var::DETAIL | var::TEXT | var::DETAIL_SOURCE | var::TEXT_SOURCE => Self::Detail,
            var::USER_MESSAGE => Self::UserMessage,
            var::INSTANCE => Self::Instance,
            var::TRACE_ID => Self::TraceId,
            var::RETRY_AFTER => Self::RetryAfter,
            var::RETRYABLE => Self::Retryable,
            _ => return None,
        };
        // A text in the language of the response is better than one in the source language.
        let rank = match kind {
            var::TEXT => 1,
            var::TITLE_SOURCE | var::DETAIL_SOURCE => 2,
            var::TEXT_SOURCE => 3,
            _ => 0,
        };
        Some((fact, rank))
    }
}

impl Facts {
    pub(crate) fn get(&self, fact: Fact) -> Slot {
        self.slots.get(fact as usize).copied().unwrap_or_default()
    }

    /// Adds the facts that only another has, or has from a better source.
    pub(crate) fn add(&mut self, other: &Self) {
        for (own, found) in self.slots.iter_mut().zip(&other.slots) {
            let is_better = own.source == Source::None || found.rank < own.rank;
            if found.source != Source::None && is_better {
                *own = *found;
            }
        }
        for found in other.props() {
            if self.props().all(|own| own.name != found.name) {
                self.set_prop(*found);
            }
        }
    }

    /// Returns the props, each once.
    pub(crate) fn props(&self) -> impl Iterator<Item = &PropSlot> {
        self.props.as_slice().iter()
    }

    pub(crate) fn set_prop(&mut self, prop: PropSlot) {
        let known = self.props().position(|own| own.name == prop.name);
        let index = known.unwrap_or(self.props.len());
        if let Some(place) = self.props.get_mut(index).filter(|_| known.is_some()) {
            *place = prop;
        } else if index < MAX_PROPS {
            self.props.push(prop);
        }
    }

    pub(crate) fn set(&mut self, fact: Fact, slot: Slot) {
        if let Some(place) = self.slots.get_mut(fact as usize) {
            *place = slot;
        }
    }
}

/// The error that something belongs to: 0 is the response's own, others are one more than their index in
/// [`Captures::related`].
pub(crate) type Owner = u32;

/// All values of a body, read with one envelope.
#[derive(Clone, Debug)]
pub(crate) struct Captures {
    pub(crate) own: Facts,
    pub(crate) related: Vec<Relative>,
    pub(crate) fields: Vec<FieldSlots>,
    pub(crate) params: Small<ParamSlot, 4>,
    pub(crate) rests: Small<Rest, 2>,
}

/// A further error or a cause.
#[derive(Clone, Debug)]
pub(crate) struct Relative {
    pub(crate) is_cause: bool,
    pub(crate) facts: Facts,
}

/// A param that the envelope names.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct ParamSlot {
    pub(crate) owner: Owner,
    /// A string of the tables.
    pub(crate) name: u32,
    pub(crate) slot: Slot,
}

/// An object with params as members.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Rest {
    pub(crate) owner: Owner,
    pub(crate) object: u32,
    /// The node that names the members that are not params; [`errbook::__v1::NONE`] for none.
    pub(crate) node: u32,
    /// The values are texts.
    pub(crate) as_texts: bool,
}

/// A field error.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct FieldSlots {
    pub(crate) owner: Owner,
    pub(crate) path: Slot,
    /// The variable of the path.
    pub(crate) path_kind: u8,
    pub(crate) message: Slot,
    pub(crate) code: Slot,
}

impl Captures {
    #[inline]
    pub(crate) fn new() -> Self {
        Self {
            own: Facts::default(),
            related: Vec::new(),
            fields: Vec::new(),
            params: Small::new(),
            rests: Small::new(),
        }
    }

    pub(crate) fn facts(&self, owner: Owner) -> &Facts {
        let index = wide(owner).checked_sub(1);
        let relative = index.and_then(|index| self.related.get(index));
        relative.map_or(&self.own, |relative| &relative.facts)
    }

    pub(crate) fn facts_mut(&mut self, owner: Owner) -> &mut Facts {
        let index = wide(owner).checked_sub(1);
        match index.and_then(|index| self.related.get_mut(index)) {
            Some(relative) => &mut relative.facts,
            None => &mut self.own,
        }
    }
}
