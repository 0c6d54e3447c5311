import Facts
import TextAnalysis
import Testing

@testable import TextTraining

@Suite struct ModelTests {
  @Test func aChangedOrCutModelIsRefused() async throws {
    let model = try await Synthetic.model.value
    for length in [0, 3, 4, 8, 23, 24, 100, model.count / 2, model.count - 1] {
      #expect(throws: ModelError.self) { try Analyser(model: Array(model.prefix(length))) }
    }
    for place in stride(from: 0, to: model.count, by: model.count / 97) {
      var changed = model
      changed[place] ^= 0x40
      #expect(throws: ModelError.self) { try Analyser(model: changed) }
    }
    #expect(throws: ModelError.damaged) { try Analyser(model: model + [0]) }
    #expect(throws: ModelError.notAModel) { try Analyser(model: Array("not a model at all".utf8)) }
    var later = model
    later[4] = 9
    #expect(throws: ModelError.unknownVersion(9)) { try Analyser(model: later) }
  }

  /// With a digest that fits, what is inside must still be checked.
  @Test func contentThatMakesNoSenseIsRefused() async throws {
    let model = try await Synthetic.model.value
    var refused = 0
    for place in stride(from: 24, to: model.count, by: model.count / 17) {
      for value: UInt8 in [0x00, 0xFF] {
        var changed = model
        changed[place] = value
        Self.seal(&changed)
        do {
          let analysis = try Analyser(model: changed).analyse("廁所很臭，但志工親切！")
          #expect(Sentiment.allCases.contains(analysis.sentiment))
        } catch {
          refused += 1
        }
      }
    }
    for place in 24..<44 {
      var changed = model
      changed[place] = 0xFF
      Self.seal(&changed)
      if (try? Analyser(model: changed)) == nil { refused += 1 }
    }
    #expect(refused > 0)
  }

  /// Writes the digest that fits.
  private static func seal(_ model: inout [UInt8]) {
    let digest = model[24...].withUnsafeBytes { ModelFile.digest($0) }
    withUnsafeBytes(of: digest.littleEndian) { model.replaceSubrange(16..<24, with: $0) }
  }

  @Test func strangeTextsAreAnalysedToo() async throws {
    let analyser = try await Analyser(model: Synthetic.model.value)
    let texts = [
      "", " ", "\n\n", "?", "👨‍👩‍👧‍👦", "\u{301}\u{301}", "\u{FEFF}", "\u{0}", String(repeating: "臭", count: 50_000),
      String(repeating: "a", count: 50_000), String(repeating: "，", count: 5_000), "a\u{10FFFF}", "@.@", "((((((07)",
      String(repeating: "我是王", count: 3_000), "+", "0", "\u{202E}abc",
    ]
    for text in texts {
      let analysis = analyser.analyse(text, stars: 99)
      #expect((0...1).contains(analysis.sentimentProbability))
      let explanation = try #require(analyser.explanation(of: .sentiment(.negative), for: text))
      #expect(explanation.stretches.allSatisfy { $0.range.upperBound <= text.utf8.count })
      #expect(analysis.personalData.allSatisfy { $0.range.upperBound <= text.utf8.count })
    }
    #expect(analyser.analyse("").isUnsure && analyser.analyse("").topics.isEmpty)
  }

  @Test func evidencePointsAtTheWordsThatDecided() async throws {
    let analyser = try await Analyser(model: Synthetic.model.value)
    let text = "今天來，廁所很臭"
    let explanation = try #require(analyser.explanation(of: .topic("toilets"), for: text))
    let evidence = try #require(explanation.stretches.max { abs($0.weight) < abs($1.weight) })
    #expect(evidence.weight > 0 && "廁所很臭".contains(evidence.text))
    #expect(evidence.range.lowerBound >= "今天來，".utf8.count)
    #expect(analyser.explanation(of: .topic("weather"), for: text) == nil)
  }

  /// Base, rest and stretches add up to the score, and the scores of labels stand as their probabilities do.
  @Test func whatIsExplainedAddsUpToTheScore() async throws {
    let analyser = try await Analyser(model: Synthetic.model.value)
    let texts = Synthetic.comments.prefix(30).map(\.text) + ["", "廁所廁所廁所", "Great，廁所很臭！！！", "ｗｏｗ ﾄｲﾚ ①㍿㌔"]
    for text in texts {
      let labels: [ExplainedLabel] =
        Sentiment.allCases.map { .sentiment($0) } + Intent.allCases.map { .intent($0) } + [.urgent]
        + Synthetic.topics.flatMap { [.topic($0), .topicSentiment($0, .negative)] }
      for label in labels {
        let said = try #require(analyser.explanation(of: label, for: text))
        let sum = said.base + said.rest + said.stretches.reduce(0) { $0 + $1.weight }
        #expect(abs(sum - said.score) < 1e-5, "\(label) of \(text)")
        for stretch in said.stretches { #expect(Array(text.utf8)[stretch.range].elementsEqual(stretch.text.utf8)) }
      }
      let analysis = analyser.analyse(text)
      let scores = try Sentiment.allCases.map {
        try #require(analyser.explanation(of: .sentiment($0), for: text)).score
      }
      if analysis.sentimentProbability > 0.7, !text.isEmpty {
        #expect(scores.max() == scores[try #require(Sentiment.allCases.firstIndex(of: analysis.sentiment))])
      }
    }
  }

  @Test func starsCountWhereTheTextIsWeak() async throws {
    let analyser = try await Analyser(model: Synthetic.model.value)
    let row = (1...5).map { analyser.analyse("ok", stars: $0).sentiment }
    #expect(row.first == .negative && row.last == .positive)
  }

  @Test func manyTasksMayUseOneAnalyser() async throws {
    let analyser = try await Analyser(model: Synthetic.model.value)
    let texts = Synthetic.comments.prefix(40).map(\.text)
    let expected = texts.map { analyser.analyse($0) }
    await withTaskGroup(of: [Analysis].self) { group in
      for _ in 0..<4 { group.addTask { texts.map { analyser.analyse($0) } } }
      for await analyses in group { #expect(analyses == expected) }
    }
  }
}
