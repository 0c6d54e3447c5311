import Definitions
import Diagnostics
import SurveyLanguage

/// The line of the codebook for a key: its kind, its wordings, what can be answered, where it is declared.
struct HoverPage {
  let catalogue: FolderCatalogue
  let language: String
  private static let longestList = 20

  func lines(_ declaration: SymbolDeclaration, _ file: AnalysedFile) -> [HoverLine] {
    var lines = [HoverLine.heading(declaration.symbol.key, title(declaration))]
    lines += declaration.label.wordings.map { .entry($0.language, $0.text) }
    let settings = behindWording(declaration, file)
    if !settings.isEmpty { lines.append(.source(settings)) }
    lines += answers(declaration, file)
    let line = file.parsed.source.position(declaration.range.lowerBound).line
    let name = file.path.split(separator: "/").last ?? ""
    return lines + [.text(Message("宣告於 \(name):\(line)", "Declared in \(name):\(line)").text(in: language))]
  }

  private func title(_ declaration: SymbolDeclaration) -> String {
    let kind = declaration.symbol.kind.title.text(in: language)
    guard declaration.symbol.kind == .question else { return kind }
    let sentence = Vocabulary.questionKinds.first { $0.word == declaration.keyword }?.meaning.text(in: language)
    return "\(declaration.keyword)\(sentence.map { language.hasPrefix("zh") ? "：\($0)" : ": \($0)" } ?? "")"
  }

  /// What the statement says behind the wording, as it is written, on one line.
  private func behindWording(_ declaration: SymbolDeclaration, _ file: AnalysedFile) -> String {
    let words = declaration.statement.words
    guard let last = words.last else { return "" }
    let rest = words.drop { $0.range.lowerBound <= declaration.range.lowerBound }.drop { token in
      token.kind == .string || token.isMark("(") || token.isMark(")")
        || declaration.label.wordings.contains { $0.language == token.text }
    }
    guard let first = rest.first else { return "" }
    return file.text(first.range.lowerBound..<last.range.upperBound).split { $0.isWhitespace }.joined(separator: " ")
  }

  private func answers(_ declaration: SymbolDeclaration, _ file: AnalysedFile) -> [HoverLine] {
    switch declaration.symbol.kind {
    case .scale: return codes(declaration.symbol.key)
    case .question: return answers(ofQuestion: declaration, file)
    case .item:
      let matrix = file.index.survey(at: declaration.range.lowerBound)?.question(declaration.symbol.path[1])
      return codes(matrix?.scale)
    case .institution, .touchpoint, .topic, .service, .level, .calendar, .rule, .part: return parts(declaration, file)
    default: return []
    }
  }

  private func answers(ofQuestion declaration: SymbolDeclaration, _ file: AnalysedFile) -> [HoverLine] {
    guard let question = file.index.survey(at: declaration.range.lowerBound)?.question(declaration.symbol.key) else {
      return []
    }
    return entries(question.items + question.options) + codes(question.scale)
  }

  private func codes(_ scale: String?) -> [HoverLine] {
    guard let scale else { return [] }
    return entries(catalogue.declarations(.code).filter { $0.symbol.path.first == scale })
  }

  private func entries(_ declarations: [SymbolDeclaration]) -> [HoverLine] {
    let shown = declarations.prefix(Self.longestList).map { entry in
      HoverLine.entry(entry.symbol.key, entry.label.wordings.map(\.text).joined(separator: " / "))
    }
    return shown + (declarations.count > Self.longestList ? [.text("… \(declarations.count)")] : [])
  }

  /// The first parts of the block, as they are written.
  private func parts(_ declaration: SymbolDeclaration, _ file: AnalysedFile) -> [HoverLine] {
    (declaration.statement.block ?? []).prefix(6).map { .source(file.text($0.range)) }
  }
}

extension Symbol.Kind {
  /// What it is called.
  var title: Message {
    switch self {
    case .institution: Message("機構", "institution")
    case .unit: Message("組室", "unit")
    case .touchpoint: Message("接觸點", "touchpoint")
    case .topic: Message("題材", "topic")
    case .service: Message("服務項目", "service")
    case .scale: Message("量尺", "scale")
    case .calendar: Message("日曆", "calendar")
    case .level: Message("處理時限", "service level")
    case .block: Message("共用區塊", "shared block")
    case .list: Message("選項清單", "list of options")
    case .survey: Message("問卷", "survey")
    case .report: Message("報告", "report")
    case .question: Message("題目", "question")
    case .option: Message("選項", "option")
    case .item: Message("項目", "item")
    case .index: Message("構面", "index")
    case .metric: Message("指標", "metric")
    case .example: Message("範例", "example")
    case .part: Message("計分的部分", "part of the score")
    case .rule: Message("立案規則", "rule that opens a case")
    case .code: Message("代碼", "code")
    }
  }
}
