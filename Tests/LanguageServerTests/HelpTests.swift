import Diagnostics
import SurveyLanguage
import TestSupport
import Testing

@testable import LanguageServer

/// What is proposed while a file is being written, and what is said of what is there.
@Suite struct HelpTests {
  private let base = SmallCatalogue.base
  private let visit = SmallCatalogue.visit

  private static let head = "survey visit \"參觀\" {\n  owner front\n  page \"整體\" {\n"
  private static let questions = head + """
        rating overall "滿意嗎？" on five
        choices heard "得知？" { friends "親友"; web "網路" }
        matrix place "環境" on five with importance on weight { clean "乾淨"; calm "安靜" }

    """

  /// A half-written file with the cursor at `‸`, and what must be among the proposals, in their order.
  @Test(arguments: [
    ("‸", ["institution", "survey", "feedback"]),
    ("sur‸", ["survey"]),
    ("survey visit \"參觀\" {\n  ‸", ["version", "owner", "page", "metric"]),
    ("survey visit \"參觀\" { owner ‸", ["back", "front"]),
    ("survey visit \"參觀\" { channels kiosk, ‸", ["web", "paper"]),
    ("scale x \"尺度\" { ‸ }", ["appearance", "not-applicable"]),
    ("scale x \"尺度\" { appearance ‸ }", ["faces", "words"]),
    ("calendar x \"日曆\" { days ‸", ["monday", "friday"]),
    ("calendar x \"日曆\" { days monday through ‸", ["friday"]),
    ("level x \"時限\" { within 3 ‸", ["working"]), ("level x \"時限\" { extend 1 ‸", ["times"]),
    ("level x \"時限\" { within 3 working days on ‸", ["office"]),
    ("topic x \"題材\" { units front, ‸", ["back", "front"]), ("topic x \"題材\" { service ‸", ["clean"]),
    ("touchpoint x \"處\" { survey ‸", ["visit"]),
    ("feedback rules { open case x when ‸", ["sentiment", "topics", "not"]),
    ("feedback rules { open case x when topics includes ‸", ["toilets"]),
    ("feedback rules { open case x when intent = ‸", ["complaint"]),
    ("feedback rules { open case x when stars <= 2 { ‸", ["level", "to"]),
    ("feedback rules { open case x when stars <= 2 { to ‸", ["topic", "owner", "unit"]),
    ("feedback rules { open case x when stars <= 2 { to unit ‸", ["back", "front"]),
    (head + "‸", ["rating", "choices", "information"]),
    (head + "rating overall \"滿意嗎？\" ‸", ["on", "required", "topic", "shown"]),
    (head + "rating overall \"滿意嗎？\" on ‸\n  }\n}", ["five", "weight"]),
    (head + "rating overall \"滿意嗎？\" on five required topic toi‸", ["toilets"]),
    (head + "choice a \"?\" { yes \"是\" ‸", ["exclusive", "points"]),
    (questions + "comment why \"？\" shown ‸", ["when"]),
    (questions + "comment why \"？\" shown when ‸\n date d \"日\"", ["overall", "heard", "place.clean", "not"]),
    (questions + "comment why \"？\" shown when overall ‸", ["<=", "given"]),
    (questions + "comment why \"？\" shown when overall <= ‸", ["3", "2", "1"]),
    (questions + "comment why \"？\" shown when overall <= 2 ‸", ["and", "or"]),
    (questions + "comment why \"？\" shown when heard includes ‸", ["friends", "web"]),
    (questions + "comment why \"？\" shown when not (place.‸", ["clean", "calm"]),
    (questions + "comment why \"？\" shown when place.clean.importance = ‸", ["2", "1"]),
    (questions + "}\n metric m \"？\" = ‸", ["top2", "index", "share"]),
    (questions + "}\n metric m \"？\" = top2(‸", ["overall", "place.clean"]),
    (questions + "}\n metric m \"？\" = share(‸", ["heard"]),
    (questions + "}\n metric m \"？\" = share(heard, ‸", ["friends", "web"]),
    (questions + "}\n index i \"？\" = mean(place.clean, ‸", ["overall", "place.calm"]),
    (questions + "}\n index i \"？\" = mean(overall)\n metric m \"？\" = index(‸", ["i"]),
    (questions + "}\n metric m \"？\" = mean(overall) of ‸", ["answered", "respondents"]),
    (questions + "}\n metric m \"？\" = mean(overall) of answered\n target ‸", ["m"]),
    (questions + "}\n score of 9 { part p \"部\" worth 9 { ‸", ["heard"]),
    (questions + "}\n open case low when overall = 1 { level ‸", ["soon"]),
    (questions + "}\n example e {\n ‸", ["expect", "overall", "place.calm"]),
    (questions + "}\n example e { overall = ‸", ["3", "1"]),
    (questions + "}\n example e { heard = [web, ‸", ["friends", "web"]),
    (questions + "}\n example e { expect ‸", ["shown", "case"]),
    (questions + "}\n example e { expect hidden ‸", ["overall"]),
    (questions + "}\n open case low when overall = 1 { }\n example e { expect case ‸", ["low"]),
    (questions + "}\n kiosk { then ‸", ["discard", "keep"]), (questions + "}\n kiosk { ‸", ["idle", "thanks"]),
  ])
  func whatFitsIsProposed(_ marked: String, _ expected: [String]) throws {
    let editor = Editor(SmallCatalogue.files)
    let path = marked.hasPrefix("survey") ? visit : "/museum/surveys/new.survey"
    let proposals = try editor.proposals(path, marked)
    let labels = proposals.compactMap(\.["label"].string)
    #expect(labels.filter(expected.contains) == expected, "\(labels)")
  }

