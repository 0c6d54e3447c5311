/// A named set of ordered points that a rating is given on.
public struct Scale: Hashable, Sendable {
  public var key: String
  public var name: LocalizedText
  /// Ascending by code; a higher code is the better judgement.
  public var points: [Point]
  /// The wording of 不適用／未使用, where the scale offers it; it never enters a mean.
  public var notApplicable: LocalizedText?
  /// How a kiosk draws the points.
  public var appearance: Appearance

  public enum Appearance: String, CaseIterable, Hashable, Sendable {
    case faces, stars, numbers, words
  }

  public struct Point: Hashable, Sendable {
    public var code: Int
    public var label: LocalizedText

    public init(code: Int, label: LocalizedText) {
      self.code = code
      self.label = label
    }
  }

  public init(
    key: String, name: LocalizedText, points: [Point], notApplicable: LocalizedText?, appearance: Appearance
  ) {
    self.key = key
    self.name = name
    self.points = points
    self.notApplicable = notApplicable
    self.appearance = appearance
  }

  public func point(_ code: Int) -> Point? { points.first { $0.code == code } }
}
