/// Labels lines with a model of labels: adds `label` and, under `confidence`, its probability.
public struct LabelLines: LineLabelling {
  private let classifier: TextClassifier

  public init(_ classifier: TextClassifier) {
    self.classifier = classifier
  }

  public func label(_ line: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) -> LineFault? {
    label(line, to: &output) { object, member in
      object.isKey(member, "label") || object.isKey(member, "confidence") || object.isKey(member, "model")
    } labels: { _, text, output in
      let said = classifier.classify(text)
      output.append(",\"label\":")
      JSONEscapes.append(classifier.labels[said.label], to: &output)
      output.append(",\"confidence\":{\"label\":")
      output.append(probability: said.probability)
      output.append("},\"model\":")
      JSONEscapes.append(classifier.modelVersion, to: &output)
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

  public func label(_ line: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) -> LineFault? {
    label(line, to: &output) { object, member in
      object.isKey(member, "topics") || object.isKey(member, "confidence") || object.isKey(member, "model")
    } labels: { _, text, output in
      let findings = classifier.findings(text)
      output.append(",\"topics\":[")
      for (place, finding) in findings.enumerated() {
        output.append(place > 0 ? ",{\"id\":" : "{\"id\":")
        JSONEscapes.append(classifier.aspects[finding.aspect], to: &output)
        output.append(",\"sentiment\":")
        JSONEscapes.append(AspectClassifier.polarities[finding.polarity], to: &output)
        output.append(0x7D)
      }
      output.append("],\"confidence\":{\"topics\":{")
      for (place, finding) in findings.enumerated() {
        if place > 0 { output.append(0x2C) }
        JSONEscapes.append(classifier.aspects[finding.aspect], to: &output)
        output.append(0x3A)
        output.append(probability: finding.probability)
      }
      output.append("}},\"model\":")
      JSONEscapes.append(classifier.modelVersion, to: &output)
    }
  }
}
