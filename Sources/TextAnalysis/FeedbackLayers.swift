/// The second stages of the museum's model as labelling uses them.
struct FeedbackLayers: Sendable {
  let sentiment: SmallLayer
  let polarity: SmallLayer
  let intent: SmallLayer
  let urgency: SmallLayer

  /// Nil where a layer has more outputs than any of the museum's questions.
  init?(_ layers: Model.Layers) {
    guard let sentiment = SmallLayer(layers.sentiment), let polarity = SmallLayer(layers.polarity),
      let intent = SmallLayer(layers.intent), let urgency = SmallLayer(layers.urgency)
    else { return nil }
    self.sentiment = sentiment
    self.polarity = polarity
    self.intent = intent
    self.urgency = urgency
  }
}
