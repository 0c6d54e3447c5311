import Facts

/// What a star rating beside a text says of its sentiment, as logarithms of how often people give it.
///
/// A modest, written table instead of a learned one: the texts that the model learns from carry no stars. A text that
/// speaks clearly outweighs its stars.
enum StarEvidence {
  /// In the order of `Sentiment`: positive, negative, neutral, mixed.
  static func logarithms(stars: Int?) -> [Double] {
    switch stars {
    case 1: [-2.5, 1.5, -0.5, -1.0]
    case 2: [-2.0, 1.2, -0.5, 0.2]
    case 3: [-0.5, 0.2, 0.4, 1.0]
    case 4: [0.8, -1.2, 0.0, 0.5]
    case 5: [1.2, -2.5, -0.3, -1.0]
    default: []
    }
  }
}
