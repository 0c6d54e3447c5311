import Facts
import TextAnalysis

@testable import TextTraining

/// Comments put together from pieces whose labels are plain. Synthetic: nobody said any of this.
enum Synthetic {
  static let topics = ["toilets", "volunteers", "climate", "overall"]

  private static let pieces: [(text: String, topic: String, sentiment: Sentiment)] = [
    ("廁所很臭", "toilets", .negative), ("廁所好乾淨", "toilets", .positive), ("志工阿姨超親切", "volunteers", .positive),
    ("志工臭臉", "volunteers", .negative), ("冷氣太熱", "climate", .negative), ("冷氣很舒服", "climate", .positive),
  ]

  /// The same comments every time.
  static let comments: [LabelledComment] = (0..<150).map { number in
    let first = pieces[number % pieces.count]
    let second = pieces[(number / pieces.count * 5 + 2) % pieces.count]
    let isPair = number % 3 == 0 && first.topic != second.topic
    let chosen = isPair ? [first, second] : [first]
    let sentiment = isPair && first.sentiment != second.sentiment ? Sentiment.mixed : first.sentiment
    let isUrgent = number % 10 == 0
    let text = chosen.map(\.text).joined(separator: "，") + ["。", "！", "…", " ok"][number % 4]
    return LabelledComment(
      id: "synthetic-\(number)", text: isUrgent ? text + "我跌倒流血了" : text, language: "zh-Hant", channel: "kiosk",
      sentiment: sentiment, topics: chosen.map { .init(topic: $0.topic, sentiment: $0.sentiment) },
      intent: sentiment == .positive ? .praise : .complaint, urgency: isUrgent ? .urgent : .normal,
      hasPersonalData: false)
  }

  static let sources = TrainingSources(
    comments: comments, wordLists: [WordList(name: "topic-toilets", words: ["廁所", "馬桶", "toilet"])])

  /// Trained once for all tests.
  static let model = Task<[UInt8], any Error> {
    try await ModelTraining(name: "synthetic", topics: topics).train(sources)
  }

  /// Texts with one of two labels, which are plain. The labels are names as people give them.
  static let labelled: [LabelledText] = comments.map {
    LabelledText(id: $0.id, label: $0.sentiment == .positive ? "很 滿意" : "不滿意", text: $0.text)
  }

  static let aspects: [AspectText] = comments.map { comment in
    AspectText(
      id: comment.id, text: comment.text,
      aspects: Dictionary(
        comment.topics.map { ($0.topic, $0.sentiment == .positive ? 0 : 2) }, uniquingKeysWith: { one, _ in one }))
  }

  static let labelModel = Task<[UInt8], any Error> { try await LabelTraining(name: "labels").train(labelled) }
  static let aspectModel = Task<[UInt8], any Error> { try await AspectTraining(name: "aspects").train(aspects) }
}
