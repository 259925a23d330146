//! Every case that Statistics Canada published, through the CSV door.

mod shared;

#[test]
fn every_published_case_gets_the_published_status_value_and_score() {
    let Some(text) = shared::methods("statcan_progress_cases.csv") else { return };
    let rows = shared::rows(&["cagr"], &text);
    for row in &rows {
        let id = &row["case_id"];
        // One withdrawn series is published without even a status.
        let published = if row["input_status"].is_empty() { "not_available" } else { &row["input_status"] };
        assert_eq!(row["status"], published, "{id}");
        shared::assert_close(id, &row["progress_value"], &row["input_progress_value"]);
        shared::assert_close(id, &row["score"], &row["input_score"]);
        assert_eq!(row["reason"].is_empty(), !row["progress_value"].is_empty(), "{id}");
    }
    assert_eq!(rows.len(), 156);
}
