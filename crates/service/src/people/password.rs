//! Passwords: which are taken, how they are kept.

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use rashin_model::Sentence;
use rashin_model::spelling::narrow;

use super::common_passwords::COMMON;
use crate::{Error, Refusal};

/// The fewest letters of a password.
const SHORTEST: usize = 12;
/// The most bytes of a password: enough for a long sentence, too few to keep the server busy.
const LONGEST: usize = 1024;

/// Random bytes that make equal passwords different.
pub type SaltBytes = [u8; 16];

/// OWASP's recommendation for argon2id: 19 MiB, 2 passes, 1 lane.
fn hasher() -> Argon2<'static> {
    let parameters = Params::new(19 * 1024, 2, 1, None).expect("argon2 allows these parameters");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters)
}

/// Everything that is wrong with a new password; `about` are words about the person that it must not
/// be made of, such as the address. What looks the same is the same (NFKC), however it was typed.
pub fn check_password(password: &str, about: &[&str]) -> Vec<Refusal> {
    let lower = narrow(password).to_lowercase();
    let letters = lower.chars().count();
    let plain: String = lower.chars().filter(|letter| letter.is_alphanumeric()).collect();
    let is_common = COMMON.contains(&plain.as_str()) || COMMON.contains(&lower.as_str()) || is_pattern(&plain);
    let says_who = about.iter().flat_map(|words| words.split('@')).map(str::to_lowercase).any(|word| {
        let length = word.chars().count();
        length >= 4 && lower.contains(&word) && letters < length + SHORTEST / 2
    });
    let mut refusals = Vec::new();
    let mut refuse = |sentence: Sentence, hint: Sentence| refusals.push(Refusal::new("password", sentence, hint));
    if letters < SHORTEST {
        refuse(
            Sentence::new(
                format!("パスワードが短すぎます（{letters}文字）"),
                format!("The password is too short ({letters} letters)"),
            ),
            Sentence::new(
                "12文字以上にしてください。関係のない言葉をいくつか並べると、長くて覚えやすくなります",
                "Use at least 12 letters; a few unrelated words in a row are long and easy to remember",
            ),
        );
    } else if is_common {
        refuse(
            Sentence::new(
                "このパスワードは、よく使われていて推測されます",
                "This password is widely used and can be guessed",
            ),
            Sentence::new(
                "並びや繰返しのない、別のパスワードにしてください",
                "Choose another one, without rows and repetitions",
            ),
        );
    } else if says_who {
        refuse(
            Sentence::new(
                "パスワードが、名前かメールアドレスとほとんど同じです",
                "The password is almost the name or the mail address",
            ),
            Sentence::new("名前やアドレスを含まないパスワードにしてください", "Choose one that does not contain them"),
        );
    }
    if password.len() > LONGEST {
        refuse(
            Sentence::new("パスワードが長すぎます", "The password is too long"),
            Sentence::new("300文字までにしてください", "Use at most 300 letters"),
        );
    }
    refusals
}

/// Whether a few letters come again and again, or letters follow each other as on a keyboard.
fn is_pattern(plain: &str) -> bool {
    const ROWS: [&str; 4] = [
        "abcdefghijklmnopqrstuvwxyz",
        "01234567890123456789",
        "qwertyuiopasdfghjklzxcvbnm",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    ];
    let letters: Vec<char> = plain.chars().collect();
    let repeats = |width: usize| letters.iter().zip(letters.iter().skip(width)).all(|(one, other)| one == other);
    (1..=4).any(repeats) || ROWS.iter().any(|row| row.contains(plain))
}

/// A password as it is kept: a PHC string of argon2id.
///
/// # Errors
/// [`Error::Invalid`] when it cannot be hashed, which does not happen to one that [`check_password`] takes.
pub fn hash_password(password: &str, salt: &SaltBytes) -> Result<String, Error> {
    let hashed: Result<PasswordHash, _> = hasher().hash_password_with_salt(narrow(password).as_bytes(), salt);
    hashed.map(|hash| hash.to_string()).map_err(|_| {
        Error::invalid(
            "password",
            Sentence::new("このパスワードは使えません", "This password cannot be used"),
            Sentence::new("別のパスワードにしてください", "Choose another one"),
        )
    })
}

/// Whether a password is the one that was kept. Takes as long when none was.
pub(super) fn verify_password(password: &str, kept: Option<&str>) -> bool {
    // Nobody knows a password of this hash: who has none waits as long as anybody.
    const NOBODY: &str =
        "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5bm9ib2R5bm9ib2R5$q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k";
    let Ok(hash) = PasswordHash::new(kept.unwrap_or(NOBODY)) else { return false };
    let fits = password.len() <= LONGEST && hasher().verify_password(narrow(password).as_bytes(), &hash).is_ok();
    fits && kept.is_some()
}
