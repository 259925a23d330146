//! Bodies and their sittings; the plan's life in events; what was said and decided.

use jiff::civil::{Date, Time};

use crate::{Code, Period};

words! {
    /// What an event of the plan's life was.
    EventKind {
        Decision "decision" "決定" "decision",
        Committee "committee" "委員会" "committee",
        Headquarters "headquarters" "推進本部" "headquarters",
        PublicComment "public_comment" "パブリックコメント" "public comment",
        Inquiry "inquiry" "意見照会" "inquiry",
        Publication "publication" "公表" "publication",
        Other "other" "その他" "other",
    }
}

table! {
    /// A dated fact of the plan's life.
    Event in "events" "経過" key [order] {
        /// Order.
        order: u32 = "順",
        /// Day or month.
        date: Period = "期日",
        /// Last day or month, if it lasted.
        until: Option<Period> = "終了期日",
        /// The date as printed, where it is not a plain day.
        date_text: Option<String> = "期日の表記",
        /// What happened.
        title: String = "内容",
        /// The same in English.
        title_en: Option<String> = "内容（英語）",
        /// What it was.
        kind: EventKind = "種類",
        /// Remark.
        note: Option<String> = "備考",
        /// Place in the source.
        source: Option<String> = "出典",
    }
}

words! {
    /// What sort of body it is.
    BodyKind {
        Committee "committee" "委員会・有識者会議" "committee",
        Headquarters "headquarters" "推進本部" "headquarters",
        Board "board" "幹事会・ボード" "board",
        WorkingGroup "working_group" "ワーキンググループ" "working group",
        Desk "desk" "相談窓口" "desk",
        Council "council" "協議会" "council",
        Adviser "adviser" "助言者" "adviser",
    }
}

table! {
    /// A committee, headquarters, working group.
    Body in "bodies" "会議体" key [code] {
        /// Code.
        code: Code = "コード",
        /// Name.
        name: String = "名称",
        /// Name in English.
        name_en: Option<String> = "名称（英語）",
        /// What sort of body it is.
        kind: BodyKind = "種類",
        /// From when it exists.
        from: Option<Period> = "設置",
        /// Until when it existed.
        until: Option<Period> = "廃止",
        /// Body that followed it.
        successor: Option<Code> = "後継",
        /// Remark.
        note: Option<String> = "備考",
        /// Place in the source.
        source: Option<String> = "出典",
    }
}

words! {
    /// How a meeting is held.
    MeetingForm {
        InPerson "in_person" "対面" "in person",
        Online "online" "オンライン" "online",
        Written "written" "書面" "in writing",
    }
}

words! {
    /// Whether a meeting took place.
    MeetingStatus {
        Planned "planned" "予定" "planned",
        Held "held" "開催済み" "held",
        Cancelled "cancelled" "中止" "cancelled",
    }
}

table! {
    /// One sitting of a body.
    Meeting in "meetings" "会議" key [code] {
        /// Code.
        code: Code = "コード",
        /// The body.
        body: Code = "会議体",
        /// Number of the sitting (第5回).
        number: Option<String> = "回",
        /// Title.
        title: String = "名称",
        /// Title in English.
        title_en: Option<String> = "名称（英語）",
        /// Day, or month while only that is known.
        date: Option<Period> = "期日",
        /// Beginning.
        start_time: Option<Time> = "開始時刻",
        /// End.
        end_time: Option<Time> = "終了時刻",
        /// Place.
        place: Option<String> = "場所",
        /// How it is held.
        form: Option<MeetingForm> = "形式",
        /// Whether it took place.
        status: MeetingStatus = "状態",
        /// Day until which its material is not to be shown outside.
        embargo_until: Option<Date> = "解禁日",
        /// What was said, in short.
        minutes: Option<String> = "議事録",
        /// Remark.
        note: Option<String> = "備考",
        /// Place in the source.
        source: Option<String> = "出典",
    }
}

table! {
    /// A point of a meeting's agenda (次第).
    AgendaPoint in "agenda" "次第" key [meeting, order] {
        /// The meeting.
        meeting: Code = "会議",
        /// Order.
        order: u32 = "順",
        /// Number printed.
        number: Option<String> = "番号",
        /// Title.
        title: String = "議題",
        /// Remark.
        note: Option<String> = "備考",
    }
}

