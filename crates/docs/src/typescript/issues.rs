//! Prints tables of field error names that are sent in another case than the catalog's.

use errbook::__v1::{filter, spelled};
use errbook_spec::model::{Entry, Variable};
use errbook_spec::reading::Var;

use super::codes::Codes;
use super::literal::{row, string};
use super::marks;

/// Returns the name and the text of the table from codes to field error names, as they are sent. Returns `None` unless the variable is a
/// field error's name in another case.
pub(super) fn table(codes: &Codes<'_>, var: &Var) -> Option<(String, String)> {
    let filter = var.filter.byte();
    if *var.variable.own() != Variable::ItemCode || filter == filter::NONE {
        return None;
    }
    let mut rows = String::new();
    for (entry, label) in codes.iter() {
        let spellings = spellings(entry, filter);
        if !spellings.is_empty() {
            rows.push_str(&row(label, &format!("[{}]", spellings.join(", ")), "Spellings"));
        }
    }
    let name = format!("ISSUES{}", marks::suffix(var.filter));
    Some((name, format!("Issues = tableOf<Spellings>({{\n{rows}}})")))
}

/// Returns the field errors of an entry as they are sent, each with its name. Leaves out spellings that several names share.
fn spellings(entry: &Entry, filter: u8) -> Vec<String> {
    let sent: Vec<_> =
        entry.issues.iter().map(|issue| spelled(&issue.name, filter).to_string()).collect();
    let is_clear = |text: &String| sent.iter().filter(|other| *other == text).count() == 1;
    let rows = sent.iter().zip(&entry.issues).filter(|(text, _)| is_clear(text));
    rows.map(|(text, issue)| format!("[{}, {}]", string(text), string(&issue.name))).collect()
}
