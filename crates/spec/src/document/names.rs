//! The newtypes that declarations ask for where serde has no word of its own.

pub(crate) const RESOLUTION: &str = "ResolutionDecl";
pub(crate) const ENVELOPES: &str = "EnvelopesDecl";
pub(crate) const RETRY: &str = "RetryDecl";
pub(crate) const PARAM: &str = "ParamDecl";
pub(crate) const CASE: &str = "CaseDecl";
pub(crate) const ISSUE: &str = "IssueDecl";
pub(crate) const RELATED: &str = "RelatedDecl";
pub(crate) const SEE: &str = "SeeDecl";
pub(crate) const CASE_TEXTS: &str = "CaseTextsDecl";
pub(crate) const ISSUE_TEXTS: &str = "IssueTextsDecl";
pub(crate) const SET: &str = "SetDecl";
