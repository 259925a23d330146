//! What every engine must keep: each behaviour is a test on SQLite; on PostgreSQL all of them run
//! in one test, each in a database of its own, on a private server.

mod backups;
mod conflicts;
mod files;
mod journal;
mod protection;
mod publishing;
mod put;
mod readings;
mod records;
mod revisions;
mod support;

use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};

use rashin_testkit::PostgresServer;

macro_rules! contract {
    ($($module:ident::$case:ident,)+) => {
        mod sqlite {
            $(#[test]
            fn $case() {
                let folder = tempfile::tempdir().unwrap();
                crate::run(crate::$module::$case, folder.path().join("plans.sqlite").to_str().unwrap().to_owned());
            })+
        }

        #[test]
        fn postgres_keeps_the_same_contract() {
            let Some(server) = PostgresServer::shared() else { return };
            let mut broken = Vec::new();
            $(if catch_unwind(AssertUnwindSafe(|| run($module::$case, server.fresh_database()))).is_err() {
                broken.push(stringify!($case));
            })+
            assert!(broken.is_empty(), "broken on PostgreSQL: {broken:?}");
        }
    };
}

contract! {
    revisions::saved_plan_loads_exactly,
    revisions::plan_that_is_not_there_is_none,
    revisions::earlier_revision_stays_as_it_was,
    revisions::heads_are_listed_by_code_with_their_latest_entry,
    revisions::large_revision_loads_exactly,
    revisions::plans_do_not_mix,
    revisions::reopened_database_keeps_everything,
    revisions::import_of_what_is_stored_changes_nothing,
    readings::correction_supersedes_and_history_tells_who_when_why,
    readings::withdrawn_reading_disappears_and_may_come_back,
    readings::plan_is_known_as_of_a_moment,
    readings::clock_that_was_set_back_hides_nothing,
    readings::numbers_keep_their_digits,
    readings::readings_come_in_canonical_order,
    readings::many_series_load_exactly,
    readings::view_shows_every_reading_with_its_entry,
    readings::plan_is_known_as_of_an_entry,
    readings::every_moment_of_a_long_history_is_remembered,
    conflicts::change_on_another_base_is_refused,
    conflicts::of_many_changes_at_once_one_wins,
    conflicts::of_many_first_imports_at_once_one_wins,
    conflicts::change_that_fails_midway_leaves_nothing,
    conflicts::reading_twice_in_one_change_is_refused,
    conflicts::readings_of_a_plan_that_is_not_there_are_refused,
    protection::recorded_rows_are_neither_updated_nor_deleted,
    protection::database_of_a_newer_program_is_refused,
    protection::row_of_a_newer_program_is_refused_rather_than_lost,
    protection::new_database_is_opened_by_many_at_once,
    publishing::snapshot_stays_as_it_was_published,
    publishing::same_content_has_the_same_hash,
    publishing::altered_content_does_not_pass_for_what_was_published,
    publishing::day_of_a_snapshot_cannot_be_altered_unseen,
    publishing::only_chosen_rows_of_the_plans_life_go_out,
    publishing::publishing_what_changed_meanwhile_is_refused,
    publishing::of_many_publications_at_once_one_wins,
    publishing::value_corrected_before_it_was_published_was_never_public,
    publishing::preview_tells_what_the_public_would_see_changed,
    publishing::rows_that_would_break_the_plan_are_refused,
    publishing::only_the_planning_office_publishes,
    records::record_is_read_as_it_was_written,
    records::version_goes_up_with_every_writing,
    records::record_that_was_changed_in_between_is_refused,
    records::record_that_was_removed_may_come_back_but_is_not_the_one_that_was_read,
    records::nothing_stays_of_a_silent_record_that_was_removed,
    records::one_stale_record_leaves_nothing_of_a_commit,
    records::record_twice_in_one_commit_or_without_json_is_refused,
    records::records_are_listed_by_the_bytes_of_their_keys,
    records::of_many_writers_none_overwrites_another,
    records::of_many_who_add_the_same_record_one_wins,
    journal::entry_says_who_did_what_when_why,
    journal::personal_data_stays_out_and_silent_records_leave_no_entry,
    journal::event_without_records_is_noted_if_it_says_something,
    journal::change_of_a_plan_is_journaled_with_its_lines,
    journal::journal_is_read_page_by_page_in_both_directions_and_by_what_it_is_about,
    journal::journal_is_neither_updated_nor_deleted,
    journal::untouched_journal_and_its_records_are_in_order,
    journal::every_kind_of_tampering_is_found,
    backups::restored_database_is_the_one_that_was_backed_up_on_either_engine,
    backups::backup_is_restored_into_an_empty_database_only,
    backups::backup_is_restored_into_a_database_that_is_new,
    backups::backup_during_a_burst_of_writes_is_one_state,
    backups::backup_never_overwrites_a_file_and_leaves_nothing_when_it_fails,
    backups::backup_is_for_its_owner_only,
    backups::damaged_backup_is_refused_and_restores_nothing,
    backups::backup_of_a_journal_that_was_tampered_with_says_so,
    backups::file_that_is_replaced_is_kept_and_one_in_use_is_not_replaced,
    backups::backup_holds_every_table_with_every_column,
    files::file_is_kept_once_and_comes_back,
    files::file_under_a_wrong_hash_is_refused,
    files::file_that_was_tampered_with_is_not_given_out,
}

fn run<F: Future>(case: impl FnOnce(String) -> F, address: String) {
    tokio::runtime::Builder::new_multi_thread().worker_threads(4).enable_all().build().unwrap().block_on(case(address));
}
