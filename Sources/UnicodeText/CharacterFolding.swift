import CICU

/// Folds texts for comparing them, one table look-up a character.
public struct CharacterFolding: Sendable {
  /// For each code point below 0x20000: what it becomes (0 for nothing), or an index into `expansions`, and flags.
  private let table: [UInt32]
  private let expansions: [[UInt32]]

  private static let end: UInt32 = 0x20000
  private static let value: UInt32 = 0x00FF_FFFF
  private static let isExpansion: UInt32 = 0x8000_0000
  private static let combines: UInt32 = 0x4000_0000
  private static let marksTraditional: UInt32 = 0x2000_0000
  private static let marksSimplified: UInt32 = 0x1000_0000

  /// Builds the table; some milliseconds.
  public init(_ han: HanFolding) {
    var expansions: [[UInt32]] = []
    var replacement = [UInt32](0..<Self.end)
    for pair in han.pairs where pair.traditional < Self.end { replacement[Int(pair.traditional)] = pair.simplified }
    func replaced(_ codePoint: UInt32) -> UInt32 { codePoint < Self.end ? replacement[Int(codePoint)] : codePoint }
    var table = replacement
    Self.forEachNormalised { codePoint, folded in
      switch folded.count {
      case 0: table[codePoint] = 0
      case 1: table[codePoint] = replaced(folded[0])
      default:
        table[codePoint] = UInt32(expansions.count) | Self.isExpansion
        expansions.append(folded.map(replaced))
      }
    }
    for codePoint in table.indices where cicu_may_combine(UInt32(codePoint)) != 0 { table[codePoint] |= Self.combines }
    for pair in han.pairs {
      if pair.marksTraditional { table[Int(min(pair.traditional, Self.end - 1))] |= Self.marksTraditional }
      if pair.marksSimplified { table[Int(min(pair.simplified, Self.end - 1))] |= Self.marksSimplified }
    }
    self.table = table
    self.expansions = expansions
  }

  /// Most code points, which no version of Unicode may fold any more: Han characters, Hangul syllables, private use.
  private static let unchanged: [Range<UInt32>] = [0x3400..<0xA000, 0xAC00..<0xD7A4, 0xE000..<0xF900]

  /// NFKC_Casefold of each other code point by itself; empty for those that it removes, and for skin tones.
  private static func forEachNormalised(_ body: (_ codePoint: Int, _ folded: [UInt32]) -> Void) {
    let codePoints = (0..<end).filter { codePoint in !unchanged.contains { $0.contains(codePoint) } }
    // All that ends a line is one.
    let lineEnds: [UInt32] = [0x0A, 0x0B, 0x0C, 0x85, 0x2028, 0x2029]
    var lines: [UInt8] = []
    lines.reserveCapacity(codePoints.count * 5)
    for codePoint in codePoints {
      let isSkinTone = (0x1F3FB...0x1F3FF).contains(codePoint)
      if let scalar = Unicode.Scalar(codePoint), !lineEnds.contains(codePoint), !isSkinTone {
        lines.append(contentsOf: UTF8.encode(scalar) ?? .init())
      }
      lines.append(0x0A)
    }
    var place = 0
    var line: [UInt32] = []
    for scalar in Normalizer.folded(String(decoding: lines, as: UTF8.self)).unicodeScalars {
      guard scalar == "\n" else {
        line.append(scalar.value)
        continue
      }
      let codePoint = codePoints[place]
      body(Int(codePoint), lineEnds.contains(codePoint) ? [0x0A] : line)
      line.removeAll(keepingCapacity: true)
      place += 1
    }
  }

  /// Folds a text. What is more than 2 GiB in is left out.
  public func fold(_ text: String) -> FoldedText {
    var (text, result) = (text, FoldedText())
    text.withUTF8 { fold(utf8: $0, into: &result) }
    return result
  }

