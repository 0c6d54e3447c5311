import CivilTime
public import Definitions

extension AnswerValue {
  /// What an expression reads; `nil` for a not-applicable answer, which counts as none.
  public var expressionValue: Expression.Value? {
    switch self {
    case .rating(let code): .number(Double(code))
    case .notApplicable: nil
    case .choices(let options): options.count == 1 ? .symbol(options[0]) : .symbols(options)
    case .ranking(let options): .symbols(options)
    case .number(let number): .number(Double(number))
    case .decimal(let number): .number(number)
    case .date, .time, .dateTime: .text(words)
    case .text(let text): .text(text)
    }
  }

  /// As it is written on the wire and in spreadsheets: codes and keys, lists with semicolons between.
  public var words: String {
    switch self {
    case .rating(let code): String(code)
    case .notApplicable: "na"
    case .choices(let options): options.joined(separator: ";")
    case .ranking(let options): options.joined(separator: ";")
    case .number(let number): String(number)
    case .decimal(let number): Expression.Value.number(number).words
    case .date(let date): date.description
    case .time(let minutes): Self.clock(minutes)
    case .dateTime(let date, let minutes): "\(date)T\(Self.clock(minutes))"
    case .text(let text): text
    }
  }

  private static func clock(_ minutes: Int) -> String {
    let digits = { (number: Int) in number < 10 ? "0\(number)" : String(number) }
    return "\(digits(minutes / 60)):\(digits(minutes % 60))"
  }

  /// The minutes after midnight of `09:30`; `nil` for what is no time of a day.
  public static func minutes(_ text: some StringProtocol) -> Int? {
    let bytes = Array(text.utf8)
    guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"), let hour = Int(text.prefix(2)), let minute = Int(text.suffix(2)),
      (0..<24).contains(hour), (0..<60).contains(minute)
    else { return nil }
    return hour * 60 + minute
  }
}
