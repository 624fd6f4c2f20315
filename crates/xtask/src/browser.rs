//! The browser that tests drive: found, installed where that is possible, else told of.

use std::env;
use std::process::{Command, Stdio};

#[path = "../../../tests/browser/programs.rs"]
mod programs;

use crate::say;

/// Packages of Debian and what derives from it.
const INSTALL: [&[&str]; 2] = [
    &["apt-get", "update"],
    &["apt-get", "install", "-y", "--no-install-recommends", "chromium", "chromium-driver"],
];

/// What is known of this machine.
#[derive(Clone, Copy, Debug)]
struct Facts {
    is_there: bool,
    /// A variable names the browser or its driver.
    is_named: bool,
    has_apt: bool,
    is_root: bool,
    /// `sudo` asks for no password.
    has_sudo: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Plan {
    Use,
    Install,
    InstallWithSudo,
    Tell,
}

impl Facts {
    fn of_this_machine() -> Self {
        let is_there = programs::find().is_some();
        // Nothing else is asked of a machine that has all.
        let runs = |program, arguments: &[&str]| !is_there && output(program, arguments).is_some();
        Self {
            is_there,
            is_named: ["CHROME", "CHROMEDRIVER"].iter().any(|it| env::var_os(it).is_some()),
            has_apt: runs("apt-get", &["--version"]),
            is_root: !is_there && output("id", &["-u"]).is_some_and(|it| it.trim() == "0"),
            has_sudo: runs("sudo", &["-n", "true"]),
        }
    }

    fn plan(self) -> Plan {
        if self.is_there {
            Plan::Use
        } else if self.is_named || !self.has_apt {
            // Nobody asked for another one than the one that is named.
            Plan::Tell
        } else if self.is_root {
            Plan::Install
        } else if self.has_sudo {
            Plan::InstallWithSudo
        } else {
            Plan::Tell
        }
    }
}

/// Makes sure that there is a browser with its driver; else fails with what to install.
pub(crate) fn provide() -> Result<(), String> {
    let prefix: &[&str] = match Facts::of_this_machine().plan() {
        Plan::Use => return Ok(()),
        Plan::Tell => return Err(programs::HELP.to_owned()),
        Plan::Install => &[],
        Plan::InstallWithSudo => &["sudo", "-n"],
    };
    for arguments in INSTALL {
        let line: Vec<&str> = prefix.iter().chain(arguments).copied().collect();
        say(&format!("\n== browser: {}\n", line.join(" ")))?;
        let status = Command::new(line[0]).args(&line[1..]).status();
        if !status.is_ok_and(|it| it.success()) {
            return Err(programs::HELP.to_owned());
        }
    }
    programs::find().map(|_| ()).ok_or_else(|| programs::HELP.to_owned())
}

/// Returns what a program writes; nothing where it is missing or fails.
fn output(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;
    use std::path::Path;

    use super::*;

    #[test]
    fn a_machine_is_used_as_it_is_mended_or_told_of() {
        // is_there, is_named, has_apt, is_root, has_sudo
        let cases = [
            ([true, false, true, true, true], Plan::Use),
            ([true, true, false, false, false], Plan::Use),
            ([false, false, true, true, false], Plan::Install),
            ([false, false, true, true, true], Plan::Install),
            ([false, false, true, false, true], Plan::InstallWithSudo),
            ([false, false, true, false, false], Plan::Tell),
            ([false, false, false, true, true], Plan::Tell),
            ([false, true, true, true, true], Plan::Tell),
        ];
        for ([is_there, is_named, has_apt, is_root, has_sudo], expected) in cases {
            let facts = Facts { is_there, is_named, has_apt, is_root, has_sudo };
            assert_eq!(facts.plan(), expected, "{facts:?}");
        }
    }

    #[test]
    fn programs_are_found_where_they_are() {
        let join = |folder: &str, name: &str| format!("{folder}/{name}{}", env::consts::EXE_SUFFIX);
        let (chromium, driver) = (join("/a", "chromium"), join("/b", "chromedriver"));
        let chrome = join("/b", "google-chrome");
        let mac = "/Applications/Chromium.app/Contents/MacOS/Chromium";
        // Files that are there, variables, and the browser that is chosen.
        let cases: [(&[&str], &[(&str, &str)], Option<&str>); 8] = [
            (&[&chromium, &driver], &[], Some(&chromium)),
            (&[&chromium, &chrome, &driver], &[], Some(&chromium)),
            (&[&chrome, &driver], &[], Some(&chrome)),
            (&[&chromium], &[], None),
            (&[&driver], &[], None),
            (&[mac, &driver], &[], Some(mac)),
            (&[&chromium, &driver, "/c/own"], &[("CHROME", "/c/own")], Some("/c/own")),
            (&[&chromium, &driver], &[("CHROME", "/c/own")], None),
        ];
        let path = env::join_paths(["/a", "/b"]).unwrap();
        for (files, variables, expected) in cases {
            let variable = |name: &str| match variables.iter().find(|(other, _)| *other == name) {
                Some((_, value)) => Some(OsString::from(value)),
                None => (name == "PATH").then(|| path.clone()),
            };
            let is_file = |it: &Path| files.iter().any(|file| Path::new(file) == it);
            let found = programs::choose(&variable, &is_file);
            let browser = found.as_ref().map(|it| it.browser.as_path());
            assert_eq!(browser, expected.map(Path::new), "{files:?} {variables:?}");
            let drivers = found.map(|it| it.driver);
            assert!(drivers.is_none_or(|it| it == Path::new(&driver)), "{files:?}");
        }
    }

    #[test]
    fn help_names_every_system() {
        for system in ["Debian", "Ubuntu", "Fedora", "macOS", "Windows", "CHROMEDRIVER"] {
            assert!(programs::HELP.contains(system), "{system}");
        }
    }
}
