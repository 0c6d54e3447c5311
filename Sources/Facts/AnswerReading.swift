import CivilTime
public import Definitions

extension AnswerValue {
  /// What an expression reads; `nil` for a not-applicable answer, which counts as none.
  public var expressionValue: Expression.Value? {
    switch self {
    case .rating(let code): .number(Double(code))
    case .notApplicable: nil
    case .choices(let options): options.count == 1 ? .symbol(options[0]) : .symbols(options)
    case .number(let number): .number(Double(number))
    case .date(let date): .text(date.description)
    case .text(let text): .text(text)
    }
  }
}
