//! How deep the parser of Rust would call itself, before it runs.

use std::str::FromStr;

use proc_macro2::token_stream::IntoIter;
use proc_macro2::{LexError, TokenStream, TokenTree};

/// Returns an upper bound of the nesting of a source: the most tokens on a way into nested brackets, of which each may be nested in
/// the one before it, up to the next `,` or `;`.
pub(crate) fn nesting(source: &str) -> Result<usize, LexError> {
    let mut most = 0;
    // For each open bracket, the rest of its tokens, and how deep these are nested.
    let mut open: Vec<(IntoIter, usize, usize)> =
        vec![(TokenStream::from_str(source)?.into_iter(), 0, 0)];
    while let Some((tokens, start, depth)) = open.last_mut() {
        let Some(token) = tokens.next() else {
            open.pop();
            continue;
        };
        *depth += 1;
        most = most.max(*depth);
        match token {
            TokenTree::Punct(mark) if matches!(mark.as_char(), ',' | ';') => *depth = *start,
            TokenTree::Group(group) => {
                let inner = *depth;
                // A block ends what is before it.
                if group.delimiter() == proc_macro2::Delimiter::Brace {
                    *depth = *start;
                }
                open.push((group.stream().into_iter(), inner, inner));
            }
            _ => {}
        }
    }
    Ok(most)
}

#[cfg(test)]
mod tests {
    use super::nesting;

    #[test]
    fn tokens_count_until_they_end() {
        for (source, expected) in [
            ("", 0),
            ("a b", 2),
            ("a, b; c d", 2),
            ("a (b c) d", 4),
            ("enum E { A, B(Vec<u8>) }", 9),
            ("fn a() {} fn b() {}", 4),
        ] {
            assert_eq!(nesting(source).unwrap(), expected, "{source}");
        }
        let deep = "(".repeat(50_000) + &")".repeat(50_000);
        assert_eq!(nesting(&deep).unwrap(), 50_000);
        assert!(nesting("(").is_err());
    }
}
