import Diagnostics

/// A word of the language at the place where it may stand, with one sentence on what it does there.
struct Keyword: Hashable {
  var word: String
  var meaning: Message

  init(_ word: String, _ chinese: String, _ english: String) {
    self.word = word
    meaning = Message(chinese, english)
  }
}

/// Where a word stands; the same word may mean different things in different places.
enum WordPlace: Hashable {
  /// Where a declaration begins.
  case file
  /// Where a part begins, in the block behind this word.
  case block(String)
  /// Behind the wording of a question of this kind, of an `option` or of an `item`.
  case settings(String)
  /// Directly behind this word.
  case behind(String)
  /// Behind the number that follows this word.
  case behindNumber(String)
  /// Within a condition, for what is no key.
  case condition
  /// Between the parts of a statement, where nothing else fits.
  case joint
}

/// Every word of the language by place. What it offers is tested against what the checker accepts.
enum Vocabulary {
  static func words(_ place: WordPlace) -> [Keyword] {
    switch place {
    case .file: declarations
    case .block(let word): parts[word] ?? []
    case .settings(let kind): (settings[kind] ?? []) + (isQuestion(kind) ? commonSettings : [])
    case .behind(let word): followers[word] ?? []
    case .behindNumber(let word): numberFollowers[word] ?? []
    case .condition: conditionWords
    case .joint: joints
    }
  }

  static func isQuestion(_ word: String) -> Bool { questionKinds.contains { $0.word == word } }

  /// Whether a block of this word is described here.
  static func knowsBlock(_ word: String) -> Bool { parts[word] != nil }
}
