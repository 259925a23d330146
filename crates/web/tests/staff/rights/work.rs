//! Every cell over what lies over a plan: marks, meetings, comments, decisions, tasks, cooperation, editing,
//! editions, publishing, contested values.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use rashin_model::people::{Action, Role};
use rashin_model::review::Contest;
use rashin_model::staged::StagedRow;
use rashin_model::tables::{Comment, Cooperation, CooperationItem, Decision, Meeting, Node, Review, Task};
use rashin_service::records::{Changes, find, list};
use rashin_service::rights::{RIGHTS, Subject};
use rashin_testkit::row;

use super::{ATTEMPTS, OVER_ONES_OWN, PAGES, add_neighbours, browsers};
use crate::browser::Browser;
use crate::house::{House, city, code, now, prefecture};
use crate::plan_desk::house_with_plan;

/// Something done to what lies over the plan.
struct Deed {
    action: Action,
    path: &'static str,
    /// `VERSION` stands for the version of the row that is changed, `SEEN` for all rows that an edition takes,
    /// `BY` for whose mark it is.
    fields: &'static [(&'static str, &'static str)],
    /// The staged row that has the version, as table and key.
    row: &'static str,
    subject: fn() -> Subject,
}

fn plan() -> Subject {
    Subject::of_government(prefecture())
}

fn of_office(office: &str) -> Subject {
    Subject { office: Some(code(office)), ..plan() }
}

const DEEDS: [Deed; 22] = [
    Deed { action: Action::SeeMaterial, path: "/desk/meetings/p/p-m1/material/1", fields: &[], row: "", subject: plan },
    Deed {
        action: Action::GiveMark,
        path: "/desk/plans/p/tables/grades/add",
        fields: &[
            ("node", "p-1"),
            ("review", "r"),
            ("rubric", "akita"),
            ("dimension", "grade"),
            ("mark", "A"),
            ("by", "BY"),
        ],
        row: "",
        subject: plan,
    },
    Deed {
        action: Action::EditPlan,
        path: "/desk/plans/p/tables/nodes/row?key=p-1",
        fields: &[("version", ""), ("revision", "1"), ("code", "p-1"), ("level", "field"), ("title", "くらし")],
        row: "",
        subject: plan,
    },
    Deed {
        action: Action::MakeEdition,
        path: "/desk/plans/p/edition",
        fields: &[
            ("revision", "1"),
            ("seen", "SEEN"),
            ("effective_on", "2027-04-01"),
            ("stage", "revised"),
            ("reason", "x"),
        ],
        row: "",
        subject: plan,
    },
    Deed {
        action: Action::HoldMeeting,
        path: "/desk/meetings/p/p-m1/agenda",
        fields: &[("agenda-lines", "1 開会")],
        row: "",
        subject: plan,
    },
    Deed {
        action: Action::HoldMeeting,
        path: "/desk/meetings/p/p-m1/attendance",
        fields: &[("office", "みほん市"), ("role", ""), ("form", "present"), ("note", "")],
        row: "",
        subject: plan,
    },
    Deed {
        action: Action::HoldMeeting,
        path: "/desk/meetings/p/p-m1/minutes",
        fields: &[("version", "VERSION"), ("minutes", "議論")],
        row: "meetings/p-m1",
        subject: plan,
    },
    Deed {
        action: Action::HoldMeeting,
        path: "/desk/meetings/p/new",
        fields: &[("body", "p-committee"), ("title", "第2回"), ("date", "2026-12-20"), ("status", "planned")],
        row: "",
        subject: plan,
    },
    Deed {
        action: Action::AddComment,
        path: "/desk/meetings/p/p-m1/comments",
        fields: &[("text", "数だけでよいか"), ("kind", "opinion"), ("element", "p-1-1")],
        row: "",
        subject: plan,
    },
    Deed {
        action: Action::RespondToComment,
        path: "/desk/comments/p/said/respond",
        fields: &[("version", "VERSION"), ("response", "検討します"), ("state", "open")],
        row: "comments/said",
        subject: || of_office("digital"),
    },
    Deed {
        action: Action::RespondToComment,
        path: "/desk/comments/p/said-to-city/respond",
        fields: &[("version", "VERSION"), ("response", "検討します"), ("state", "open")],
        row: "comments/said-to-city",
        subject: || of_office("mihon-city"),
    },
    Deed {
        action: Action::Decide,
        path: "/desk/meetings/p/p-m1/decisions",
        fields: &[("text", "指標を加える"), ("reason", "足りない"), ("kind", "change")],
        row: "",
        subject: plan,
    },
    Deed {
        action: Action::Decide,
        path: "/desk/tasks/p",
        fields: &[("decision", "decided"), ("text", "調べる"), ("department", "デジタル推進課"), ("due", "2026-12-01")],
        row: "",
        subject: plan,
    },
    Deed {
        action: Action::CloseTask,
        path: "/desk/tasks/p/to-do",
        fields: &[("version", "VERSION"), ("state", "done"), ("result", "調べた")],
        row: "tasks/to-do",
        subject: || of_office("digital"),
    },
    Deed {
        action: Action::CloseTask,
        path: "/desk/tasks/p/to-do-of-city",
        fields: &[("version", "VERSION"), ("state", "done"), ("result", "調べた")],
        row: "tasks/to-do-of-city",
        subject: || of_office("mihon-city"),
    },
    Deed {
        action: Action::ProposeCooperation,
        path: "/desk/cooperation/p/propose",
        fields: &[("title", "窓口の共同利用"), ("fiscal_year", "令和8年度")],
        row: "",
        subject: plan,
    },
    Deed {
        action: Action::EditCooperation,
        path: "/desk/cooperation/p/theme/settle",
        fields: &[("version", "VERSION"), ("adopt", "yes")],
        row: "cooperation/theme",
        subject: plan,
    },
    Deed {
        action: Action::EditCooperation,
        path: "/desk/cooperation/p/adopted/outcome",
        fields: &[("version", "VERSION"), ("continue", "yes"), ("reason", "続ける"), ("title", "次")],
        row: "cooperation/adopted",
        subject: plan,
    },
    Deed {
        action: Action::ReportCooperation,
        path: "/desk/cooperation/p/adopted/report",
        fields: &[("results-1", "統一した"), ("next-1", "残り")],
        row: "",
        subject: plan,
    },
    Deed {
        action: Action::Publish,
        path: "/desk/publish/p/rows",
        fields: &[("shown", "comments/said"), ("chosen", "comments/said")],
        row: "",
        subject: plan,
    },
    Deed {
        action: Action::ContestValue,
        path: "/desk/values/p/p-sites/992011/FY2024/contest",
        fields: &[
            ("value", "5"),
            ("status", "final"),
            ("source", "市の調査"),
            ("method", "数えた"),
            ("reason", "漏れ"),
        ],
        row: "",
        subject: || Subject::of_government(city()),
    },
    Deed {
        action: Action::SettleContest,
        path: "/desk/values/p/p-sites/992011/FY2024/settle",
        fields: &[("do", "reject"), ("settlement", "調査票のとおり")],
        row: "",
        subject: plan,
    },
];

