extension Vocabulary {
  static let surveyParts: [Keyword] = [
    Keyword("version", "版次；題目改變意義時加一。", "Its number; it grows when questions change their meaning."),
    Keyword("owner", "負責問卷的組室。", "The unit that owns the survey."),
    Keyword("languages", "受訪者可選的語言；每段文字都要有。", "The languages that visitors read; every wording must be there in each."),
    Keyword("channels", "開放的管道。", "The channels through which it is offered."),
    Keyword("open", "開放期間，或立案規則（open case）。", "When it is open; or, as open case, a rule that opens a case."),
    Keyword("anonymous", "匿名：不得詢問聯絡方式。", "Forbids questions for a contact."),
    Keyword("translations", "譯文：complete 缺了算錯，partial 缺了只警告。", "Missing wordings: complete makes them errors, partial warnings."),
    Keyword("sample", "抽樣：sample every 5，每五位問一位。", "Sampling: sample every 5 asks one in five."),
    Keyword("quota", "配額：quota 代號 when 條件 limit N。", "A quota: quota KEY when CONDITION limit N."),
    Keyword("weight", "加權到已知的比例：weight by 題目 { 選項 20%; … }。", "Weights to known shares: weight by QUESTION { OPTION 20%; … }."),
    Keyword("break", "數列刻意中斷：break 題目 at 版次 \"原因\"。", "A series that begins anew on purpose: break PATH at VERSION TEXT."),
    Keyword("setting", "留給其他程式的 XLSForm 設定。", "A setting of an XLSForm, kept for other programs."),
    Keyword("page", "一頁題目。", "A page of questions."),
    Keyword("index", "構面：同一量尺幾題的平均。", "The mean of several ratings on one scale."),
    Keyword("metric", "指標：一個數字，連同它的分母。", "A figure with its base."),
    Keyword("target", "指標要達到的值。", "What a metric should reach."),
    Keyword("score", "計分表：各部分的配分。", "A scored form: what each part is worth."),
    Keyword("kiosk", "互動機閒置時怎麼做。", "What a kiosk does when it is left alone."),
    Keyword("example", "範例：給定答案，說明應有的結果。", "Answers with what must come of them."),
  ]

  static let questionKinds: [Keyword] = [
    Keyword("rating", "評分題，用一個量尺（on）。", "One rating on a scale (on)."),
    Keyword("matrix", "矩陣題：多個項目用同一量尺評分。", "Several items rated on one scale."),
    Keyword("choice", "單選題。", "One of several options."),
    Keyword("choices", "複選題。", "Some of several options."),
    Keyword("ranking", "排序題。", "Options put in an order, the best first."),
    Keyword("number", "整數題（from … to …，或 any）。", "A whole number (from … to …, or any)."),
    Keyword("decimal", "可有小數的數字題。", "A number with a fraction."),
    Keyword("date", "日期題。", "A day."),
    Keyword("time", "時間題。", "A time of the day."),
    Keyword("datetime", "日期與時間題。", "A day with a time."),
    Keyword("text", "一行文字；不當作意見分析。", "A line of text that is no feedback."),
    Keyword("comment", "開放意見。", "A comment in the visitor's own words."),
    Keyword("consent", "同意與否。", "A statement that is agreed to, or not."),
    Keyword("photo", "照片。", "A picture."),
    Keyword("computed", "計算值：computed 代號 文字 = 算式。", "A value that follows from answers: computed KEY TEXT = FORMULA."),
    Keyword("group", "群組：一起出現的題目。", "Questions that belong together."),
    Keyword("loop", "迴圈：每個選到的項目各問一次。", "Questions asked once for each option that was chosen."),
    Keyword("use", "使用共用區塊。", "The questions of a shared block."),
    Keyword("contact", "聯絡方式，到期刪除。", "How to reach the visitor; deleted when its days are over."),
    Keyword("information", "說明文字，不作答。", "A text to read; nothing is answered."),
  ]