  @Test(arguments: [
    "survey ‸", "survey visit \"參‸", "survey visit \"參觀\" { // 說‸明\n", "survey visit \"參觀\" { page \"a\" { rating ‸",
    "survey visit \"參觀\" { page \"a\" { choice x \"?\" { ‸", "survey visit \"參觀\" { example e { expect score ‸",
    "survey visit \"參觀\" { open 2018-01-01 through ‸", "survey visit \"參觀\" { metric ‸",
    "level x \"\" { within 3 working days ‸",
  ])
  func nothingIsProposedWhereWordsArePeoples(_ marked: String) throws {
    #expect(try Editor(SmallCatalogue.files).proposals(visit, marked).isEmpty)
  }

  @Test func questionsThatComeLaterAreNotProposed() throws {
    let text = Self.head + "rating a \"？\" on five shown when ‸\nrating overall \"？\" on five\n}}"
    #expect(try Editor(SmallCatalogue.files).proposals(visit, text).map(\.["label"]) == ["not"])
  }

  @Test func proposalsCarryTheirWordingAndReplaceWhatIsTyped() throws {
    let editor = Editor(SmallCatalogue.files, locale: "zh-TW")
    let found = try editor.proposals(visit, Self.questions + "comment why \"？🙂\" shown when heard includes fr‸")
    #expect(found.first?["label"] == "friends" && found.first?["detail"] == "親友")
    #expect(found.first?["textEdit"]["range"]["start"]["character"] == 44)
    let unit = try editor.proposals(visit, "uni‸").first { $0["label"] == "unit" }
    #expect(unit?["detail"].string?.contains("組室") == true)
  }

