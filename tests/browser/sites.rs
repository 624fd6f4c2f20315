//! The sites under test, built in memory.

use std::fmt::Write as _;
use std::path::PathBuf;

use errbook_docs::{CheckedCatalog, html};
use errbook_spec::lower;
use errbook_spec::model::Catalog;
use errbook_tests::{catalog, catalog_of, folders, overlays, root};

use crate::server::{Files, Server};

/// Every block that Markdown has, wider than a phone.
const BLOCKS: &str = "\
A [link](https://example.com/an/address/without/any/place/where/a/line/may/be/broken/at/all), **bold** and `a_code_that_is_longer_than_lines_of_phones_are`.

| One | Two | Three | Four | Five |
| --- | :-: | --: | --- | --- |
| some words in a cell | `code_in_a_cell` | 12345 | more words | `more_code_in_a_cell` |

1. first
   - nested

     ```rust
     let this = \"is a line that does not fit on a phone, and it is in a list, which is in a list\";
     ```
2. second

```
plain
```
";

const ARABIC: [(&str, &str); 3] = [
    (
        "catalog.yaml",
        "catalog: arabic\ntitle: أخطاء\ndocs_url: https://example.com/arabic\nlanguage: ar\ncode_style: kebab-case\nenvelope: rfc9457\n",
    ),
    (
        "orders.yaml",
        "group: orders\ntitle: الطلبات\nerrors:\n  sold-out:\n    status: 409\n    title: نفدت الكمية\n    description: لا توجد كمية كافية من `article`.\n    resolution: انتظر.\n  limit:\n    status: 429\n    title: تم تجاوز الحد\n    description: طلبات كثيرة جدًا.\n    resolution: انتظر.\n    retry: { after: wait }\n    params:\n      wait: { type: duration, example: 30, description: الانتظار }\n",
    ),
    (
        "system.yaml",
        "group: system\ntitle: النظام\nerrors:\n  down:\n    status: 503\n    title: متوقف\n    description: توقف.\n    resolution: انتظر.\n",
    ),
];

/// Returns the site of the seed catalogs.
pub(crate) fn seeds() -> Server {
    Server::new(site(&read(&folders(&root().join("catalog")))))
}

/// Returns the site of the seed catalogs and of the golden catalog `everything`: retired and former codes, sets, gaps.
pub(crate) fn everything() -> Server {
    let mut all = folders(&root().join("catalog"));
    all.push(root().join("tests/golden/everything/catalog"));
    Server::new(site(&read(&all)))
}

/// Returns the files of the site of some catalogs.
pub(crate) fn site(catalogs: &[Catalog]) -> Files {
    let lowered: Vec<_> =
        catalogs.iter().map(|catalog| lower(catalog, &overlays(catalog))).collect();
    let catalogs = catalogs.iter().zip(&lowered);
    let catalogs: Vec<_> = catalogs
        .map(|(catalog, lowered)| CheckedCatalog { catalog, lowered, mock: None })
        .collect();
    html(&catalogs).into_iter().map(|it| (it.path, it.contents)).collect()
}

pub(crate) fn read(folders: &[PathBuf]) -> Vec<Catalog> {
    folders.iter().map(|folder| catalog(folder)).collect()
}

/// Returns the site of catalogs whose texts look unlike most: right to left, in every block of Markdown, very short and very long.
pub(crate) fn unusual() -> Server {
    let arabic = ARABIC.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
    Server::new(site(&[catalog_of(&arabic), catalog_of(&blocks())]))
}

/// Returns a catalog with Markdown in every text that may have it, and with the shortest and the longest code.
fn blocks() -> Vec<(String, Vec<u8>)> {
    let text = |indent: usize| {
        let lines = BLOCKS.lines().map(|line| format!("{}{line}\n", " ".repeat(indent)));
        format!("|\n{}", lines.collect::<String>())
    };
    let cover = format!(
        "catalog: blocks\ntitle: {}\ndescription: {}docs_url: https://example.com/blocks\nlanguage: en\ncode_style: kebab-case\nenvelope: rfc9457\n",
        "Long ".repeat(50).trim_end(),
        text(2)
    );
    let mut group = format!("group: group\ntitle: Group\ndescription: {}errors:\n", text(2));
    for code in ["c", &"c".repeat(63), "d0", "d1"] {
        let _ = writeln!(
            group,
            "  {code}:\n    status: 422\n    title: {}\n    description: {}    resolution: {}",
            "Long ".repeat(20).trim_end(),
            text(6),
            text(6)
        );
    }
    [("catalog.yaml", cover), ("group.yaml", group)]
        .map(|(path, text)| (path.to_owned(), text.into_bytes()))
        .to_vec()
}
