import Definitions
import Diagnostics
import SurveyLanguage

/// What a key stands for, or what a word of the language does.
extension LanguageServer {
  func hover(_ place: Place) -> JSON {
    if let occurrence = place.file.index.occurrence(at: place.offset),
      let (file, declaration) = place.catalogue.declarations(of: occurrence.symbol).first
    {
      let page = HoverPage(catalogue: place.catalogue, language: language)
      let lines = page.lines(declaration, file)
      return shown(lines, place.file.positions.json(occurrence.range))
    }
    guard let token = word(at: place), let keyword = keyword(token, place) else { return .null }
    return shown(
      [.heading(keyword.word, ""), .text(keyword.meaning.text(in: language))], place.file.positions.json(token.range))
  }

  private func shown(_ lines: [HoverLine], _ range: JSON) -> JSON {
    let text = lines.map { drawsMarkdown ? $0.markdown : $0.plain }.joined(separator: "\n")
    return ["contents": ["kind": drawsMarkdown ? "markdown" : "plaintext", "value": .string(text)], "range": range]
  }

  private func word(at place: Place) -> Token? {
    place.file.parsed.tree?.tokens.last { $0.range.lowerBound <= place.offset && $0.kind == .word }
      .flatMap { $0.range.upperBound >= place.offset ? $0 : nil }
  }

  private func keyword(_ token: Token, _ place: Place) -> Keyword? {
    guard let tree = place.file.parsed.tree,
      let context = CursorContext(tree, place.file.bytes, at: token.range.lowerBound)
    else { return nil }
    let isMeasured = context.words.contains { $0.isMark("=") }
    let measures = (isMeasured ? Vocabulary.measures : []) + Vocabulary.feedbackProperties.map(\.property)
    let words = context.wordPlaces.flatMap(Vocabulary.words) + measures + Vocabulary.words(.condition)
    return (words + Vocabulary.words(.joint)).first { $0.word == token.text }
  }
}

/// A line of what hovers over a word.
enum HoverLine {
  case heading(String, String)
  case text(String)
  /// A piece of a file.
  case source(String)
  /// A key or a code with its wording.
  case entry(String, String)

  var plain: String {
    switch self {
    case .heading(let key, let kind): kind.isEmpty ? key : "\(key) — \(kind)"
    case .text(let text), .source(let text): text
    case .entry(let key, let text): "  \(key)  \(text)"
    }
  }

  var markdown: String {
    switch self {
    case .heading(let key, let kind): "**`\(key)`**" + (kind.isEmpty ? "" : " — \(escaped(kind))") + "\n"
    // An empty line in front, or it would go on with the list above.
    case .text(let text): "\n\(escaped(text))\n"
    case .source(let text): "\n`\(text.replacing("`", with: "'"))`\n"
    case .entry(let key, let text): "- `\(key)` \(escaped(text))"
    }
  }

  /// Wordings are text, whatever marks of Markdown are in them.
  private func escaped(_ text: String) -> String {
    String(text.flatMap { "\\`*_{}[]<>#|~!&".contains($0) ? ["\\", $0] : $0 == "\n" ? [" "] : [$0] })
  }
}