/// Brings the work over the plan back to what it was at the start, but for the material.
async fn reset(house: &House, deed: &Deed) {
    let (plan, by) = (code("p"), code("somebody"));
    let comment = |name: &str, office: &str| -> Comment {
        row(&[
            ("code", name),
            ("meeting", "p-m1"),
            ("text", "どうか"),
            ("order", "1"),
            ("kind", "opinion"),
            ("state", "open"),
            ("response_by", office),
        ])
    };
    let task = |name: &str, office: &str| -> Task {
        row(&[("code", name), ("decision", "decided"), ("text", "調べる"), ("department", office), ("state", "open")])
    };
    let theme = |name: &str, state: &str| -> Cooperation {
        row(&[
            ("order", "1"),
            ("code", name),
            ("fiscal_year", "FY2026"),
            ("title", "窓口"),
            ("state", state),
            ("proposers", "990001"),
        ])
    };
    let decided: Decision = row(&[
        ("code", "decided"),
        ("meeting", "p-m1"),
        ("text", "決めた"),
        ("state", "open"),
        ("kind", "change"),
        ("reason", "要る"),
    ]);
    let item: CooperationItem = row(&[("cooperation", "adopted"), ("order", "1"), ("title", "様式")]);
    let meeting: Meeting = row(&[
        ("code", "p-m1"),
        ("body", "p-committee"),
        ("title", "第1回有識者会議"),
        ("date", "2026-12-10"),
        ("status", "planned"),
        ("embargo_until", "2026-12-10"),
    ]);
    let review: Review = row(&[("code", "r"), ("name", "令和8年度"), ("rubrics", "akita")]);
    let node: Node = row(&[("code", "p-1"), ("level", "field"), ("title", "くらし")]);
    let mut rows = vec![
        StagedRow::of(&plan, &review, &by, now()),
        StagedRow::of(&plan, &meeting, &by, now()),
        StagedRow::of(&plan, &comment("said", "デジタル推進課"), &by, now()),
        StagedRow::of(&plan, &comment("said-to-city", "みほん市"), &by, now()),
        StagedRow::of(&plan, &decided, &by, now()),
        StagedRow::of(&plan, &task("to-do", "デジタル推進課"), &by, now()),
        StagedRow::of(&plan, &task("to-do-of-city", "みほん市"), &by, now()),
        StagedRow::of(&plan, &theme("theme", "proposed"), &by, now()),
        StagedRow::of(&plan, &theme("adopted", "adopted"), &by, now()),
        StagedRow::of(&plan, &item, &by, now()),
    ];
    if deed.action == Action::MakeEdition {
        rows.push(StagedRow::of(&plan, &node, &by, now()));
    }
    let mut changes = Changes::new("test", "reset", "", now());
    let held = list::<StagedRow>(&house.store, "p/").await.expect("the store");
    for held in held.iter().filter(|held| held.table != "documents") {
        changes.remove(held);
    }
    for held in list::<Contest>(&house.store, "p/").await.expect("the store") {
        changes.remove(&held);
    }
    changes.commit(&house.store).await.expect("nothing left");
    let mut changes = Changes::new("test", "reset", "", now());
    for staged in &rows {
        changes.put(staged, None);
    }
    if deed.action == Action::SettleContest {
        changes.add(&contest());
    }
    changes.commit(&house.store).await.expect("the work as it was");
}

