//! `Code`, the identity of an error, and its traits.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::docs;
use super::plan::{GroupPlan, Plan};
use super::printer::Printer;

/// Prints a group's `Code`.
pub(crate) fn code(printer: &mut Printer, plan: &Plan<'_>, group: &GroupPlan<'_>) {
    let small = group.entries.len() <= 256;
    printer.mark().item().docs(&["Identifies an error of this group.".to_owned()]);
    printer.row(&[&"#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]"]);
    printer
        .row(&[if small { &"#[repr(u8)]" } else { &"#[repr(u16)]" }])
        .row(&[&"#[non_exhaustive]"]);
    printer.open(&[&"pub enum Code {"]);
    for entry in &group.entries {
        printer.docs(&docs::code(plan.catalog, entry));
        printer.row(&[&entry.variant, &","]);
    }
    printer.close("}").mark();

    printer.item().open(&[&"impl Code {"]);
    printer.docs(&["Every code of the group, in the order of the catalog.".to_owned()]);
    printer.open(&[&"pub const ALL: &'static [Self] = &["]);
    for entry in &group.entries {
        printer.row(&[&"Self::", &entry.variant, &","]);
    }
    printer.close("];").close("}");

    printer.shape(methods(group)).shape(traits(group));
}

fn methods(group: &GroupPlan<'_>) -> TokenStream {
    let first = Literal::usize_unsuffixed(group.group.first);
    let index =
        if group.group.first == 0 { quote!(self as usize) } else { quote!(#first + self as usize) };
    let position = if group.group.first == 0 {
        quote!(Self::ALL.get(index).copied())
    } else {
        quote!(Self::ALL.get(index.checked_sub(#first)?).copied())
    };
    let (facts, texts) = (facts(), texts());
    quote! {
        impl Code {
            #facts
            #texts
            /// Returns the index of the entry in the catalog.
            #[must_use]
            #[inline]
            pub const fn index(self) -> usize {
                #index
            }
            /// Returns the code of the entry with an index in the catalog, where it is one of this group.
            #[must_use]
            #[inline]
            pub fn from_index(index: usize) -> ::core::option::Option<Self> {
                #position
            }
        }
    }
}

/// Returns the methods for facts, of `Code` and `AnyCode`.
pub(crate) fn facts() -> TokenStream {
    quote! {
        /// Returns the code as it is sent.
        #[must_use]
        #[inline]
        pub fn as_str(self) -> &'static str {
            ::errbook::__v1::text(&tables::CODES, self.index())
        }
        /// Returns the HTTP status.
        #[must_use]
        #[inline]
        pub fn status(self) -> u16 {
            ::errbook::__v1::status(tables::RECORDS, self.index())
        }
        /// Returns the stable number, where the error has one.
        #[must_use]
        #[inline]
        pub fn number(self) -> ::core::option::Option<i32> {
            ::errbook::__v1::number(tables::RECORDS, self.index())
        }
        /// Returns all that the catalog says about the error.
        #[must_use]
        #[inline]
        pub fn entry(self) -> ::errbook::Entry<'static> {
            ::errbook::__v1::entry(&CATALOG, self.index())
        }
    }
}

/// Returns the methods for texts, of `Code` and `AnyCode`.
pub(crate) fn texts() -> TokenStream {
    quote! {
        /// Returns the title, in the source language where the error is not translated.
        #[must_use]
        #[inline]
        pub fn title(self, language: Language) -> &'static str {
            ::errbook::__v1::localized(&tables::TITLES, self.index(), language.id())
        }
        /// Returns the plain text of the description, in the source language where the error is not translated.
        #[must_use]
        #[inline]
        pub fn description(self, language: Language) -> &'static str {
            ::errbook::__v1::localized(&tables::DESCRIPTIONS, self.index(), language.id())
        }
        /// Returns the plain text of the resolution, in the source language where the error is not translated.
        #[must_use]
        #[inline]
        pub fn resolution(self, language: Language) -> &'static str {
            ::errbook::__v1::localized(&tables::RESOLUTIONS, self.index(), language.id())
        }
    }
}

fn traits(group: &GroupPlan<'_>) -> TokenStream {
    let (first, len) = (
        Literal::usize_unsuffixed(group.group.first),
        Literal::usize_unsuffixed(group.entries.len()),
    );
    let shown = shown(&format_ident!("Code"));
    quote! {
        #shown

        impl ::core::str::FromStr for Code {
            type Err = ::errbook::UnknownCode;

            fn from_str(code: &str) -> ::core::result::Result<Self, ::errbook::UnknownCode> {
                ::errbook::__v1::find_in(&tables::INDEX, code, #first, #len)
                    .and_then(Self::from_index)
                    .ok_or(::errbook::UnknownCode::new())
            }
        }
    }
}

/// Returns how `Code` and `AnyCode` are shown.
pub(crate) fn shown(name: &Ident) -> TokenStream {
    quote! {
        impl ::core::fmt::Debug for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl ::core::fmt::Display for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }
    }
}
