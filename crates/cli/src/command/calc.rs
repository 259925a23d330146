//! `rashin calc`.

use anyhow::Result;

use crate::exit::Exit;

/// Runs a calculator from standard input to standard output.
pub fn run(calc: rashin_calc::Calc) -> Result<Exit> {
    match calc.run(std::io::stdin().lock(), std::io::stdout().lock()) {
        Ok(_) => Ok(Exit::Fine),
        Err(error) => {
            eprintln!("{error}");
            Ok(Exit::Problems)
        }
    }
}
