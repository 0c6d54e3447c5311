import CivilTime
import Facts

/// Answers as text, one a line: path, a letter for the kind, the value; tabs between.
///
/// Plain enough to be read with the `sqlite3` shell, and many times faster than JSON when a year is counted.
enum AnswerLines {
  static func write(_ answers: [Answer]) -> String {
    answers.map { "\($0.path)\t\(write($0.value))" }.joined(separator: "\n")
  }

  private static func write(_ value: AnswerValue) -> String {
    switch value {
    case .rating(let code): "r\t\(code)"
    case .notApplicable: "x\t"
    case .choices(let options): "c\t\(options.joined(separator: ";"))"
    case .ranking(let options): "k\t\(options.joined(separator: ";"))"
    case .number(let number): "n\t\(number)"
    case .decimal(let number): "f\t\(number)"
    case .date: "d\t\(value.words)"
    case .time: "h\t\(value.words)"
    case .dateTime: "m\t\(value.words)"
    case .text(let text): "t\t\(escape(text))"
    }
  }

  /// `nil` where the text is not of this form.
  static func read(_ text: String) -> [Answer]? {
    guard !text.isEmpty else { return [] }
    var answers: [Answer] = []
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      let parts = line.split(separator: UInt8(ascii: "\t"), maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3, let kind = parts[1].first, let value = read(kind, String(parts[2]) ?? "") else {
        return nil
      }
      answers.append(Answer(path: String(parts[0]) ?? "", value: value))
    }
    return answers
  }

  private static func read(_ kind: UInt8, _ text: String) -> AnswerValue? {
    switch kind {
    case UInt8(ascii: "r"): Int(text).map(AnswerValue.rating)
    case UInt8(ascii: "x"): .notApplicable
    case UInt8(ascii: "c"): .choices(text.utf8.split(separator: UInt8(ascii: ";")).compactMap { String($0) })
    case UInt8(ascii: "n"): Int(text).map(AnswerValue.number)
    case UInt8(ascii: "k"): .ranking(text.utf8.split(separator: UInt8(ascii: ";")).compactMap { String($0) })
    case UInt8(ascii: "f"): Double(text).map(AnswerValue.decimal)
    case UInt8(ascii: "d"): CivilDate(text).map(AnswerValue.date)
    case UInt8(ascii: "h"): AnswerValue.minutes(text).map(AnswerValue.time)
    case UInt8(ascii: "m"): dateTime(text)
    case UInt8(ascii: "t"): .text(unescape(text))
    default: nil
    }
  }

  private static func dateTime(_ text: String) -> AnswerValue? {
    guard let date = CivilDate(String(text.prefix(10))), let minutes = AnswerValue.minutes(text.suffix(5)) else { return nil }
    return .dateTime(date, minutes)
  }

  private static func escape(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "\\")]
      case UInt8(ascii: "\n"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
      case UInt8(ascii: "\t"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
      // SQLite's text functions stop at a NUL, so none is stored as it is.
      case 0: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "0")]
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func unescape(_ text: String) -> String {
    var bytes: [UInt8] = []
    var isEscaped = false
    for byte in text.utf8 {
      if isEscaped {
        isEscaped = false
        switch byte {
        case UInt8(ascii: "n"): bytes.append(UInt8(ascii: "\n"))
        case UInt8(ascii: "t"): bytes.append(UInt8(ascii: "\t"))
        case UInt8(ascii: "0"): bytes.append(0)
        default: bytes.append(byte)
        }
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
