import Facts
import TextAnalysis
import Testing

@testable import TextTraining

@Suite struct TrainingTests {
  @Test func aModelLearnsWhatItIsShown() async throws {
    let analyser = try await Analyser(model: Synthetic.model.value)
    let evaluation = Evaluation(analyser, Synthetic.comments)
    #expect(evaluation.comments > 30)
    #expect(evaluation.sentiment.macroF1 > 0.9)
    #expect(evaluation.allTopics.f1 > 0.9)
    #expect(evaluation.intent.accuracy > 0.9)
    #expect(evaluation.urgency.recall == 1)
    #expect(evaluation.summary.hasPrefix("comments \(evaluation.comments)\nsentiment macro-F1 "))
    // A word that only the list has.
    let explanation = try #require(analyser.explanation(of: .topic("toilets"), for: "馬桶"))
    #expect(explanation.stretches.contains { $0.weight > 0 } && !explanation.stretches.contains { $0.weight < 0 })
  }

  @Test func theSameSourcesGiveTheSameBytes() async throws {
    var shuffled = Synthetic.sources
    shuffled.comments.reverse()
    let again = try await ModelTraining(name: "synthetic", topics: Synthetic.topics, threads: 4).train(shuffled)
    #expect(try await again == Synthetic.model.value)
  }

  @Test func theDevelopmentTestSetIsAThirdAndNeverTrainedOn() async throws {
    let held = Synthetic.comments.filter(\.isDevelopmentTest)
    #expect((30...70).contains(held.count))
    var changed = Synthetic.sources
    changed.comments = changed.comments.map { comment in
      var comment = comment
      if comment.isDevelopmentTest { comment.text = "完全不同" }
      return comment
    }
    let model = try await ModelTraining(name: "synthetic", topics: Synthetic.topics).train(changed)
    #expect(try await model == Synthetic.model.value)
    // The published vector of FNV-1a.
    #expect(Fold.hash("a") == 0xAF63_DC4C_8601_EC8C)
  }

  @Test func whatCannotBeTrainedOnIsRefused() async {
    let strange = LabelledComment(
      id: "b", text: "x", language: "en", channel: "web", sentiment: .neutral,
      topics: [.init(topic: "weather", sentiment: .neutral)], intent: .other, urgency: .normal, hasPersonalData: false)
    let training = ModelTraining(name: "x", topics: Synthetic.topics)
    await #expect(throws: TrainingError.tooFewComments(0)) { try await training.train(TrainingSources(comments: [])) }
    await #expect(throws: TrainingError.unknownTopic(comment: "b", topic: "weather")) {
      try await training.train(TrainingSources(comments: [strange]))
    }
  }

  @Test func filesAreReadLineByLine() throws {
    let line =
      #"{"id":"1","text":"好","language":"zh-Hant","channel":"web","sentiment":"positive","#
      + #""topics":[{"topic":"overall","sentiment":"positive"}],"intent":"praise","urgency":"normal","pii":false}"#
    let comments = try LabelledComment.comments(ndjson: Array((line + "\n\n" + line).utf8), source: "a")
    #expect(comments.count == 2 && comments.first?.topics.first?.topic == "overall")
    let (intents, sentiments) = (Intent.allCases.map(\.rawValue), Sentiment.allCases.map(\.rawValue))
    let faults: [(line: String, problem: LineProblem)] = [
      ("{", .notJSON), ("[]", .wrongType("")), (line.replacing(#""id":"1","#, with: ""), .noMember("id")),
      (line.replacing("praise", with: "rage"), .value(field: "intent", "rage", allowed: intents)),
      (line.replacing("\"positive\"}", with: "\"happy\"}"),
        .value(field: "topics[0].sentiment", "happy", allowed: sentiments)),
      (line.replacing("\"positive\"}", with: "1}"), .wrongType("topics[0].sentiment")),
      (line.replacing("overall", with: "weather"), .value(field: "topics[0].topic", "weather", allowed: ["overall"])),
    ]
    for fault in faults {
      #expect(throws: TrainingError.badLine(source: "a", line: 2, reason: fault.problem)) {
        try LabelledComment.comments(ndjson: Array((line + "\n" + fault.line).utf8), source: "a", topics: ["overall"])
      }
    }
    let lists = try WordList.lists(tsv: Array("# x\na\tb c\n".utf8), source: "l")
    #expect(lists == [WordList(name: "a", words: ["b", "c"])])
    #expect(throws: TrainingError.badLine(source: "l", line: 1, reason: .fields(found: 1, expected: 2))) {
      try WordList.lists(tsv: Array("a b".utf8), source: "l")
    }
    let marked = [0xEF, 0xBB, 0xBF] + Array("\r\n \t\n\(line)\r\n".utf8)
    #expect(try LabelledComment.comments(ndjson: marked, source: "a") == [comments[0]])
  }
}
