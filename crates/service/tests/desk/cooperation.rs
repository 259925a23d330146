//! A cooperation theme from its proposal to the next year.

use rashin_model::people::Role;
use rashin_model::tables::{CooperationDecision, CooperationState};
use rashin_service::Error;
use rashin_service::deliberation::{
    CooperationOutcome, add_working_group_date, propose_theme, report_items, settle_proposal, settle_theme,
};
use rashin_service::plan_desk::RowEdit;

use crate::house::{actor, cells, changed, code, house, now, places, planner, stage, table, working};

#[tokio::test]
async fn a_theme_goes_from_a_citys_proposal_to_the_theme_of_the_next_year() {
    let store = house().await;
    let plan = code("p");
    let mayor = actor(Role::MunicipalPlanner, Some("city"));
    let typed = cells(&[("fiscal_year", "令和8年度"), ("title", "書かない窓口の共同利用"), ("proposers", "990001")]);
    let theme = propose_theme(&store, &mayor, &plan, &typed, now()).await.unwrap();
    let proposed = working(&store).await;
    assert_eq!(proposed.plan.cooperation[0].proposers[..], [crate::house::city()], "in its own name");
    assert_eq!(proposed.plan.cooperation[0].state, Some(CooperationState::Proposed));

    // The city may still reword its proposal and list what it consists of, but not adopt it.
    let key = [theme.as_str()];
    stage(&store, &mayor, &[changed(&proposed, "cooperation", &key, &[("goal", "待ち時間をなくす")])]).await.unwrap();
    let item = cells(&[("cooperation", theme.as_str()), ("order", "1"), ("title", "様式の統一")]);
    stage(&store, &mayor, &[RowEdit::add(table("cooperation_items"), item)]).await.unwrap();
    let adopt = settle_proposal(&store, &mayor, &plan, &theme, Some(2), (true, ""), now()).await;
    assert!(matches!(adopt, Err(Error::Forbidden { .. })), "{adopt:?}");

    settle_proposal(&store, &planner(), &plan, &theme, Some(2), (true, ""), now()).await.unwrap();
    let late = changed(&working(&store).await, "cooperation", &key, &[("goal", "別の目的")]);
    assert!(matches!(stage(&store, &mayor, &[late]).await, Err(Error::Forbidden { .. })), "adopted");

    let meeting = cells(&[("date", "R8.6.3"), ("group", "窓口WG"), ("title", "様式の比較")]);
    add_working_group_date(&store, &mayor, &plan, &theme, meeting, now()).await.unwrap();
    let report = [(1, "様式12種を統一した".to_owned(), "残る3種".to_owned())];
    report_items(&store, &mayor, &plan, &theme, &report, now()).await.unwrap();

    let mut outcome = CooperationOutcome { continues: true, reason: String::new(), title: String::new() };
    let error = settle_theme(&store, &planner(), &plan, &theme, Some(3), &outcome, now()).await.unwrap_err();
    assert_eq!(places(&error), ["reason"]);
    outcome.reason = "残る様式があるため".to_owned();
    let next = settle_theme(&store, &planner(), &plan, &theme, Some(3), &outcome, now()).await.unwrap().unwrap();

    let after = working(&store).await;
    let old = after.plan.cooperation.iter().find(|row| row.code == theme).unwrap();
    let new = after.plan.cooperation.iter().find(|row| row.code == next).unwrap();
    assert_eq!((old.decision, old.successor.as_ref()), (Some(CooperationDecision::Continue), Some(&next)));
    assert_eq!((new.fiscal_year.to_string().as_str(), new.continued_from.as_ref()), ("FY2027", Some(&theme)));
    let item = after.plan.cooperation_items.iter().find(|row| row.cooperation == next).unwrap();
    assert_eq!((item.title.as_str(), item.results.as_deref()), ("様式の統一", None));
    let again = settle_theme(&store, &planner(), &plan, &theme, Some(4), &outcome, now()).await;
    assert_eq!(places(&again.unwrap_err()), ["decision"]);
}

#[tokio::test]
async fn a_declined_proposal_carries_its_reason() {
    let store = house().await;
    let plan = code("p");
    let typed = cells(&[("fiscal_year", "R8"), ("title", "共同調達")]);
    let theme =
        propose_theme(&store, &actor(Role::MunicipalApprover, Some("city")), &plan, &typed, now()).await.unwrap();
    let error = settle_proposal(&store, &planner(), &plan, &theme, Some(1), (false, ""), now()).await.unwrap_err();
    assert_eq!(places(&error), ["reason"]);
    settle_proposal(&store, &planner(), &plan, &theme, Some(1), (false, "別の事業で行うため"), now()).await.unwrap();
    assert_eq!(working(&store).await.plan.cooperation[0].state, Some(CooperationState::Declined));
}
