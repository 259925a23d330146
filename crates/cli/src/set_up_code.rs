//! The code for the first administrator.

use anyhow::{Result, anyhow};
use rashin_store::Database;

/// The code for the first administrator of a store without accounts, printed for the operator alone, so
/// that nobody else takes a fresh server.
pub async fn set_up_code(store: &Database) -> Result<Option<String>> {
    // No letters that look like digits; 12 of 32 letters are 60 bits.
    const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    if !rashin_service::people::is_unclaimed(store).await? {
        return Ok(None);
    }
    let mut bytes = [0; 12];
    getrandom::fill(&mut bytes).map_err(|error| anyhow!("no random bytes: {error}"))?;
    let letters: Vec<char> = bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect();
    let code = letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-");
    eprintln!("Nobody has an account yet. Open /set-up and enter this set-up code: {code}");
    Ok(Some(code))
}
