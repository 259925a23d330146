//! What can be done, for the table of rights and for the journal.

words! {
    /// Something that only some may do.
    Action {
        ManageAccounts "manage_accounts" "アカウントの管理" "manage accounts",
        ManageOffices "manage_offices" "団体と所属の管理" "manage governments and offices",
        ManageMails "manage_mails" "送信メールの管理" "manage outgoing mail",
        SeeJournal "see_journal" "記録簿の閲覧" "see the journal",
        SeeWorkingPlan "see_working_plan" "作業中の計画の閲覧" "see the plan as it is worked on",
        SeeMaterial "see_material" "解禁前の資料の閲覧" "see material before its release",
        OpenReview "open_review" "点検の開始" "open a review",
        ChangeReview "change_review" "点検の変更" "change a review",
        SeeBoard "see_board" "回答状況の閲覧" "see the review board",
        SeeAnswer "see_answer" "回答の閲覧" "see an answer",
        EditAnswer "edit_answer" "回答の入力" "edit an answer",
        SubmitAnswer "submit_answer" "回答の提出" "submit an answer",
        RecallAnswer "recall_answer" "提出した回答の取戻し" "take back a submitted answer",
        EndorseAnswer "endorse_answer" "課内・団体内の承認" "approve an answer inside the office",
        ReturnAnswer "return_answer" "回答の差戻し" "return an answer",
        ApproveAnswer "approve_answer" "回答の承認" "approve an answer",
        AddRemark "add_remark" "回答へのひとこと" "remark on an answer",
        ContestValue "contest_value" "実績値への異議" "contest a value",
        SettleContest "settle_contest" "異議の決着" "settle a contested value",
        GiveMark "give_mark" "評価の付与" "give a mark",
        EditPlan "edit_plan" "計画の編集" "edit a plan",
        MakeEdition "make_edition" "版の作成" "make an edition of a plan",
        HoldMeeting "hold_meeting" "会議の運営" "prepare and record a meeting",
        AddComment "add_comment" "意見の記録" "record a comment",
        RespondToComment "respond_to_comment" "意見への対応" "respond to a comment",
        Decide "decide" "決定の記録" "record a decision",
        CloseTask "close_task" "対応事項の完了" "close a task",
        ProposeCooperation "propose_cooperation" "連携推進項目の提案" "propose a cooperation item",
        EditCooperation "edit_cooperation" "連携推進項目の決定" "adopt and decide on cooperation items",
        ReportCooperation "report_cooperation" "連携推進項目の報告" "report on a cooperation item",
        Publish "publish" "公表" "publish",
    }
}
