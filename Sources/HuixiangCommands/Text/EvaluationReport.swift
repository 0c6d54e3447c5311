import Facts
import Foundation
import TextAnalysis
import TextTraining

/// The figures of an evaluation, as people and as programs read them.
struct EvaluationReport {
  var summary: String
  private var figures: Figures

  /// Members that a kind of model does not have are left out.
  private struct Figures: Encodable {
    var texts: Int
    var accuracy: Double?
    var macroF1: Double?
    var microF1: Double?
    var pairsMicroF1: Double?
    var labels: [String: Label]?
    /// By the label that is true, then the one that was said.
    var confusion: [String: [String: Int]]?
    var polarity: Part?
    var sentiment: Part?
    var intent: Part?
    var topics: Topics?
    var urgency: Label?
    var pii: Label?
    var language: Double?
    var unsure: Double?
    var textsPerSecond: Double
    var megabytesPerSecond: Double
  }

  private struct Label: Encodable {
    var precision: Double
    var recall: Double
    var f1: Double
    var support: Int

    init(_ counts: BinaryCounts) {
      (precision, recall, f1) = (counts.precision, counts.recall, counts.f1)
      support = counts.hits + counts.misses
    }

    init(_ counts: ClassCounts, _ place: Int) {
      (precision, recall, f1) = (counts.precision(place), counts.recall(place), counts.f1(place))
      support = counts.support(place)
    }
  }

  /// One question with several answers.
  private struct Part: Encodable {
    var accuracy: Double
    var macroF1: Double
    var labels: [String: Label]
    var confusion: [String: [String: Int]]

    init(_ counts: ClassCounts, _ names: [String]) {
      accuracy = counts.accuracy
      macroF1 = counts.macroF1
      labels = [:]
      confusion = [:]
      for (place, name) in names.enumerated() {
        labels[name] = Label(counts, place)
        confusion[name] = Dictionary(
          zip(names, counts.table[place]).filter { $0.1 > 0 }, uniquingKeysWith: { one, _ in one })
      }
    }
  }

  private struct Topics: Encodable {
    var microF1: Double
    var macroF1: Double
    var pairsMicroF1: Double
    var sentimentAccuracy: Double
    var labels: [String: Label]
  }

  var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(figures), as: UTF8.self)
    }
  }

  init(_ evaluation: LabelEvaluation, _ speed: Speed) {
    let part = Part(evaluation.counts, evaluation.labels)
    summary = evaluation.summary + "\n" + speed.summary
    figures = Figures(
      texts: evaluation.counts.total, accuracy: part.accuracy, macroF1: part.macroF1, labels: part.labels,
      confusion: part.confusion, textsPerSecond: speed.textsPerSecond, megabytesPerSecond: speed.megabytesPerSecond)
  }

  init(_ evaluation: AspectEvaluation, _ speed: Speed) {
    summary = evaluation.summary + "\n" + speed.summary
    figures = Figures(
      texts: evaluation.texts, accuracy: Double(evaluation.exact) / Double(max(1, evaluation.texts)),
      macroF1: evaluation.macroF1, microF1: evaluation.all.f1, pairsMicroF1: evaluation.pairs.f1,
      labels: evaluation.aspects.mapValues { Label($0) },
      polarity: Part(evaluation.polarity, AspectClassifier.polarities), textsPerSecond: speed.textsPerSecond,
      megabytesPerSecond: speed.megabytesPerSecond)
  }

  init(_ evaluation: Evaluation, _ speed: Speed) {
    summary = evaluation.summary + "\n" + speed.summary
    let topics = evaluation.topics.filter { $0.value.hits + $0.value.misses > 0 }
    let counted = Double(max(1, evaluation.comments))
    figures = Figures(
      texts: evaluation.comments, sentiment: Part(evaluation.sentiment, Sentiment.allCases.map(\.rawValue)),
      intent: Part(evaluation.intent, Intent.allCases.map(\.rawValue)),
      topics: Topics(
        microF1: evaluation.allTopics.f1,
        macroF1: topics.values.reduce(0) { $0 + $1.f1 } / Double(max(1, topics.count)),
        pairsMicroF1: evaluation.pairs.f1, sentimentAccuracy: evaluation.topicSentiment.accuracy,
        labels: evaluation.topics.mapValues { Label($0) }),
      urgency: Label(evaluation.urgency), pii: Label(evaluation.personalData),
      language: Double(evaluation.rightLanguages) / counted, unsure: Double(evaluation.unsure) / counted,
      textsPerSecond: speed.textsPerSecond, megabytesPerSecond: speed.megabytesPerSecond)
  }
}

extension Speed {
  var summary: String {
    let tenths = Int((megabytesPerSecond * 10).rounded())
    return "\(Int(textsPerSecond)) texts, \(tenths / 10).\(tenths % 10) MB a second on one thread"
  }
}

extension LabelEvaluation {
  var summary: String {
    var lines = ["texts \(counts.total), accuracy \(percent(counts.accuracy)), macro-F1 \(percent(counts.macroF1))"]
    for (place, label) in labels.enumerated() {
      let (precision, recall) = (counts.precision(place), counts.recall(place))
      lines.append(figures(label, counts.support(place), precision, recall, counts.f1(place)))
    }
    return lines.joined(separator: "\n")
  }
}

extension AspectEvaluation {
  var summary: String {
    var lines = [
      "texts \(texts), micro-F1 \(percent(all.f1)), macro-F1 \(percent(macroF1)), pairs micro-F1 \(percent(pairs.f1)), "
        + "polarity accuracy \(percent(polarity.accuracy))"
    ]
    for (aspect, counts) in aspects.sorted(by: { $0.key < $1.key }) {
      let support = counts.hits + counts.misses
      lines.append(figures(aspect, support, counts.precision, counts.recall, counts.f1))
    }
    return lines.joined(separator: "\n")
  }
}

/// The figures of one label; dashes where no text has it, for then there is nothing to be right about.
private func figures(_ label: String, _ support: Int, _ precision: Double, _ recall: Double, _ f1: Double) -> String {
  let said = [precision, recall, f1].map { support == 0 ? "–" : percent($0) }
  return "  \(label): precision \(said[0]), recall \(said[1]), F1 \(said[2]), n \(support)"
}

/// `87.5 %`.
private func percent(_ share: Double) -> String {
  let tenths = Int((share * 1000).rounded())
  return "\(tenths / 10).\(tenths % 10) %"
}
