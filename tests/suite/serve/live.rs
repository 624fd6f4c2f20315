//! What open pages are told while a catalog is written.

use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::process::Command;

use errbook_tests::Files;

use super::mock::shop;
use super::server::Server;
use crate::program;

/// Returns a folder with files.
pub(crate) fn folder(files: &Files) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, contents) in files {
        write(folder.path(), path, contents);
    }
    folder
}

fn write(folder: &Path, path: &str, contents: impl AsRef<[u8]>) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, contents).unwrap();
}

#[test]
fn every_kind_of_change_is_seen() {
    let files = shop();
    let folder = folder(&files);
    let path = folder.path();
    let server = Server::new(path);
    let mut events = server.events();
    let (mut stamp, problem) = events.next();
    assert_eq!(problem, None);
    assert!(server.get("/shop/").text().contains(&format!("data-stamp=\"{stamp}\"")));
    let orders = String::from_utf8(files["shop/orders.yaml"].clone()).unwrap();
    let steps: [(&str, &dyn Fn(), &str, &str); 7] = [
        (
            "a file is written",
            &|| write(path, "shop/orders.yaml", orders.replace("Sold out", "All gone")),
            "/shop/orders/sold-out/",
            "All gone",
        ),
        (
            "an editor writes beside it and renames",
            &|| {
                write(path, "shop/orders.yaml~", orders.replace("Sold out", "No more of it"));
                fs::rename(path.join("shop/orders.yaml~"), path.join("shop/orders.yaml")).unwrap();
            },
            "/shop/orders/sold-out/",
            "No more of it",
        ),
        (
            "an overlay is written",
            &|| {
                let es = String::from_utf8(files["shop/languages/es.yaml"].clone()).unwrap();
                write(path, "shop/languages/es.yaml", es.replace("Agotado", "Se acabó"));
            },
            "/shop/es/orders/sold-out/",
            "Se acabó",
        ),
        (
            "a file comes in a new folder",
            &|| {
                write(
                    path,
                    "shop/more/new.yaml",
                    "group: new\ntitle: New\nerrors:\n  fresh: { status: 418, title: Fresh, description: F., resolution: F. }\n",
                );
            },
            "/shop/new/fresh/",
            "Fresh",
        ),
        (
            "it changes there",
            &|| {
                write(
                    path,
                    "shop/more/new.yaml",
                    "group: new\ntitle: New\nerrors:\n  fresh: { status: 418, title: Fresher, description: F., resolution: F. }\n",
                );
            },
            "/shop/new/fresh/",
            "Fresher",
        ),
        (
            "the folder goes",
            &|| fs::remove_dir_all(path.join("shop/more")).unwrap(),
            "/shop/new/fresh/",
            "404",
        ),
        (
            "another catalog comes",
            &|| {
                write(
                    path,
                    "other/catalog.yaml",
                    "catalog: other\ntitle: Other\nlanguage: en\ntype_uri: \"urn:x:{code}\"\nenvelope: rfc9457\n",
                );
                write(
                    path,
                    "other/a.yaml",
                    "group: a\ntitle: A\nerrors:\n  b: { status: 400, title: Bee, description: B., resolution: B. }\n",
                );
            },
            "/mock/other/b",
            "Bee",
        ),
    ];
    for (what, change, page, expected) in steps {
        change();
        stamp = events.until(|new, problem| new != stamp && problem.is_none()).0;
        let answer = server.get(page);
        let is_there = answer.text().contains(expected) || answer.status.to_string() == expected;
        assert!(is_there, "{what}: {}", answer.text());
    }
    let said = server.said();
    assert!(said.contains("reloaded: "), "{said}");
}

