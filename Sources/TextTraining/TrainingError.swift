/// Why training cannot be done.
public enum TrainingError: Error, Hashable, Sendable {
  /// A line, counted from 1, does not have what it should.
  case badLine(source: String, line: Int, reason: LineProblem)
  /// A comment speaks of a topic that is not among those to learn.
  case unknownTopic(comment: String, topic: String)
  /// Too few comments of any kind to tell labels apart.
  case tooFewComments(Int)
  /// All texts have the same label, or there are no texts at all: nothing can be told apart.
  case oneLabel(String?)
  /// No text speaks of anything.
  case noAspect
  /// ICU or LIBLINEAR could not do its part.
  case library(String)
}

/// What is wrong with a line of a file to learn from.
public enum LineProblem: Hashable, Sendable {
  /// There is no line at all.
  case empty
  /// The first line is not `id<TAB>label<TAB>text`.
  case noHeading
  /// A line has more, or fewer, fields than it should.
  case fields(found: Int, expected: Int)
  case noLabel
  /// There is a heading and nothing below it.
  case noTexts
  /// Not JSON at all.
  case notJSON
  /// JSON without a member that must be there.
  case noMember(String)
  /// JSON with a member, or the whole line where the name is empty, of another type than it must have.
  case wrongType(String)
  /// The bytes from this offset in the file on are no text.
  case encoding(offset: Int)
  /// A field has a value that it cannot have; those that it can have, where they can be listed.
  case value(field: String, String, allowed: [String] = [])
}
