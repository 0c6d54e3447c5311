import Cases
import CivilTime
import Definitions
import Facts
import TestSupport
import Testing

@Suite struct RoutingTests {
  private let routing: CaseRouting

  init() throws { routing = CaseRouting(catalogue: try museum()) }

  private func feedback(_ channel: Channel) -> Feedback {
    Feedback(
      id: "synthetic-1", channel: channel, touchpoint: nil, origin: nil, source: "synthetic", text: "", stars: nil,
      writtenAt: Instant(seconds: 0), receivedAt: Instant(seconds: 0), hasContact: true)
  }

  private func analysis(
    _ sentiment: Sentiment, _ intent: Intent, _ urgency: Urgency, topics: [String], language: String
  ) -> Analysis {
    Analysis(
      sentiment: sentiment, sentimentProbability: 0.9,
      topics: topics.map { TopicLabel(topic: $0, sentiment: sentiment, probability: 0.8) }, intent: intent,
      intentProbability: 0.9, urgency: urgency, urgencyProbability: 0.9, language: language, personalData: [],
        isUnsure: false)
  }

  /// The channel, what was said, and the level and unit that must answer; nothing for what needs no answer.
  @Test(arguments: [
    (Channel.facebook, Sentiment.negative, Intent.complaint, Urgency.normal, ["climate"], "zh-Hant", "facebook", "secretariat"),
    (.facebook, .neutral, .question, .normal, ["opening-hours"], "zh-Hant", "facebook", "public-service"),
    (.facebook, .positive, .praise, .normal, ["staff"], "zh-Hant", nil, nil),
    (.google, .negative, .complaint, .normal, ["exhibit-equipment"], "zh-Hant", "review", "exhibition"),
    (.google, .positive, .praise, .normal, [], "zh-Hant", nil, nil),
    (.mail, .negative, .complaint, .normal, ["climate"], "zh-Hant", "petition-simple", "secretariat"),
    (.mail, .negative, .complaint, .normal, ["climate"], "en", "petition-joint", "secretariat"),
    (.mail, .negative, .complaint, .normal, ["climate", "courses"], "zh-Hant", "petition-joint", "secretariat"),
    (.kiosk, .negative, .complaint, .urgent, ["courses"], "zh-Hant", "urgent", "education"),
    (.news, .negative, .other, .normal, ["safety"], "zh-Hant", "news", "public-service"),
    (.kiosk, .negative, .complaint, .normal, ["climate"], "zh-Hant", nil, nil),
  ] as [(Channel, Sentiment, Intent, Urgency, [String], String, String?, String?)])
  func whatNeedsAnAnswerGoesToItsUnit(
    _ channel: Channel, _ sentiment: Sentiment, _ intent: Intent, _ urgency: Urgency, _ topics: [String],
    _ language: String, _ level: String?, _ unit: String?
  ) {
    let opening = routing.opening(
      for: feedback(channel), analysis(sentiment, intent, urgency, topics: topics, language: language))
    #expect(opening?.level == level)
    #expect(opening?.unit == unit)
  }
}
