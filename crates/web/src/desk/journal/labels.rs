//! What actions, records and their fields are called.

use jiff::Timestamp;
use rashin_model::people::{AccountState, Action, Role};
use rashin_model::review::{AnswerStep, RequestState, RoundState};
use rashin_model::staged::table_named;
use rashin_model::table::Form;
use rashin_model::{Cell as _, Lang, plan};

use crate::parts::differences::{column_name, table_name};
use crate::show;

/// Actions of the journal: machine name, Japanese, English.
const ACTIONS: &[(&str, &str, &str)] = &[
    ("add_comment", "意見の記録", "comment recorded"),
    ("add_document", "資料の追加", "material added"),
    ("add_meeting", "会議の登録", "meeting added"),
    ("add_remark", "回答へのひとこと", "remark on an answer"),
    ("add_working_group_date", "作業部会の日程の登録", "working-group date added"),
    ("approve_answers", "回答の承認", "answers approved"),
    ("assign_comment", "意見の担当の割当て", "comment assigned"),
    ("choose_rows", "公表する行の選択", "rows chosen for publication"),
    ("close_review", "点検の締切り", "review closed"),
    ("close_task", "対応事項の完了", "task closed"),
    ("contest_value", "実績値への異議", "value contested"),
    ("decide", "決定の記録", "decision recorded"),
    ("discard_staged", "作業中の行の取消し", "row under way discarded"),
    ("endorse_answers", "課内・団体内の承認", "answers approved inside the office"),
    ("extend_request", "提出期限の延長", "due date extended"),
    ("give_marks", "評価の付与", "marks given"),
    ("import_boundaries", "境界の取込み", "boundaries imported"),
    ("import_plan", "計画の取込み", "plan imported"),
    ("make_edition", "版の作成", "edition made"),
    ("open_review", "点検の開始", "review opened"),
    ("propose_cooperation", "連携推進項目の提案", "cooperation item proposed"),
    ("publish", "公表", "published"),
    ("recall_answers", "回答の取戻し", "answers taken back"),
    ("record_readings", "実績値の取込み", "readings imported"),
    ("remove_boundaries", "境界の削除", "boundaries removed"),
    ("renumber_documents", "資料番号の振直し", "material renumbered"),
    ("reopen_review", "点検の再開", "review reopened"),
    ("report_cooperation", "連携推進項目の報告", "report on a cooperation item"),
    ("respond_to_comment", "意見への対応", "response to a comment"),
    ("retry_mail", "メールの再送", "mail sent again"),
    ("return_answers", "回答の差戻し", "answers returned"),
    ("set_agenda", "次第の記録", "agenda recorded"),
    ("set_attendance", "出席の記録", "attendance recorded"),
    ("set_documents", "資料の記録", "material recorded"),
    ("settle_contest", "異議の決着", "contested value settled"),
    ("settle_cooperation", "連携推進項目の決定", "cooperation item decided"),
    ("settle_proposal", "提案の採否", "proposal settled"),
    ("sign_in", "サインイン", "signed in"),
    ("sign_out", "サインアウト", "signed out"),
    ("stage_rows", "計画の行の編集", "rows of the plan edited"),
    ("stage_workbook", "ブックによる計画の編集", "plan edited by workbook"),
    ("submit_answers", "回答の提出", "answers submitted"),
    ("succeed_indicators", "指標の引継ぎ", "indicators succeeded"),
    ("withdraw_request", "照会の取下げ", "request withdrawn"),
    ("withdraw_review", "点検の取下げ", "review withdrawn"),
];

/// Kinds of records: machine name, Japanese, English.
const KINDS: &[(&str, &str, &str)] = &[
    ("account", "アカウント", "account"),
    ("address", "メールアドレス", "mail address"),
    ("answer", "回答", "answer"),
    ("boundaries", "境界", "boundaries"),
    ("contest", "異議", "contest"),
    ("government", "団体", "government"),
    ("mail", "メール", "mail"),
    ("office", "所属", "office"),
    ("person", "利用者の個人情報", "personal data"),
    ("remark", "ひとこと", "remark"),
    ("request", "照会", "request"),
    ("revision", "計画の版", "revision of the plan"),
    ("round", "点検", "review"),
    ("row", "作業中の行", "row under way"),
    ("rows", "行", "rows"),
    ("snapshot", "公表版", "publication"),
];

