import Statistics

/// The comments of a period and those before it, read once for all questions.
struct ThemeReading {
  let tokens: ThemeTokens
  /// Those of the period first.
  let comments: [ThemeComment]
  let nowCount: Int
  let openDays: Set<Int>
  /// Numbers of the comments that count: of each group with the same words the first.
  let now: [Int]
  let before: [Int]
  /// By comment that counts: how many say the same words.
  let copies: [Int: Int]
  let phrases: PhraseCounts
  let vectors: TermVectors
  /// A phrase in fewer comments of the period is not looked at day by day.
  static let fewestForBursts = 5

  init(tokens: ThemeTokens, comments: [ThemeComment], nowCount: Int, openDays: Set<Int>) {
    (self.tokens, self.comments, self.nowCount, self.openDays) = (tokens, comments, nowCount, openDays)
    var copies: [Int: Int] = [:]
    let distinct = [Array(0..<nowCount), Array(nowCount..<comments.count)].map { texts -> [Int] in
      let first = NearDuplicates(tokens, texts: texts).first
      for index in first { copies[texts[index], default: 0] += 1 }
      return texts.indices.filter { first[$0] == $0 }.map { texts[$0] }
    }
    (now, before) = (distinct[0], distinct[1])
    self.copies = copies
    phrases = PhraseCounts(tokens, texts: now + before)
    vectors = TermVectors(tokens, texts: now + before)
  }

  /// A phrase as most people write it; of equally many spellings the first in the order of bytes.
  func form(_ phrase: PhraseCounts.Phrase) -> String {
    var counts: [String: Int] = [:]
    var later = phrase.texts[...]
    for place in phrase.places.prefix(2_000) {
      while let next = later.first, tokens.texts[Int(next)].upperBound <= Int(place) { later.removeFirst() }
      let text = Int(later.first ?? 0)
      let bytes = comments[text].text.utf8
      let start = bytes.index(bytes.startIndex, offsetBy: Int(tokens.starts[Int(place)]))
      let end = bytes.index(bytes.startIndex, offsetBy: Int(tokens.ends[Int(place) + phrase.length - 1]))
      counts[String(comments[text].text[start..<end]), default: 0] += 1
    }
    let best = counts.max { one, other in
      one.value == other.value
        ? other.key.utf8.lexicographicallyPrecedes(one.key.utf8) : one.value < other.value
    }
    return best?.key ?? ""
  }

  /// Up to `count` comments that stand for these, redacted.
  func voices(_ count: Int, of texts: [Int]) -> [Themes.Voice] {
    let quotable = texts.filter { comments[$0].isQuotable }
    let chosen = Representatives(vectors: vectors, tokens: tokens).choose(count, of: quotable) { text in
      comments[text].personalData.isEmpty ? 1 : 0.6
    }
    return chosen.map(voice)
  }

  func voice(_ text: Int) -> Themes.Voice {
    Themes.Voice(
      comment: text < nowCount ? text : text - nowCount,
      text: Redaction.redact(comments[text].text, comments[text].personalData), copies: copies[text] ?? 1)
  }

  /// What was copied in the period, the most copied first.
  func copied() -> [Themes.Voice] {
    now.filter { (copies[$0] ?? 1) > 1 && comments[$0].isQuotable }
      .sorted { (copies[$1] ?? 1, $0) < (copies[$0] ?? 1, $1) }.map(voice)
  }

  /// Whether two ascending lists of texts are mostly the same: half of what either has, or six tenths of the shorter
  /// where `isPart`.
  static func overlaps(_ one: [Int32], _ other: [Int32], isPart: Bool) -> Bool {
    var (left, right, both) = (0, 0, 0)
    while left < one.count, right < other.count {
      if one[left] == other[right] { both += 1 }
      let (first, second) = (one[left], other[right])
      if first <= second { left += 1 }
      if second <= first { right += 1 }
    }
    let either = one.count + other.count - both
    return both * 2 >= max(1, either) || (isPart && both * 10 >= max(1, min(one.count, other.count)) * 6)
  }
}
