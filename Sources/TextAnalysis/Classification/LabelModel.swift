/// A model that gives each text one of some labels.
package struct LabelModel: Sendable {
  package var name: String
  /// Two or more, in ascending order of their UTF-8.
  package var labels: [String]
  package var first: FirstStage
  package var layer: SoftmaxLayer

  package init(name: String, labels: [String], first: FirstStage, layer: SoftmaxLayer) {
    self.name = name
    self.labels = labels
    self.first = first
    self.layer = layer
  }

  /// One lane for each label, but one for both of two, which speaks for the second.
  package static func lanes(labels: Int) -> Range<Int> { 1..<(labels == 2 ? 2 : labels + 1) }

  package static func inputs(labels: Int) -> Int { ClauseInputs.count(lanes: lanes(labels: labels).count) }
}

/// A model that finds what a text speaks of, and how it judges each.
package struct AspectModel: Sendable {
  package var name: String
  /// Names of what texts may speak of, in ascending order of their UTF-8.
  package var aspects: [String]
  package var first: FirstStage
  /// From ``StageInputs/topic(_:among:_:)`` to the probability that an aspect is spoken of.
  package var presence: SoftmaxLayer
  /// From the clauses that speak of an aspect, and the whole, to ``polarities``.
  package var polarity: SoftmaxLayer
  /// The probability from which an aspect counts as spoken of, by aspect.
  package var thresholds: [Double]

  package static let polarities = ["pos", "neu", "neg"]

  package init(
    name: String, aspects: [String], first: FirstStage, presence: SoftmaxLayer, polarity: SoftmaxLayer,
    thresholds: [Double]
  ) {
    self.name = name
    self.aspects = aspects
    self.first = first
    self.presence = presence
    self.polarity = polarity
    self.thresholds = thresholds
  }

  package static let polarityLanes = 1..<4
  package static func aspectLanes(_ aspects: Int) -> Range<Int> { 4..<(4 + aspects) }
  package static let polarityInputs = 6

  /// - Parameter clauses: those that speak of the aspect.
  package static func inputs(clauses: ClauseSet) -> [StageInput] {
    polarityLanes.map { .context(lane: $0, clauses: clauses) } + polarityLanes.map { .whole(lane: $0) }
  }
}
