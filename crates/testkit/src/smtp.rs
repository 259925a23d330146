//! A mail server for tests: it speaks SMTP on this machine, with and without encryption, and keeps
//! what it takes. The protocol is the one of the crate `mailin`, so that what sends is held against
//! somebody else's understanding of it.

use std::collections::VecDeque;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use mailin::{Action, AuthMechanism, Handler, Response, SessionBuilder, response};
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

/// The longest that [`SmtpServer::wait_for`] waits.
const PATIENCE: Duration = Duration::from_secs(20);

/// How a test's mail server protects its connections.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SmtpSecurity {
    /// It does not, and takes no sign-in.
    None,
    /// It offers STARTTLS, and takes the sign-in after it.
    StartTls,
    /// From the start.
    Tls,
}

/// A mail as the server took it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceivedMail {
    /// Sender on the envelope.
    pub from: String,
    /// Recipients on the envelope.
    pub to: Vec<String>,
    /// Headers and body.
    pub data: Vec<u8>,
    /// The user who signed in.
    pub user: Option<String>,
}

/// A mail server that lives as long as this value.
#[derive(Debug)]
pub struct SmtpServer {
    address: SocketAddr,
    certificate: String,
    shared: Arc<Shared>,
    stop: Option<tokio::sync::oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug, Default)]
struct Shared {
    state: Mutex<State>,
    arrived: Condvar,
}

#[derive(Debug, Default)]
struct State {
    received: Vec<ReceivedMail>,
    refusals: VecDeque<u16>,
    password: Option<(String, String)>,
}

impl SmtpServer {
    /// A server on a free port.
    ///
    /// # Panics
    /// If it cannot be started.
    pub fn start(security: SmtpSecurity) -> Self {
        Self::start_at(security, 0)
    }

    /// A server on a port, 0 for a free one.
    ///
    /// # Panics
    /// If it cannot be started.
    pub fn start_at(security: SmtpSecurity, port: u16) -> Self {
        let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]);
        let made = made.unwrap_or_else(|error| panic!("a certificate: {error}"));
        let acceptor = acceptor(made.cert.der().clone(), made.signing_key.serialize_der());
        let shared = Arc::new(Shared::default());
        let (stop, stopped) = tokio::sync::oneshot::channel();
        let (tell, told) = std::sync::mpsc::channel();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.unwrap_or_else(|error| panic!("a runtime: {error}"));
        let state = Arc::clone(&shared);
        let thread = std::thread::spawn(move || {
            runtime.block_on(async {
                let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await;
                let listener = listener.unwrap_or_else(|error| panic!("port {port}: {error}"));
                let _ = tell.send(listener.local_addr());
                tokio::select! {
                    () = serve(&listener, security, &acceptor, &state) => {}
                    _ = stopped => {}
                }
            });
        });
        let address = told.recv().unwrap_or_else(|error| panic!("the mail server did not start: {error}"));
        let address = address.unwrap_or_else(|error| panic!("its address: {error}"));
        Self { address, certificate: made.cert.pem(), shared, stop: Some(stop), thread: Some(thread) }
    }

    /// Its port at `localhost`.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// The certificate to trust, as PEM.
    pub fn certificate(&self) -> &str {
        &self.certificate
    }

    /// From now on it takes this user and password, and nobody who did not sign in.
    pub fn ask_for(&self, user: &str, password: &str) {
        self.state().password = Some((user.to_owned(), password.to_owned()));
    }

    /// It refuses the next recipient with a code of SMTP; said twice, the next two.
    pub fn refuse_next(&self, code: u16) {
        self.state().refusals.push_back(code);
    }

    /// What it took so far.
    pub fn received(&self) -> Vec<ReceivedMail> {
        self.state().received.clone()
    }

    /// Waits until it has taken so many, and gives them.
    ///
    /// # Panics
    /// If they do not come.
    pub fn wait_for(&self, count: usize) -> Vec<ReceivedMail> {
        let waited =
            self.shared.arrived.wait_timeout_while(self.state(), PATIENCE, |state| state.received.len() < count);
        let (state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        assert!(state.received.len() >= count, "{} of {count} mails came", state.received.len());
        state.received.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.shared.state()
    }
}

