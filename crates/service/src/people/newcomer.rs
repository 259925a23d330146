//! Somebody who is to have an account.

use jiff::Timestamp;
use rashin_model::people::{
    Account, AccountState, Assignment, Government, GovernmentKind, MailPreference, Office, Person, Role,
};
use rashin_model::{Code, Lang, Sentence};

use super::address::{Address, check_mail, find_by_mail, fold_mail};
use crate::hex::hex;
use crate::port::Store;
use crate::records::{Changes, find};
use crate::{Error, Refusal};

/// Random bytes for the code of an account.
pub type AccountBytes = [u8; 8];

/// Somebody who is to have an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newcomer {
    /// Address for mail and sign-in.
    pub mail: String,
    /// Name to show to colleagues.
    pub name: String,
    /// Whether pages and mail are to be in English.
    pub english: bool,
    /// The roles.
    pub assignments: Vec<Assignment>,
}

impl Newcomer {
    /// Everything that is wrong with what was entered, but the roles.
    pub(super) async fn check(&self, store: &impl Store) -> Result<Vec<Refusal>, Error> {
        let mail = fold_mail(&self.mail);
        let mut refusals: Vec<Refusal> = check_mail(&mail).into_iter().collect();
        if find_by_mail(store, &mail).await?.is_some() {
            refusals.push(Refusal::new(
                "mail",
                Sentence::new("このアドレスの利用者は、もういます", "There is an account with this address already"),
                Sentence::new(
                    "利用者の一覧で役割を足すか、別のアドレスにしてください",
                    "Add the role in the list of accounts, or use another address",
                ),
            ));
        }
        refusals.extend(check_name(&self.name));
        Ok(refusals)
    }

    /// Adds account, person and address to changes, and gives the code of the account.
    pub(super) fn enrol(
        &self,
        changes: &mut Changes<'_>,
        state: AccountState,
        password: Option<String>,
        bytes: AccountBytes,
        at: Timestamp,
    ) -> Person {
        let account = Account { id: account_code(bytes), state, assignments: self.assignments.clone(), created_at: at };
        let person = Person {
            account: account.id.clone(),
            mail: fold_mail(&self.mail),
            name: self.name.trim().to_owned(),
            english: self.english,
            password,
            totp: None,
            totp_step: 0,
            oidc: None,
            mails: MailPreference::default(),
        };
        changes.add(&account);
        changes.add(&Address::of(&person));
        changes.add(&person);
        person
    }
}

/// The code of an account: random, so that it tells nothing.
fn account_code(bytes: AccountBytes) -> Code {
    Code::new(&format!("u{}", hex(&bytes))).expect("letters and digits are a code")
}

/// What is wrong with a name, if anything.
pub(super) fn check_name(name: &str) -> Option<Refusal> {
    let letters = name.trim().chars().count();
    let fits = (1..=100).contains(&letters) && !name.contains(char::is_control);
    (!fits).then(|| {
        Refusal::new(
            "name",
            Sentence::new("名前がないか、長すぎます", "The name is missing or too long"),
            Sentence::new("100文字までで入力してください", "Enter at most 100 letters"),
        )
    })
}

/// Everything that is wrong with roles: each must fit its government, and its office where it has one.
pub(super) async fn check_assignments(store: &impl Store, assignments: &[Assignment]) -> Result<Vec<Refusal>, Error> {
    let mut refusals = Vec::new();
    let mut refuse = |ja: String, en: String, hint_ja: &str, hint_en: &str| {
        refusals.push(Refusal::new("assignments", Sentence::new(ja, en), Sentence::new(hint_ja, hint_en)));
    };
    if assignments.is_empty() {
        refuse(
            "役割がありません".to_owned(),
            "There is no role".to_owned(),
            "1つ以上の役割を選んでください。使わせないときは、利用者を停止します",
            "Choose at least one; to keep somebody out, disable the account",
        );
    }
    for assignment in assignments {
        let role = assignment.role;
        let (ja, en) = (role.label(Lang::Ja), role.label(Lang::En));
        let Some(government) = find::<Government>(store, &assignment.government.to_string()).await? else {
            refuse(
                format!("団体「{}」は登録されていません", assignment.government),
                format!("There is no government {}", assignment.government),
                "団体と所属の画面で登録してください",
                "Register it on the page of governments and offices",
            );
            continue;
        };
        let is_municipal = matches!(role, Role::MunicipalPlanner | Role::MunicipalApprover);
        if is_municipal && government.kind != GovernmentKind::Municipality {
            refuse(
                format!("「{ja}」は市区町村の役割です"),
                format!("The role {en} is one of municipalities"),
                "市区町村を選ぶか、別の役割にしてください",
                "Choose a municipality or another role",
            );
        }
        match (&assignment.office, role.is_of_an_office()) {
            (None, true) => refuse(
                format!("「{ja}」の所属がありません"),
                format!("The role {en} has no office"),
                "所属を選んでください",
                "Choose the office",
            ),
            (Some(_), false) => refuse(
                format!("「{ja}」には所属がありません"),
                format!("The role {en} is not one of an office"),
                "所属を空にしてください",
                "Leave the office blank",
            ),
            (Some(office), true) => {
                let known = find::<Office>(store, office.as_str()).await?;
                if known.is_none_or(|known| known.government != assignment.government || known.dissolved) {
                    refuse(
                        format!("所属「{office}」は、{}にありません", government.name),
                        format!("{} has no office \"{office}\"", government.name),
                        "所属の一覧から選んでください",
                        "Choose one of the list of offices",
                    );
                }
            }
            (None, false) => {}
        }
    }
    Ok(refusals)
}
