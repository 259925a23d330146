//! The tree of a plan: levels, nodes, the texts under their headings, ties between them.

use crate::{Code, List};

table! {
    /// A level of the tree, with the plan's own name for it.
    Level in "levels" "階層" key [code] {
        /// 1 for the top level.
        order: u32 = "順",
        /// Code used in nodes.
        code: Code = "コード",
        /// Japanese name.
        name_ja: String = "名称",
        /// English name.
        name_en: Option<String> = "名称（英語）",
    }
}

table! {
    /// A heading under which nodes have texts (めざす姿, 課題 ...).
    Section in "sections" "欄" key [code] {
        /// Order on the page.
        order: u32 = "順",
        /// Code used in items.
        code: Code = "コード",
        /// Japanese heading.
        name_ja: String = "見出し",
        /// English heading.
        name_en: Option<String> = "見出し（英語）",
        /// Section whose items the items here answer, number by number.
        answers: Option<Code> = "対応先の欄",
    }
}

table! {
    /// A tag that nodes carry.
    Tag in "tags" "タグ" key [code] {
        /// Order in lists.
        order: u32 = "順",
        /// Code used in nodes.
        code: Code = "コード",
        /// Japanese name.
        name_ja: String = "名称",
        /// English name.
        name_en: Option<String> = "名称（英語）",
        /// Word that groups tags.
        group: Option<String> = "区分",
    }
}

table! {
    /// An element of the plan's tree: vision, field, direction, project ...
    Node in "nodes" "項目" key [code] {
        /// Stable code.
        code: Code = "コード",
        /// Node above it; blank at the top.
        parent: Option<Code> = "親項目",
        /// Level.
        level: Code = "階層",
        /// Number printed in the plan.
        number: Option<String> = "番号",
        /// Title.
        title: String = "名称",
        /// Title in English.
        title_en: Option<String> = "名称（英語）",
        /// Offices in charge.
        departments: List<String> = "所管課",
        /// Tags.
        tags: List<Code> = "タグ",
        /// Nodes under which it appears again (再掲).
        also_under: List<Code> = "再掲先",
        /// Remark.
        note: Option<String> = "備考",
        /// Place in the source.
        source: Option<String> = "出典",
    }
}

table! {
    /// A text of a node under a heading, numbered or not.
    Item in "items" "記載事項" key [node, section, order] {
        /// Node it belongs to.
        node: Code = "項目",
        /// Section it stands under.
        section: Code = "欄",
        /// Order within node and section.
        order: u32 = "順",
        /// Printed numbers (①②③ as 1;2;3).
        numbers: List<u32> = "番号",
        /// The text.
        text: String = "本文",
        /// Phrases marked as changed.
        changed: List<String> = "変更箇所",
        /// Place in the source.
        source: Option<String> = "出典",
    }
}

words! {
    /// What a tie between two elements says.
    LinkKind {
        Contributes "contributes" "寄与" "contributes to",
        Answers "answers" "対応" "answers",
        Vision "vision" "将来像" "leads to the vision",
        Backcast "backcast" "逆算" "needs, looking back from the future",
        Cause "cause" "因果" "causes",
    }
}

table! {
    /// A tie between two elements: logic model, vision, backcast.
    Link in "links" "関連" key [from, to, kind] {
        /// Element it starts at.
        from: Code = "元",
        /// Element it leads to.
        to: Code = "先",
        /// What it says.
        kind: LinkKind = "種類",
        /// Remark.
        note: Option<String> = "備考",
    }
}
