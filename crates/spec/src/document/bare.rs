//! Declarations that are one of their fields where a text is written in their place.

use super::values::TextOr;
use super::{
    CaseDecl, CaseTextsDecl, ChoiceDecl, IssueDecl, IssueTextsDecl, RelatedDecl, SeeDecl, names,
};

macro_rules! bare_text_is_a_field {
    ($($decl:ident $name:ident $field:ident;)*) => {$(
        impl TextOr for $decl {
            const NAME: &'static str = names::$name;
            type Other = Self;

            fn from_text(text: String) -> Self {
                let mut decl = Self::default();
                decl.$field = Some(text);
                decl
            }

            fn from_other(decl: Self) -> Self {
                decl
            }
        }
    )*};
}

bare_text_is_a_field! {
    CaseDecl CASE detail;
    ChoiceDecl CHOICE value;
    IssueDecl ISSUE message;
    CaseTextsDecl CASE_TEXTS detail;
    IssueTextsDecl ISSUE_TEXTS message;
    RelatedDecl RELATED code;
    SeeDecl SEE url;
}