table! {
    /// Numbered material of a meeting (資料1, 参考資料1).
    Document in "documents" "資料" key [meeting, order] {
        /// The meeting.
        meeting: Code = "会議",
        /// Order.
        order: u32 = "順",
        /// Number printed.
        number: Option<String> = "資料番号",
        /// Title.
        title: String = "資料名",
        /// Office that presents it.
        department: Option<String> = "所管課",
        /// The file: its SHA-256 in hexadecimal.
        file: Option<String> = "ファイル",
        /// Remark.
        note: Option<String> = "備考",
    }
}

words! {
    /// How somebody took part.
    AttendanceForm {
        Present "present" "出席" "present",
        Online "online" "オンライン" "online",
        Proxy "proxy" "代理出席" "by proxy",
        Absent "absent" "欠席" "absent",
    }
}

table! {
    /// Who took part in a meeting, by office.
    Attendance in "attendance" "出席者" key [meeting, order] {
        /// The meeting.
        meeting: Code = "会議",
        /// Order.
        order: u32 = "順",
        /// Office or affiliation.
        office: String = "所属",
        /// Role there.
        role: Option<String> = "役職",
        /// How.
        form: AttendanceForm = "出欠",
        /// Remark.
        note: Option<String> = "備考",
    }
}

words! {
    /// What a comment is.
    CommentKind {
        Opinion "opinion" "意見" "opinion",
        Advice "advice" "助言" "advice",
        Question "question" "質問" "question",
        PublicComment "public_comment" "パブリックコメント" "public comment",
    }
}

words! {
    /// How far a comment has come.
    CommentState {
        Open "open" "未対応" "open",
        Answered "answered" "回答済み" "answered",
        Closed "closed" "完了" "closed",
    }
}

table! {
    /// What was said about an element, and what was done about it.
    Comment in "comments" "意見" key [code] {
        /// Code.
        code: Code = "コード",
        /// The meeting, if it was said in one.
        meeting: Option<Code> = "会議",
        /// The element; blank for the whole plan.
        element: Option<Code> = "対象",
        /// Order.
        order: u32 = "順",
        /// Office or affiliation of the speaker.
        office: Option<String> = "発言者の所属",
        /// Word that gathers comments of the same thrust.
        group: Option<String> = "まとめ",
        /// What it is.
        kind: CommentKind = "種類",
        /// What was said.
        text: String = "意見",
        /// What was done about it.
        response: Option<String> = "対応",
        /// Office that responded.
        response_by: Option<String> = "対応した所属",
        /// How far it has come.
        state: CommentState = "状態",
        /// Place in the source.
        source: Option<String> = "出典",
    }
}

words! {
    /// What was settled.
    DecisionKind {
        Adopt "adopt" "決定・採択" "adopted",
        Continue "continue" "継続" "continue",
        End "end" "終了" "end",
        Change "change" "変更" "change",
        Other "other" "その他" "other",
    }
}

words! {
    /// Whether a decision has been carried out.
    DecisionState {
        Open "open" "対応中" "open",
        Done "done" "完了" "done",
    }
}

table! {
    /// What a meeting settled, with its reason.
    Decision in "decisions" "決定" key [code] {
        /// Code.
        code: Code = "コード",
        /// The meeting.
        meeting: Option<Code> = "会議",
        /// The element; blank for the whole plan.
        element: Option<Code> = "対象",
        /// What it was.
        kind: DecisionKind = "種類",
        /// What was decided.
        text: String = "決定内容",
        /// Why.
        reason: Option<String> = "理由",
        /// By when it is to be carried out: a day or a month.
        due: Option<Period> = "期限",
        /// Whether it has been carried out.
        state: DecisionState = "状態",
        /// Place in the source.
        source: Option<String> = "出典",
    }
}

words! {
    /// Whether a task is done.
    TaskState {
        Open "open" "対応中" "open",
        Done "done" "完了" "done",
        Dropped "dropped" "取りやめ" "dropped",
    }
}

table! {
    /// What an office is to do after a decision; it stays open until it is closed.
    Task in "tasks" "対応事項" key [code] {
        /// Code.
        code: Code = "コード",
        /// The decision it follows from.
        decision: Option<Code> = "決定",
        /// The element; blank for the whole plan.
        element: Option<Code> = "対象",
        /// Office that is to do it.
        department: String = "担当課",
        /// What is to be done.
        text: String = "内容",
        /// By when.
        due: Option<Date> = "期限",
        /// Whether it is done.
        state: TaskState = "状態",
        /// Day on which it was closed.
        closed_on: Option<Date> = "完了日",
        /// What came of it.
        result: Option<String> = "結果",
    }
}
