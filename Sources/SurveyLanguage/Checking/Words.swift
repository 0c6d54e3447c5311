import CivilTime
import Definitions
import Diagnostics

/// Reads the words of one statement from left to right; what does not fit is reported where it stands.
struct Words {
  let statement: Statement
  let file: SourceFile
  let checker: Checker
  private var index: Int

  init(_ statement: Statement, _ file: SourceFile, _ checker: Checker) {
    self.statement = statement
    self.file = file
    self.checker = checker
    index = statement.words.isEmpty ? 0 : 1
  }

  var next: Token? { index < statement.words.count ? statement.words[index] : nil }
  var isAtEnd: Bool { index >= statement.words.count }

  /// The place of the next word, or of the end of the statement.
  var place: Range<Int> { next?.range ?? statement.range.upperBound..<statement.range.upperBound }

  mutating func skip() { index += 1 }

  /// Takes the word if it is the next one.
  mutating func take(_ word: String) -> Bool {
    guard let next, next.isWord(word) || next.isMark(word) else { return false }
    index += 1
    return true
  }

  /// Takes the word, or reports that it is missing.
  mutating func expect(_ word: String) {
    if !take(word) { missing(Message("這裡應該是「\(word)」。", "Expected \"\(word)\" here.")) }
  }

  mutating func key(_ what: Message) -> Token? {
    guard let next, next.kind == .word else {
      missing(Message("這裡應該是\(what.chinese)的代號（英文字母、數字、連字號）。", "Expected the key of \(what.english) here (ASCII letters, digits, hyphens)."))
      return nil
    }
    index += 1
    return next
  }

  /// `"中文" en "English"`, in brackets where it takes several lines; the first wording is in `first`.
  mutating func text(first: String = "zh-Hant") -> (text: LocalizedText, range: Range<Int>)? {
    let isBracketed = take("(")
    guard let token = next, token.kind == .string else {
      missing(Message("這裡應該是引號裡的文字。", "Expected a wording in quotes here."))
      return nil
    }
    index += 1
    var wordings = [LocalizedText.Wording(language: first, text: token.text)]
    while let tag = next, tag.kind == .word, index + 1 < statement.words.count,
      statement.words[index + 1].kind == .string, Self.isLanguageTag(tag.text)
    {
      if wordings.contains(where: { $0.language == tag.text }) {
        checker.report(
          .duplicateKey, file, tag.range,
          Message("\(tag.text) 的文字重複。", "There are two wordings in \(tag.text)."))
      }
      wordings.append(LocalizedText.Wording(language: tag.text, text: statement.words[index + 1].text))
      index += 2
    }
    if isBracketed { expect(")") }
    return (LocalizedText(wordings: wordings), token.range)
  }

  /// `en`, `ja`, `zh-Hans`: two or three letters, with a subtag perhaps; none of the language's own words looks so and
  /// stands before a string except `on` and `of`, which take keys.
  static func isLanguageTag(_ text: String) -> Bool {
    let primary = text.split(separator: "-").first ?? ""
    return (2...3).contains(primary.utf8.count) && !["on", "of", "by", "to"].contains(text)
  }

  mutating func integer() -> Int? {
    guard let token = next, token.kind == .number, let number = Int(token.text) else {
      missing(Message("這裡應該是整數。", "Expected a whole number here."))
      return nil
    }
    index += 1
    return number
  }

  mutating func string() -> String? {
    guard let token = next, token.kind == .string else {
      missing(Message("這裡應該是引號裡的文字。", "Expected a text in quotes here."))
      return nil
    }
    index += 1
    return token.text
  }

  mutating func date() -> CivilDate? {
    guard let token = next, token.kind == .date else {
      missing(Message("這裡應該是日期，如 2018-03-31。", "Expected a date here, such as 2018-03-31."))
      return nil
    }
    index += 1
    guard let date = CivilDate(token.text) else {
      checker.report(
        .invalidValue, file, token.range, Message("沒有「\(token.text)」這一天。", "There is no day \(token.text)."))
      return nil
    }
    return date
  }

  /// `60s` or `2min`, in seconds.
  mutating func seconds() -> Int? {
    guard let token = next, token.kind == .duration else {
      missing(Message("這裡應該是時間長度，如 60s 或 2min。", "Expected a duration here, such as 60s or 2min."))
      return nil
    }
    index += 1
    let digits = token.text.prefix { $0.isNumber }
    let unit = token.text.dropFirst(digits.count)
    guard let number = Int(digits), number <= 86_400, let factor = ["s": 1, "min": 60][String(unit)] else {
      checker.report(
        .invalidValue, file, token.range, Message("時間單位只能是 s 或 min。", "A duration is in s or min."))
      return nil
    }
    return number * factor
  }

  /// Keys with commas between.
  mutating func keys(_ what: Message) -> [Token] {
    var keys: [Token] = []
    repeat {
      guard let key = key(what) else { return keys }
      keys.append(key)
    } while take(",")
    return keys
  }

  /// `facilities.toilets`.
  mutating func path() -> (path: String, range: Range<Int>)? {
    guard let first = key(Message("題目", "a question")) else { return nil }
    var path = first.text
    var range = first.range
    while take(".") {
      guard let part = key(Message("項目", "an item")) else { return nil }
      path += "." + part.text
      range = range.lowerBound..<part.range.upperBound
    }
    return (path, range)
  }

  /// Reports what is left over.
  mutating func finish() {
    guard let next else { return }
    checker.report(
      .unexpected, file, next.range,
      Message("多出來的內容；刪除它，或換行另寫。", "This does not belong here: remove it, or put it on a line of its own."))
    index = statement.words.count
  }

  private func missing(_ message: Message) { checker.report(.expected, file, place, message) }
}
