import ArgumentParser
import Facts
import Foundation
import TextAnalysis
import UnicodeText

/// `huixiang text inspect`: what the program sees in texts before any model judges them.
struct TextInspect: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show each line's languages, stretches and personal data as JSON, and the file's encoding.")

  @Option(help: "How the file is written, such as UTF-8, Big5 or GB18030; without it, that is found out.")
  var encoding: String?
  @Argument(help: "A text file, one comment a line; - for standard input.") var file = "-"

  func run() async throws {
    try await HuixiangCommands.run {
      let bytes = file == "-" ? Array(FileHandle.standardInput.readDataToEndOfFile()) : try readFile(file)
      let text = try decoded(bytes)
      let inspector = TextInspector()
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      for line in text.split(whereSeparator: \.isNewline) {
        print(String(decoding: try encoder.encode(InspectedLine(inspector.inspect(String(line)))), as: UTF8.self))
      }
    }
  }

  private func decoded(_ bytes: [UInt8]) throws -> String {
    let named = try namedEncoding(encoding)
    let guess = EncodingGuess(bytes)
    let taken = named ?? guess.encoding
    let runnerUp = guess.runnerUp.map { ", then \($0.name)" } ?? ""
    let percent = Int((guess.confidence * 100).rounded(.down))
    printError("\(taken.name) (\(percent) % for \(guess.encoding.name)\(runnerUp))")
    do {
      return try TextDecoding.readable(bytes, as: taken)
    } catch {
      throw error.failure(in: bytes, of: file, isNamed: named != nil)
    }
  }
}

/// One line of the output.
private struct InspectedLine: Encodable {
  struct Part: Encodable {
    var kind: String
    var range: [Int]
    var mood: String?
  }

  var text: String
  var language: String
  var languages: [Part]
  var stretches: [Part]
  var personalData: [Part]
  var masked: String

  init(_ said: InspectedText) {
    text = said.text
    language = said.language
    languages = said.languages.map { Part(kind: $0.language, range: [$0.range.lowerBound, $0.range.upperBound]) }
    stretches = said.stretches.map { stretch in
      Part(
        kind: stretch.kind.rawValue, range: [stretch.range.lowerBound, stretch.range.upperBound],
        mood: MoodMarks.mood(of: stretch, in: said.text)?.rawValue)
    }
    personalData = said.personalData.map {
      Part(kind: $0.kind.rawValue, range: [$0.range.lowerBound, $0.range.upperBound])
    }
    masked = Redaction.redact(said.text, said.personalData)
  }
}
