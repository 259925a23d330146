//! `rashin openapi`.

use anyhow::Result;

use crate::exit::Exit;

/// Prints the OpenAPI description.
pub fn run() -> Result<Exit> {
    println!("{}", rashin_web::openapi().to_pretty_json()?);
    Ok(Exit::Fine)
}
