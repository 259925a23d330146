//! The open data of the five plans: the rules of machine readability, and what is read back.

mod come_back;
mod common;
mod layouts;
mod level_1;
mod level_2;
mod level_3;
mod read_back;
mod written;

/// The rules by name. They are looked at one after another in one process, because writing every table of five
/// plans and reading it back takes far longer than a look at it.
macro_rules! rules {
    ($($rule:path,)+) => {
        [$((stringify!($rule), $rule as fn()),)+]
    };
}

const RULES: [(&str, fn()); 30] = rules![
    level_1::rule_1_01_data_come_as_csv_excel_and_json,
    level_1::rule_1_02_a_file_or_sheet_holds_one_table,
    level_1::rule_1_03_no_blank_row_or_column_divides_a_table,
    level_1::rule_1_04_nothing_stands_outside_the_table,
    level_1::rule_1_05_every_column_has_a_telling_name,
    level_1::rule_1_06_no_space_or_break_lays_text_out,
    level_1::rule_1_07_a_cell_holds_one_value,
    level_1::rule_1_08_no_character_depends_on_a_machine,
    level_1::rule_1_09_blank_and_zero_are_told_apart,
    level_1::rule_1_10_sheets_hold_no_images_or_shapes,
    level_1::rule_1_11_formats_say_nothing,
    level_1::rule_1_12_no_cells_are_merged,
    level_1::rule_1_13_nothing_is_hidden,
    level_1::rule_1_14_a_record_of_csv_is_one_line,
    level_1::rule_1_15_fields_with_commas_are_quoted,
    level_2::rule_2_01_numbers_are_numbers,
    level_2::rule_2_02_what_repeats_is_repeated,
    level_2::rule_2_03_names_are_unique_and_stand_in_one_row,
    level_2::rule_2_04_choices_are_those_of_a_list,
    level_2::rule_2_05_what_is_other_is_told_in_a_column_of_its_own,
    level_2::rule_2_06_sheets_hold_values_and_no_formulas,
    level_3::rule_3_01_names_stand_on_row_1_and_data_begin_on_row_2,
    level_3::rule_3_02_code_tables_come_along,
    level_3::rule_3_03_number_columns_hold_no_special_symbols,
    level_3::rule_3_04_units_are_stated,
    level_3::rule_3_05_time_is_gregorian_or_has_it_beside,
    level_3::rule_3_06_areas_have_official_codes_and_names,
    level_3::rule_3_07_the_layout_is_the_same_from_release_to_release,
    level_3::rule_3_08_definitions_history_encoding_and_bom_are_stated,
    level_3::rule_3_09_tables_are_long,
];

#[test]
fn machine_tables_keep_every_rule_of_machine_readability() {
    let broken: Vec<&str> =
        RULES.iter().filter(|(_, rule)| std::panic::catch_unwind(rule).is_err()).map(|(name, _)| *name).collect();
    assert!(broken.is_empty(), "{broken:#?}: see above for what was found");
}
