/// What is chosen and not learned. The defaults are what cross-validation inside the training part found best.
public struct TrainingSettings: Hashable, Sendable {
  public var sentiment = mean(cost: 0.5, balance: 0.3, listWeight: 3)
  public var polarity = mean(cost: 0.5, balance: 0.3, listWeight: 3)
  public var topic = mean(cost: 0.5, balance: 0.3, listWeight: 6)
  public var intent = mean(cost: 0.5, balance: 0.3, listWeight: 3)
  public var urgency = mean(cost: 0.5, balance: 0.5, listWeight: 3)
  /// The longest run of characters that is a feature, 1 through 5. Four are no better, and slower.
  public var reach = 3

  public init() {}

  /// Two planes, one that takes features as they come and one that goes by how unevenly the classes use them.
  private static func mean(cost: Double, balance: Double, listWeight: Double) -> [PlaneSettings] {
    [0, 1].map { contrast in
      PlaneSettings(cost: cost, contrast: contrast, balance: balance, listWeight: listWeight)
    }
  }
}

/// How a plane that separates texts is learned. What is minimised beside the size of the weights is the square of what
/// is missing to a margin of 1, as a support-vector machine has it.
public struct PlaneSettings: Hashable, Sendable {
  /// The price of an error, LIBLINEAR's C.
  public var cost: Double
  /// How much features count by how unevenly classes use them, 0 through 1.
  public var contrast: Double
  /// The exponent with which rare labels weigh more: 0 not at all, 1 fully.
  public var balance: Double
  /// How much a word of a list counts as one of the list, beside itself.
  public var listWeight: Double

  public init(cost: Double, contrast: Double, balance: Double = 0, listWeight: Double = 0) {
    self.cost = cost
    self.contrast = contrast
    self.balance = balance
    self.listWeight = listWeight
  }
}
