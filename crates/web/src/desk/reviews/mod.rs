//! Reviews: which there are, opening one, who has the ball, closing.

mod board;
mod board_csv;
mod change;
mod change_request;
pub mod list;
mod open;
mod preview;
pub mod progress;
mod set_up;
mod setting;

use axum::Router;
use axum::routing::{get, post};

use crate::site::Site;

/// Their routes.
pub fn routes() -> Router<Site> {
    let review = "/desk/reviews/{plan}/{review}";
    let request = "/desk/requests/{plan}/{review}/{office}";
    Router::new()
        .route("/desk/reviews", get(list::show_reviews).post(open::open))
        .route("/desk/reviews/new", get(set_up::show_set_up).post(set_up::set_up_again))
        .route("/desk/reviews/preview", post(preview::show_preview))
        .route(review, get(board::show_board))
        .route(&format!("{review}/board.csv"), get(board_csv::send_board))
        .route(&format!("{review}/change"), get(change::show_change).post(change::change))
        .route(&format!("{request}/change"), get(change_request::show_change).post(change_request::change))
}