#[test]
fn a_broken_catalog_shows_its_report_and_the_last_good_site() {
    let files = shop();
    let folder = folder(&files);
    let path = folder.path();
    let server = Server::new(path);
    let mut events = server.events();
    let (good, _) = events.next();
    let orders = String::from_utf8(files["shop/orders.yaml"].clone()).unwrap();
    let hostile = orders.replace("status: 409", "status: \"</pre><script>alert(1)</script>\"");
    write(path, "shop/orders.yaml", hostile);
    let (stamp, problem) = events.until(|_, problem| problem.is_some());
    let problem = problem.unwrap();
    assert_eq!(stamp, good, "the last good site stays");
    assert!(problem.contains("error[EB02") && problem.contains("orders.yaml:"), "{problem}");
    assert!(problem.contains("<script>alert(1)</script>"), "text is text: {problem}");
    assert!(server.get("/shop/orders/sold-out/").text().contains("Sold out"));
    assert_eq!(server.get("/mock/shop/sold-out").status, 409);
    // Who comes later is told the same.
    assert_eq!(server.events().next(), (good.clone(), Some(problem)));
    write(path, "shop/orders.yaml", &orders);
    events.until(|stamp, problem| stamp == good && problem.is_none());
    // Nothing is left of it, and then it comes back.
    fs::rename(path.join("shop"), path.join("elsewhere.bak")).unwrap();
    fs::remove_file(path.join("elsewhere.bak/catalog.yaml")).unwrap();
    events.until(|stamp, problem| {
        stamp == good && problem.is_some_and(|it| it.contains("no catalog"))
    });
    fs::remove_dir_all(path.join("elsewhere.bak")).unwrap();
    for (file, contents) in &files {
        write(path, file, contents);
    }
    events.until(|stamp, problem| stamp == good && problem.is_none());
    let said = server.said();
    assert!(said.contains("error[EB02") && said.contains("not reloaded: "), "{said}");
}

#[test]
fn a_catalog_that_is_broken_from_the_beginning_comes_up() {
    let mut files = shop();
    let orders = files["shop/orders.yaml"].clone();
    let wrong = "status: <b>x</b>";
    let text = String::from_utf8(orders.clone()).unwrap().replace("status: 409", wrong);
    files.insert("shop/orders.yaml".to_owned(), text.into_bytes());
    let folder = folder(&files);
    let server = Server::new(folder.path());
    for page in ["/", "/shop/orders/sold-out/"] {
        let answer = server.get(page);
        let text = answer.text();
        assert_eq!(answer.status, 503, "{text}");
        assert!(text.contains("EB02") && text.contains("&lt;b&gt;"), "{text}");
        assert!(!text.contains("<b>"), "{text}");
    }
    let mock = server.get("/mock/shop/sold-out");
    assert!(mock.status == 503 && mock.text().contains("EB02"), "{}", mock.text());
    let mut events = server.events();
    let (first, problem) = events.next();
    assert_eq!(problem, None, "the page has it already");
    write(folder.path(), "shop/orders.yaml", &orders);
    events.until(|stamp, problem| stamp != first && problem.is_none());
    assert_eq!(server.get("/shop/orders/sold-out/").status, 200);
    assert_eq!(server.get("/mock/shop/sold-out").status, 409);
}

#[test]
fn a_taken_port_is_said() {
    let folder = folder(&shop());
    let server = Server::new(folder.path());
    let port = server.address.rsplit_once(':').unwrap().1;
    let catalogs = folder.path().to_str().unwrap();
    let (exit, out, err) = program::run(&["serve", "--port", port, "-C", catalogs]);
    assert_eq!((exit, out.as_str()), (2, ""), "{err}");
    for words in [port, "already in use", "help: ", "--port 0"] {
        assert!(err.to_lowercase().contains(words), "{words}: {err}");
    }
    let (exit, _, err) = program::run(&["serve", "--port", "0", "-C", "nowhere"]);
    assert!(exit == 2 && err.contains("no folder `nowhere`"), "{err}");
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_cleanly() {
    let folder = folder(&shop());
    let mut server = Server::new(folder.path());
    // A page that is open keeps nothing.
    let mut events = server.events();
    events.next();
    let pid = server.child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
    assert_eq!(server.child.wait().unwrap().code(), Some(0));
    let mut rest = String::new();
    server.stdout.read_to_string(&mut rest).unwrap();
    assert_eq!(rest, "", "stdout has the address alone");
}
