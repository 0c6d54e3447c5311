import Facts
import TestSupport
import Testing

@testable import TextAnalysis

@Suite struct TopicDecisionTests {
  /// Labelling decides on topics in the units of logits; what is explained (and trained) goes by the inputs one by one.
  @Test func topicsAreDecidedAsTheyAreExplained() throws {
    let analyser = try Analyser(model: repositoryFile("models/museum.model"))
    let thresholds = Dictionary(zip(analyser.topics, analyser.model.topicThresholds), uniquingKeysWith: { one, _ in one })
    var random = ThemeRandom(state: 17)
    var (found, notFound) = (0, 0)
    for text in (0..<60).map({ _ in Self.text(&random) }) + ["", "👍", "。。。", "冷氣冷氣冷氣"] {
      var expected: [String: Double] = [:]
      for (topic, threshold) in thresholds {
        let score = try #require(analyser.explanation(of: .topic(topic), for: text)).score
        let probability = 1 / (1 + exponential(-score))
        if probability >= threshold { expected[topic] = probability } else { notFound += 1 }
      }
      if expected.count > 1 { expected[analyser.model.generalTopic] = nil }
      if text.isEmpty { expected = [:] }
      let said = analyser.analyse(text).topics
      #expect(Set(said.map(\.topic)) == Set(expected.keys), "\(text)")
      for label in said { #expect(abs(label.probability - (expected[label.topic] ?? 0)) < 1e-9, "\(text)") }
      found += said.count
    }
    #expect(found > 60 && notFound > 600)
  }

  /// Clauses of invented comments, praise and criticism in any order.
  private static func text(_ random: inout ThemeRandom) -> String {
    let clauses = [
      "廁所很臭", "冷氣太冷", "志工講解得很棒", "停車場太貴", "票價不便宜", "餐廳的飯難吃", "The exhibits were fun", "電梯壞了沒人修",
      "工作人員態度不好", "小朋友玩得很開心", "圖書館很安靜", "指標看不懂", "展示が楽しかった", "排隊排了一小時", "飲水機沒水", "无障碍坡道太陡",
    ]
    let count = Int(random.next() % 4) + 1
    let marks = ["，", "。", "！", " ", "，但是"]
    return (0..<count).map { _ in
      (clauses.randomElement(using: &random) ?? "") + (marks.randomElement(using: &random) ?? "")
    }.joined()
  }
}
