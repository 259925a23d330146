//! A review in progress: what is asked of whom, and what was answered.

mod answer;
mod asked;
mod contest;
mod remark;
mod request;
mod round;

pub use answer::{Answer, AnswerState, Evidence, Step as AnswerStep};
pub use asked::{Asked, AskedKind};
pub use contest::{Contest, Settlement};
pub use remark::Remark;
pub use request::{Request, RequestState};
pub use round::{Round, RoundState};
