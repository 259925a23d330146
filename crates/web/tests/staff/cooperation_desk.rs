//! Cooperation themes in a browser.

use axum::http::StatusCode;
use rashin_model::people::Role;

use crate::plan_desk::{at_work, house_with_plan};

#[tokio::test]
async fn a_city_proposes_and_the_prefecture_adopts_and_continues() {
    let house = house_with_plan().await;
    let mut mayor = at_work(&house, Role::MunicipalPlanner, Some("mihon-city")).await;
    let list = "/desk/cooperation/p";
    let incomplete = mayor.post(&format!("{list}/propose"), &[("title", ""), ("goal", "待たせない")]).await;
    assert_eq!(incomplete.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(incomplete.text.contains("待たせない"), "what was typed is kept");
    let page =
        mayor.submit(&format!("{list}/propose"), &[("title", "窓口の共同利用"), ("fiscal_year", "令和8年度")]).await;
    assert!(page.contains("みほん市") && page.contains("提案中"), "{page}");
    let theme = format!("{list}/p-coop-2026");
    assert_eq!(
        mayor.post(&format!("{theme}/settle"), &[("adopt", "yes"), ("version", "1")]).await.status,
        StatusCode::FORBIDDEN
    );
    mayor.submit(&format!("{theme}/items"), &[("title", "様式の統一")]).await;

    let mut planner = at_work(&house, Role::PlanningOffice, None).await;
    planner.submit(&format!("{theme}/settle"), &[("adopt", "yes"), ("version", "1")]).await;
    mayor.submit(&format!("{theme}/dates"), &[("date", "R8.6.3"), ("group", "窓口WG")]).await;
    let page = mayor.submit(&format!("{theme}/report"), &[("results-1", "12種を統一"), ("next-1", "残る3種")]).await;
    assert!(page.contains("12種を統一") && page.contains("窓口WG"));
    let version = planner.get(&theme).await.field("version");
    let next =
        [("version", &*version), ("reason", "残る様式があるため"), ("title", "窓口の共同利用"), ("continue", "yes")];
    let page = planner.submit(&format!("{theme}/outcome"), &next).await;
    assert!(page.contains("翌年度の項目をつくりました") && page.contains("様式の統一"), "{page}");
    assert!(planner.page(list).await.contains("継続"));
}
