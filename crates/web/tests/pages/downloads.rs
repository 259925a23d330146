//! Files that a page offers can be opened and hold what the page shows.

use rashin_exchange::{read_readings_bytes, read_workbook};

use crate::site::{PLANS, plan, surroundings, with_house};

#[test]
fn the_workbook_of_a_plan_reads_back_as_the_same_plan() {
    with_house(|house| async move {
        for name in PLANS {
            let answer = house.get(&format!("/plans/{name}/plan.xlsx")).await;
            assert!(
                answer.header("content-type").contains("spreadsheetml")
                    && answer.header("content-disposition").contains(&format!("{name}-1-"))
                    && answer.header("rashin-snapshot") == "1"
                    && answer.header("rashin-sha256").len() == 64
            );
            let loaded = read_workbook("plan.xlsx", &answer.body, &surroundings()).expect("a workbook");
            assert!(loaded.plan == Some(plan(name)), "{name}");
        }
    });
}

#[test]
fn the_list_downloads_what_it_shows() {
    with_house(|house| async move {
        let choice = "standing=behind&standing=worse";
        let page = house.page(&format!("/plans/example/indicators?{choice}")).await;
        let shown = crate::html::texts(&page, |tag| tag.has_class("list-count")).concat();
        let csv = house.get(&format!("/plans/example/indicators.csv?{choice}")).await;
        let codes = |text: &str| {
            text.lines()
                .skip(1)
                .filter_map(|line| line.split(',').next())
                .map(str::to_owned)
                .collect::<std::collections::BTreeSet<_>>()
        };
        assert!(shown.ends_with(&format!("{}件", codes(csv.text()).len())), "{shown} but {:?}", codes(csv.text()));
        let workbook = house.get(&format!("/plans/example/indicators.xlsx?{choice}")).await;
        let loaded = read_workbook("indicators.xlsx", &workbook.body, &surroundings()).expect("a workbook");
        let sheet =
            loaded.present_tables.iter().find(|table| table.table.name == "indicators").expect("a sheet of indicators");
        assert_eq!(sheet.rows, codes(csv.text()).len());
    });
}

#[test]
fn the_tables_and_values_of_a_plan_are_csv() {
    with_house(|house| async move {
        let csv = house.get("/plans/example/tables/readings.csv").await;
        assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
        assert_eq!(csv.text().lines().count(), plan("example").readings.len() + 1);
        let one = house.get("/plans/example/indicators/example-convenience.csv").await;
        let loaded = read_readings_bytes("values.csv", &one.body, &plan("example"), &surroundings()).expect("readings");
        let own = plan("example")
            .readings
            .into_iter()
            .filter(|reading| reading.indicator == *"example-convenience")
            .collect::<Vec<_>>();
        assert_eq!(loaded.readings.expect("no errors"), own);
        let none = house.get("/plans/aomori/indicators/aomori-goal-1.csv").await;
        assert_eq!(none.text().lines().count(), 1, "the heading alone while there is no value");
        assert!(house.get("/plans/example/evaluation.csv").await.text().starts_with("indicator,area,period"));
    });
}
