//! Which address is which file, and the way from one file to another.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::CopyFault;
use crate::addresses::{Address, Kind};

/// The files of a copy by their addresses.
#[derive(Debug, Default)]
pub struct Files {
    by_address: BTreeMap<String, (String, Kind)>,
    /// The addresses by the names of their files, as a file system sees them that does not tell case.
    names: BTreeMap<String, String>,
}

impl Files {
    /// The files of some addresses, and of others that lead to one of them.
    ///
    /// # Errors
    /// [`CopyFault::OneName`], also for names that only some file systems tell apart.
    pub fn of(addresses: &[Address], aliases: &[(String, String)]) -> Result<Self, CopyFault> {
        let mut files = Self::default();
        for address in addresses {
            files.add(address)?;
        }
        for (alias, address) in aliases {
            if let Some(file) = files.by_address.get(address).cloned() {
                files.by_address.entry(alias.clone()).or_insert(file);
            }
        }
        Ok(files)
    }

    /// Adds the file of an address.
    ///
    /// # Errors
    /// [`CopyFault::OneName`].
    pub fn add(&mut self, Address { path, kind }: &Address) -> Result<(), CopyFault> {
        let file = file_of(path, *kind);
        if let Some(other) = self.names.insert(file.to_lowercase(), path.clone()) {
            return Err(CopyFault::OneName { path: file, addresses: [other, path.clone()] });
        }
        self.by_address.insert(path.clone(), (file, *kind));
        Ok(())
    }

    /// The file of an address; a question mark with nothing behind it is no query.
    pub fn of_address(&self, address: &str) -> Option<&str> {
        let address = address.strip_suffix('?').unwrap_or(address);
        self.by_address.get(address).map(|(file, _)| file.as_str())
    }

    /// The file that an address with a query has once it is added: a view of what is there without the query.
    pub fn of_view(&self, address: &str) -> Option<(Address, String)> {
        let (path, query) = address.split_once('?')?;
        let (_, kind) = self.by_address.get(path).filter(|_| !query.is_empty())?;
        Some((Address { path: address.to_owned(), kind: *kind }, file_of(address, *kind)))
    }
}

/// The file of an address. A page is the index of a folder, so that its address stays what it was on a web
/// server; a document of the API gets the ending that its kind has.
fn file_of(address: &str, kind: Kind) -> String {
    let (path, query) = address.split_once('?').map_or((address, None), |(path, query)| (path, Some(query)));
    let path = path.trim_matches('/');
    let query = query.map(name_of);
    match kind {
        Kind::Page | Kind::Lasting => {
            let name = query.unwrap_or_else(|| "index".to_owned());
            if path.is_empty() { format!("{name}.html") } else { format!("{path}/{name}.html") }
        }
        Kind::Document => format!("{path}{}.json", query.map(|query| format!(".{query}")).unwrap_or_default()),
        Kind::HandedIn(ending) => format!("{path}.{ending}"),
        Kind::File | Kind::Asset => match (query, path.rsplit_once('.')) {
            (Some(query), Some((stem, ending))) => format!("{stem}.{query}.{ending}"),
            _ => path.to_owned(),
        },
    }
}

/// A query as a part of a file's name: `before=21` becomes `before-21`. Every other letter that is not a
/// plain one is written by its number, so that two queries have two names.
fn name_of(query: &str) -> String {
    query.bytes().fold(String::new(), |mut name, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' => name.push(byte.into()),
            b'=' => name.push('-'),
            b'&' => name.push('+'),
            other => {
                let _ = write!(name, "_{other:02x}");
            }
        }
        name
    })
}

/// The way from one file to another.
pub fn way(from: &str, to: &str) -> String {
    let from: Vec<&str> = from.split('/').collect();
    let to: Vec<&str> = to.split('/').collect();
    let folders = from.len() - 1;
    let shared = from[..folders].iter().zip(&to[..to.len() - 1]).take_while(|(one, other)| one == other).count();
    let up = std::iter::repeat_n("..", folders - shared);
    up.chain(to[shared..].iter().copied()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(path: &str, kind: Kind) -> Address {
        Address { path: path.to_owned(), kind }
    }

    #[test]
    fn a_page_is_the_index_of_its_folder_and_a_file_keeps_its_name() {
        for (path, kind, file) in [
            ("/", Kind::Page, "index.html"),
            ("/en/", Kind::Page, "en/index.html"),
            ("/plans/mie", Kind::Page, "plans/mie/index.html"),
            ("/plans/mie/snapshots?before=21", Kind::Page, "plans/mie/snapshots/before-21.html"),
            ("/plans/mie/indicators/a.csv", Kind::File, "plans/mie/indicators/a.csv"),
            ("/plans/mie/map.svg?period=FY2024", Kind::File, "plans/mie/map.period-FY2024.svg"),
            ("/api/v1/plans", Kind::Document, "api/v1/plans.json"),
            ("/api/v1/plans/mie/nodes?snapshot=2", Kind::Document, "api/v1/plans/mie/nodes.snapshot-2.json"),
            ("/plans/mie/meetings/a/documents/2", Kind::HandedIn("pdf"), "plans/mie/meetings/a/documents/2.pdf"),
            ("/assets/rashin-1.css", Kind::Asset, "assets/rashin-1.css"),
        ] {
            assert_eq!(file_of(path, kind), file);
        }
        assert_ne!(name_of("a=b-c"), name_of("a=b=c"));
    }

    #[test]
    fn the_way_between_files_holds_wherever_they_are_put() {
        for (from, to, expected) in [
            ("index.html", "plans/mie/index.html", "plans/mie/index.html"),
            ("plans/mie/index.html", "index.html", "../../index.html"),
            ("plans/mie/nodes/a/index.html", "plans/mie/nodes/b/index.html", "../b/index.html"),
            ("plans/mie/index.html", "plans/mie/index.html", "index.html"),
            ("plans/mie/index.html", "plans/mie/plan.xlsx", "plan.xlsx"),
            ("en/index.html", "assets/a.css", "../assets/a.css"),
        ] {
            assert_eq!(way(from, to), expected, "{from} to {to}");
        }
    }

    #[test]
    fn addresses_that_differ_in_case_alone_are_refused() {
        let both = [address("/plans/mie/nodes/A", Kind::Page), address("/plans/mie/nodes/a", Kind::Page)];
        assert!(matches!(Files::of(&both, &[]), Err(CopyFault::OneName { .. })));
    }

    #[test]
    fn an_address_that_leads_elsewhere_has_the_file_of_that() {
        let files = Files::of(
            &[address("/plans/mie/kpis/a", Kind::Page)],
            &[("/plans/mie/indicators/a".to_owned(), "/plans/mie/kpis/a".to_owned())],
        );
        let files = files.expect("files");
        assert_eq!(files.of_address("/plans/mie/indicators/a"), Some("plans/mie/kpis/a/index.html"));
        assert_eq!(files.of_address("/plans/mie/kpis/a?"), Some("plans/mie/kpis/a/index.html"));
        assert_eq!(files.of_address("/plans/mie/kpis/a?sort=name"), None);
    }
}
