import CivilTime
import Definitions
import Facts
import SQLiteStore
import Testing

private func item(_ number: Int) -> Feedback {
  Feedback(
    id: "f\(number)", channel: .google, touchpoint: nil, origin: nil, source: "synthetic", text: "虛構的第 \(number) 則",
    stars: nil, writtenAt: Instant(seconds: 1_530_000_000 + Int64(number)),
    receivedAt: Instant(seconds: 1_530_000_000), hasContact: false)
}

private func said(_ sentiment: Sentiment, _ urgency: Urgency = .normal, topics: [TopicLabel] = []) -> Analysis {
  Analysis(
    sentiment: sentiment, sentimentProbability: 0.6, topics: topics, intent: .other, intentProbability: 0.5,
    urgency: urgency, urgencyProbability: 0.7, language: "zh-Hant", personalData: [], isUnsure: true)
}

private func label(_ number: Int, _ model: String, _ analysis: Analysis) -> Label {
  Label(feedback: "f\(number)", model: model, at: Instant(seconds: 1_540_000_000), analysis: analysis)
}

private func person(_ number: Int, _ analysis: Analysis) -> Label {
  Label(by: "王館員", of: "f\(number)", at: Instant(seconds: 1_550_000_000), analysis)
}

@Suite struct LabelStoreTests {
  @Test func whatAPersonSaidIsNeverOverriddenAndTheSameModelSaysItOnce() async throws {
    let place = try TemporaryStore()
    let store = try place.open()
    _ = try await store.add((0..<6).map(item))
    try await store.add((0..<5).map { label($0, "old-1", said(.positive)) })
    try await store.add([person(1, said(.negative))])
    #expect(try await store.count(notLabelledBy: "new-2", in: nil) == 5)
    let first = try await store.feedback(notLabelledBy: "new-2", in: nil, after: nil, limit: 2)
    #expect(first.feedback.map(\.id) == ["f0", "f2"])
    let second = try await store.feedback(notLabelledBy: "new-2", in: nil, after: first.last, limit: 9)
    #expect(second.feedback.map(\.id) == ["f3", "f4", "f5"])
    let new = (0..<6).map { label($0, "new-2", said($0 == 3 ? .mixed : .positive, $0 == 4 ? .urgent : .normal)) }
    #expect(try await store.addUnlessKnown(new) == 5)
    #expect(try await store.addUnlessKnown(new) == 0)
    #expect(try await store.feedback("f1")?.label?.person == "王館員")
    #expect(try await store.feedback("f3")?.label?.analysis.sentiment == .mixed)
    #expect(try await store.labels(ofFeedback: "f3").map(\.model) == ["old-1", "new-2"])
    #expect(try await store.count(notLabelledBy: "new-2", in: nil) == 0)
    let changes = try await store.changes(by: "new-2", in: nil)
    #expect(changes.compared == 4 && changes.sentiment == 1 && changes.newlyUrgent == ["f4"])
    #expect(try await store.changes(by: "old-1", in: nil) == LabelChanges())
    try store.close()
  }

  @Test func correctionsAreTheNewestOfEachInTheOrderOfTheFirst() async throws {
    let place = try TemporaryStore()
    let store = try place.open()
    _ = try await store.add((0..<4).map(item))
    let topics = [TopicLabel(topic: "toilets", sentiment: .negative, probability: 0.4)]
    try await store.add([
      label(0, "old-1", said(.positive)), person(2, said(.negative)), person(0, said(.mixed, topics: topics)),
      person(2, said(.neutral)),
    ])
    let corrections = try await store.corrections()
    #expect(corrections.map(\.feedback.id) == ["f2", "f0"])
    #expect(corrections.map(\.label.analysis.sentiment) == [.neutral, .mixed])
    // A person is certain.
    #expect(corrections.last?.label.analysis.topics.first?.probability == 1)
    #expect(corrections.allSatisfy { !$0.label.analysis.isUnsure && $0.label.analysis.sentimentProbability == 1 })
    let batch = try await store.uncorrected(in: nil, before: nil, limit: 1)
    #expect(batch.feedback.map(\.id) == ["f3"])
    #expect(try await store.uncorrected(in: nil, before: batch.last, limit: 9).feedback.map(\.id) == ["f1"])
    let span = Instant(seconds: 1_530_000_000)..<Instant(seconds: 1_530_000_002)
    #expect(try await store.uncorrected(in: span, before: nil, limit: 9).feedback.map(\.id) == ["f1"])
    try store.close()
  }
}
