//! What a catalog has once: `CATALOG`, `Language`, `AnyCode`, `AnyError`.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::plan::{GroupPlan, Plan};
use super::{code, literal, provided};

/// Returns the items of a catalog as a whole.
pub(crate) fn whole(plan: &Plan<'_>, committed: bool) -> TokenStream {
    let (catalog, language, any_code) = (catalog(committed), language(plan), any_code(plan));
    let any_error = has_any_error(plan).then(|| any_error(plan));
    quote! { #catalog #language #any_code #any_error }
}

/// Returns whether anything in the catalog may be raised.
pub(crate) fn has_any_error(plan: &Plan<'_>) -> bool {
    plan.groups.iter().any(GroupPlan::has_error)
}

fn catalog(committed: bool) -> TokenStream {
    let checked = if committed { quote!(written) } else { quote!(tables) };
    quote! {
        /// Everything that the catalog says.
        pub static CATALOG: ::errbook::Catalog<'static> = ::errbook::Catalog::new(#checked::TABLES);
    }
}

fn language(plan: &Plan<'_>) -> TokenStream {
    let variants = plan.languages.iter().map(|(_, variant)| variant);
    let declared = plan.languages.iter().enumerate().map(|(i, (tag, variant))| {
        let source = if i == 0 { ", in which the catalog is written" } else { "" };
        let doc = literal::string(&format!(" `{tag}`{source}."));
        quote! { #[doc = #doc] #variant }
    });
    let traits = language_traits();
    quote! {
        /// A language of the catalog.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Language { #(#declared),* }

        impl Language {
            /// Every language, the source language first.
            pub const ALL: &'static [Self] = &[#(Self::#variants),*];
            /// Returns the tag (BCP 47).
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                tables::LANGUAGES[self as usize]
            }
            /// Returns the language as the runtime knows it.
            #[must_use]
            pub const fn id(self) -> ::errbook::LanguageId {
                ::errbook::LanguageId::new(self as u8)
            }
        }

        #traits
    }
}

fn language_traits() -> TokenStream {
    quote! {
        impl ::core::fmt::Debug for Language {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl ::core::fmt::Display for Language {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl ::core::str::FromStr for Language {
            type Err = ::errbook::UnknownLanguage;

            fn from_str(tag: &str) -> ::core::result::Result<Self, ::errbook::UnknownLanguage> {
                Self::ALL
                    .iter()
                    .copied()
                    .find(|language| language.as_str().eq_ignore_ascii_case(tag))
                    .ok_or(::errbook::UnknownLanguage::new())
            }
        }

        impl ::core::convert::From<Language> for ::errbook::LanguageId {
            fn from(language: Language) -> Self {
                language.id()
            }
        }
    }
}

fn any_code(plan: &Plan<'_>) -> TokenStream {
    let declaration = any(
        &plan.groups.iter().collect::<Vec<_>>(),
        &format_ident!("AnyCode"),
        &format_ident!("Code"),
    );
    let (modules, variants): (Vec<_>, Vec<_>) = names(plan.groups.iter());
    let ranges: Vec<_> = plan.groups.iter().map(GroupPlan::range).collect();
    let methods = any_code_methods(&modules, &variants, &ranges);
    let traits = any_code_traits();
    quote! {
        /// Identifies an error of the catalog.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #declaration
        #methods
        #traits
    }
}

fn any_code_methods(
    modules: &[&Ident],
    variants: &[&Ident],
    ranges: &[TokenStream],
) -> TokenStream {
    let texts = code::texts();
    let facts = code::facts();
    quote! {
        impl AnyCode {
            #facts
            #texts
            /// Returns the index of the entry in the catalog.
            #[must_use]
            pub const fn index(self) -> usize {
                match self {
                    #(Self::#variants(code) => code.index(),)*
                }
            }
            /// Returns the code of the entry with an index in the catalog.
            #[must_use]
            pub fn from_index(index: usize) -> ::core::option::Option<Self> {
                match index {
                    #(#ranges => super::#modules::Code::from_index(index).map(Self::#variants),)*
                    _ => ::core::option::Option::None,
                }
            }
        }
    }
}

fn any_code_traits() -> TokenStream {
    let shown = code::shown(&format_ident!("AnyCode"));
    quote! {
        #shown

        impl ::core::str::FromStr for AnyCode {
            type Err = ::errbook::UnknownCode;

            fn from_str(code: &str) -> ::core::result::Result<Self, ::errbook::UnknownCode> {
                ::errbook::__v1::find(&tables::INDEX, code)
                    .and_then(Self::from_index)
                    .ok_or(::errbook::UnknownCode::new())
            }
        }
    }
}

fn any_error(plan: &Plan<'_>) -> TokenStream {
    let groups: Vec<_> = plan.groups.iter().filter(|group| group.has_error()).collect();
    let (_, variants): (Vec<_>, Vec<_>) = names(groups.iter().copied());
    let name = format_ident!("AnyError");
    let declaration = any(&groups, &name, &format_ident!("Error"));
    let (methods, traits) = (provided::methods(&name), provided::traits(&name));
    quote! {
        /// An error of the catalog as it occurs, with the values that it carries.
        #[derive(Clone)]
        #declaration

        impl AnyError {
            /// Returns what identifies the error.
            #[must_use]
            pub fn code(&self) -> AnyCode {
                match self {
                    #(Self::#variants(error) => AnyCode::#variants(error.code()),)*
                }
            }
        }

        #methods

        impl ::errbook::CatalogError for AnyError {
            fn entry(&self) -> ::errbook::Entry<'static> {
                self.code().entry()
            }

            fn args<'s>(&'s self, sink: &mut dyn ::errbook::ArgSink<'s>) {
                match self {
                    #(Self::#variants(error) => { ::errbook::CatalogError::args(error, sink); })*
                }
            }
        }

        #traits
    }
}

/// Returns an enum with a variant a group, and what leads into it.
fn any(groups: &[&GroupPlan<'_>], name: &Ident, inner: &Ident) -> TokenStream {
    let (modules, variants): (Vec<_>, Vec<_>) = names(groups.iter().copied());
    let docs = groups
        .iter()
        .map(|group| literal::string(&format!(" Of the group `{}`.", group.group.name)));
    quote! {
        #[non_exhaustive]
        pub enum #name {
            #(#[doc = #docs] #variants(super::#modules::#inner)),*
        }

        #(
            impl ::core::convert::From<super::#modules::#inner> for #name {
                fn from(inner: super::#modules::#inner) -> Self {
                    Self::#variants(inner)
                }
            }
        )*
    }
}

fn names<'g>(groups: impl Iterator<Item = &'g GroupPlan<'g>>) -> (Vec<&'g Ident>, Vec<&'g Ident>) {
    groups.map(|group| (&group.module, &group.variant)).unzip()
}
