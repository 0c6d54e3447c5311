public import Diagnostics

/// What became of an example in a survey file.
public struct ExampleOutcome: Hashable, Sendable {
  /// The key of the survey.
  public var survey: String
  public var example: String
  public var file: String
  /// The place of its key, in bytes.
  public var range: Range<Int>
  /// What did not hold; `nil` where the survey is faulty, so that the example could not run.
  public var failures: [Message]?
  /// How many expectations it states.
  public var expectations = 0

  public var isPassed: Bool { failures?.isEmpty ?? false }
}
