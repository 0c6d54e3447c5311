import Facts

/// Labels lines as feedback is labelled: `language`, `sentiment`, `intent`, `urgency`, `pii`, `topics` and, under
/// `confidence`, the probability of each; `personalData` says where what identifies a person stands, in UTF-8 offsets
/// into the text; `unsure` that a person should look; `model` which model said so. A member `stars`, 1 through 5, is
/// taken into account.
public struct FeedbackLines: LineLabelling {
  private let analyser: Analyser
  /// What ends every line.
  private let ending: [UInt8]

  public init(_ analyser: Analyser) {
    self.analyser = analyser
    var ending: [UInt8] = []
    ending.append(",\"model\":")
    JSONEscapes.append(analyser.modelVersion, to: &ending)
    self.ending = ending
  }

  public func label(_ line: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) -> LineFault? {
    label(line, to: &output) { object, member in
      Self.isLabel(object, member)
    } labels: { object, text, output in
      let stars = object.value("stars").flatMap { object.digit($0) }
      append(analyser.analyse(text, stars: stars), to: &output)
    }
  }

  private static func isLabel(_ object: JSONObjectLine, _ member: JSONObjectLine.Member) -> Bool {
    let labels: [StaticString] = [
      "language", "sentiment", "intent", "urgency", "pii", "topics", "confidence", "personalData", "unsure", "model",
    ]
    return labels.contains { object.isKey(member, $0) }
  }

  private func append(_ analysis: Analysis, to output: inout [UInt8]) {
    func member(_ name: StaticString, _ value: String) {
      output.append(name)
      output.append(contentsOf: value.utf8)
      output.append(0x22)
    }
    member(",\"language\":\"", analysis.language)
    member(",\"sentiment\":\"", analysis.sentiment.rawValue)
    member(",\"intent\":\"", analysis.intent.rawValue)
    member(",\"urgency\":\"", analysis.urgency.rawValue)
    output.append(analysis.personalData.isEmpty ? ",\"pii\":false" : ",\"pii\":true")
    output.append(",\"topics\":[")
    for (place, topic) in analysis.topics.enumerated() {
      if place > 0 { output.append(0x2C) }
      output.append("{\"id\":")
      JSONEscapes.append(topic.topic, to: &output)
      member(",\"sentiment\":\"", topic.sentiment.rawValue)
      output.append(0x7D)
    }
    output.append("]")
    confidence(analysis, &output)
    output.append(",\"personalData\":[")
    for (place, span) in analysis.personalData.enumerated() {
      if place > 0 { output.append(0x2C) }
      member("{\"kind\":\"", span.kind.rawValue)
      output.append(",\"start\":")
      output.append(number: span.range.lowerBound)
      output.append(",\"end\":")
      output.append(number: span.range.upperBound)
      output.append(0x7D)
    }
    output.append(analysis.isUnsure ? "],\"unsure\":true" : "],\"unsure\":false")
    output.append(contentsOf: ending)
  }

  private func confidence(_ analysis: Analysis, _ output: inout [UInt8]) {
    let parts: [(StaticString, Double)] = [
      (",\"confidence\":{\"language\":", analyser.reliability(ofLanguage: analysis.language)),
      (",\"sentiment\":", analysis.sentimentProbability), (",\"intent\":", analysis.intentProbability),
      (",\"urgency\":", analysis.urgencyProbability),
      (",\"pii\":", analyser.reliability(ofPersonalData: !analysis.personalData.isEmpty)),
    ]
    for (name, probability) in parts {
      output.append(name)
      output.append(probability: probability)
    }
    output.append(",\"topics\":{")
    for (place, topic) in analysis.topics.enumerated() {
      if place > 0 { output.append(0x2C) }
      JSONEscapes.append(topic.topic, to: &output)
      output.append(0x3A)
      output.append(probability: topic.probability)
    }
    output.append("}}")
  }
}
