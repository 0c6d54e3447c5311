public import Definitions
public import Documents
import Interview

/// What every column of a survey's data means: for whoever analyses it years later.
public struct Codebook: Sendable {
  private let survey: Survey
  private let catalogue: Catalogue
  private let language: String

  public init(survey: Survey, catalogue: Catalogue, language: String) {
    self.survey = survey
    self.catalogue = catalogue
    self.language = language
  }

  private func say(_ chinese: String, _ english: String) -> String { language.hasPrefix("zh") ? chinese : english }

  public func document() -> Document {
    Document(
      language: language, title: "\(survey.title.text(in: language)) \(say("譯碼簿", "codebook"))",
      subtitle: say("第 \(survey.version) 版", "Version \(survey.version)"),
      blocks: [.table(columns), .table(answers)] + (measures.rows.isEmpty ? [] : [.table(measures)]))
  }

  /// One row for each column of the data.
  public var columns: Table {
    let interview = Interview(survey: survey, catalogue: catalogue)
    let rows = survey.questions.flatMap { question in
      interview.paths(of: question).map { path -> [Cell] in
        [
          .text(path), .text(survey.label(ofPath: path, in: language)), .text(kind(question, path)),
          .text(question.isRequired && !path.hasSuffix(".importance") ? say("必填", "required") : ""),
          .text(question.shownWhen.map(\.source) ?? say("所有人", "everybody")), .text(topic(question, path)),
        ]
      }
    }
    return Table(
      key: "codebook-columns", caption: say("欄位", "Columns"),
      columns: [
        say("欄位", "Column"), say("問法", "Wording"), say("類型", "Kind"), say("必填", "Required"), say("對象", "Asked of"),
        say("主題", "Topic"),
      ], rows: rows)
  }

  /// One row for each code that a column can hold.
  public var answers: Table {
    var rows: [[Cell]] = []
    for question in survey.questions {
      switch question.kind {
      case .rating(let scale): rows += points(question.key, scale)
      case .matrix(let matrix):
        rows += points("\(question.key).*", matrix.scale)
        if let importance = matrix.importanceScale { rows += points("\(question.key).*.importance", importance) }
      case .choice(let choices), .ranking(let choices):
        rows += choices.options.map { [.text(question.key), .text($0.key), .text($0.label.text(in: language))] }
      case .number(let range, let unit):
        rows.append([
          .text(question.key), .text("\(range.lowerBound)–\(range.upperBound)"), .text(unit?.text(in: language) ?? ""),
        ])
      default: continue
      }
    }
    return Table(
      key: "codebook-answers", caption: say("答案代碼", "Codes"),
      columns: [say("欄位", "Column"), say("代碼", "Code"), say("意義", "Meaning")], rows: rows)
  }

  private var measures: Table {
    let indexes = survey.indexes.map { index -> [Cell] in
      [.text(index.key), .text(index.label.text(in: language)), .text("mean(\(index.items.joined(separator: ", ")))")]
    }
    let metrics = survey.metrics.map { metric -> [Cell] in
      [.text(metric.key), .text(metric.label.text(in: language)), .text("\(measure(metric.measure)) of \(metric.base.rawValue)")]
    }
    return Table(
      key: "codebook-measures", caption: say("構面與指標", "Indexes and metrics"),
      columns: [say("代號", "Key"), say("名稱", "Name"), say("計算", "Computed as")], rows: indexes + metrics)
  }

  private func points(_ path: String, _ key: String) -> [[Cell]] {
    guard let scale = catalogue.scale(key) else { return [] }
    let codes = scale.points.reversed().map { point -> [Cell] in
      [.text(path), .text(String(point.code)), .text(point.label.text(in: language))]
    }
    let notApplicable = scale.notApplicable.map { text -> [Cell] in [.text(path), .text("na"), .text(text.text(in: language))] }
    return codes + [notApplicable].compactMap { $0 }
  }

  private func kind(_ question: Question, _ path: String) -> String {
    if let scale = survey.scale(ofPath: path) { return "\(say("評分", "rating")): \(scale)" }
    switch question.kind {
    case .choice(let choices) where path == question.key: return choices.isMany ? say("複選", "some of") : say("單選", "one of")
    case .choice: return say("自填", "write-in")
    case .ranking: return say("排序", "ranking")
    case .number: return say("整數", "whole number")
    case .decimal: return say("數字", "number")
    case .date: return say("日期", "date")
    case .time: return say("時間", "time")
    case .dateTime: return say("日期與時間", "date with a time")
    case .text(let limit?): return say("短文（至多 \(limit) 字）", "a line of at most \(limit) characters")
    case .text: return say("短文", "a line of text")
    case .consent: return say("同意", "consent")
    case .photo: return say("照片（另存）", "picture, kept apart")
    case .comment(let limit): return say("文字（至多 \(limit) 字）", "text of at most \(limit) characters")
    case .contact(let days): return say("聯絡方式（另存 \(days) 天）", "contact, kept apart for \(days) days")
    default: return ""
    }
  }

  private func topic(_ question: Question, _ path: String) -> String {
    var key = question.topic
    if case .matrix(let matrix) = question.kind { key = matrix.items.first { path.hasPrefix("\(question.key).\($0.key)") }?.topic }
    return key.flatMap(catalogue.topic)?.name.text(in: language) ?? ""
  }

  private func measure(_ measure: Metric.Measure) -> String {
    switch measure {
    case .topTwo(let path): "top2(\(path))"
    case .mean(let path): "mean(\(path))"
    case .index(let key): "index(\(key))"
    case .share(let path, let option): "share(\(path), \(option))"
    case .score: "score()"
    }
  }
}
