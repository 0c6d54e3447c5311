import Diagnostics
import SurveyLanguage
import TestSupport
import Testing

/// Whatever the bytes are, the checker answers, and names places that exist.
@Suite struct RobustnessTests {
  private let museum: [UInt8]

  init() throws { museum = try repositoryFile("surveys/visitor.survey") }

  private func check(_ bytes: [UInt8]) -> [Diagnostic] {
    let file = SourceFile(name: "damaged.survey", bytes: bytes)
    let diagnostics = compile([file]).diagnostics
    for diagnostic in diagnostics {
      #expect(diagnostic.range.lowerBound >= 0 && diagnostic.range.upperBound <= bytes.count)
      #expect(!DiagnosticText(files: [file], language: "zh-Hant").render(diagnostic).isEmpty)
    }
    return diagnostics
  }

  @Test func aFileCutAnywhereIsRefusedWithAPlace() {
    for end in stride(from: 1, to: museum.count, by: 37) {
      #expect(!check(Array(museum[..<end])).isEmpty)
    }
  }

  @Test func aFileWithAnyByteChangedIsAnswered() {
    var state: UInt64 = 2018
    for _ in 0..<400 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      var bytes = museum
      bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 17)
      let found = check(bytes)
      // At most a hundred are told, and one that says how many more there are.
      #expect(found.count <= 101)
    }
  }

  @Test func fiveMegabytesAreReadToTheirEnd() {
    var bytes = museum
    while bytes.count < 5_000_000 { bytes += museum }
    let diagnostics = check(bytes)
    #expect(diagnostics.contains { $0.code == "duplicate-key" })
    #expect(diagnostics.count <= 101)
  }

  @Test(arguments: [[], [0], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE, 0x41, 0x00], [0x22], [0x7B], [0x7D]] as [[UInt8]])
  func scrapsAreRefused(_ bytes: [UInt8]) {
    #expect(check(bytes).contains { $0.severity == .error })
  }

  /// The tree is lossless: its tokens, with what lies between them, are the file.
  @Test func nothingOfAFileIsLost() throws {
    for name in ["visitor", "services", "calendar-office", "institution"] {
      let bytes = try repositoryFile("surveys/\(name).survey")
      var diagnostics: [Diagnostic] = []
      let tree = try #require(parse(SourceFile(name: name, bytes: bytes), &diagnostics))
      var rebuilt: [UInt8] = []
      for token in tree.tokens { rebuilt += bytes[token.start..<token.range.upperBound] }
      #expect(rebuilt == bytes)
    }
  }
}