  /// As ``fold(_:)``, into memory that is used again.
  ///
  /// - Parameter bytes: well-formed UTF-8.
  public func fold(utf8 bytes: UnsafeBufferPointer<UInt8>, into result: inout FoldedText) {
    result.removeAll()
    if foldSimply(bytes, into: &result) { return }
    // Something combines with what is before it: compose first. Offsets then count in the composed text, so they are
    // mapped back by way of the pieces that composing left alone.
    result = foldPiecewise(String(decoding: bytes, as: UTF8.self))
  }

  /// Returns false, with nothing to rely on in `result`, when a code point cannot be folded by itself.
  private func foldSimply(_ bytes: UnsafeBufferPointer<UInt8>, into result: inout FoldedText) -> Bool {
    result.length = min(bytes.count, Int(Int32.max))
    result.codePoints.reserveCapacity(bytes.count / 2)
    result.offsets.reserveCapacity(bytes.count / 2)
    return table.withUnsafeBufferPointer { table in
      var offset = 0
      while offset < result.length {
        let (codePoint, width) = Self.codePoint(bytes, at: offset)
        let entry = codePoint < Self.end ? table[Int(codePoint)] : codePoint
        if entry & Self.combines != 0, offset > 0 { return false }
        result.take(entry, expansions: expansions, at: Int32(truncatingIfNeeded: offset))
        offset += width
      }
      return true
    }
  }

  /// Reads one code point of well-formed UTF-8; at its end, what there is.
  @inline(__always)
  private static func codePoint(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> (UInt32, Int) {
    let lead = UInt32(bytes[offset])
    if lead < 0x80 { return (lead, 1) }
    func trailing(_ place: Int) -> UInt32 {
      offset + place < bytes.count ? UInt32(bytes[offset + place]) & 0x3F : 0
    }
    if lead < 0xE0 { return ((lead & 0x1F) << 6 | trailing(1), 2) }
    if lead < 0xF0 { return ((lead & 0x0F) << 12 | trailing(1) << 6 | trailing(2), 3) }
    return ((lead & 0x07) << 18 | trailing(1) << 12 | trailing(2) << 6 | trailing(3), 4)
  }

  /// Folds character by character (grapheme clusters), each as a whole, so that offsets stay those of the original and
  /// half-width kana compose with their marks.
  private func foldPiecewise(_ text: String) -> FoldedText {
    var result = FoldedText()
    var offset = 0
    for character in text {
      let width = character.utf8.count
      // Only what stands behind another code point can combine with it.
      let scalars = character.unicodeScalars
      let isSingle = scalars.index(after: scalars.startIndex) == scalars.endIndex
      let folded = isSingle ? scalars : Normalizer.folded(String(character)).unicodeScalars
      for scalar in folded {
        let entry = scalar.value < Self.end ? table[Int(scalar.value)] : scalar.value
        result.take(entry, expansions: expansions, at: Int32(clamping: offset))
      }
      offset += width
    }
    result.length = min(offset, Int(Int32.max))
    return result
  }
}

extension FoldedText {
  /// Adds what one code point becomes.
  @inline(__always)
  fileprivate mutating func take(_ entry: UInt32, expansions: [[UInt32]], at offset: Int32) {
    traditionalMarks += Int((entry >> 29) & 1)
    simplifiedMarks += Int((entry >> 28) & 1)
    let value = entry & 0x00FF_FFFF
    if entry & 0x8000_0000 != 0 {
      for codePoint in expansions[Int(value)] { append(codePoint, at: offset) }
    } else if value != 0 {
      append(value, at: offset)
    }
  }

  @inline(__always)
  private mutating func append(_ codePoint: UInt32, at offset: Int32) {
    let count = codePoints.count
    if count >= 3, codePoints[count - 1] == codePoint, codePoints[count - 2] == codePoint,
      codePoints[count - 3] == codePoint, !Self.isDigit(codePoint)
    { return }
    codePoints.append(codePoint)
    offsets.append(offset)
  }

  /// Digits in either writing: telephone numbers repeat them.
  private static func isDigit(_ codePoint: UInt32) -> Bool {
    switch codePoint {
    case 0x30...0x39, 0x96F6, 0x3007, 0x25CB, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B,
      0x4E5D: true
    default: false
    }
  }
}
