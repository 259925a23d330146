//! A page as it stands in a copy: its links lead to files, and what needs a server is left out.

use lol_html::html_content::{ContentType, Element};
use lol_html::{RewriteStrSettings, element, rewrite_str};

use super::files::{Files, way};
use crate::addresses::Address;

/// Attributes that hold an address.
const ADDRESSES: [&str; 7] = ["href", "action", "xlink:href", "src", "data-src", "data-href", "poster"];

/// A page and where it stands.
pub struct Page<'a> {
    /// Its address.
    pub address: &'a str,
    /// Its file.
    pub path: &'a str,
    /// The content security policy that its header says.
    pub policy: &'a str,
    /// What its links begin with, where they must hold from anywhere.
    pub base: Option<&'a str>,
}

impl Page<'_> {
    /// What an address in the page becomes: `None` for one that the copy does not have. A view of a page or file,
    /// chosen by a query, is added to what was found; those that a view leads to are not, so that there is an end.
    fn link(&self, files: &Files, link: &str, found: &mut Vec<Address>) -> Option<String> {
        let link = link.replace("&amp;", "&");
        let (address, anchor) = link.split_once('#').map_or((link.as_str(), None), |(before, id)| (before, Some(id)));
        let anchor = anchor.map(|id| format!("#{id}")).unwrap_or_default();
        if (address.is_empty() && !anchor.is_empty()) || is_elsewhere(address) {
            return Some(link);
        }
        let (own, is_view) = self.address.split_once('?').map_or((self.address, false), |(own, _)| (own, true));
        let whole = if address.starts_with('/') { address.to_owned() } else { format!("{own}{address}") };
        let file = match files.of_address(&whole) {
            Some(file) => file.to_owned(),
            None if is_view => return None,
            None => {
                let (view, file) = files.of_view(&whole)?;
                found.push(view);
                file
            }
        };
        let way = self.base.map_or_else(|| way(self.path, &file), |base| format!("{base}/{file}"));
        Some(format!("{way}{anchor}"))
    }

    /// The policy as an element can say it: who may frame a page only a header can say.
    fn policy(&self) -> String {
        let said = self.policy.split(';').map(str::trim).filter(|rule| !rule.starts_with("frame-ancestors"));
        said.filter(|rule| !rule.is_empty()).collect::<Vec<_>>().join("; ")
    }

    fn is_english(&self) -> bool {
        self.address.starts_with("/en/")
    }

    /// What stands where a form was.
    fn instead_of_form(&self) -> &'static str {
        if self.is_english() {
            "<div class=\"notice\"><p>This is a copy made of files: choosing by a form needs a server. The tables show everything; their CSV and Excel files hold all rows.</p></div>"
        } else {
            "<div class=\"notice\"><p>これはファイルだけでできた写しのため、条件を送るしぼり込みはできません。表にはすべてを示しています。CSVとExcelにはすべての行があります。</p></div>"
        }
    }
}

/// Another site, mail, data that stand in the address itself.
fn is_elsewhere(address: &str) -> bool {
    address.split_once(':').is_some_and(|(scheme, _)| !scheme.contains(['/', '?', '.']))
}

/// The page as it stands in a copy, and the views that it leads to.
///
/// # Errors
/// Why the page could not be read as HTML.
pub fn rewrite(files: &Files, page: &Page<'_>, bytes: &[u8]) -> Result<(Vec<u8>, Vec<Address>), String> {
    let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
    let policy = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\"><meta name=\"referrer\" content=\"same-origin\">",
        page.policy()
    );
    let mut found = Vec::new();
    let links = |element: &mut Element<'_, '_>| {
        for name in ADDRESSES {
            let Some(link) = element.get_attribute(name) else { continue };
            match page.link(files, &link, &mut found) {
                Some(way) => element.set_attribute(name, &way.replace('&', "&amp;"))?,
                // A relation of the document to what is not in the copy, or a link that is a text now.
                None if element.tag_name() == "link" => element.remove(),
                None => element.remove_attribute(name),
            }
        }
        Ok(())
    };
    let head = element!("meta[charset]", |meta| {
        meta.after(&policy, ContentType::Html);
        Ok(())
    });
    // Questions are answered in the browser; their form leads to the page that does it.
    let forms = element!("form:not(.search-box)", |form| {
        form.replace(page.instead_of_form(), ContentType::Html);
        Ok(())
    });
    let settings = [head, forms, element!("*", links)]
        .into_iter()
        .fold(RewriteStrSettings::new(), RewriteStrSettings::append_element_content_handler);
    let written = rewrite_str(text, settings).map_err(|error| error.to_string())?;
    Ok((written.into_bytes(), found))
}
