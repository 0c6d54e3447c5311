import CivilTime
import Facts
import Statistics
import TextAnalysis
import Testing

@testable import TextTraining

@Suite struct TeachingTests {
  @Test func theNextTextsAreUnlikeOneAnotherAndUnlikeWhatIsKnown() async throws {
    let analyser = try Analyser(model: try await Synthetic.model.value)
    // Fifty near-copies of what the model cannot tell, and a few others. Synthetic.
    let copies = (0..<50).map { "昨天帶長輩來看機器人表演結果排了好久才進場，編號\($0)" }
    let others = ["餐廳的牛肉麵份量變少", "停車場的出口指標看不懂", "導覽機借不到", "The lockers were all full"]
    func chosen(known: [String]) -> [String] {
      var choice = TeachingChoice(analyser, pool: 30)
      for (place, text) in (copies + others).enumerated() { choice.add(id: "t\(place)", text: text) }
      choice.add(id: "empty", text: "")
      choice.add(id: "signs", text: "！！！")
      for text in known { choice.addKnown(text) }
      return choice.chosen(20).map(\.id)
    }
    let asked = chosen(known: [])
    #expect(asked == chosen(known: []) && Set(asked).count == asked.count)
    #expect(asked.count { Int($0.dropFirst()) ?? 99 < copies.count } <= 2, "\(asked)")
    #expect(asked.count >= others.count && !asked.contains("empty") && !asked.contains("signs"))
    #expect(chosen(known: others).first.map { Int($0.dropFirst()) ?? 99 < copies.count } == true)
  }

  @Test func uncertaintyIsHighAtTheThresholdAndWhereTwoAnswersAreAlike() async throws {
    #expect(abs(Uncertainty.margin([0.1, 0.45, 0.05, 0.4]) - 0.95) < 1e-12)
    #expect(Uncertainty.margin([1, 0, 0]) == 0 && Uncertainty.margin([0.5, 0.5]) == 1)
    #expect(Uncertainty.nearness(0.2, to: 0.2) == 1 && Uncertainty.nearness(0.1, to: 0.2) == 0.5)
    #expect(Uncertainty.nearness(0.6, to: 0.2) == 0.5 && Uncertainty.nearness(1, to: 0.2) == 0)
    let analyser = try Analyser(model: try await Synthetic.model.value)
    let sure = analyser.uncertainty(of: "廁所很臭。"), unsure = analyser.uncertainty(of: "明天再說")
    #expect(sure.sentiment < unsure.sentiment && sure.total < unsure.total && unsure.total <= 1)
  }

  @Test func aTextIsLearnedFromOnceAndKeepsTheSideThatItWasOn() {
    let known = Synthetic.comments[0]
    var sameText = Synthetic.comments[1], sameIdentifier = Synthetic.comments[2], new = Synthetic.comments[3]
    // Full width, so that only folding finds it.
    sameText.text = known.text.replacing("。", with: "｡")
    (sameText.id, sameText.sentiment) = ("other", .neutral)
    (sameIdentifier.id, sameIdentifier.sentiment) = ("later", .mixed)
    (new.id, new.text) = ("new", "完全沒看過的文字")
    var newer = new
    (newer.id, newer.sentiment) = ("newest", .negative)
    var first = sameIdentifier
    (first.id, first.text) = ("later", "第一次的文字")
    let taught = TaughtComments([known, first], corrections: [sameText, sameIdentifier, new, newer])
    #expect(taught.comments.map(\.id) == [known.id, "later", "new"])
    #expect(taught.comments.map(\.sentiment) == [.neutral, .mixed, .negative])
    #expect(taught.added == 1 && taught.repeated == 3)
  }

  @Test func correctionsAreWrittenAsTheyAreRead() throws {
    var comment = Synthetic.comments[0]
    comment.text = "引號 \"、反斜線 \\、換行\n、</script>、emoji 👍🏽、NUL \u{0}"
    comment.hasPersonalData = true
    let lines = [comment, Synthetic.comments[4]].map(\.line).joined(separator: "\n")
    let read = try LabelledComment.comments(ndjson: Array(lines.utf8), source: "written")
    #expect(read == [comment, Synthetic.comments[4]])
    let label = Label(
      by: "王館員", of: "f1", at: .init(seconds: 0),
      Analysis(
        sentiment: .mixed, sentimentProbability: 0.3,
        topics: [TopicLabel(topic: "toilets", sentiment: .negative, probability: 0.2)], intent: .complaint,
        intentProbability: 0.2, urgency: .urgent, urgencyProbability: 0.1, language: "zh-Hant",
        personalData: [PersonalDataSpan(range: 0..<3, kind: .name)], isUnsure: true))
    let taught = LabelledComment(label, of: "王小明跌倒", channel: "mail")
    #expect(taught.id == "f1" && taught.hasPersonalData && taught.urgency == .urgent && taught.channel == "mail")
    #expect(taught.topics == [.init(topic: "toilets", sentiment: .negative)])
  }

  @Test func aWorseModelDoesNotReplaceABetterOne() async throws {
    let good = try Analyser(model: try await Synthetic.model.value)
    // Moods the wrong way round, and nothing urgent but a few.
    let spoiled = Synthetic.comments.enumerated().map { place, comment in
      var wrong = comment
      if comment.sentiment == .positive { wrong.sentiment = .negative } else if comment.sentiment == .negative { wrong.sentiment = .positive }
      wrong.intent = comment.intent == .praise ? .complaint : .praise
      wrong.urgency = comment.urgency == .urgent ? .normal : place % 10 == 1 ? .urgent : .normal
      return wrong
    }
    let bad = try Analyser(
      model: try await ModelTraining(name: "spoiled", topics: Synthetic.topics).train(TrainingSources(comments: spoiled)))
    let held = Synthetic.comments.filter(\.isDevelopmentTest)
    let worse = ModelComparison(present: good, candidate: bad, on: held)
    #expect(!worse.isHigher && !worse.isBetter && worse.comments == held.count)
    #expect(worse.meanDifference.upperBound < 0)
    let sentiments = worse.rows.first { $0.label == .sentiments }
    #expect(sentiments?.isBeyondNoise == true && (sentiments?.decisions.onlyFirst ?? 0) > (sentiments?.decisions.onlySecond ?? 0))
    let better = ModelComparison(present: bad, candidate: good, on: held)
    #expect(better.isBetter && !better.losesUrgent && better.meanDifference.lowerBound > 0)
    let same = ModelComparison(present: good, candidate: good, on: held)
    #expect(!same.isBetter && same.meanDifference == 0...0 && same.rows.allSatisfy { !$0.isBeyondNoise })
    let evaluation = Evaluation(good, held, onlyDevelopmentTest: false)
    #expect(abs(same.present.sentimentMacroF1 - evaluation.sentiment.macroF1) < 1e-12)
    #expect(abs(same.present.topicsMicroF1 - evaluation.allTopics.f1) < 1e-12)
    #expect(abs(same.present.intentMacroF1 - evaluation.intent.macroF1) < 1e-12)
    #expect(same.rows.first { $0.label == .urgent }?.present == evaluation.urgency)
  }
}
