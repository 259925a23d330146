//! `rashin user`: accounts, by whoever runs the program on the machine that holds the store.

use std::io::Read as _;

use anyhow::{Context, Result, anyhow, bail};
use clap::{Args, Subcommand};
use rashin_model::people::{Assignment, Government, GovernmentKind, Role};
use rashin_model::{AreaCode, Code, Lang};
use rashin_service::Error;
use rashin_service::people::{self, Newcomer};
use rashin_service::records::{Changes, find};
use rashin_service::rights::Actor;
use rashin_shipped::BodyKind;
use rashin_store::Database;

use crate::clock;
use crate::exit::Exit;
use crate::origin::{self, StoreArgs};

/// Accounts, by the operator.
#[derive(Debug, Args)]
pub struct User {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Add an account that can be used at once; its password is read from standard input
    Add(New),
    /// Add an account and print the link with which its owner takes it up
    Invite(Invite),
    /// List accounts with their state and roles
    List(List),
    /// Disable an account and end its sessions
    Disable(Named),
    /// Print a link for a new password, good for an hour
    ResetPassword(Reset),
}

#[derive(Debug, Args)]
struct New {
    /// Address for mail and sign-in
    #[arg(value_name = "MAIL")]
    mail: String,
    /// Name to show to colleagues
    #[arg(long)]
    name: String,
    /// Role, area code and, where the role has one, office: administrator@050008, owner@050008/050008-01
    #[arg(long = "role", value_name = "ROLE@AREA[/OFFICE]", required = true, value_parser = assignment)]
    roles: Vec<Assignment>,
    /// Pages and mail in English
    #[arg(long)]
    english: bool,
    #[command(flatten)]
    store: StoreArgs,
}

#[derive(Debug, Args)]
struct Invite {
    #[command(flatten)]
    new: New,
    #[command(flatten)]
    reached: Reached,
}

#[derive(Debug, Args)]
struct List {
    #[command(flatten)]
    store: StoreArgs,
}

#[derive(Debug, Args)]
struct Named {
    /// Address of the account
    #[arg(value_name = "MAIL")]
    mail: String,
    /// Why; kept in the journal
    #[arg(long, default_value = "")]
    reason: String,
    #[command(flatten)]
    store: StoreArgs,
}

#[derive(Debug, Args)]
struct Reset {
    #[command(flatten)]
    named: Named,
    /// Remove the one-time codes too, as when the device was lost
    #[arg(long)]
    remove_codes: bool,
    #[command(flatten)]
    reached: Reached,
}

#[derive(Debug, Args)]
struct Reached {
    /// Address under which people reach the server
    #[arg(long, value_name = "URL", env = "RASHIN_PUBLIC_URL", default_value = "http://127.0.0.1:8080")]
    public_url: String,
}

impl Reached {
    fn address(&self) -> &str {
        self.public_url.trim_end_matches('/')
    }
}

impl User {
    /// Does it.
    pub fn run(&self) -> Result<Exit> {
        origin::runtime()?.block_on(async {
            match &self.what {
                What::Add(new) => add(new).await,
                What::Invite(invited) => invite(invited).await,
                What::List(all) => list(all).await,
                What::Disable(named) => disable(named).await,
                What::ResetPassword(reset) => reset_password(reset).await,
            }
        })
    }
}

fn operator() -> Actor {
    Actor::operator(&std::env::var("USER").unwrap_or_else(|_| "operator".to_owned()))
}

fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| anyhow!("no random bytes: {error}"))?;
    Ok(bytes)
}

/// What the service said, for a terminal.
fn told(error: &Error) -> anyhow::Error {
    anyhow!(error.message(Lang::En))
}

async fn add(new: &New) -> Result<Exit> {
    let store = new.store.open().await?;
    let newcomer = new.newcomer(&store).await?;
    let mut password = String::new();
    std::io::stdin().read_to_string(&mut password).context("cannot read the password from standard input")?;
    let password = password.trim_end_matches(['\r', '\n']);
    let random = (random()?, &random()?);
    let account = people::add_account(&store, &operator(), &newcomer, password, random, clock::now())
        .await
        .map_err(|error| told(&error))?;
    println!("{account}\t{}", newcomer.mail);
    Ok(Exit::Fine)
}

