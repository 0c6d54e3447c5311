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
    ending = Array(",\"model\":\"\(JSONEscapes.escaped(analyser.modelVersion))\"".utf8)
  }

  public func label(
    _ line: UnsafeBufferPointer<UInt8>, to output: inout [UInt8], using workspace: inout Workspace
  ) -> LineFault? {
    label(line, to: &output, using: &workspace, isReplaced: Self.isLabel) { object, text, workspace in
      let stars = object.value("stars").flatMap { object.digit($0) }
      append(analyser.analyse(utf8: text, stars: stars, using: &workspace), to: &workspace.line)
    }
  }

  private static func isLabel(_ object: JSONObjectLine, _ member: JSONObjectLine.Member) -> Bool {
    switch member.key.count - 2 {
    case 3: object.isKey(member, "pii")
    case 5: object.isKey(member, "model")
    case 6: object.isKey(member, "intent") || object.isKey(member, "topics") || object.isKey(member, "unsure")
    case 7: object.isKey(member, "urgency")
    case 8: object.isKey(member, "language")
    case 9: object.isKey(member, "sentiment")
    case 10: object.isKey(member, "confidence")
    case 12: object.isKey(member, "personalData")
    default: false
    }
  }

  private func append(_ analysis: Analysis, to line: inout LineWriter) {
    line.append(",\"language\":\"")
    line.append(analysis.language)
    line.append("\",\"sentiment\":\"")
    line.append(analysis.sentiment.rawValue)
    line.append("\",\"intent\":\"")
    line.append(analysis.intent.rawValue)
    line.append("\",\"urgency\":\"")
    line.append(analysis.urgency.rawValue)
    line.append(analysis.personalData.isEmpty ? "\",\"pii\":false" : "\",\"pii\":true")
    line.append(",\"topics\":[")
    for (place, topic) in analysis.topics.enumerated() {
      line.append(place > 0 ? ",{\"id\":" : "{\"id\":")
      line.append(quoted: topic.topic)
      line.append(",\"sentiment\":\"")
      line.append(topic.sentiment.rawValue)
      line.append("\"}")
    }
    line.append("],\"confidence\":")
    confidence(analysis, &line)
    line.append(",\"personalData\":[")
    for (place, span) in analysis.personalData.enumerated() {
      line.append(place > 0 ? ",{\"kind\":\"" : "{\"kind\":\"")
      line.append(span.kind.rawValue)
      line.append("\",\"start\":")
      line.append(number: span.range.lowerBound)
      line.append(",\"end\":")
      line.append(number: span.range.upperBound)
      line.append(0x7D)
    }
    line.append(analysis.isUnsure ? "],\"unsure\":true" : "],\"unsure\":false")
    line.append(ending)
  }

  private func confidence(_ analysis: Analysis, _ line: inout LineWriter) {
    line.append("{\"language\":")
    line.append(probability: analyser.reliability(ofLanguage: analysis.language))
    line.append(",\"sentiment\":")
    line.append(probability: analysis.sentimentProbability)
    line.append(",\"intent\":")
    line.append(probability: analysis.intentProbability)
    line.append(",\"urgency\":")
    line.append(probability: analysis.urgencyProbability)
    line.append(",\"pii\":")
    line.append(probability: analyser.reliability(ofPersonalData: !analysis.personalData.isEmpty))
    line.append(",\"topics\":{")
    for (place, topic) in analysis.topics.enumerated() {
      if place > 0 { line.append(0x2C) }
      line.append(quoted: topic.topic)
      line.append(0x3A)
      line.append(probability: topic.probability)
    }
    line.append("}}")
  }
}
