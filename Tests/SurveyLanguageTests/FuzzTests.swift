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
    let sources = try names.map { try repositoryFile("surveys/\($0).survey") }
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
      slowest = max(slowest, clock.now - started)
      count += 1
    }
    try #require(count > 0 && slowest < .seconds(10))
    print("\(count) spoiled files, the slowest in \(slowest)")
  }
}