async fn invite(invited: &Invite) -> Result<Exit> {
    let store = invited.new.store.open().await?;
    let newcomer = invited.new.newcomer(&store).await?;
    let random = (random()?, &random()?);
    let address = invited.reached.address();
    let invited = people::invite(&store, &operator(), &newcomer, address, random, clock::now())
        .await
        .map_err(|error| told(&error))?;
    println!("{}", invited.link);
    Ok(Exit::Fine)
}

async fn list(all: &List) -> Result<Exit> {
    let store = all.store.open().await?;
    for (account, person) in people::list_accounts(&store, &operator()).await.map_err(|error| told(&error))? {
        let roles: Vec<String> = account.assignments.iter().map(written).collect();
        println!("{}\t{}\t{}\t{}\t{}", account.id, account.state.code(), person.mail, person.name, roles.join(" "));
    }
    Ok(Exit::Fine)
}

async fn disable(named: &Named) -> Result<Exit> {
    let store = named.store.open().await?;
    let account = named.account(&store).await?;
    people::disable_account(&store, &operator(), &account, &named.reason, clock::now())
        .await
        .map_err(|error| told(&error))?;
    println!("{account} is disabled");
    Ok(Exit::Fine)
}

async fn reset_password(reset: &Reset) -> Result<Exit> {
    let store = reset.named.store.open().await?;
    let account = reset.named.account(&store).await?;
    if reset.remove_codes {
        people::remove_totp(&store, &operator(), &account, &reset.named.reason, clock::now())
            .await
            .map_err(|error| told(&error))?;
    }
    let (_, person) = people::find_account(&store, &account).await.map_err(|error| told(&error))?;
    let by = operator();
    let link = people::issue_reset(&store, &by.id, &person, reset.reached.address(), &random()?, clock::now())
        .await
        .map_err(|error| told(&error))?;
    println!("{link}");
    Ok(Exit::Fine)
}

impl Named {
    async fn account(&self, store: &Database) -> Result<Code> {
        let person = people::find_by_mail(store, &self.mail).await.map_err(|error| told(&error))?;
        let Some(person) = person else { bail!("there is no account with the address {}", self.mail) };
        Ok(person.account.clone())
    }
}

impl New {
    /// Who is to be added; a prefecture that is not registered yet is, so that a fresh store can be
    /// set up from here.
    async fn newcomer(&self, store: &Database) -> Result<Newcomer> {
        for assignment in &self.roles {
            let area = assignment.government;
            if find::<Government>(store, &area.to_string()).await.map_err(|error| told(&error))?.is_some() {
                continue;
            }
            let body = rashin_shipped::areas().get(area).filter(|body| body.kind == BodyKind::Prefecture);
            let Some(body) = body else {
                bail!("the government {area} is not registered; municipalities are registered at /desk/offices")
            };
            let (by, key) = (operator(), area.to_string());
            let mut changes = Changes::new(&by.id, "add_government", &key, clock::now()).of(area);
            changes.add(&Government {
                area,
                name: body.name.to_owned(),
                name_en: None,
                kind: GovernmentKind::Prefecture,
                parent: None,
            });
            changes.commit(store).await.map_err(|error| told(&error))?;
        }
        Ok(Newcomer {
            mail: self.mail.clone(),
            name: self.name.clone(),
            english: self.english,
            assignments: self.roles.clone(),
        })
    }
}

fn assignment(text: &str) -> Result<Assignment, String> {
    let form = "write it as ROLE@AREA or ROLE@AREA/OFFICE, such as owner@050008/050008-01";
    let (role, place) = text.split_once('@').ok_or(form)?;
    let role = Role::ALL
        .iter()
        .copied()
        .find(|known| known.code() == role)
        .ok_or_else(|| format!("there is no role \"{role}\"; there are {}", Role::CODES.join(", ")))?;
    let (area, office) = place.split_once('/').map_or((place, None), |(area, office)| (area, Some(office)));
    let government = AreaCode::parse(area).ok_or_else(|| format!("\"{area}\" is not an area code"))?;
    let office =
        office.map(|office| Code::new(office).ok_or_else(|| format!("\"{office}\" is not a code"))).transpose()?;
    Ok(Assignment { role, government, office })
}

fn written(assignment: &Assignment) -> String {
    let office = assignment.office.as_ref().map(|office| format!("/{office}")).unwrap_or_default();
    format!("{}@{}{office}", assignment.role.code(), assignment.government)
}
