//! Names of the functions that make the variants of an enum, and of the setters of its optional params.

use errbook_spec::model::{Param, ParamType};
use errbook_spec::rust_names::{METHODS, constructor, snake};
use proc_macro2::Ident;

use crate::emit::ident::Scope;

/// The names of the functions of an enum.
pub(crate) struct ConstructorNames {
    /// The constructor of each variant; `None` if it has no fields.
    pub(crate) functions: Vec<Option<Ident>>,
    pub(crate) setters: Vec<SetterNames>,
}

/// The setter of an optional param.
pub(crate) struct SetterNames {
    pub(crate) name: Ident,
    /// What it sets, each as the index of a variant and the index of a param.
    pub(crate) places: Vec<(usize, usize)>,
}

/// A variant that a function may make.
pub(crate) struct Makes<'c> {
    pub(crate) variant: String,
    pub(crate) has_case: bool,
    pub(crate) params: &'c [Param],
}

/// Decides the names for an enum. The suffix (`_error`, `_case`) sets a constructor apart from another method of the same name.
pub(crate) fn constructors(variants: &[Makes<'_>], suffix: &str) -> ConstructorNames {
    let mut scope = Scope::with(METHODS);
    let functions = variants.iter().map(|makes| {
        let has_fields = makes.has_case || !makes.params.is_empty();
        has_fields.then(|| scope.take(&constructor(&makes.variant, suffix)))
    });
    let functions = functions.collect();
    ConstructorNames { functions, setters: setters(variants, &mut scope) }
}

/// Params of the same name and type share a setter. An enum of the param's own values is its own type.
fn setters(variants: &[Makes<'_>], scope: &mut Scope) -> Vec<SetterNames> {
    let mut kinds: Vec<(&str, &ParamType)> = Vec::new();
    let mut setters: Vec<SetterNames> = Vec::new();
    for (variant, makes) in variants.iter().enumerate() {
        let params = makes.params.iter().enumerate();
        for (index, param) in params.filter(|(_, param)| param.optional) {
            let kind = (param.rust_name.as_str(), &param.kind);
            let is_own = matches!(param.kind, ParamType::OneOf(_));
            let known = kinds.iter().position(|known| *known == kind && !is_own);
            if let Some(setter) = known.and_then(|known| setters.get_mut(known)) {
                setter.places.push((variant, index));
                continue;
            }
            let is_taken = METHODS.contains(&&*format!("with_{}", kind.0));
            let end = if is_taken { "_param" } else { "" };
            let short = format!("with_{}{end}", kind.0);
            let long = format!("with_{}_{}{end}", snake(&makes.variant), kind.0);
            let name = scope.take(&[short, long]);
            setters.push(SetterNames { name, places: vec![(variant, index)] });
            kinds.push(kind);
        }
    }
    setters
}