impl Drop for SmtpServer {
    fn drop(&mut self) {
        drop(self.stop.take());
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn acceptor(certificate: CertificateDer<'static>, key: Vec<u8>) -> TlsAcceptor {
    let key = PrivateKeyDer::try_from(key).unwrap_or_else(|error| panic!("a key: {error}"));
    let provider = Arc::new(tokio_rustls::rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .and_then(|config| config.with_no_client_auth().with_single_cert(vec![certificate], key));
    TlsAcceptor::from(Arc::new(config.unwrap_or_else(|error| panic!("a configuration: {error}"))))
}

async fn serve(listener: &TcpListener, security: SmtpSecurity, acceptor: &TlsAcceptor, shared: &Arc<Shared>) {
    loop {
        let Ok((stream, _)) = listener.accept().await else { continue };
        let (acceptor, shared) = (acceptor.clone(), Arc::clone(shared));
        // A client that goes away in the middle is no failure of the server.
        tokio::spawn(async move {
            let _ = converse(stream, security, &acceptor, shared).await;
        });
    }
}

async fn converse(
    stream: TcpStream,
    security: SmtpSecurity,
    acceptor: &TlsAcceptor,
    shared: Arc<Shared>,
) -> io::Result<()> {
    let mut builder = SessionBuilder::new("localhost");
    if security == SmtpSecurity::StartTls {
        builder.enable_start_tls();
    }
    if shared.state().password.is_some() {
        builder.enable_auth(AuthMechanism::Plain);
    }
    let taker = Taker { shared, ..Taker::default() };
    let mut session = builder.build(IpAddr::V4(Ipv4Addr::LOCALHOST), taker);
    let greeting = session.greeting();
    if security == SmtpSecurity::Tls {
        session.tls_active();
        let mut stream = BufReader::new(acceptor.accept(stream).await?);
        reply(&mut stream, &greeting).await?;
        return hear(&mut session, &mut stream).await.map(|_| ());
    }
    let mut stream = BufReader::new(stream);
    reply(&mut stream, &greeting).await?;
    if hear(&mut session, &mut stream).await? {
        session.tls_active();
        let mut stream = BufReader::new(acceptor.accept(stream.into_inner()).await?);
        hear(&mut session, &mut stream).await?;
    }
    Ok(())
}

/// Answers line by line until the end; gives whether the connection is to be encrypted from here on.
async fn hear<S>(session: &mut mailin::Session<Taker>, stream: &mut BufReader<S>) -> io::Result<bool>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let mut line = Vec::new();
    loop {
        line.clear();
        if stream.read_until(b'\n', &mut line).await? == 0 {
            return Ok(false);
        }
        let answer = session.process(&line);
        reply(stream, &answer).await?;
        match answer.action {
            Action::Close => return Ok(false),
            Action::UpgradeTls => return Ok(true),
            Action::Reply | Action::NoReply => {}
        }
    }
}

async fn reply<S: AsyncRead + AsyncWrite + Unpin>(stream: &mut BufReader<S>, answer: &Response) -> io::Result<()> {
    stream.write_all(&answer.buffer()?).await?;
    stream.flush().await
}

/// What the client of one connection said.
#[derive(Debug, Default)]
struct Taker {
    shared: Arc<Shared>,
    user: Option<String>,
    from: String,
    to: Vec<String>,
    data: Vec<u8>,
}

impl Handler for Taker {
    fn mail(&mut self, _: IpAddr, _: &str, from: &str) -> Response {
        from.clone_into(&mut self.from);
        self.to.clear();
        response::OK
    }

    fn rcpt(&mut self, to: &str) -> Response {
        if let Some(code) = self.shared.state().refusals.pop_front() {
            return Response::custom(code, format!("<{to}> is not taken"));
        }
        self.to.push(to.to_owned());
        response::OK
    }

    fn data(&mut self, line: &[u8]) -> io::Result<()> {
        self.data.extend_from_slice(line);
        Ok(())
    }

    fn data_end(&mut self) -> Response {
        let mail = ReceivedMail {
            from: self.from.clone(),
            to: std::mem::take(&mut self.to),
            data: std::mem::take(&mut self.data),
            user: self.user.clone(),
        };
        self.shared.state().received.push(mail);
        self.shared.arrived.notify_all();
        response::OK
    }

    fn auth_plain(&mut self, _: &str, user: &str, password: &str) -> Response {
        let asked = self.shared.state().password.clone();
        if asked.is_some_and(|(known, secret)| known == user && secret == password) {
            self.user = Some(user.to_owned());
            response::AUTH_OK
        } else {
            response::INVALID_CREDENTIALS
        }
    }
}
