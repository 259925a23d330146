//! A real OpenID Connect provider beside the tests, and a browser that signs in there.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use crate::house::HOST;

/// A provider that runs as long as this lives.
pub struct RunningProvider {
    process: Child,
    /// Kept open: it writes warnings there, and would fail if nobody listened.
    _output: BufReader<ChildStdout>,
    pub issuer: String,
}

impl RunningProvider {
    /// Starts it.
    pub fn start() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/provider");
        assert!(
            folder.join("node_modules/oidc-provider").exists(),
            "the provider for tests is not installed; run `scripts/setup.sh tests`"
        );
        let back = format!(r#"["http://{HOST}/sign-in/oidc/back","http://{HOST}/en/sign-in/oidc/back"]"#);
        let mut process = Command::new("node")
            .arg(folder.join("server.mjs"))
            .arg(back)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("node");
        let mut issuer = String::new();
        let mut output = BufReader::new(process.stdout.take().expect("output"));
        output.read_line(&mut issuer).expect("an issuer");
        Self { process, _output: output, issuer: issuer.trim().to_owned() }
    }

    /// Signs somebody in at the provider and gives the address that leads back.
    pub async fn sign_in(&self, address: &str, login: &str) -> String {
        // A connection each: the provider may close one that is idle just when it is used again.
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .pool_max_idle_per_host(0)
            .build()
            .expect("a connection");
        let mut cookies: BTreeMap<String, String> = BTreeMap::new();
        let (mut address, mut form) = (address.to_owned(), None::<String>);
        for _ in 0..20 {
            let kept: Vec<String> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            let request = match form.take() {
                Some(form) => {
                    client.post(&address).header("content-type", "application/x-www-form-urlencoded").body(form)
                }
                None => client.get(&address),
            };
            let answer = request.header("cookie", kept.join("; ")).send().await.expect("an answer");
            for cookie in answer.headers().get_all("set-cookie") {
                let (name, rest) = cookie.to_str().expect("ASCII").split_once('=').expect("a cookie");
                cookies.insert(name.to_owned(), rest.split(';').next().unwrap_or("").to_owned());
            }
            if let Some(next) = answer.headers().get("location") {
                let next = next.to_str().expect("ASCII");
                if let Some(path) = next.strip_prefix(&format!("http://{HOST}")) {
                    return path.to_owned();
                }
                address = if next.starts_with('/') { format!("{}{next}", self.issuer) } else { next.to_owned() };
                continue;
            }
            let page = answer.text().await.expect("a page");
            let prompt = if page.contains(r#"name="login""#) { "login" } else { "consent" };
            let fields = [("prompt", prompt), ("login", login), ("password", "any")];
            form = Some(form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish());
        }
        panic!("the provider does not let {login} in");
    }
}

impl Drop for RunningProvider {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
