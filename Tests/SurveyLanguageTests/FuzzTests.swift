import Diagnostics
import Foundation
import SurveyLanguage
import TestSupport
import Testing

/// Files spoiled at random: FUZZ_SECONDS says for how long, FUZZ_SEED which ones. Each is checked, laid out and mended.
@Suite struct FuzzTests {
  private struct Random: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  private static let pieces = [
    "{", "}", "(", ")", "[", "]", "\"", ";", ",", ".", "=", "<=", "%", "-", "＝", "「", "（", "/", "//", "\n", "\\", "\0", "é",
    "👍", "shown when", "not", "and", "or", "given", "survey x \"\" {", "on", "required", "2018-02-30", "99999999999999999999",
    "85%", "60s", "was", "topic", "matrix", "mean(", "score of 100", "example e {", "expect", "from 9 to 1",
    "valid when", "message", "group g {", "loop l over", "use", "list", "computed c = ", "if(", "sum(", "count(", "length(",
    "* 2", "/ 0", "mod", "- -", "{overall}", "${", "shuffled seed", "initial =", "quota q when", "weight by", "break",
    "matches \"[\"", "column \"a\" \"b\"", "true", "today", "en \"", "any", "-9999999999999999999",
  ]

  private func spoil(_ bytes: [UInt8], _ random: inout Random) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let place = Int.random(in: 0...bytes.count, using: &random)
      let end = min(bytes.count, place + Int.random(in: 0...40, using: &random))
      switch Int.random(in: 0..<5, using: &random) {
      case 0 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.removeSubrange(place..<end)
      case 2: bytes.insert(contentsOf: Array(bytes[place..<end]), at: Int.random(in: 0...bytes.count, using: &random))
      case 3: bytes.removeSubrange(place...)
      default: bytes.insert(contentsOf: Array((Self.pieces.randomElement(using: &random) ?? "").utf8), at: place)
      }
    }
    return bytes
  }

  @Test func spoiledFilesAreAnswered() throws {
    let environment = ProcessInfo.processInfo.environment
    let seconds = environment["FUZZ_SECONDS"].flatMap(Double.init) ?? 3
    var random = Random(state: environment["FUZZ_SEED"].flatMap(UInt64.init) ?? 20_180_703)
    let base = SourceFile(name: "base.survey", bytes: try repositoryFile("fixtures/language/base.survey"))
    let names = ["visitor", "course", "scales", "service-levels", "telephone-courtesy", "institution", "calendar-museum"]
    let others = ["language/reject/proofs", "language/reject/blocks", "kinds/kinds"]
    let sources = try names.map { try repositoryFile("surveys/\($0).survey") }
      + others.map { try repositoryFile("fixtures/\($0).survey") }
    let clock = ContinuousClock()
    let end = clock.now + .seconds(seconds)
    var count = 0
    var slowest = Duration.zero
    while clock.now < end {
      let bytes = spoil(sources[count % sources.count], &random)
      let file = SourceFile(name: "spoiled.survey", bytes: bytes)
      let started = clock.now
      let diagnostics = compile([base, file]).diagnostics
      try #require(diagnostics.allSatisfy { $0.file != file.name || $0.range.upperBound <= bytes.count })
      let laidOut = format(file)
      if let laidOut {
        try #require(format(SourceFile(name: file.name, bytes: Array(laidOut.utf8))) == laidOut, "not laid out once for all")
      }
      _ = applyingFixes(of: diagnostics, to: file)
      _ = FileIndex(ParsedFile(file).tree)
      slowest = max(slowest, clock.now - started)
      count += 1
    }
    try #require(count > 0 && slowest < .seconds(10))
    print("\(count) spoiled files, the slowest in \(slowest)")
  }

  /// Forms whose cells are spoiled: refused by sheet and row, or made into a survey that is sound.
  @Test func spoiledFormsAreAnswered() throws {
    let environment = ProcessInfo.processInfo.environment
    let seconds = environment["FUZZ_SECONDS"].flatMap(Double.init) ?? 2
    var random = Random(state: environment["FUZZ_SEED"].flatMap(UInt64.init) ?? 20_180_703)
    let clock = ContinuousClock()
    let end = clock.now + .seconds(seconds)
    var (count, made, slowest) = (0, 0, Duration.zero)
    while clock.now < end {
      var sheets = Self.form
      for _ in 0..<Int.random(in: 1...4, using: &random) { spoil(&sheets, &random) }
      let started = clock.now
      let imported = importForm(sheets, key: "form")
      if let source = imported.source {
        let file = SourceFile(name: "form.survey", bytes: Array(source.utf8))
        let errors = compile([file], requiresInstitution: false).diagnostics.filter { $0.severity == .error }
        try #require(errors.isEmpty, "\(source)\n\(errors)")
        made += 1
      } else {
        try #require(imported.findings.contains { $0.severity == .error && !$0.sheet.isEmpty })
      }
      slowest = max(slowest, clock.now - started)
      count += 1
    }
    try #require(made > 0 && made < count && slowest < .seconds(10))
    print("\(count) spoiled forms, \(made) of them surveys, the slowest in \(slowest)")
  }

  private func spoil(_ sheets: inout [FormSheet], _ random: inout Random) {
    let sheet = Int.random(in: sheets.indices, using: &random)
    let row = Int.random(in: sheets[sheet].rows.indices, using: &random)
    let cell = Int.random(in: sheets[sheet].rows[row].cells.indices, using: &random)
    let other = sheets[sheet].rows.randomElement(using: &random)?.cells.randomElement(using: &random) ?? ""
    switch Int.random(in: 0..<6, using: &random) {
    case 0: sheets[sheet].rows[row].cells[cell] = ""
    case 1: sheets[sheet].rows[row].cells[cell] = other
    case 2: sheets[sheet].rows.remove(at: sheets[sheet].rows.count > 1 ? row : 0)
    case 3: sheets[sheet].rows[row].cells[cell] += Self.cells.randomElement(using: &random) ?? ""
    case 4: sheets[sheet].rows[row].cells[cell] = Self.cells.randomElement(using: &random) ?? ""
    default:
      let bytes = spoil(Array(sheets[sheet].rows[row].cells[cell].utf8), &random)
      sheets[sheet].rows[row].cells[cell] = String(decoding: bytes, as: UTF8.self)
    }
    if sheets[sheet].rows.isEmpty { sheets[sheet].rows = Self.form[sheet].rows }
  }

  private static let cells = [
    "${a}", "${", "}", "{a}", "select_one yn", "select_multiple", "begin group", "end group", "begin repeat", "calculate",
    "1 +", "(", ")", "'", "\"", "selected(${a}, 'yes')", ". > 3", "not(", "and", "or", "99999999999999999999", "＜", "整體",
    "label::English (en)", "name", "type", "a b", "-", "_", "a.b", "../a", "instance('c')/root/item[name = ${a}]/label",
    "randomize=true, seed=9", "yes", "no", "today()", "concat('a', ${b})", "\n", "\u{0}", "👍", "en", "und",
  ]

  /// Synthetic.
  private static let form: [FormSheet] = {
    let sheet = { (name: String, rows: [[String]]) in
      FormSheet(name: name, rows: rows.enumerated().map { (number: $0.offset + 1, cells: $0.element) })
    }
    return [
      sheet("survey", [
        ["type", "name", "label", "label::English (en)", "relevant", "constraint", "calculation", "required", "parameters"],
        ["begin group", "g", "頁", "Page", "", "", "", "", ""],
        ["select_one yn", "a", "甲？", "A?", "", "", "", "yes", ""],
        ["integer", "b", "${a} 乙", "B", "${a} = 'yes'", ". > 3 and . < 9", "", "", ""],
        ["select_multiple yn", "c", "丙", "C", "", "count-selected(.) <= 2", "", "no", "randomize=true"],
        ["end group", "", "", "", "", "", "", "", ""],
        ["calculate", "d", "", "", "", "", "if(${b} > 5, 1, 2)", "", ""],
        ["text", "e", "戊", "E", "selected(${c}, 'no') or ${d} = 2", "", "", "", ""],
      ]),
      sheet("choices", [
        ["list_name", "name", "label", "label::English (en)"], ["yn", "yes", "是", "Yes"], ["yn", "no", "否", "No"],
      ]),
      sheet("settings", [["form_id", "version"], ["form", "3"]]),
    ]
  }()
}
