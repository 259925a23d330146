//! `rashin serve`.

use std::net::SocketAddr;

use anyhow::{Context, Result};
use clap::Args;
use rashin_store::Database;
use rashin_web::Site;
use tracing_subscriber::EnvFilter;

use crate::clock;
use crate::exit::Exit;
use crate::origin::{self, StoreArgs};

/// Serve the plans of a store.
#[derive(Debug, Args)]
pub struct Serve {
    /// Address to listen at
    #[arg(long, value_name = "ADDRESS", env = "RASHIN_LISTEN", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    #[command(flatten)]
    store: StoreArgs,
}

impl Serve {
    /// Serves until interrupted.
    pub fn run(&self) -> Result<Exit> {
        origin::runtime()?.block_on(async {
            let store = self.store.open().await?;
            serve(store, self.listen, "").await
        })
    }
}

/// Serves a store until the process is asked to stop; requests under way are finished.
pub async fn serve(store: Database, listen: SocketAddr, greeting: &str) -> Result<Exit> {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let listener = tokio::net::TcpListener::bind(listen).await.with_context(|| {
        format!("cannot listen at {listen}; choose another address with --listen, such as --listen 127.0.0.1:8081")
    })?;
    let address = listener.local_addr()?;
    println!("{greeting}http://{address}/");
    let router = rashin_web::router(Site::new(store.clone(), clock::now));
    axum::serve(listener, router).with_graceful_shutdown(interrupted()).await?;
    store.close().await;
    Ok(Exit::Fine)
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
