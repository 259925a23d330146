//! Split and merged indicators keep their history.

use rashin_model::{Cell, Period};
use rashin_service::plan_desk::{Succession, Successor, succeed_indicators};
use rashin_service::view_history;

use crate::house::{code, house, now, places, planner, working};

fn successor(code: &str, name: &str) -> Successor {
    Successor { code: code.to_owned(), name: name.to_owned(), name_en: String::new(), unit: String::new() }
}

fn from() -> Period {
    Period::read("FY2026").expect("a period")
}

#[tokio::test]
async fn a_split_ends_the_old_indicator_and_the_new_ones_continue_it() {
    let store = house().await;
    let split = Succession {
        old: vec![code("p-sites")],
        new: vec![successor("p-sites-pref", "県の庁舎"), successor("p-sites-city", "市町村の庁舎")],
        from: from(),
    };
    succeed_indicators(&store, &planner(), &code("p"), &split, "内訳が要るため", now()).await.unwrap();
    let after = working(&store).await;
    let old = after.plan.indicator("p-sites").unwrap();
    assert_eq!(old.ended, Some(from()));
    for new in ["p-sites-pref", "p-sites-city"] {
        let new = after.plan.indicator(new).unwrap();
        assert_eq!(new.succeeds[..], [code("p-sites")]);
        assert_eq!((new.unit.as_deref(), new.ended), (Some("か所"), None));
        assert!(after.plan.uses.iter().any(|row| row.indicator == new.code && row.node.as_str() == "p-1-1"));
    }
    assert_eq!(view_history(&store, &code("p"), &code("p-sites")).await.unwrap().len(), 3);
}

#[tokio::test]
async fn a_merger_continues_every_old_indicator() {
    let store = house().await;
    let merger = Succession {
        old: vec![code("p-sites"), code("p-share")],
        new: vec![successor("p-both", "書かない窓口の総合指標")],
        from: from(),
    };
    succeed_indicators(&store, &planner(), &code("p"), &merger, "", now()).await.unwrap();
    let after = working(&store).await;
    assert_eq!(after.plan.indicator("p-both").unwrap().succeeds[..], [code("p-sites"), code("p-share")]);
    assert!(["p-sites", "p-share"].iter().all(|old| after.plan.indicator(old).unwrap().ended.is_some()));
    assert_eq!(after.plan.uses.iter().filter(|row| row.indicator.as_str() == "p-both").count(), 1);
}

#[tokio::test]
async fn a_taken_code_and_a_missing_name_are_told_and_nothing_ends() {
    let store = house().await;
    let wrong = Succession {
        old: vec![code("p-sites")],
        new: vec![successor("p-share", "重なるコード"), successor("p-new", "")],
        from: from(),
    };
    let error = succeed_indicators(&store, &planner(), &code("p"), &wrong, "", now()).await.unwrap_err();
    assert!(places(&error).len() >= 2, "{error:?}");
    assert!(working(&store).await.staged.is_empty());
}
