import Definitions
import Diagnostics
import SurveyLanguage

/// What may stand at a place.
extension LanguageServer {
  func completion(_ place: Place, _ parameters: JSON) throws(ResponseError) -> JSON {
    guard let tree = place.file.parsed.tree,
      let context = CursorContext(tree, place.file.bytes, at: place.offset)
    else { return [] }
    let finder = CompletionFinder(context: context, file: place.file, catalogue: place.catalogue, offset: place.offset)
    let proposals = finder.proposals()
    // A blank at the beginning of a line asks for nothing yet.
    let isBlank = parameters["context"]["triggerCharacter"] == " "
    guard !(isBlank && context.words.isEmpty) else { return [] }
    return .array(
      proposals.enumerated().map { index, proposal in
        [
          "label": .string(proposal.text), "kind": JSON(proposal.kind.rawValue),
          "detail": .string(proposal.detail(language)), "sortText": .string(ordinal(index)),
          "textEdit": place.file.positions.edit(context.typed, proposal.text),
        ]
      })
  }

  /// Digits that sort as text in the order of the list.
  private func ordinal(_ index: Int) -> String {
    let digits = String(index)
    return String(repeating: "0", count: max(0, 5 - digits.count)) + digits
  }
}

/// A word or a key that may stand at a place.
struct Proposal {
  /// The protocol's `CompletionItemKind`.
  enum Kind: Int {
    case keyword = 14
    case key = 18
    case question = 6
    case value = 20
    case mark = 24
  }

  var text: String
  var kind: Kind
  private var wording: LocalizedText?
  private var keyword: Keyword?

  init(_ keyword: Keyword) {
    (text, kind) = (keyword.word, .keyword)
    self.keyword = keyword
  }

  init(_ declaration: SymbolDeclaration, _ kind: Kind, path: String? = nil) {
    (text, self.kind) = (path ?? declaration.symbol.key, kind)
    wording = declaration.label
  }

  init(mark: String) { (text, kind) = (mark, .mark) }

  init(value: String) { (text, kind) = (value, .value) }

  /// The wording in the reader's language, or what the word does.
  func detail(_ language: String) -> String {
    keyword?.meaning.text(in: language) ?? wording?.text(in: language) ?? ""
  }
}
