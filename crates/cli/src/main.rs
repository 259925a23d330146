//! `rashin`: the one program.

mod clock;
mod command;
mod copying;
mod demo;
mod differences;
mod exit;
mod kept;
mod oidc;
mod open_data;
mod operator;
mod origin;
mod post;
mod press;
mod report;
mod returned;
mod reviewing;
mod set_up_code;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::exit::Exit;

/// Rashin (羅針): hold a plan, evaluate it, show it.
#[derive(Debug, Parser)]
#[command(name = "rashin", version, about, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Boundaries of areas, for maps in their shapes: import, list, remove
    #[command(subcommand)]
    Areas(command::areas::Areas),
    /// Load the five plans into a store of their own and serve them at 127.0.0.1:8080
    Demo(command::demo::Demo),
    /// Serve the plans of a store
    Serve(command::serve::Serve),
    /// Check a plan folder or workbook: every problem at once
    Check(command::check::Check),
    /// Evaluate a plan: every figure with its formula, inputs and reason when empty
    Evaluate(command::evaluate::Evaluate),
    /// Bring a plan folder, a workbook or a CSV of readings into a store
    Import(command::import::Import),
    /// Write a plan out of a store, or the open data of a publication, in many formats
    Export(command::export::Export),
    /// Write the public site as files that need no server: for any web server, or to be opened as they are
    Publish(command::publish::Publish),
    /// Publish a plan, list what was published, verify it
    Snapshot(command::snapshot::Snapshot),
    /// Back everything in a store up, while the server runs
    Backup(command::backup::Backup),
    /// Print a document of a plan, such as the progress table: PDF, or Excel
    Report(command::report::Report),
    /// Restore a backup into an empty store, and check it
    Restore(command::restore::Restore),
    /// Check or export the journal: who did what, when and why
    #[command(subcommand)]
    Journal(command::journal::Journal),
    /// Compute over CSV from standard input
    #[command(subcommand)]
    Calc(rashin_calc::Calc),
    /// Print the plan format as Markdown
    Format,
    /// Write the workbooks of a review, and read what came back
    #[command(subcommand)]
    Review(command::review::Review),
    /// Print the table of rights as Markdown
    Rights,
    /// Hand in one workbook of answers
    Submit(command::submit::Submit),
    /// Write an empty workbook in the plan format
    Template(command::template::Template),
    /// Accounts, by the operator: add, invite, list, disable, reset a password
    User(command::user::User),
    /// Print the OpenAPI description of the API
    Openapi,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let done = match cli.command {
        Command::Areas(areas) => areas.run(),
        Command::Demo(demo) => demo.run(),
        Command::Serve(serve) => serve.run(),
        Command::Check(check) => check.run(),
        Command::Evaluate(evaluate) => evaluate.run(),
        Command::Import(import) => import.run(),
        Command::Export(export) => export.run(),
        Command::Publish(publish) => publish.run(),
        Command::Snapshot(snapshot) => snapshot.run(),
        Command::Backup(backup) => backup.run(),
        Command::Report(report) => report.run(),
        Command::Restore(restore) => restore.run(),
        Command::Journal(journal) => journal.run(),
        Command::Calc(calc) => Ok(command::calc::run(&calc)),
        Command::Format => command::format::run(),
        Command::Review(review) => review.run(),
        Command::Rights => command::rights::run(),
        Command::Submit(submit) => submit.run(),
        Command::Template(template) => template.run(),
        Command::User(user) => user.run(),
        Command::Openapi => command::openapi::run(),
    };
    match done {
        Ok(exit) => exit.into(),
        Err(error) => {
            eprintln!("rashin: {error:#}");
            Exit::Unreadable.into()
        }
    }
}
