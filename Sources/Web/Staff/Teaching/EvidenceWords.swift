import TextAnalysis

/// Widens stretches to whole words of letters, since half a word says little to a reader. What falls into one word is
/// added up, so the sum over all stretches stays the same.
struct EvidenceWords {
  private let bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }

  func whole(_ stretches: [Evidence]) -> [Evidence] {
    var result: [Evidence] = []
    for stretch in stretches {
      var wide = stretch
      wide.range = widened(stretch.range.clamped(to: 0..<bytes.count))
      if let last = result.last, wide.range.lowerBound < last.range.upperBound {
        let end = max(last.range.upperBound, wide.range.upperBound)
        result[result.count - 1].range = last.range.lowerBound..<end
        result[result.count - 1].weight += stretch.weight
      } else {
        result.append(wide)
      }
    }
    for place in result.indices { result[place].text = String(decoding: bytes[result[place].range], as: UTF8.self) }
    return result
  }

  private func widened(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start > 0, start < bytes.count, isLetter(start), isLetter(start - 1) { start -= 1 }
    while end > 0, end < bytes.count, isLetter(end), isLetter(end - 1) { end += 1 }
    return start..<end
  }

  private func isLetter(_ place: Int) -> Bool {
    (0x61...0x7A).contains(bytes[place] | 0x20) || bytes[place] == UInt8(ascii: "'")
  }
}
