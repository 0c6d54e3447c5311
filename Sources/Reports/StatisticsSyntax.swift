public import Definitions
import Interview

/// SPSS syntax, which PSPP runs too: reads a survey's CSV and tells what each variable and code means.
public struct StatisticsSyntax {
  private let survey: Survey
  private let catalogue: Catalogue
  private let language: String

  public init(survey: Survey, catalogue: Catalogue, language: String) {
    self.survey = survey
    self.catalogue = catalogue
    self.language = language
  }

  private struct Variable {
    var name: String
    /// `F3.0`, `A64`.
    var format: String
    var label: String
    /// Codes as they stand in the syntax, with their meaning.
    var values: [(code: String, label: String)] = []
    var level = "NOMINAL"
    /// Whether the CSV may hold `na` among the codes: then it is read as a text and becomes the missing value -9.
    var mayBeNotApplicable = false
  }

  /// - Parameter file: the CSV that it reads, in UTF-8.
  public func text(reading file: String) -> String {
    let variables = named(self.variables)
    let fields = variables.map { "    \($0.name)\($0.mayBeNotApplicable ? "_" : "") \($0.format)" }
      .joined(separator: "\n")
    var lines = [
      "* \(survey.key), version \(survey.version).",
      "GET DATA /TYPE=TXT /FILE=\(quoted(file)) /ENCODING='UTF-8' /ARRANGEMENT=DELIMITED /DELIMITERS=','",
      "  /QUALIFIER='\"' /FIRSTCASE=2 /VARIABLES=", "\(fields).",
    ]
    for variable in variables where variable.mayBeNotApplicable {
      let name = variable.name
      lines += [
        "RECODE \(name)_ (CONVERT) ('na'=-9) INTO \(name).", "MISSING VALUES \(name) (-9).", "DELETE VARIABLES \(name)_.",
      ]
    }
    lines += variables.filter { !$0.label.isEmpty }.map {
      "VARIABLE LABELS \($0.name) \(quoted($0.label, limit: 255))."
    }
    for variable in variables where !variable.values.isEmpty {
      let values = variable.values.map { "  \($0.code) \(quoted($0.label, limit: 120))" }.joined(separator: "\n")
      lines.append("VALUE LABELS \(variable.name)\n\(values).")
    }
    lines += variables.filter { $0.level != "NOMINAL" }.map { "VARIABLE LEVEL \($0.name) (\($0.level))." }
    return (lines + ["EXECUTE."]).joined(separator: "\n") + "\n"
  }

  private var variables: [Variable] {
    let head = ["id", "touchpoint", "answered_at", "received_at", "language", "channel"].map {
      Variable(name: $0, format: "A64", label: "")
    }
    let interview = Interview(survey: survey, catalogue: catalogue)
    return head + survey.questions.flatMap { question in interview.paths(of: question).map { variable($0, question) } }
  }

  private func variable(_ path: String, _ question: Question) -> Variable {
    var variable = Variable(name: path, format: "A2000", label: survey.label(ofPath: path, in: language))
    if let scale = survey.scale(ofPath: path).flatMap(catalogue.scale) {
      variable.level = "ORDINAL"
      variable.values = scale.points.map { (String($0.code), $0.label.text(in: language)) }
      variable.mayBeNotApplicable = scale.notApplicable != nil
      variable.format = variable.mayBeNotApplicable ? "A4" : "F4.0"
      if let notApplicable = scale.notApplicable { variable.values.append(("-9", notApplicable.text(in: language))) }
      return variable
    }
    switch question.kind {
    case .choice(let choices) where path == question.key:
      variable.format = choices.isMany ? "A500" : "A64"
      if !choices.isMany { variable.values = choices.options.map { (quoted($0.key), $0.label.text(in: language)) } }
    case .number: (variable.format, variable.level) = ("F12.0", "SCALE")
    case .decimal: (variable.format, variable.level) = ("F12.4", "SCALE")
    case .date: variable.format = "A10"
    case .time: variable.format = "A5"
    case .dateTime: variable.format = "A16"
    case .ranking: variable.format = "A500"
    case .text(let limit): variable.format = "A\(min(32_767, (limit ?? 2000) * 4))"
    case .comment(let limit): variable.format = "A\(min(32_767, limit * 4))"
    case .consent, .contact, .photo: variable.format = "A8"
    default: break
    }
    return variable
  }

  private static let reserved: Set<String> = [
    "ALL", "AND", "BY", "EQ", "GE", "GT", "LE", "LT", "NE", "NOT", "OR", "TO", "WITH",
  ]

  /// Names of at most 64 bytes without dots and hyphens, each once, whatever the letters' case.
  private func named(_ variables: [Variable]) -> [Variable] {
    var taken: Set<String> = []
    return variables.map { variable in
      let plain = String(variable.name.map { $0 == "." || $0 == "-" ? "_" : $0 }.prefix(60))
      var name = Self.reserved.contains(plain.uppercased()) ? plain + "_" : plain
      var number = 2
      while !taken.insert(name.uppercased()).inserted {
        name = "\(plain)_\(number)"
        number += 1
      }
      var variable = variable
      variable.name = name
      return variable
    }
  }

  /// Cut at a whole character where it is longer than SPSS takes.
  private func quoted(_ text: String, limit: Int = .max) -> String {
    var kept = ""
    var bytes = 0
    for character in text where !character.isNewline {
      bytes += character.utf8.count
      guard bytes <= limit else { break }
      kept += character == "'" ? "''" : String(character)
    }
    return "'\(kept)'"
  }
}
