public import TextAnalysis
import UnicodeText

/// How well words agree with those that people found: a word is right when both its ends are.
public struct SegmentationScore: Hashable, Sendable {
  public private(set) var right = 0
  public private(set) var found = 0
  public private(set) var expected = 0

  public init() {}

  public init(_ texts: [SegmentedText], _ segmenter: WordSegmenter) {
    for text in texts { add(text, segmenter) }
  }

  /// The share of the words found that are right.
  public var precision: Double { found == 0 ? 0 : Double(right) / Double(found) }
  /// The share of the words expected that were found.
  public var recall: Double { expected == 0 ? 0 : Double(right) / Double(expected) }
  /// Their harmonic mean.
  public var f1: Double { found + expected == 0 ? 0 : 2 * Double(right) / Double(found + expected) }

  public static func += (sum: inout SegmentationScore, score: SegmentationScore) {
    sum.right += score.right
    sum.found += score.found
    sum.expected += score.expected
  }

  /// Offsets count the bytes that are not space.
  private mutating func add(_ text: SegmentedText, _ segmenter: WordSegmenter) {
    var place = 0
    let words = segmenter.pieces(of: text.text).map { piece in
      defer { place += piece.range.count }
      return place..<(place + piece.range.count)
    }
    place = 0
    let goal = text.words.map { word in
      defer { place += word.utf8.count }
      return place..<(place + word.utf8.count)
    }
    found += words.count
    expected += goal.count
    right += Set(words).intersection(goal).count
  }
}
