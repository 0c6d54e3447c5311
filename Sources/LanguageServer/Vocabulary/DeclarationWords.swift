extension Vocabulary {
  static let declarations: [Keyword] = [
    Keyword(
      "institution", "機構：時區、語言，以及沒有規則指定時負責的組室。",
      "The institution: its zone, its languages, and the unit that gets what no rule sends elsewhere."),
    Keyword("unit", "組室：負責題材與案件的單位。", "A unit, which answers for topics and cases."),
    Keyword(
      "touchpoint", "接觸點：在哪裡、以哪份問卷、哪些管道聽取意見。",
      "A place where people are asked: with which survey and through which channels."),
    Keyword("topic", "題材：意見談的是什麼，由哪些組室負責。", "What feedback is about, and which units answer for it."),
    Keyword("service", "服務項目：滿意度調查要改善的服務。", "A service that the surveys are to improve."),
    Keyword("scale", "量尺：評分題的代碼與文字，代碼越高越好。", "The points of a rating; a higher code is the better judgement."),
    Keyword("calendar", "辦公日曆：哪些日子、哪些時段算工作時間。", "Which days and hours count as working time."),
    Keyword("level", "處理時限：多久之內要回覆。", "A service level: how soon a case must be answered."),
    Keyword("block", "共用區塊：多份問卷都用的題目（use 代號）。", "Questions that several surveys use, by `use KEY`."),
    Keyword("list", "共用選項：題目以 list 代號 使用。", "Options that several questions use, by `list KEY`."),
    Keyword("survey", "問卷：題目、指標、目標、立案規則與範例。", "A survey: questions, measures, targets, rules for cases, and examples."),
    Keyword("report", "報告：有哪些章節。", "What a report holds, in its order."),
    Keyword("feedback", "意見規則（feedback rules）：哪些意見要立案。", "feedback rules: which feedback opens a case."),
  ]

  /// What may begin a part, by the word in front of the block.
  static let parts: [String: [Keyword]] = [
    "institution": [
      Keyword("zone", "時區，如 +08:00。", "The time zone, such as +08:00."),
      Keyword("languages", "語言代號，第一個是撰寫的語言。", "Language tags; wordings are written in the first."),
      Keyword("unit", "沒有規則指定時負責的組室。", "The unit that gets what no rule sends elsewhere."),
    ],
    "unit": [],
    "touchpoint": [
      Keyword("survey", "這裡用的問卷。", "The survey that is asked here."),
      Keyword("unit", "負責這裡的組室。", "The unit that answers for this place."),
      Keyword("channels", "這裡開放的管道。", "The channels that are open here."),
    ],
    "topic": [
      Keyword("category", "題材的類別。", "The category of the topic."),
      Keyword("units", "負責的組室；第一個主辦。", "The units that answer for it; the first one leads."),
      Keyword("service", "所屬的服務項目。", "The service that it belongs to."),
    ],
    "service": [
      Keyword("dimension", "構面。", "The dimension that it is filed under."),
      Keyword("item", "項目。", "The item that it is filed under."),
      Keyword("area", "範圍。", "The area that it covers."),
      Keyword("code", "編號。", "Its number in the plan."),
      Keyword("due", "預定完成時間。", "When it is due."),
      Keyword("units", "負責的組室；第一個主辦。", "The units that answer for it; the first one leads."),
    ],
    "scale": [
      Keyword(
        "appearance", "互動機畫出的樣子：faces、stars、numbers、words。",
        "How a kiosk draws the points: faces, stars, numbers or words."),
      Keyword("not-applicable", "「不適用」的文字；不計入平均。", "The wording for not applicable, which enters no mean."),
    ],
    "calendar": [
      Keyword("covers", "日曆涵蓋的期間。", "The days that the calendar covers."),
      Keyword("days", "上班的星期。", "The weekdays that are worked."),
      Keyword("hours", "上班的時段。", "The hours that are worked."),
      Keyword("off", "放假的日子。", "Days that are not worked."),
      Keyword("work", "補班或加開的日子，可另訂時段。", "Days that are worked as an exception, with hours of their own perhaps."),
    ],
    "level": [
      Keyword(
        "within", "時限：N working days on 日曆、N working hours on 日曆，或 N hours。",
        "The limit: N working days on CALENDAR, N working hours on CALENDAR, or N hours."),
      Keyword(
        "extend", "可展延的次數與長度：extend 1 times by 30。",
        "How often and by how much it can be extended: extend 1 times by 30."),
    ],
    "report": [
      Keyword("summary", "摘要與決策。", "What needs a decision."), Keyword("survey", "一份問卷的結果。", "The figures of one survey."),
      Keyword("surveys", "其餘問卷。", "All surveys that are not named."), Keyword("topics", "意見題材。", "What people wrote about."),
      Keyword("themes", "新出現、變多與變少的說法。", "What is said anew, more, or less."),
      Keyword("cases", "案件。", "The cases."), Keyword("improvements", "改善措施。", "Improvements."),
      Keyword("method", "方法與限制。", "How it was counted."),
    ],
    "survey": surveyParts, "page": questionKinds, "open": ruleParts, "score": scoreParts, "kiosk": kioskParts,
    "example": [Keyword("expect", "範例應有的結果；不成立就是錯誤。", "What must come out of the example; anything else is an error.")],
    "feedback": [Keyword("open", "立案規則：open case 代號 when 條件。", "A rule: open case KEY when CONDITION.")],
    "group": questionKinds, "loop": questionKinds, "block": questionKinds, "choice": [], "choices": [], "ranking": [],
    "list": [], "matrix": [], "part": [], "weight": [],
  ]
}
