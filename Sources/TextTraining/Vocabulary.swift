import Foundation
import TextAnalysis
import UnicodeText

/// A text as the features that it is made of.
struct Document: Sendable {
  let text: FoldedText
  /// The hashes of the features, clause after clause, as often as they come.
  private let features: [UInt64]
  /// Where each clause ends in `features`.
  private let ends: [Int]

  /// - Parameter reach: the longest run of characters that is a feature.
  init(_ text: FoldedText, reach: Int) {
    self.text = text
    var features: [UInt64] = []
    var ends: [Int] = []
    text.codePoints.withUnsafeBufferPointer { codePoints in
      for clause in FeatureReader.clauses(codePoints) {
        FeatureReader.forEach(codePoints, in: clause, reach: reach) { hash, _, _ in
          features.append(hash)
          return true
        }
        ends.append(features.count)
      }
    }
    self.features = features
    self.ends = ends
  }

  /// Each feature once, in ascending order.
  var distinct: [UInt64] {
    var sorted = features.sorted()
    var kept = 0
    for place in sorted.indices where place == 0 || sorted[place] != sorted[place - 1] {
      sorted[kept] = sorted[place]
      kept += 1
    }
    sorted.removeLast(sorted.count - kept)
    return sorted
  }

  /// The features of a clause, as often as they come.
  func features(ofClause clause: Int) -> ArraySlice<UInt64> {
    guard ends.indices.contains(clause) else { return [] }
    return features[(clause == 0 ? 0 : ends[clause - 1])..<ends[clause]]
  }

  /// The feature that covers a whole word, behind those that it begins with; empty where the word is too long or more
  /// than one.
  static func features(ofWord word: FoldedText, reach: Int) -> [UInt64] {
    word.codePoints.withUnsafeBufferPointer { codePoints in
      var beginnings: [UInt64] = []
      var whole: UInt64?
      FeatureReader.forEach(codePoints, in: codePoints.indices, reach: reach) { hash, start, end in
        // Of a word of an alphabet the first feature that covers it is the word itself.
        if whole == nil, start == 0 {
          beginnings.append(hash)
          if end == codePoints.count { whole = hash }
        }
        return true
      }
      return whole == nil ? [] : beginnings
    }
  }
}

/// The features that a model knows, and how rare they are. Where it knows a feature, it knows every shorter one that
/// the feature begins with.
struct Vocabulary: Sendable {
  /// In ascending order.
  let features: [UInt64]
  /// Inverse document frequency, smoothed: ln((n + 1) / (df + 1)) + 1. Zero for features of which only longer ones are
  /// of use.
  let rarity: [Double]
  /// The word lists by feature.
  let lists: [Int32: [Int32]]
  let listCount: Int
  /// The longest run of characters that is a feature.
  let reach: Int
  private let index: FeatureIndex

  /// - Parameters:
  ///   - documents: texts in which a feature must come twice to be known.
  ///   - lists: the folded words of each list; their features are known, too.
  init(_ documents: [Document], lists: [[FoldedText]] = [], reach: Int) {
    var kept: [UInt64: (count: Int, isRare: Bool)] = [:]
    FrequencyList(documents).forEach { feature, count in
      if count >= 2 { kept[feature] = (count, true) }
    }
    var listed: [UInt64: [Int32]] = [:]
    for (number, words) in lists.enumerated() {
      for word in words {
        let features = Document.features(ofWord: word, reach: reach)
        guard let whole = features.last else { continue }
        for beginning in features.dropLast() where kept[beginning] == nil { kept[beginning] = (0, false) }
        kept[whole] = (kept[whole]?.count ?? 0, true)
        if listed[whole]?.last != Int32(number) { listed[whole, default: []].append(Int32(number)) }
      }
    }
    let sorted = kept.sorted { $0.key < $1.key }
    let total = Double(documents.count + 1)
    features = sorted.map(\.key)
    rarity = sorted.map { $0.value.isRare ? log(total / Double($0.value.count + 1)) + 1 : 0 }
    index = FeatureIndex(features)
    let index = index
    self.lists = Dictionary(
      listed.compactMap { feature, numbers in index.place(feature).map { (Int32($0), numbers) } },
      uniquingKeysWith: { one, _ in one })
    listCount = lists.count
    self.reach = reach
  }

  func place(_ feature: UInt64) -> Int? { index.place(feature) }
}

/// In how many documents each feature comes.
private struct FrequencyList {
  private var sorted: [UInt64] = []

  init(_ documents: [Document]) {
    for document in documents { sorted.append(contentsOf: document.distinct) }
    sorted.sort()
  }

  func forEach(_ body: (UInt64, Int) -> Void) {
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, sorted[end] == sorted[start] { end += 1 }
      body(sorted[start], end - start)
      start = end
    }
  }
}