  @Test(arguments: [
    ("on fiv", ["five", "scale", "滿意度", "Satisfaction", "Good", "base.survey:6"]),
    ("when over", ["overall", "rating", "滿意嗎？", "on five required", "visit.survey:8"]),
    ("includes fri", ["friends", "option", "親友"]), ("heard includes", ["includes", "among those chosen"]),
    ("not (place.cl", ["clean", "item", "乾淨", "Bad"]), ("overall <= 2", ["2", "code", "普通"]),
    ("{ level so", ["soon", "within 3 working days on office"]), ("index(env", ["mean(place.clean, place.calm)"]),
    ("topic toil", ["廁所🚻", "units front, back"]), ("share", ["share", "chose an option"]),
    ("requir", ["must be answered"]),
    ("web", ["Channel"]), ("improve", ["something must be done"]), ("expe", ["come out of the example"]),
  ])
  func whatHoversSaysWhatItIs(_ place: String, _ words: [String]) throws {
    let editor = Editor(SmallCatalogue.files)
    editor.open(visit)
    let text = editor.request("textDocument/hover", try editor.at(visit, place))["contents"]["value"].string ?? ""
    for word in words { #expect(text.contains(word), "\(text)") }
  }

  @Test(arguments: SmallCatalogue.files.keys.sorted())
  func everyWordThatIsNoKeyIsExplained(_ path: String) throws {
    let editor = Editor(SmallCatalogue.files, locale: "zh-TW")
    editor.open(path)
    let bytes = Array((SmallCatalogue.files[path] ?? "").utf8)
    var diagnostics: [Diagnostic] = []
    let tree = try #require(parse(SourceFile(name: path, bytes: bytes), &diagnostics))
    for token in tree.tokens where token.kind == .word {
      let position = TextPositions(bytes, .utf16).json(token.range.lowerBound)
      let said = editor.request("textDocument/hover", ["textDocument": ["uri": Editor.uri(path)], "position": position])
      let isTag = ["en", "zh-Hant"].contains(token.text)
      #expect(isTag || said["contents"]["value"].string?.isEmpty == false, "\(token.text) at \(position)")
    }
  }

  /// Every word that the checker names where it finds another must be known here, so that none is forgotten.
  @Test(arguments: [
    ("", WordPlace.file), ("institution x \"\"", .block("institution")), ("touchpoint x \"\"", .block("touchpoint")),
    ("topic x \"\"", .block("topic")), ("service x \"\"", .block("service")), ("scale x \"\"", .block("scale")),
    ("calendar x \"\"", .block("calendar")), ("level x \"\"", .block("level")), ("survey x \"\"", .block("survey")),
    ("feedback rules", .block("feedback")), ("survey x \"\" { page \"\"", .block("page")),
    ("survey x \"\" { kiosk", .block("kiosk")), ("survey x \"\" { score of 1", .block("score")),
    ("survey x \"\" { open case a when b = c", .block("open")),
  ])
  func theVocabularyKnowsWhatTheCheckerTakes(_ head: String, _ place: WordPlace) throws {
    let text = head.isEmpty ? "zzzzzzzz" : head + " { zzzzzzzz }"
    let messages = compile([SourceFile(name: "x", bytes: Array(text.utf8))]).diagnostics.map(\.message.english)
    let message = try #require(messages.first { $0.hasPrefix("Expected one of: ") })
    let list = message.dropFirst("Expected one of: ".count).dropLast()
    let known = Set(Vocabulary.words(place).map(\.word))
    let words = list.split(separator: ", ").map(String.init)
    #expect(words.allSatisfy(known.contains), "not known: \(words.filter { !known.contains($0) })")
  }

  /// The grammar for editors names every word that the server knows.
  @Test func theGrammarForEditorsKnowsEveryWord() throws {
    let grammar = String(decoding: try repositoryFile("docs/editors/huixiang.tmLanguage.json"), as: UTF8.self)
    var words = Set(grammar.split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-")) }.map(String.init))
    words.formUnion(["unit", "units", "day", "days", "hour", "hours", "rules"])
    let places = Vocabulary.parts.values.flatMap(\.self) + Vocabulary.settings.values.flatMap(\.self)
      + Vocabulary.commonSettings + Vocabulary.declarations + Vocabulary.conditionWords + Vocabulary.measures
    let missing = Set(places.map(\.word)).subtracting(words)
    #expect(missing.isEmpty, "\(missing.sorted())")
  }

  @Test func coloursFollowWhatAWordIs() throws {
    let editor = Editor(SmallCatalogue.files)
    editor.open(visit, "// 🙂說\r\nunit a \"甲🙂\" en \"A\"\r\n")
    let tokens = editor.request("textDocument/semanticTokens/full", ["textDocument": ["uri": Editor.uri(visit)]])
    let numbers = tokens["data"].elements.compactMap(\.integer)
    #expect(numbers == [0, 0, 6, 0, 0, 1, 0, 4, 2, 0, 0, 5, 1, 5, 1, 0, 2, 5, 1, 0, 0, 6, 2, 2, 0, 0, 3, 3, 1, 0])
  }

  @Test func theVocabularyKnowsEverySetting() throws {
    let text = "survey x \"\" { page \"\" { comment a \"\" zzzzzzzz } }"
    let messages = compile([SourceFile(name: "x", bytes: Array(text.utf8))]).diagnostics.map(\.message.english)
    let list = try #require(messages.first { $0.contains("is none of: required") }).split(separator: ": ")[1].dropLast()
    let known = Set(Vocabulary.settings.values.flatMap(\.self).map(\.word) + Vocabulary.commonSettings.map(\.word))
    #expect(list.split(separator: ", ").map(String.init).allSatisfy(known.contains))
  }
}
