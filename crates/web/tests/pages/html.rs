//! Just enough of HTML to look at what the templates write: they quote every attribute and close
//! every element that is not void.

/// A piece of a page.
#[derive(Debug)]
pub enum Piece<'a> {
    /// The beginning of an element.
    Start(Tag<'a>),
    /// Its end.
    End(&'a str),
    /// Text between elements, as it was written.
    Text(&'a str),
}

/// The beginning of an element.
#[derive(Debug, Clone)]
pub struct Tag<'a> {
    pub name: &'a str,
    attributes: Vec<(&'a str, &'a str)>,
    closes_itself: bool,
}

/// Elements without content.
const VOID: [&str; 5] = ["br", "hr", "input", "link", "meta"];

impl<'a> Tag<'a> {
    fn read(text: &'a str) -> Self {
        let closes_itself = text.ends_with('/');
        let text = text.trim_end_matches('/');
        let (name, mut rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        let mut attributes = Vec::new();
        loop {
            rest = rest.trim_start();
            let end = rest.find(|letter: char| letter == '=' || letter.is_whitespace()).unwrap_or(rest.len());
            let (key, behind) = rest.split_at(end);
            if key.is_empty() {
                break;
            }
            let quoted = behind.strip_prefix("=\"").and_then(|quoted| quoted.split_once('"'));
            let (value, behind) = quoted.unwrap_or(("", behind));
            attributes.push((key, value));
            rest = behind;
        }
        Self { name, attributes, closes_itself }
    }

    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&'a str> {
        self.attributes.iter().find(|(key, _)| *key == name).map(|(_, value)| *value)
    }

    /// Whether it has an attribute, with a value or without.
    pub fn has(&self, name: &str) -> bool {
        self.attributes.iter().any(|(key, _)| *key == name)
    }

    /// Whether it has a class.
    pub fn has_class(&self, class: &str) -> bool {
        self.get("class").is_some_and(|classes| classes.split_whitespace().any(|own| own == class))
    }

    /// Whether an element of this kind has an end.
    pub fn has_end(&self) -> bool {
        !self.closes_itself && !VOID.contains(&self.name)
    }
}

/// The pieces of a page.
pub fn pieces(page: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = page.strip_prefix("<!DOCTYPE html>").unwrap_or(page);
    while let Some(open) = rest.find('<') {
        if open > 0 {
            pieces.push(Piece::Text(&rest[..open]));
        }
        let close = open + rest[open..].find('>').expect("a tag ends");
        let inside = &rest[open + 1..close];
        pieces.push(match inside.strip_prefix('/') {
            Some(name) => Piece::End(name),
            None => Piece::Start(Tag::read(inside)),
        });
        rest = &rest[close + 1..];
    }
    pieces
}

/// The beginnings of all elements.
pub fn tags(page: &str) -> Vec<Tag<'_>> {
    pieces(page).into_iter().filter_map(|piece| if let Piece::Start(tag) = piece { Some(tag) } else { None }).collect()
}

/// The texts of the elements that are wanted, without the markup inside them.
pub fn texts(page: &str, wanted: impl Fn(&Tag<'_>) -> bool) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut depth = 0;
    for piece in pieces(page) {
        match piece {
            Piece::Start(tag) => {
                if wanted(&tag) {
                    found.push(String::new());
                    open.push((depth, found.len() - 1));
                }
                depth += usize::from(tag.has_end());
            }
            Piece::End(_) => {
                depth -= 1;
                open.retain(|(at, _)| *at < depth);
            }
            Piece::Text(text) => open.iter().for_each(|(_, place)| found[*place].push_str(&unescaped(text))),
        }
    }
    found
}

/// A text without entities.
pub fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}
