extension String {
  /// What stands between two UTF-8 offsets, which lie within the text and cut no code point.
  func utf8Part(_ range: Range<Int>) -> String {
    let start = utf8.index(startIndex, offsetBy: range.lowerBound)
    return String(self[start..<utf8.index(start, offsetBy: range.count)])
  }
}
