//! `rashin calc`.

use std::io::ErrorKind;

use rashin_calc::{Calc, CalcError};
use rashin_model::Lang;

use crate::exit::Exit;

/// Runs a calculator from standard input to standard output; every problem of the input is named.
pub fn run(calc: &Calc) -> Exit {
    match calc.run(std::io::stdin().lock(), std::io::stdout().lock()) {
        Ok(_) => Exit::Fine,
        // The reader of a pipe may stop early (`| head`); that is no failure.
        Err(CalcError::Output(error)) if error.kind() == ErrorKind::BrokenPipe => Exit::Fine,
        Err(CalcError::Output(error)) => {
            eprintln!("{error}");
            Exit::Unreadable
        }
        Err(CalcError::Refused(problems)) => {
            for problem in problems.listed() {
                eprintln!("{}\n{}", problem.text(Lang::Ja), problem.text(Lang::En));
            }
            if problems.unlisted() > 0 {
                eprintln!("ほか {0}件 / and {0} more", problems.unlisted());
            }
            Exit::Problems
        }
    }
}
