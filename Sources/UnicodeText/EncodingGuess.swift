import CICU

/// In which encoding bytes seem to be written, and how sure that is.
///
/// Each encoding's reading of the bytes is judged by how usual its characters are (``CharacterCosts``) and by ICU's
/// charset detector; Bayes' rule makes probabilities of both. What no encoding reads well counts against all of them.
public struct EncodingGuess: Hashable, Sendable {
  public let encoding: TextEncoding
  /// The probability that the bytes are written in `encoding`, 0 through 1.
  public let confidence: Double
  /// The next best; nil where a byte-order mark or nothing but ASCII leaves no doubt.
  public let runnerUp: TextEncoding?

  /// Looks at 64 KiB from the first byte on that is not ASCII.
  public init(_ bytes: [UInt8]) {
    if let marked = ByteOrderMark.encoding(of: bytes) {
      self.init(encoding: marked, confidence: 1, runnerUp: nil)
      return
    }
    guard let first = bytes.firstIndex(where: { $0 >= 0x80 || $0 == 0 }) else {
      self.init(encoding: .utf8, confidence: 1, runnerUp: nil)
      return
    }
    // ASCII before it is the same in all encodings but UTF-16, where it would be something else. Behind ASCII a
    // character begins, and UTF-16 counts from the beginning of the file in twos.
    let start = max(0, first - Self.lead) / 2 * 2
    let sample = Array(bytes[start...].prefix(first - start + Self.sampleLength))
    // Zeros among ASCII are broken UTF-8 or sound UTF-16, and nothing else.
    let isOld = sample.contains { $0 >= 0x80 }
    let isCut = bytes.count - first > Self.sampleLength
    var costs = Self.candidates.map { encoding -> Double in
      guard isOld || encoding.isWide || encoding == .utf8 else { return .infinity }
      return Self.prior(encoding) + Self.cost(sample, encoding, isCut: isCut)
    }
    let said = Self.detected(sample)
    for (place, confidence) in said.enumerated() { costs[place] -= Self.logarithm(ofPercent: confidence) }
    costs[0] -= Self.wellFormed(sample, isCut: isCut)
    self.init(costs: costs, nothing: Self.noise(sample))
  }

  private init(encoding: TextEncoding, confidence: Double, runnerUp: TextEncoding?) {
    self.encoding = encoding
    self.confidence = confidence
    self.runnerUp = runnerUp
  }

  private init(costs: [Double], nothing: Double) {
    let order = costs.indices.sorted { (costs[$0], $0) < (costs[$1], $1) }
    let best = costs[order[0]]
    let others = costs.reduce(0) { $0 + Self.power($1 - best) } + Self.power(nothing - best)
    self.init(
      encoding: Self.candidates[order[0]], confidence: 1 / max(1, others), runnerUp: Self.candidates[order[1]])
  }
}

extension EncodingGuess {
  private static let sampleLength = 65_536
  /// How many bytes before the first that is not ASCII are looked at, too.
  private static let lead = 1024
  private static let candidates: [TextEncoding] = [
    .utf8, .big5, .gb18030, .shiftJIS, .eucKR, .utf16LittleEndian, .utf16BigEndian, .big5HongKong,
  ]
  private static let detectorNames = [
    "UTF-8", "Big5", "GB18030", "Shift_JIS", "EUC-KR", "UTF-16LE", "UTF-16BE", "Big5",
  ]

  /// What each costs before anything is read, in nats: what Taiwan's offices send is UTF-8 or Big5.
  private static func prior(_ encoding: TextEncoding) -> Double {
    switch encoding {
    case .utf8, .utf8WithMark: 0
    case .big5: 1.5
    case .gb18030: 3
    case .shiftJIS, .eucKR, .utf16LittleEndian: 3.5
    case .utf16BigEndian: 5
    // One of Hong Kong's characters may as well be one that somebody made for himself; two are not.
    case .big5HongKong: 14
    }
  }

  private static func cost(_ sample: [UInt8], _ encoding: TextEncoding, isCut: Bool) -> Double {
    var codePoints = [UInt32](repeating: 0, count: sample.count)
    let count = sample.withUnsafeBufferPointer { bytes in
      cicu_decode_leniently(
        encoding.converter, bytes.baseAddress, Int32(bytes.count), &codePoints, Int32(codePoints.count))
    }
    guard count > 0 else { return .infinity }
    // Cutting the sample may cut its last character.
    return CharacterCosts.shared.total(codePoints.prefix(isCut ? Int(count) - 1 : Int(count)))
  }

  /// What speaks for UTF-8 because the bytes are well-formed as such, in nats; 0 where they are not. Of the
  /// characters of GB 2312 written in the other encodings about one in six is by chance; the same one again tells
  /// nothing.
  private static func wellFormed(_ sample: [UInt8], isCut: Bool) -> Double {
    if let fault = WellFormedness.firstFault(sample), !isCut || fault < sample.count - 3 { return 0 }
    var leads: Set<UInt16> = []
    for place in sample.indices.dropLast() where sample[place] >= 0xC2 {
      leads.insert(UInt16(sample[place]) << 8 | UInt16(sample[place + 1]))
    }
    return min(20, 1.7 * Double(leads.count))
  }

  /// What the bytes cost as nothing in particular: ASCII as text, others at random.
  private static func noise(_ sample: [UInt8]) -> Double {
    sample.reduce(5) { $0 + ($1 < 0x80 ? CharacterCosts.shared.cost(UInt32($1)) : 5.55) }
  }

  /// ICU's confidences in the order of the candidates, 0 through 100.
  private static func detected(_ sample: [UInt8]) -> [Int32] {
    var confidences = [Int32](repeating: 0, count: candidates.count)
    let owned = detectorNames.map { Array($0.utf8CString) }
    func call(_ names: [UnsafePointer<CChar>?], _ rest: ArraySlice<[CChar]>) {
      guard let next = rest.first else {
        _ = cicu_detect(sample, Int32(min(sample.count, 8192)), names, Int32(names.count), &confidences)
        return
      }
      next.withUnsafeBufferPointer { call(names + [$0.baseAddress], rest.dropFirst()) }
    }
    call([], owned[...])
    return confidences
  }

  /// log(0.05 + percent / 100), by the halves that a table can hold.
  private static func logarithm(ofPercent percent: Int32) -> Double {
    let table: [Double] = [-3.0, -1.9, -1.39, -1.05, -0.8, -0.6, -0.43, -0.29, -0.16, -0.05, 0.05]
    return table[Int(max(0, min(100, percent))) / 10]
  }

  /// e to the power of minus a cost, which below 1e-17 is nothing beside 1.
  private static func power(_ cost: Double) -> Double {
    guard cost > 0 else { return 1 }
    guard cost < 40 else { return 0 }
    // (1 + x / 2^20) to the power of 2^20, by squaring.
    var result = 1 + cost / 1_048_576
    for _ in 0..<20 { result *= result }
    return 1 / result
  }
}
