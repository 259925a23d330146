//! What a browser does: keeps cookies, says where a form comes from, follows redirects when told.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use tower::ServiceExt;

use crate::house::HOST;

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
    pub bytes: Vec<u8>,
}

impl Answer {
    /// A header as text; blank when it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("ASCII"))
    }

    /// What the browser is told to keep.
    pub fn cookies(&self) -> Vec<&str> {
        self.headers.get_all("set-cookie").iter().map(|value| value.to_str().expect("ASCII")).collect()
    }

    /// Where it leads.
    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// The value of the first field with a name, as a form on the page has it.
    pub fn field(&self, name: &str) -> String {
        let start = self.text.find(&format!("name=\"{name}\"")).unwrap_or_else(|| panic!("a field {name}"));
        let tag = &self.text[start..start + self.text[start..].find('>').expect("an end")];
        let value = tag.split("value=\"").nth(1).map_or("", |rest| rest.split('"').next().unwrap_or(""));
        value.to_owned()
    }
}

impl Answer {
    /// The values of every field with a name, as forms on the page have them.
    pub fn fields(&self, name: &str) -> Vec<String> {
        let mark = format!("name=\"{name}\" value=\"");
        let values = self.text.split(&mark).skip(1).map(|rest| rest.split('"').next().unwrap_or_default());
        values
            .map(|value| value.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
            .collect()
    }
}

/// A browser.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    cookies: BTreeMap<String, String>,
}

impl Browser {
    /// A browser that has kept nothing.
    pub fn new(router: Router) -> Self {
        Self { router, cookies: BTreeMap::new() }
    }

    /// Keeps a cookie.
    pub fn keep(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    /// What it keeps under a name.
    pub fn kept(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    /// Opens a page; redirects are not followed.
    pub async fn get(&mut self, address: &str) -> Answer {
        self.send(Request::get(address), Body::empty()).await
    }

    /// Opens a page that must be there.
    pub async fn page(&mut self, address: &str) -> String {
        let answer = self.get(address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.text);
        answer.text
    }

    /// Sends a form from a page of the site.
    pub async fn post(&mut self, address: &str, fields: &[(&str, &str)]) -> Answer {
        let origin = format!("http://{HOST}");
        self.post_from(address, fields, &[("origin", &origin), ("sec-fetch-site", "same-origin")]).await
    }

    /// Sends a form with headers of its own.
    pub async fn post_from(&mut self, address: &str, fields: &[(&str, &str)], headers: &[(&str, &str)]) -> Answer {
        let body: String = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let mut request = Request::builder().method(Method::POST).uri(address);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.header("content-type", "application/x-www-form-urlencoded"), Body::from(body)).await
    }

    /// Sends JSON as a script of the page does.
    pub async fn post_json(&mut self, address: &str, body: &serde_json::Value) -> Answer {
        let request = Request::builder().method(Method::POST).uri(address);
        let request = request.header("origin", format!("http://{HOST}")).header("sec-fetch-site", "same-origin");
        self.send(request.header("content-type", "application/json"), Body::from(body.to_string())).await
    }

    /// Sends a form with a file.
    pub async fn post_file(&mut self, address: &str, fields: &[(&str, &str)], file: (&str, &[u8])) -> Answer {
        let mut body = Vec::new();
        for (name, value) in fields {
            let part = format!("--limit\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        let head = format!("--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{}\"\r\n\r\n", file.0);
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(file.1);
        body.extend_from_slice(b"\r\n--limit--\r\n");
        let request = Request::builder().method(Method::POST).uri(address);
        let request = request.header("origin", format!("http://{HOST}")).header("sec-fetch-site", "same-origin");
        self.send(request.header("content-type", "multipart/form-data; boundary=limit"), Body::from(body)).await
    }

    /// Sends a form and looks at the page that it leads to.
    pub async fn submit(&mut self, address: &str, fields: &[(&str, &str)]) -> String {
        let answer = self.post(address, fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{address}: {}", answer.text);
        let next = answer.location().to_owned();
        self.page(&next).await
    }

    async fn send(&mut self, request: axum::http::request::Builder, body: Body) -> Answer {
        let kept: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = request.header("host", HOST).header("cookie", kept.join("; ")).body(body).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.expect("a body");
        for line in parts.headers.get_all("set-cookie") {
            let (name, rest) = line.to_str().expect("ASCII").split_once('=').expect("a cookie");
            let value = rest.split(';').next().unwrap_or("");
            if value.is_empty() {
                self.cookies.remove(name);
            } else {
                self.keep(name, value);
            }
        }
        Answer {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
            bytes: bytes.to_vec(),
        }
    }
}