/// Fields of records: machine name, Japanese, English.
const FIELDS: &[(&str, &str, &str)] = &[
    ("accepted", "認める", "accepted"),
    ("account", "アカウント", "account"),
    ("aliases", "別名", "other names"),
    ("as_of", "基準日", "as of"),
    ("asked", "照会した行", "row asked for"),
    ("asked_at", "照会した日時", "asked at"),
    ("asks", "照会するもの", "what is asked"),
    ("assignments", "役割", "roles"),
    ("at", "日時", "at"),
    ("by", "操作した人", "by"),
    ("cells", "内容", "cells"),
    ("count", "件数", "count"),
    ("created_at", "作成日時", "made at"),
    ("dissolved", "廃止", "dissolved"),
    ("due", "提出期限", "due"),
    ("elements", "対象の項目", "elements"),
    ("entry", "記録番号", "entry"),
    ("evidence", "根拠資料", "evidence"),
    ("government", "団体", "government"),
    ("id", "コード", "code"),
    ("instructions", "回答の手引き", "instructions"),
    ("key", "行", "row"),
    ("method", "求め方", "method"),
    ("name", "名称", "name"),
    ("name_en", "英語の名称", "name in English"),
    ("note", "注記", "remark"),
    ("number", "番号", "number"),
    ("office", "所属", "office"),
    ("period", "対象期間", "period"),
    ("plan", "計画", "plan"),
    ("publish", "公表する", "goes out"),
    ("reading", "値", "value"),
    ("reason", "理由", "reason"),
    ("review", "点検", "review"),
    ("revision", "版", "revision"),
    ("role", "役割", "role"),
    ("rows", "照会した行", "rows asked for"),
    ("rubrics", "評価基準", "rubrics"),
    ("settlement", "決着", "settlement"),
    ("sha256", "SHA-256", "SHA-256"),
    ("state", "状態", "state"),
    ("step", "段階", "step"),
    ("table", "表", "table"),
    ("text", "本文", "text"),
    ("value", "値", "value"),
];

fn named(list: &[(&str, &'static str, &'static str)], name: &str, lang: Lang) -> Option<&'static str> {
    list.iter().find(|(own, ..)| *own == name).map(|(_, ja, en)| lang.pick(ja, en))
}

/// What an action of the journal is called.
pub fn action(name: &str, lang: Lang) -> String {
    let right = || Action::read(name).ok().map(|action| action.label(lang));
    named(ACTIONS, name, lang).or_else(right).map_or_else(|| name.replace('_', " "), str::to_owned)
}

/// What a kind of record or a table of the plan is called.
pub fn kind(name: &str, lang: Lang) -> String {
    let table = || table_named(name).map(|table| table_name(table, lang));
    named(KINDS, name, lang).map(str::to_owned).or_else(table).unwrap_or_else(|| name.replace('_', " "))
}

/// What a field is called: in the table it belongs to, else in records, else in any table.
pub fn field(name: &str, table: Option<&str>, lang: Lang) -> String {
    let column_of = |table: &rashin_model::table::Table| {
        table.columns.iter().find(|column| column.name == name).map(|column| column_name(column, lang))
    };
    let own = table.and_then(table_named).and_then(column_of);
    own.or_else(|| named(FIELDS, name, lang).map(str::to_owned))
        .or_else(|| plan::TABLES.iter().find_map(|table| column_of(table)))
        .unwrap_or_else(|| name.replace('_', " "))
}

/// A value as readers write it: words by their labels, moments in Japanese time.
pub fn value(name: &str, table: Option<&str>, text: &str, lang: Lang) -> String {
    let columns = table.and_then(table_named).map_or(&[][..], |table| table.columns);
    let own = columns.iter().find(|column| column.name == name).map(|column| column.form);
    if let (Lang::Ja, Some(Form::Word(codes, labels))) = (lang, own)
        && let Some(place) = codes.iter().position(|code| *code == text)
    {
        return labels[place].to_owned();
    }
    let word = match name {
        "step" => AnswerStep::read(text).ok().map(|word| word.label(lang)),
        "role" => Role::read(text).ok().map(|word| word.label(lang)),
        "state" => RequestState::read(text)
            .map(|word| word.label(lang))
            .or_else(|_| RoundState::read(text).map(|word| word.label(lang)))
            .or_else(|_| AccountState::read(text).map(|word| word.label(lang)))
            .ok(),
        _ => None,
    };
    if let Some(word) = word {
        return word.to_owned();
    }
    match (text, text.parse::<Timestamp>()) {
        ("true", _) => lang.pick("はい", "yes").to_owned(),
        ("false", _) => lang.pick("いいえ", "no").to_owned(),
        (_, Ok(moment)) => show::minute_of(moment, lang),
        (_, Err(_)) => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_once_and_in_order() {
        for list in [ACTIONS, KINDS, FIELDS] {
            assert!(list.windows(2).all(|pair| pair[0].0 < pair[1].0), "{list:?}");
        }
    }

    #[test]
    fn what_has_no_name_is_shown_by_its_code() {
        assert_eq!(action("publish", Lang::Ja), "公表");
        assert_eq!(action("see_journal", Lang::En), "see the journal");
        assert_eq!(action("no_such_action", Lang::Ja), "no such action");
        assert_eq!(kind("readings", Lang::Ja), "実績値");
        assert_eq!(value("step", None, "returned", Lang::Ja), "差戻し");
        assert_eq!(value("text", None, "returned", Lang::Ja), "returned");
        assert_eq!(value("status", Some("readings"), "provisional", Lang::Ja), "速報・暫定");
    }
}
