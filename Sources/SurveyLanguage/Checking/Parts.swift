import Definitions
import Diagnostics

/// The parts in a declaration's block, each read once by its keyword.
struct Parts {
  let declaration: Declaration
  let checker: Checker
  private var byKeyword: [String: Statement] = [:]

  /// - Parameters:
  ///   - known: every keyword that may occur; others are reported.
  ///   - required: those that must.
  init(_ declaration: Declaration, _ checker: Checker, known: [String], required: [String]) {
    self.declaration = declaration
    self.checker = checker
    if declaration.statement.block == nil, !required.isEmpty {
      checker.report(
        .missingBlock, declaration.file, declaration.statement.range,
        Message("後面需要 { } 區塊。", "A block in { } must follow."))
      return
    }
    for part in declaration.statement.block ?? [] {
      guard let keyword = part.keyword, known.contains(keyword.text) else {
        checker.unknown(.unknownPart, part, declaration.file, among: known)
        continue
      }
      if byKeyword[keyword.text] != nil {
        checker.report(
          .repeatedPart, declaration.file, keyword.range,
          Message("「\(keyword.text)」只能寫一次。", "\"\(keyword.text)\" can be given only once."))
        continue
      }
      byKeyword[keyword.text] = part
    }
    for word in required where byKeyword[word] == nil {
      checker.report(
        .missingPart, declaration.file, declaration.key.range,
        Message("缺少「\(word)」。", "\"\(word)\" is missing."))
    }
  }

  /// The words of a part; `nil` where it is not given.
  func words(_ keyword: String) -> Words? {
    byKeyword[keyword].map { Words($0, declaration.file, checker) }
  }

  func statement(_ keyword: String) -> Statement? { byKeyword[keyword] }

  func string(_ keyword: String) -> String {
    guard var words = words(keyword) else { return "" }
    let text = words.string() ?? ""
    words.finish()
    return text
  }

  /// A reference to a declaration of `kind`.
  func reference(_ keyword: String, _ kind: String) -> String? {
    guard var words = words(keyword), let key = words.key(Message(kind, "a \(kind)")) else { return nil }
    words.finish()
    return checker.resolve(key, kind, declaration.file)
  }

  func references(_ keyword: String, _ kind: String) -> [String] {
    guard var words = words(keyword) else { return [] }
    let keys = words.keys(Message(kind, "a \(kind)"))
    words.finish()
    return keys.map { checker.resolve($0, kind, declaration.file) }
  }

  /// Channels with commas between.
  func channels(_ keyword: String = "channels") -> [Channel] {
    guard var words = words(keyword) else { return [] }
    let keys = words.keys(Message("管道", "a channel"))
    words.finish()
    return keys.compactMap { token in
      if let channel = Channel(rawValue: token.text) { return channel }
      checker.unknownWord(token, declaration.file, among: Channel.allCases.map(\.rawValue))
      return nil
    }
  }

  /// Language tags with commas between.
  func languages() -> [String] { languageList().map(\.tag) }

  /// What other programs call a language: `en named "English (UK)"`.
  func languageNames() -> [String: String] {
    Dictionary(languageList().compactMap { item in item.name.map { (item.tag, $0) } }, uniquingKeysWith: { first, _ in first })
  }

  private func languageList() -> [(tag: String, name: String?)] {
    guard var words = words("languages") else { return [] }
    var list: [(tag: String, name: String?)] = []
    repeat {
      guard let tag = words.key(Message("語言", "a language")) else { return list }
      list.append((tag.text, words.take("named") ? words.string() : nil))
    } while words.take(",")
    words.finish()
    return list
  }
}

extension Checker {
  /// Reports a word that is none of those that may stand there.
  func unknownWord(_ token: Token, _ file: SourceFile, among words: [String]) {
    let near = nearest(token.text, among: words)
    let list = words.joined(separator: ", ")
    report(
      .unknownWord, file, token.range,
      near.map { Message("看不懂「\(token.text)」；是「\($0)」嗎？", "\"\(token.text)\" is not known here; did you mean \"\($0)\"?") }
        ?? Message("「\(token.text)」不在可用的值之中：\(list)。", "\"\(token.text)\" is none of: \(list)."),
      fix: near.map { Diagnostic.Fix(range: token.range, replacement: $0) })
  }
}
