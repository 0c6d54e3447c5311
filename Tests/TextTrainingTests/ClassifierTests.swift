import TextAnalysis
import Testing

@testable import TextTraining

@Suite struct ClassifierTests {
  @Test func labelsAreLearnedAndTheSameWithAnyNumberOfThreads() async throws {
    let bytes = try await Synthetic.labelModel.value
    let classifier = try TextClassifier(ModelMemory(bytes))
    #expect(classifier.labels == ["不滿意", "很 滿意"])
    #expect(LabelEvaluation(classifier, Synthetic.labelled).counts.accuracy > 0.95)
    let again = try await LabelTraining(name: "labels", threads: 3).train(Synthetic.labelled)
    #expect(again == bytes)
    for text in ["", "廁所很臭", "🙂", String(repeating: "好", count: 20_000)] {
      let probabilities = classifier.probabilities(text)
      #expect(abs(probabilities.reduce(0, +) - 1) < 1e-9)
      let said = try #require(classifier.explanation(of: "不滿意", for: text))
      #expect(abs(said.base + said.rest + said.stretches.reduce(0) { $0 + $1.weight } - said.score) < 1e-5)
    }
    #expect(classifier.explanation(of: "?", for: "x") == nil)
  }

  @Test func moreLabelsThanTwoAreToldApart() async throws {
    let texts = Synthetic.comments.map { comment in
      LabelledText(id: comment.id, label: comment.topics.first?.topic ?? "", text: comment.text)
    }
    let classifier = try TextClassifier(ModelMemory(try await LabelTraining(name: "three").train(texts)))
    let evaluation = LabelEvaluation(classifier, texts)
    #expect(evaluation.labels == ["climate", "toilets", "volunteers"])
    #expect(evaluation.counts.accuracy > 0.8)
    let unknown = LabelEvaluation(classifier, [LabelledText(id: "1", label: "weather", text: "冷氣太熱")])
    #expect(unknown.counts.accuracy == 0 && unknown.labels.count == 4)
  }

  @Test func aspectsAreFoundAndJudged() async throws {
    let bytes = try await Synthetic.aspectModel.value
    let classifier = try AspectClassifier(ModelMemory(bytes))
    let evaluation = AspectEvaluation(classifier, Synthetic.aspects)
    #expect(evaluation.all.f1 > 0.95 && evaluation.pairs.f1 > 0.85 && evaluation.macroF1 > 0.9)
    #expect(classifier.findings("志工臭臉").map { classifier.aspects[$0.aspect] } == ["volunteers"])
    #expect(try await AspectTraining(name: "aspects", threads: 2).train(Synthetic.aspects) == bytes)
  }

  @Test func whatTeachesNothingIsRefused() async throws {
    let training = LabelTraining(name: "x")
    await #expect(throws: TrainingError.oneLabel(nil)) { try await training.train([]) }
    await #expect(throws: TrainingError.oneLabel("a")) {
      try await training.train([LabelledText(id: "1", label: "a", text: "x")])
    }
    await #expect(throws: TrainingError.noAspect) {
      try await AspectTraining(name: "x").train([AspectText(id: "1", text: "x", aspects: [:])])
    }
  }

  @Test func tablesAreReadWithTheirFaultsNamed() throws {
    let heading = "id\tlabel\ttext\n"
    let rows: [(file: [UInt8], problem: LineProblem, line: Int)] = [
      ([], .empty, 1), (Array(("\n" + heading).utf8), .noTexts, 2), (Array("a\tb\tc\n".utf8), .noHeading, 1),
      (Array((heading + "1\tpos\n").utf8), .fields(found: 2, expected: 3), 2),
      (Array((heading + "1\tpos\tx\n\n2\t \tx\n").utf8), .noLabel, 4),
      (Array((heading + "1\tpos\tx\n2\tneg\t").utf8) + [0xFF, 0x0A], .encoding(offset: 28), 3),
    ]
    for row in rows {
      let error = #expect(throws: TrainingError.self) { try LabelledText.texts(tsv: row.file, source: "t") }
      #expect(error == .badLine(source: "t", line: row.line, reason: row.problem))
    }
    let marked = [0xEF, 0xBB, 0xBF] + Array((heading + "1\t很 好\ta\tb\r\n2\t壞\t\n").utf8)
    let texts = try LabelledText.texts(tsv: marked, source: "t")
    #expect(texts.map(\.label) == ["很 好", "壞"] && texts.map(\.text) == ["a\tb", ""])
    let strange = try LabelledText.texts(tsv: Array((heading + "1\t好\ta\u{E820}\u{0}b\n").utf8), source: "t")
    #expect(strange.map(\.text) == ["a\u{E820}\u{0}b"])
    let bad = #"{"id":"1","text":"x","aspects":{"油耗":"good"}}"#
    let judged = LineProblem.value(field: "aspects.油耗", "good", allowed: ["pos", "neu", "neg"])
    #expect(throws: TrainingError.badLine(source: "t", line: 1, reason: judged)) {
      try AspectText.texts(ndjson: Array(bad.utf8), source: "t")
    }
    #expect(throws: TrainingError.badLine(source: "t", line: 2, reason: .encoding(offset: 9))) {
      try AspectText.texts(ndjson: Array("{\"id\":1}\n".utf8) + [0xFF, 0xFF, 0x0A], source: "t")
    }
    let good = #"{"id":"1","text":"x","aspects":{"油耗":"neg"},"src":"y"}"#
    #expect(try AspectText.texts(ndjson: Array(good.utf8), source: "t").first?.aspects == ["油耗": 2])
  }

  @Test func idsThatComeTwiceAndTextsWithTwoLabelsAreDoubted() throws {
    let table = "id\tlabel\ttext\n1\tgood\tx\n2\tgood\ty\n\n1\tgood\tx\n3\tbad\tx\n2\tbad\ty\n"
    #expect(
      try LabelledText.doubts(LabelledText.texts(tsv: Array(table.utf8), source: "t")) == [
        .repeatedID("1", line: 5, first: 2), .otherLabel(line: 6, label: "bad", first: 2, firstLabel: "good"),
        .repeatedID("2", line: 7, first: 3), .otherLabel(line: 7, label: "bad", first: 3, firstLabel: "good"),
      ])
    let objects = [#"{"b":"neg","a":"pos"}"#, #"{"a":"pos","b":"neg"}"#, #"{"a":"pos"}"#].enumerated()
      .map { #"{"id":"\#($0.offset)","text":"x","aspects":\#($0.element)}"# }.joined(separator: "\n")
    #expect(
      try AspectText.doubts(AspectText.texts(ndjson: Array(objects.utf8), source: "t")) == [
        .otherLabel(line: 3, label: "[a pos]", first: 1, firstLabel: "[a pos, b neg]")
      ])
  }

  @Test func aModelIsTakenForNothingElse() async throws {
    let memory = ModelMemory(try await Synthetic.labelModel.value)
    #expect(try ModelKind(of: memory) == .labels)
    #expect(throws: ModelError.otherKind(.labels)) { try Analyser(memory) }
    #expect(throws: ModelError.otherKind(.labels)) { try AspectClassifier(memory) }
    for length in [0, 4, 12, 27, 400] {
      let cut = ModelMemory(Array(try await Synthetic.labelModel.value.prefix(length)))
      #expect(throws: ModelError.self) { try TextClassifier(cut) }
    }
  }
}
