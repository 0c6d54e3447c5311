/// Labels lines with a model of labels: adds `label` and, under `confidence`, its probability.
public struct LabelLines: LineLabelling {
  private let classifier: TextClassifier

  public init(_ classifier: TextClassifier) {
    self.classifier = classifier
  }

  public func label(
    _ line: UnsafeBufferPointer<UInt8>, to output: inout [UInt8], using workspace: inout Workspace
  ) -> LineFault? {
    label(line, to: &output, using: &workspace) { object, member in
      object.isKey(member, "label") || object.isKey(member, "confidence") || object.isKey(member, "model")
    } labels: { _, text, workspace in
      let said = classifier.classify(utf8: text, using: &workspace)
      workspace.line.append(",\"label\":")
      workspace.line.append(quoted: classifier.labels[said.label])
      workspace.line.append(",\"confidence\":{\"label\":")
      workspace.line.append(probability: said.probability)
      workspace.line.append("},\"model\":")
      workspace.line.append(quoted: classifier.modelVersion)
    }
  }
}

/// Labels lines with a model of aspects: adds `topics`, each with its sentiment, `pos`, `neu` or `neg`, and, under
/// `confidence`, the probability of each.
public struct AspectLines: LineLabelling {
  private let classifier: AspectClassifier

  public init(_ classifier: AspectClassifier) {
    self.classifier = classifier
  }

  public func label(
    _ line: UnsafeBufferPointer<UInt8>, to output: inout [UInt8], using workspace: inout Workspace
  ) -> LineFault? {
    label(line, to: &output, using: &workspace) { object, member in
      object.isKey(member, "topics") || object.isKey(member, "confidence") || object.isKey(member, "model")
    } labels: { _, text, workspace in
      let findings = classifier.findings(utf8: text, using: &workspace)
      workspace.line.append(",\"topics\":[")
      for (place, finding) in findings.enumerated() {
        workspace.line.append(place > 0 ? ",{\"id\":" : "{\"id\":")
        workspace.line.append(quoted: classifier.aspects[finding.aspect])
        workspace.line.append(",\"sentiment\":")
        workspace.line.append(quoted: AspectClassifier.polarities[finding.polarity])
        workspace.line.append(0x7D)
      }
      workspace.line.append("],\"confidence\":{\"topics\":{")
      for (place, finding) in findings.enumerated() {
        if place > 0 { workspace.line.append(0x2C) }
        workspace.line.append(quoted: classifier.aspects[finding.aspect])
        workspace.line.append(0x3A)
        workspace.line.append(probability: finding.probability)
      }
      workspace.line.append("}},\"model\":")
      workspace.line.append(quoted: classifier.modelVersion)
    }
  }
}
