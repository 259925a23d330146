//! The run in the help of each calculator gives what the help says.

mod shared;

use clap::CommandFactory;
use rashin_calc::{CALCULATORS, Calc};
use rashin_model::Lang;
use rashin_model::spelling::fold;

/// The command line in front of the calculators.
#[derive(clap::Parser)]
struct Door {
    #[command(subcommand)]
    calc: Calc,
}

#[test]
fn the_run_of_each_help_gives_the_output_of_the_help() {
    for calculator in CALCULATORS {
        let example = calculator.example;
        let path = example.file.map(|(name, content)| (name, shared::file(calculator.name, name, content)));
        let mut arguments = vec![calculator.name];
        for argument in example.arguments.split_whitespace() {
            let path = path.as_ref().filter(|(name, _)| *name == argument);
            arguments.push(path.map_or(argument, |(_, path)| path.as_str()));
        }
        let output = shared::run(&arguments, example.input).unwrap();
        assert_eq!(output, example.output, "{}\n{output}", calculator.name);
    }
}

#[test]
fn every_column_of_an_output_is_described_in_its_order() {
    for calculator in CALCULATORS {
        let (input, output) = (calculator.example.input, calculator.example.output);
        let heading: Vec<&str> = output.lines().next().unwrap().split(',').collect();
        let passed = if calculator.passes_through { input.lines().next().unwrap().split(',').count() } else { 0 };
        let described: Vec<&str> = calculator.output.iter().map(|column| column.name).collect();
        assert_eq!(heading[passed..], described, "{}", calculator.name);
    }
}

#[test]
fn help_tells_columns_and_run_of_every_calculator() {
    let mut door = Door::command();
    door.build();
    assert_eq!(door.get_subcommands().filter(|command| command.get_name() != "help").count(), CALCULATORS.len());
    for calculator in CALCULATORS {
        let command = door.find_subcommand_mut(calculator.name).unwrap();
        let help = command.render_long_help().to_string();
        let columns = calculator.input.iter().map(|column| column.name);
        let columns = columns.chain(calculator.output.iter().map(|column| column.name));
        let example = calculator.example.input.lines().chain(calculator.example.output.lines());
        for text in columns.chain(example).chain([calculator.about(Lang::Ja), calculator.about(Lang::En)]) {
            assert!(help.contains(text), "{}: {text}\n{help}", calculator.name);
        }
    }
}

#[test]
fn no_heading_names_two_columns_of_a_table() {
    let companions =
        CALCULATORS.iter().filter_map(|calculator| calculator.companion).map(|companion| companion.columns);
    for columns in CALCULATORS.iter().map(|calculator| calculator.input).chain(companions) {
        let all = columns.iter().flat_map(|column| column.also.iter().copied().chain([column.name]));
        let mut names: Vec<String> = all.map(fold).collect();
        let number = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), number, "{names:?}");
    }
}