  /// Behind the wording of any question.
  static let commonSettings: [Keyword] = [
    Keyword("required", "必答。", "It must be answered."),
    Keyword("hint", "題目下的提示。", "A hint below the question."),
    Keyword("topic", "所屬題材。", "The topic that it is about."),
    Keyword("was", "上一版的代號；數列由此接續。", "Its key in the version before, whose series it carries on."),
    Keyword("shown", "出現的條件：shown when …。", "When it is asked: shown when …."),
    Keyword("valid", "答案要符合的條件：valid when …。", "What the answer must meet: valid when …."),
    Keyword("message", "不符合條件時說的話。", "What is said where the condition does not hold."),
    Keyword("image", "圖片檔名，放在 images 資料夾。", "The name of a picture in the folder images."),
    Keyword("guidance", "給訪員看的說明。", "For interviewers, not for respondents."),
    Keyword("exported", "在其他程式裡的名稱。", "Its name in files for other programs."),
    Keyword("column", "留給其他程式的 XLSForm 欄位。", "A column of an XLSForm, kept for other programs."),
  ]

  static let settings: [String: [Keyword]] = [
    "rating": [onScale],
    "matrix": [
      shuffled, onScale, Keyword("with", "另問重要性：with importance on 量尺。", "Asks for importance too: with importance on SCALE."),
    ],
    "choice": [shuffled, list, initial], "choices": [choose, shuffled, list], "ranking": [choose, shuffled, list],
    "number": range, "decimal": range, "date": [initial], "time": [initial], "datetime": [initial],
    "text": [limit, initial],
    "comment": [limit],
    "contact": [Keyword("kept", "保存天數：kept 90 days。", "For how long it is kept: kept 90 days.")],
    "option": [
      Keyword("exclusive", "不能與其他選項同選。", "It cannot be chosen together with others."),
      Keyword("write-in", "可另外填寫。", "It takes words of the visitor's own."),
      Keyword("image", "圖片檔名。", "The name of a picture."),
      Keyword("exported", "在其他程式裡的代碼。", "Its code in files for other programs."),
      Keyword("column", "留給其他程式的欄位。", "A column kept for other programs."),
      Keyword("points", "計分表中的分數。", "What it scores in a scored form."),
      Keyword("was", "上一版的代號。", "Its key in the version before."),
    ],
    "item": [
      Keyword("topic", "所屬題材。", "The topic that it is about."),
      Keyword("was", "上一版的代號。", "Its key in the version before."),
    ],
  ]

  private static let choose = Keyword("choose", "要選幾項：choose 1 through 3。", "How many are chosen: choose 1 through 3.")
  private static let shuffled = Keyword("shuffled", "隨機次序；可加 seed N 固定。", "In another order for each respondent; seed N fixes it.")
  private static let list = Keyword("list", "使用共用選項。", "The options of a shared list.")
  private static let initial = Keyword("initial", "欄位先填好的值；= 後面可寫算式。", "What stands in the field at first; a formula behind =.")
  private static let limit = Keyword("limit", "字數上限。", "The most characters.")
  private static let range = [
    Keyword("from", "可填的範圍：from 1 to 60。", "The range: from 1 to 60."),
    Keyword("any", "不限範圍。", "Any number."), Keyword("unit", "單位的文字。", "The wording of what is counted."), initial,
  ]

  private static let onScale = Keyword("on", "用哪個量尺。", "The scale that it is rated on.")

  static let ruleParts: [Keyword] = [
    Keyword("level", "處理時限。", "How soon the case must be answered."),
    Keyword("to", "交給誰：topic、owner 或 unit 代號。", "Who gets the case: topic, owner or unit KEY."),
    Keyword("channels", "只用於這些管道。", "The channels that the rule is for."),
  ]

  static let scoreParts: [Keyword] = [
    Keyword("part", "計分的一部分：part 代號 文字 worth N { 題目 }。", "A part: part KEY TEXT worth N { questions }."),
    Keyword(
      "improvement", "低於多少分要改善：improvement below N。",
      "Below which score something must be done: improvement below N."),
  ]

  static let kioskParts: [Keyword] = [
    Keyword("idle", "無人操作多久後開始倒數。", "After how long without a touch the countdown begins."),
    Keyword("countdown", "倒數多久（至少 20 秒）。", "How long it counts down (20 s at least)."),
    Keyword("then", "倒數完：discard 捨棄，keep 送出已答的部分。", "What happens then: discard, or keep what was answered."),
    Keyword("thanks", "道謝畫面停留多久。", "How long it says thanks."),
    Keyword("double-tap", "多短的連按算誤觸，如 500ms。", "How quick a second touch is a slip: 500ms."),
    Keyword("taps", "最長路徑的按數上限。", "The most touches on the longest way."),
    Keyword("hours", "開放時段：09:00-17:00。", "When it asks: 09:00-17:00."),
  ]
}
