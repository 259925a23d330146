//! Mail from the plan to the mailbox: a store, the loop, a mail server.

mod crash;
mod loops;
mod program;
mod support;
