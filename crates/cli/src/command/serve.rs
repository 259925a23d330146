//! `rashin serve`.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use clap::Args;
use rashin_mail::{Mailer, Pace, run_mail};
use rashin_model::Lang;
use rashin_report::Press;
use rashin_service::mail::{MailPlan, ReminderDays};
use rashin_store::Database;
use rashin_web::{Settings, Site};
use tokio::sync::watch;
use tracing_subscriber::EnvFilter;

use crate::clock;
use crate::exit::Exit;
use crate::oidc::OidcArgs;
use crate::open_data::TermsArgs;
use crate::origin::{self, StoreArgs};
use crate::post::MailArgs;
use crate::press::PressArgs;
use crate::set_up_code::set_up_code;

/// How long the end waits for a mail that is being sent.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long the first pages have the machine to themselves.
const FIRST_PAGES: Duration = Duration::from_secs(1);

/// Serve the plans of a store.
#[derive(Debug, Args)]
pub struct Serve {
    /// Address to listen at
    #[arg(long, value_name = "ADDRESS", env = "RASHIN_LISTEN", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    #[command(flatten)]
    reached: Reached,
    #[command(flatten)]
    mail: MailArgs,
    #[command(flatten)]
    oidc: OidcArgs,
    #[command(flatten)]
    store: StoreArgs,
}

/// How people reach the server.
#[derive(Debug, Args)]
pub struct Reached {
    /// Address under which people reach the server, such as <https://plans.example.jp>; links in mail
    /// begin so, and with https the sign-in is sent over https only
    #[arg(long, value_name = "URL", env = "RASHIN_PUBLIC_URL")]
    public_url: Option<String>,
    /// A proxy stands before the server and names visitors in X-Forwarded-For and X-Forwarded-Proto
    #[arg(long, env = "RASHIN_BEHIND_PROXY")]
    behind_proxy: bool,
    /// What a program on another machine gives to read /metrics (Authorization: Bearer TOKEN);
    /// programs on this machine need none
    #[arg(long, value_name = "TOKEN", env = "RASHIN_METRICS_TOKEN", hide_env_values = true)]
    metrics_token: Option<String>,
    #[command(flatten)]
    terms: TermsArgs,
    #[command(flatten)]
    press: PressArgs,
}

impl Reached {
    /// The settings of a server that listens at an address.
    fn settings(&self, listening: SocketAddr, press: Arc<Press>) -> Settings {
        let public_url = self.public_url.clone().unwrap_or_else(|| format!("http://{listening}"));
        let metrics_token = self.metrics_token.clone().filter(|token| !token.is_empty());
        Settings {
            behind_proxy: self.behind_proxy,
            is_address_named: self.public_url.is_some(),
            licence: self.terms.licence.clone(),
            metrics_token,
            press,
            ..Settings::at(public_url)
        }
    }
}

impl Serve {
    /// Serves until interrupted.
    pub fn run(&self) -> Result<Exit> {
        let mailer = self.mail.mailer()?;
        if mailer.is_some() && self.reached.public_url.is_none() {
            bail!("a mail server is named, but not what links in mail begin with; name it with --public-url");
        }
        let provider = self.oidc.provider()?;
        if provider.is_some() && self.reached.public_url.is_none() {
            bail!("a provider is named, but not the address it sends people back to; name it with --public-url");
        }
        let press = Arc::new(self.reached.press.press(Lang::En)?);
        let post = Post { mailer, days: self.mail.reminder_days() };
        origin::runtime()?.block_on(async {
            let store = self.store.open().await?;
            let set_up_code = set_up_code(&store).await?;
            let settings = |listening| Settings { set_up_code, provider, ..self.reached.settings(listening, press) };
            serve(store, self.listen, settings, post, "").await
        })
    }
}

/// What the server does about mail.
#[derive(Debug, Default)]
pub struct Post {
    /// The mail server; without one mail stays in the queue.
    pub mailer: Option<Mailer>,
    /// When reminders go out.
    pub days: ReminderDays,
}

/// Serves a store until the process is asked to stop; requests under way are finished.
pub async fn serve(
    store: Database,
    listen: SocketAddr,
    settings: impl FnOnce(SocketAddr) -> Settings,
    post: Post,
    greeting: &str,
) -> Result<Exit> {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let listener = tokio::net::TcpListener::bind(listen).await.with_context(|| {
        format!("cannot listen at {listen}; choose another address with --listen, such as --listen 127.0.0.1:8081")
    })?;
    let address = listener.local_addr()?;
    println!("{greeting}http://{address}/");
    let settings = Settings { sends_mail: post.mailer.is_some(), ..settings(address) };
    let (stop, stopping) = watch::channel(false);
    let plan = MailPlan { days: post.days, public_url: settings.public_url.clone() };
    let mail = run_mail(store.clone(), post.mailer, plan, clock::now, Pace::default(), stopping);
    let mail = tokio::spawn(mail);
    let site = Site::new(store.clone(), clock::now, settings);
    let prepared = tokio::spawn(prepare(site.clone()));
    let router = rashin_web::router(site);
    axum::serve(listener, router.into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(interrupted())
        .await?;
    prepared.abort();
    let _ = stop.send(true);
    if tokio::time::timeout(PATIENCE, mail).await.is_err() {
        tracing::warn!("a mail was being sent when the program ended; it may go out again");
    }
    store.close().await;
    Ok(Exit::Fine)
}

/// Makes ready what the first question would wait for, once the first pages are out.
async fn prepare(site: Site) {
    tokio::time::sleep(FIRST_PAGES).await;
    site.prepare_search().await;
}

async fn interrupted() {
    let interrupt = tokio::signal::ctrl_c();
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = interrupt => {}
        () = terminate => {}
    }
}
