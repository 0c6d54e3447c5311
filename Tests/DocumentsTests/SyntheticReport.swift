import Documents

/// A made-up quarter with every kind of block. All figures and words are synthetic.
enum SyntheticReport {
  static let words = HTMLWriter.Words(contents: "目錄", data: "圖的資料", download: "下載 CSV")

  static let document = Document(
    language: "zh-Hant", title: "科學工藝博物館 107年第3季服務品質季報（合成資料）", subtitle: "107年7月1日至107年9月30日",
    blocks: summary + visitors + topics)

  private static let summary: [Block] = [
    .heading(level: 2, text: "摘要"),
    .keyFigures([
      KeyFigure(value: "87.2%", label: "觀眾服務：滿意度", remark: "n = 1,263；85.2–88.9%；▲ 顯著上升"),
      KeyFigure(value: "4.31", label: "課程：整體評價", remark: "n = 418；無明顯變化"),
      KeyFigure(value: "92.5%", label: "案件依限辦結率", remark: "74 件依限，6 件逾限"),
    ]),
    .callout(
      Callout(
        tone: .decision, title: "需要決策",
        items: [
          "「展廳冷氣」的批評由上季 12 則增為 47 則；請總務室說明原因與期程。",
          "本季有 6 件案件逾限（其中 2 件季末仍未答復）；請各組室於Q計畫會議說明。",
        ])),
    .callout(Callout(tone: .good, title: "達成的目標", items: ["觀眾服務「滿意度」87.2%，達成目標 ≥ 85.0%。"])),
    .callout(Callout(tone: .warning, title: "注意", items: ["九月有三天的觸控螢幕離線。"])),
    .callout(Callout(tone: .note, title: "說明", items: ["自願填答，非機率樣本。"])),
  ]

  private static let items: [(label: String, n: Int, share: Double, text: String, low: Double, high: Double)] = [
    ("整體滿意度", 1_263, 0.872, "87.2%", 0.852, 0.889), ("廁所乾淨", 1_190, 0.811, "81.1%", 0.788, 0.832),
    ("休憩座位足夠", 1_175, 0.684, "68.4%", 0.657, 0.710), ("各項設施皆能正常運作", 1_201, 0.723, "72.3%", 0.697, 0.748),
    ("服務人員主動而且親切地協助帶嬰幼兒的家庭", 88, 0.932, "93.2%", 0.859, 0.968),
  ]

  private static let visitors: [Block] = [
    .heading(level: 2, text: "觀眾服務滿意度調查"), .paragraph("回收 1,263 份（其中中途離開 41 份；上季 1,102 份）；問卷第 3 版。"),
    .heading(level: 3, text: "各題評分"),
    .figure(
      Figure(
        caption: "各題前兩格（滿意）比例與 95% 信賴區間", description: "共 5 題；最高 93.2%，最低為「休憩座位足夠」68.4%。虛線為目標。",
        chart: .bars(
          items.enumerated().map { index, item in
            Bar(
              label: item.label, value: item.share, text: item.text, interval: item.low...item.high,
              target: index == 0 ? 0.85 : nil)
          }, most: 1),
        table: Table(
          key: "visitor-ratings", caption: "觀眾服務：各題評分",
          columns: ["題目", "n", "不適用", "平均", "標準差", "前兩格", "95% 信賴區間", "上季前兩格", "與上季比較"],
          rows: items.map { item -> [Cell] in
            [
              .text(item.label), .number(String(item.n)), .number("12"), .number("4.21"), .number("0.83"),
              .number(item.text), .number("\(item.low)–\(item.high)"), .number("84.0%"), .text("▲ 顯著上升"),
            ]
          }))),
    .table(
      Table(
        key: "visitor-frequencies", caption: "次數分配：整體滿意度", columns: ["答案", "次數", "百分比"],
        rows: [
          [.text("非常滿意"), .number("702"), .number("55.6%")], [.text("滿意"), .number("399"), .number("31.6%")],
          [.text("普通"), .number("121"), .number("9.6%")], [.text("不適用"), .number("41"), .empty],
        ])),
  ]

  private static let topics: [Block] = [
    .heading(level: 2, text: "民眾說了什麼"),
    .figure(
      Figure(
        caption: "被批評最多的主題", description: "最多批評的是「展廳冷氣」。每列依序為正面、中性、褒貶皆有、負面。",
        chart: .stacked(
          [
            StackedRow(label: "展廳冷氣", values: [4, 6, 3, 47]), StackedRow(label: "停車", values: [2, 5, 4, 22]),
            StackedRow(label: "服務人員", values: [51, 8, 2, 9]), StackedRow(label: "沒有人提到的主題", values: [0, 0, 0, 0]),
          ], parts: ["正面", "中性", "褒貶皆有", "負面"]),
        table: Table(
          key: "topics", caption: "各主題意見則數", columns: ["主題", "正面", "中性", "褒貶皆有", "負面"],
          rows: [[.text("展廳冷氣"), .number("4"), .number("6"), .number("3"), .number("47")]]))),
    .heading(level: 3, text: "展廳冷氣：50 則批評（上季 12 則）"),
    .quotes([
      Quote(text: "三樓熱到像烤箱，小孩待不到十分鐘就想走。", source: "觸控螢幕，107年8月"),
      Quote(text: "Too hot on the third floor & no water fountain <nearby>.", source: "Google 評論，107年9月"),
    ]),
    .heading(level: 3, text: "方法"), .list(["引文已遮蔽個人資料。", "百分比加總為 100。"]),
  ]
}
