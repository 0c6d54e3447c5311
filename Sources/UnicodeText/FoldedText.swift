/// A text as code points in which spelling variants are one, each with its place in the original.
public struct FoldedText: Sendable {
  /// NFKC_Casefold, Traditional folded to Simplified, no variation selectors, joiners or skin tones, and no code
  /// point more than three times in a row except digits, Chinese ones included.
  public internal(set) var codePoints: [UInt32] = []
  /// UTF-8 offset in the original where what became each code point starts. Never falls.
  public internal(set) var offsets: [Int32] = []
  /// UTF-8 length of the original.
  public internal(set) var length = 0
  /// How many characters only Traditional, or only Simplified, writing has.
  public internal(set) var traditionalMarks = 0
  public internal(set) var simplifiedMarks = 0

  public init() {}

  /// Makes it the text of nothing, and keeps the memory.
  mutating func removeAll() {
    codePoints.removeAll(keepingCapacity: true)
    offsets.removeAll(keepingCapacity: true)
    (length, traditionalMarks, simplifiedMarks) = (0, 0, 0)
  }

  /// The UTF-8 range in the original of a range of code points.
  public func range(_ folded: Range<Int>) -> Range<Int> {
    guard folded.lowerBound < offsets.count, !folded.isEmpty else { return length..<length }
    let start = Int(offsets[folded.lowerBound])
    var next = min(folded.upperBound, offsets.count)
    // Several code points may come from one character: end where the next character starts.
    let last = offsets[next - 1]
    while next < offsets.count, offsets[next] == last { next += 1 }
    return start..<(next < offsets.count ? Int(offsets[next]) : length)
  }
}
