/// A term of a folded text: a word; or a character with the one behind it, by itself at the end of its run.
struct SearchTerm: Hashable {
  /// Places in the code points. Those of a word are all from the first through the last, those of a pair these two.
  var first: Int
  var last: Int
  var isWord: Bool

  /// Whether this is a character by itself.
  var isLone: Bool { !isWord && first == last }
}

/// Cuts folded texts into the terms of the search index.
///
/// Where a script puts no spaces between words, every character is a term together with its follower. So one character
/// is found as the beginning of a term, two as a term, and any longer run as a phrase of terms, exactly. The same holds
/// for digits, of which people remember parts.
enum SearchTerms {
  /// Longer words are cut, so that no term is longer than an index takes.
  static let longestWord = 48

  static func read(_ text: [UInt32]) -> [SearchTerm] {
    var terms: [SearchTerm] = []
    terms.reserveCapacity(text.count)
    forEach(text) { terms.append($0) }
    return terms
  }

  @inline(__always)
  static func forEach(_ text: [UInt32], _ body: (SearchTerm) -> Void) {
    var place = 0
    while place < text.count {
      switch SearchCharacter(text[place]) {
      case .letter, .digit: place = wordOrNumber(text, place, body)
      case .character: place = run(text, place, body)
      case .gap: place += 1
      }
    }
  }

  /// A word from `start`, or a number and those behind it that are written as one with it; returns where they end.
  @inline(__always)
  private static func wordOrNumber(_ text: [UInt32], _ start: Int, _ body: (SearchTerm) -> Void) -> Int {
    var (end, isNumber) = alphanumeric(text, start)
    guard isNumber else {
      for first in stride(from: start, to: end, by: longestWord) {
        body(SearchTerm(first: first, last: min(first + longestWord, end) - 1, isWord: true))
      }
      return end
    }
    var before = start
    var place = start + 1
    while true {
      while place < end {
        body(SearchTerm(first: before, last: place, isWord: false))
        before = place
        place += 1
      }
      guard let next = nextNumber(text, end) else { break }
      place = next
      end = alphanumeric(text, next).end
    }
    body(SearchTerm(first: before, last: before, isWord: false))
    return end
  }

  /// Where letters and digits from `start` end, and whether all are digits.
  private static func alphanumeric(_ text: [UInt32], _ start: Int) -> (end: Int, isNumber: Bool) {
    var end = start
    var isNumber = true
    while end < text.count {
      switch SearchCharacter(text[end]) {
      case .digit: break
      case .letter: isNumber = false
      default: return (end, isNumber)
      }
      end += 1
    }
    return (end, isNumber)
  }

  /// Where a number goes on behind its end: telephone numbers are written in groups, (07) 380-0089.
  private static func nextNumber(_ text: [UInt32], _ end: Int) -> Int? {
    var next = end
    while next < text.count, next < end + 2, isNumberJoint(text[next]) { next += 1 }
    guard next > end, next < text.count, case .digit = SearchCharacter(text[next]), alphanumeric(text, next).isNumber
    else { return nil }
    return next
  }

  private static func isNumberJoint(_ codePoint: UInt32) -> Bool {
    switch codePoint {
    case 0x20, 0x29, 0x2D, 0x2010...0x2015, 0x2212: true
    default: false
    }
  }

  /// Characters from `start` that stand together; returns where they end.
  @inline(__always)
  private static func run(_ text: [UInt32], _ start: Int, _ body: (SearchTerm) -> Void) -> Int {
    var before = start
    var place = start + 1
    while place < text.count {
      if case .character = SearchCharacter(text[place]) {
        body(SearchTerm(first: before, last: place, isWord: false))
        before = place
        place += 1
      } else if let next = nextLine(text, place), SearchCharacter.isIdeographOrKana(text[before]) {
        place = next
      } else {
        break
      }
    }
    body(SearchTerm(first: before, last: before, isWord: false))
    return place
  }

  /// Where a line goes on that mail programs broke between two characters of Chinese or Japanese.
  private static func nextLine(_ text: [UInt32], _ place: Int) -> Int? {
    var next = place
    if next < text.count, text[next] == 0x0D { next += 1 }
    guard next < text.count, text[next] == 0x0A, next + 1 < text.count,
      SearchCharacter.isIdeographOrKana(text[next + 1])
    else { return nil }
    return next + 1
  }
}
