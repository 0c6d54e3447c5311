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

  /// The place of the word that was read last.
  var last: Range<Int> { index > 0 && index <= statement.words.count ? statement.words[index - 1].range : statement.range }

  var endOfLast: Int { last.upperBound }

  /// The words from here on, for looking ahead.
  var rest: ArraySlice<Token> { statement.words[min(index, statement.words.count)...] }

  /// Whether a wording begins here: a string, a bracket with one, or a language tag before one.
  var startsText: Bool {
    guard let next else { return false }
    let following = rest.dropFirst().first
    if next.kind == .string { return true }
    if next.isMark("(") { return following?.kind == .string || (following.map { Self.isLanguageTag($0.text) } ?? false) }
    return next.kind == .word && Self.isLanguageTag(next.text) && following?.kind == .string
  }

  /// An identifier, or a whole number where codes stand for options.
  mutating func optionKey() -> Token? {
    guard let next, next.kind == .word || (next.kind == .number && Int(next.text) != nil) else {
      return key(Message("選項", "an option"))
    }
    index += 1
    return next
  }

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

  /// `"中文" en "English"`, in brackets where it takes several lines; a wording without a tag is in `first`.
  mutating func text(first: String = "zh-Hant") -> (text: LocalizedText, range: Range<Int>)? {
    let isBracketed = take("(")
    let place = self.place
    var wordings: [LocalizedText.Wording] = []
    if let token = next, token.kind == .string {
      index += 1
      wordings.append(LocalizedText.Wording(language: first, text: token.text))
    }
    while let tag = next, tag.kind == .word, Self.isLanguageTag(tag.text), rest.dropFirst().first?.kind == .string {
      if wordings.contains(where: { $0.language == tag.text }) {
        checker.report(
          .duplicateKey, file, tag.range,
          Message("\(tag.text) 的文字重複。", "There are two wordings in \(tag.text)."))
      }
      wordings.append(LocalizedText.Wording(language: tag.text, text: statement.words[index + 1].text))
      index += 2
    }
    guard !wordings.isEmpty else {
      missing(Message("這裡應該是引號裡的文字。", "Expected a wording in quotes here."))
      return nil
    }
    if isBracketed { expect(")") }
    return (LocalizedText(wordings: wordings), place)
  }

  /// `en`, `ja`, `zh-Hans`: two or three letters, with a subtag perhaps; none of the language's own words looks so and
  /// stands before a string except `on` and `of`, which take keys.
  static func isLanguageTag(_ text: String) -> Bool {
    let primary = text.split(separator: "-").first ?? ""
    return ((2...3).contains(primary.utf8.count) || text.hasPrefix("x-")) && !["on", "of", "by", "to", "not", "and", "or"].contains(text)
  }

  mutating func integer(mayBeNegative: Bool = false) -> Int? {
    let isNegative = mayBeNegative && next?.isMark("-") == true && rest.dropFirst().first?.kind == .number
    guard let token = isNegative ? rest.dropFirst().first : next, token.kind == .number, let number = Int(token.text)
    else {
      missing(Message("這裡應該是整數。", "Expected a whole number here."))
      return nil
    }
    index += isNegative ? 2 : 1
    return isNegative ? -number : number
  }

  mutating func decimal() -> Double? {
    let isNegative = take("-")
    guard let token = next, token.kind == .number, let number = Double(token.text) else {
      missing(Message("這裡應該是數字。", "Expected a number here."))
      return nil
    }
    index += 1
    return isNegative ? -number : number
  }

  mutating func string() -> String? {
    guard let token = next, token.kind == .string else {
      missing(Message("這裡應該是引號裡的文字。", "Expected a text in quotes here."))
      return nil
    }
    index += 1
    return token.text
  }

  /// The name of a file in a folder that the institution keeps: no way out of it.
  mutating func fileName() -> String? {
    let place = self.place
    guard let name = string() else { return nil }
    let isPlain = name.utf8.allSatisfy { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "\\") && $0 >= 0x20 }
    if name.isEmpty || name.hasPrefix(".") || !isPlain {
      checker.report(
        .invalidValue, file, place, Message("只寫檔名，不含資料夾。", "Only the name of the file, without folders."))
      return nil
    }
    return name
  }

  /// `"appearance" "minimal"`, behind `column` or `setting`.
  mutating func foreignColumn() -> ForeignColumn? {
    guard let name = string(), let value = string() else { return nil }
    return ForeignColumn(name: name, value: value)
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
    duration(["s": 1, "min": 60], Message("時間單位只能是 s 或 min。", "A duration is in s or min."))
  }

  /// `500ms`.
  mutating func milliseconds() -> Int? {
    duration(["ms": 1, "s": 1000], Message("時間單位只能是 ms 或 s。", "This duration is in ms or s."))
  }

  private mutating func duration(_ units: [String: Int], _ message: Message) -> Int? {
    guard let token = next, token.kind == .duration else {
      missing(Message("這裡應該是時間長度，如 60s 或 2min。", "Expected a duration here, such as 60s or 2min."))
      return nil
    }
    index += 1
    let digits = token.text.prefix { $0.isNumber }
    let unit = token.text.dropFirst(digits.count)
    guard let number = Int(digits), number <= 86_400, let factor = units[String(unit)] else {
      checker.report(.invalidValue, file, token.range, message)
      return nil
    }
    return number * factor
  }

  /// `09:30`, in minutes after midnight.
  mutating func minutes() -> Int? {
    guard let token = next, token.kind == .time else {
      missing(Message("這裡應該是時刻，如 09:00。", "Expected a time here, such as 09:00."))
      return nil
    }
    index += 1
    let parts = token.text.split(separator: ":").compactMap { Int($0) }
    guard parts.count == 2, parts[0] <= 24, parts[1] < 60, parts[0] < 24 || parts[1] == 0 else {
      checker.report(
        .invalidValue, file, token.range, Message("沒有「\(token.text)」這個時刻。", "There is no time \(token.text)."))
      return nil
    }
    return parts[0] * 60 + parts[1]
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
    if next.kind == .string, last.upperBound <= next.range.lowerBound, index > 0, statement.words[index - 1].kind == .string {
      checker.report(
        .unexpected, file, next.range,
        Message("這段文字前面缺少語言代號，如 en。", "This wording needs its language in front, such as en."))
      index = statement.words.count
      return
    }
    checker.report(
      .unexpected, file, next.range,
      Message("多出來的內容；刪除它，或換行另寫。", "This does not belong here: remove it, or put it on a line of its own."))
    index = statement.words.count
  }

  private func missing(_ message: Message) { checker.report(.expected, file, place, message) }
}
