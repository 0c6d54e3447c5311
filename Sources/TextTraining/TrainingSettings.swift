/// What is chosen and not learned. The defaults are what cross-validation inside the training part found best.
public struct TrainingSettings: Hashable, Sendable {
  /// How one kind of label is learned.
  public struct Head: Hashable, Sendable {
    /// The price of an error, LIBLINEAR's C.
    public var cost: Double
    /// How much features count by how unevenly classes use them, 0 through 1.
    public var contrast: Double
    /// The exponent with which rare labels weigh more: 0 not at all, 1 fully.
    public var balance: Double
    /// How much a word of a list counts as one of the list, beside itself.
    public var listWeight: Double

    public init(cost: Double, contrast: Double, balance: Double, listWeight: Double) {
      self.cost = cost
      self.contrast = contrast
      self.balance = balance
      self.listWeight = listWeight
    }
  }

  public var sentiment = Head(cost: 8, contrast: 0.3, balance: 0.3, listWeight: 6)
  public var polarity = Head(cost: 8, contrast: 0.3, balance: 0.3, listWeight: 6)
  public var topic = Head(cost: 16, contrast: 0.7, balance: 0.5, listWeight: 25)
  public var intent = Head(cost: 8, contrast: 0.3, balance: 0.3, listWeight: 6)
  public var urgency = Head(cost: 8, contrast: 0.5, balance: 0.5, listWeight: 6)
  /// In how many texts of other sets a feature must come to be known.
  public var floor = 5

  public init() {}
}