/// A value of the city that the city contests.
fn contest() -> Contest {
    Contest {
        plan: code("p"),
        government: city(),
        reading: row(&[
            ("indicator", "p-sites"),
            ("area", "992011"),
            ("period", "FY2024"),
            ("status", "final"),
            ("value", "5"),
            ("source", "市の調査"),
        ]),
        method: "数えた".to_owned(),
        reason: "漏れがある".to_owned(),
        by: code("somebody"),
        at: now(),
        settlement: None,
    }
}

/// Sends a deed as somebody; committee members and the headquarters give the marks that are theirs.
async fn send(house: &House, browser: &mut Browser, deed: &Deed, role: Role) -> StatusCode {
    reset(house, deed).await;
    if deed.fields.is_empty() {
        return browser.get(deed.path).await.status;
    }
    let held = find::<StagedRow>(&house.store, &format!("p/{}", deed.row)).await.expect("the store");
    let version = held.map(|held| held.version.to_string()).unwrap_or_default();
    let work = list::<StagedRow>(&house.store, "p/").await.expect("the store");
    let seen = format!("{}-{}", work.len(), work.iter().map(|held| held.version).sum::<u32>());
    let by = match role {
        Role::Headquarters => "hq",
        _ => "committee",
    };
    let filled = |value: &'static str| match value {
        "VERSION" => version.as_str(),
        "SEEN" => seen.as_str(),
        "BY" => by,
        other => other,
    };
    let fields: Vec<(&str, &str)> = deed.fields.iter().map(|(name, value)| (*name, filled(value))).collect();
    browser.post(deed.path, &fields).await.status
}

#[tokio::test]
async fn every_right_over_work_on_a_plan_is_kept_over_http() {
    let house = house_with_plan().await;
    add_neighbours(&house).await;
    let mut browsers = browsers(&house).await;
    let (_, _, planner) = browsers
        .iter_mut()
        .find(|(_, actor, _)| actor.may(Action::HoldMeeting, &plan()))
        .expect("somebody who holds meetings");
    let upload = [("number", ""), ("title", "進捗"), ("department", "")];
    let kept = planner.post_file("/desk/meetings/p/p-m1/material", &upload, ("進捗.pdf", b"%PDF-1.7 sample")).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text);

    let (mut faults, mut used) = (Vec::new(), BTreeSet::new());
    for deed in &DEEDS {
        let subject = (deed.subject)();
        for (name, actor, browser) in &mut browsers {
            let role = actor.appointed()[0].assignment.role;
            let may = actor.may(deed.action, &subject);
            let status = send(&house, browser, deed, role).await;
            let is_done = status.is_redirection() || status.is_success();
            // Material that is held back is not there for whoever may not see it.
            let is_refused = matches!(status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND);
            if may != is_done || may == is_refused {
                faults.push(format!("{:?} {} by {name}: may {may}, {status}", deed.action, deed.path));
            }
            if may {
                used.insert((deed.action, role));
            }
        }
    }
    assert!(faults.is_empty(), "{} cells:\n{}", faults.len(), faults.join("\n"));
    for right in RIGHTS.iter().filter(|right| DEEDS.iter().any(|deed| deed.action == right.action)) {
        assert!(used.contains(&(right.action, right.role)), "{right:?} was never used");
    }
}

#[test]
fn no_right_is_left_out() {
    let walked = |action: Action| {
        action == Action::SeeBoard
            || OVER_ONES_OWN.contains(&action)
            || PAGES.iter().any(|(page, _)| *page == action)
            || ATTEMPTS.iter().any(|attempt| attempt.enough.contains(&action))
            || DEEDS.iter().any(|deed| deed.action == action)
    };
    let left_out: Vec<Action> = Action::ALL.iter().copied().filter(|action| !walked(*action)).collect();
    assert!(left_out.is_empty(), "{left_out:?}");
}
