import Definitions

extension Vocabulary {
  /// What may stand directly behind a word, where that is no key.
  static let followers: [String: [Keyword]] = [
    "feedback": [Keyword("rules", "哪些意見要立案。", "Which feedback opens a case.")],
    "open": [Keyword("case", "立案規則：open case 代號 when 條件。", "A rule: open case KEY when CONDITION.")],
    "valid": [Keyword("when", "後面寫條件。", "A condition follows.")],
    "sample": [Keyword("every", "每幾位問一位。", "Every how many visitors one is asked.")],
    "weight": [Keyword("by", "依哪一題加權。", "The question whose shares are known.")],
    "translations": [
      Keyword("complete", "缺譯文是錯誤。", "A missing wording is an error."),
      Keyword("partial", "缺譯文是警告，顯示第一語言。", "A missing wording is a warning; the first language is shown."),
    ],
    "shown": [Keyword("when", "後面寫條件。", "A condition follows.")],
    "with": [Keyword("importance", "每個項目另問重要性。", "Each item is rated for importance too.")],
    "importance": [Keyword("on", "重要性用的量尺。", "The scale that importance is rated on.")],
    "score": [Keyword("of", "總分。", "The best score that can be reached.")],
    "improvement": [Keyword("below", "低於這個分數就要改善。", "Below this score something must be done.")],
    "working": [
      Keyword("days", "工作日；收件次日起算。", "Working days, counted from the day after receipt."),
      Keyword("hours", "工作時數。", "Hours of working time."),
    ],
    "appearance": [
      Keyword("faces", "表情。", "Faces."), Keyword("stars", "星星。", "Stars."), Keyword("numbers", "數字。", "Numbers."),
      Keyword("words", "文字。", "Words."),
    ],
    "to": [
      Keyword("topic", "題材的主辦組室。", "The unit that leads the topic."),
      Keyword("owner", "問卷的負責組室。", "The unit that owns the survey."),
      Keyword("unit", "指定的組室。", "A unit that is named."),
    ],
    "then": [
      Keyword("discard", "捨棄。", "What was answered is thrown away."),
      Keyword("keep", "送出已答的部分。", "What was answered is sent as partial."),
    ],
    "expect": [
      Keyword("shown", "這題應該出現。", "The question must be shown."),
      Keyword("hidden", "這題不應出現。", "The question must not be shown."),
      Keyword("case", "這條規則應該立案。", "This rule must open a case."),
      Keyword("no", "不應立案：expect no case。", "Nothing may open a case: expect no case."),
      Keyword("score", "應得的分數。", "The score that must come out."),
      Keyword("invalid", "這題的答案應被條件擋下。", "The answer must be refused by its condition."),
      Keyword("value", "計算值應為：expect value 代號 = 值。", "What a computed value must be: expect value KEY = VALUE."),
    ],
    "no": [Keyword("case", "不應立案。", "Nothing may open a case.")],
    "of": bases,
    "channels": Channel.allCases.map { Keyword($0.rawValue, "管道", "Channel") },
    "languages": ["zh-Hant", "en", "ja", "ko", "vi", "id", "th", "fil", "es", "fr", "de"].map {
      Keyword($0, "語言", "Language")
    },
    "days": weekdays, "times": [by],
  ]

  static let numberFollowers: [String: [Keyword]] = [
    "within": [
      Keyword("working", "工作時間：working days 或 working hours。", "Working time: working days or working hours."),
      Keyword("hours", "時鐘上的時數。", "Hours on the clock."),
    ],
    "extend": [Keyword("times", "可展延幾次。", "How often it can be extended.")],
    "kept": [Keyword("days", "天；到期刪除。", "Days, after which it is deleted.")],
    "choose": [Keyword("through", "到最多幾項。", "Up to the most that can be chosen.")],
    "from": [Keyword("to", "到最大的值。", "Up to the greatest value.")],
  ]

  /// Words that join what stands on both sides of them, wherever they do.
  static let joints: [Keyword] = [
    Keyword("when", "後面寫條件。", "A condition follows."),
    Keyword("worth", "這部分的配分。", "What the part is worth."),
    Keyword("through", "到這一個為止，包含在內。", "Up to this one, which is included."),
    Keyword("on", "用哪個日曆或量尺。", "The calendar or the scale that is used."),
    Keyword("of", "總分，或指標的分母。", "The whole of a score, or the base of a metric."),
    Keyword("hours", "時段。", "The hours of the day."), by,
  ]

  private static let by = Keyword("by", "每次展延多少。", "By how much it is extended each time.")

  /// What a list with commas goes on with.
  static let lists: Set<String> = ["channels", "languages", "days"]

  private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].map {
    Keyword($0, "星期", "Weekday")
  }

  static let bases: [Keyword] = [
    Keyword("answered", "有效作答的人；「不適用」與略過的不算。", "Those with a valid answer; not applicable and skipped left out."),
    Keyword("shown", "看到這題的人。", "All to whom the question was shown."),
    Keyword("respondents", "所有填答的人。", "All who sent the survey."),
  ]

  static let measures: [Keyword] = [
    Keyword("top2", "選最好兩點的比例：top2(題目)。", "The share of the two best points: top2(PATH)."),
    Keyword("mean", "代碼的平均：mean(題目)。", "The mean of the codes: mean(PATH)."),
    Keyword("index", "構面的平均：index(構面)。", "The mean of an index: index(KEY)."),
    Keyword("share", "選某個選項的比例：share(題目, 選項)。", "The share that chose an option: share(PATH, OPTION)."),
    Keyword("score", "計分表的平均：score()。", "The mean score of the form: score()."),
  ]

  static let conditionWords: [Keyword] = [
    Keyword("and", "兩邊都成立。", "Both sides hold."), Keyword("or", "任一邊成立。", "Either side holds."),
    Keyword("not", "不成立時為真。", "Holds where what follows does not."),
    Keyword("given", "有作答（「不適用」不算）。", "There is an answer; not applicable is none."),
    Keyword("includes", "複選題選了這個選項。", "This option is among those chosen."),
    Keyword("contains", "文字含有……", "The text contains this."),
    Keyword("starts", "文字以……開頭：starts with。", "The text begins so: starts with."),
    Keyword("ends", "文字以……結尾：ends with。", "The text ends so: ends with."),
    Keyword("matches", "文字符合正規表示式。", "The whole text matches a regular expression."),
  ]

  /// What rules for feedback read, with the values that each can have.
  static let feedbackProperties: [(property: Keyword, values: [String])] = [
    (Keyword("sentiment", "語氣。", "The tone."), ["positive", "negative", "neutral", "mixed"]),
    (Keyword("urgency", "急迫性。", "How urgent it is."), ["urgent", "normal"]),
    (Keyword("intent", "用意。", "What it is meant as."), ["complaint", "praise", "suggestion", "question", "other"]),
    (Keyword("channel", "管道。", "Where it came from."), Channel.allCases.map(\.rawValue)),
    (Keyword("language", "語言代號（文字）。", "The language tag, a string."), []),
    (Keyword("stars", "星等 1–5。", "Stars from 1 to 5."), ["1", "2", "3", "4", "5"]),
    (Keyword("topics", "談到的題材：topics includes 代號。", "What it is about: topics includes KEY."), []),
    (Keyword("units", "涉及幾個主辦組室。", "How many units lead its topics."), []),
    (Keyword("source", "來源。", "How it came in."), ["survey", "import"]),
    (Keyword("contact", "有無聯絡方式：contact given。", "Whether there is a contact: contact given."), []),
  ]
}
