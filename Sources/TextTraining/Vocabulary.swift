import Foundation
import TextAnalysis
import UnicodeText

/// A text as the clauses of features that it is made of.
struct Document {
  var text: FoldedText
  /// The hashes of the features, by clause, as often as they come.
  var clauses: [[UInt64]]

  init(_ text: FoldedText) {
    self.text = text
    clauses = text.codePoints.withUnsafeBufferPointer { codePoints in
      FeatureReader.clauses(codePoints).map { clause in
        var features: [UInt64] = []
        FeatureReader.forEach(codePoints, in: clause) { hash, _, _ in features.append(hash) }
        return features
      }
    }
  }

  /// The one feature that covers a whole word, or nil where the word is too long or more than one.
  static func feature(ofWord word: FoldedText) -> UInt64? {
    word.codePoints.withUnsafeBufferPointer { codePoints in
      var whole: UInt64?
      FeatureReader.forEach(codePoints, in: codePoints.indices) { hash, start, end in
        // Of a word of an alphabet the first feature that covers it is the word itself.
        if whole == nil, start == 0, end == codePoints.count { whole = hash }
      }
      return whole
    }
  }
}

/// The features that a model knows, and how rare they are.
struct Vocabulary {
  let features: [UInt64]
  /// Inverse document frequency, smoothed: ln((n + 1) / (df + 1)) + 1.
  let rarity: [Double]
  let index: [UInt64: Int32]
  /// The word lists by feature.
  let lists: [[Int32]]
  let listCount: Int

  /// - Parameters:
  ///   - documents: texts in which a feature must come twice to be known.
  ///   - more: texts in which it must come `floor` times.
  init(_ documents: [Document], more: [Document], floor: Int, lists: [WordList], folding: CharacterFolding) {
    var counts = Self.counts(documents)
    let known = Set(counts.filter { $0.value >= 2 }.keys)
    let moreCounts = Self.counts(more)
    var kept = known.union(moreCounts.filter { $0.value >= floor }.keys)
    counts.merge(moreCounts, uniquingKeysWith: +)
    var listed: [UInt64: [Int32]] = [:]
    for (number, list) in lists.enumerated() {
      for word in list.words {
        guard let feature = Document.feature(ofWord: folding.fold(word)) else { continue }
        if listed[feature]?.last != Int32(number) { listed[feature, default: []].append(Int32(number)) }
      }
    }
    kept.formUnion(listed.keys)
    let features = kept.sorted()
    let total = Double(documents.count + more.count + 1)
    self.features = features
    rarity = features.map { log(total / Double((counts[$0] ?? 0) + 1)) + 1 }
    index = Dictionary(uniqueKeysWithValues: features.enumerated().map { ($0.element, Int32($0.offset)) })
    self.lists = features.map { listed[$0] ?? [] }
    listCount = lists.count
  }

  private static func counts(_ documents: [Document]) -> [UInt64: Int] {
    var counts: [UInt64: Int] = [:]
    for document in documents {
      for feature in Set(document.clauses.joined()) { counts[feature, default: 0] += 1 }
    }
    return counts
  }
}
