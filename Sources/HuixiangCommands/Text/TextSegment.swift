import ArgumentParser
import Foundation
import TextAnalysis

/// What cuts texts into words: the learned model and the institution's words, where they are at hand.
struct SegmenterPlaces: ParsableArguments {
  private static let usualModel = "models/segmenter.model"
  private static let usualWords = "models/institution-words.txt"

  @Option(help: "The model that knows where words begin and end. (default: \(usualModel), where it is)")
  var model: String?

  @Option(help: "The institution's own words, one a line; # begins a remark. (default: \(usualWords), where it is)")
  var words: String?

  @Flag(name: .customLong("icu"), help: "ICU's words alone, without model and own words, for comparing.")
  var isICUAlone = false

  func segmenter() throws -> WordSegmenter {
    guard !isICUAlone else { return WordSegmenter(model: nil) }
    var own = InstitutionWords()
    if let path = words ?? Self.usualWords.ifThere {
      do {
        own = try InstitutionWords(list: try readFile(path))
      } catch let error as InstitutionWords.BadLine {
        throw error.failure(path)
      }
    }
    guard let path = model ?? Self.usualModel.ifThere else {
      let notice = CommandFailure(
        "找不到 \(Self.usualModel)，改用 ICU 斷詞。", "There is no \(Self.usualModel); ICU's words are used instead.")
      printError("huixiang: \(notice)")
      return WordSegmenter(model: nil, words: own)
    }
    let memory = try mappedFile(path)
    return WordSegmenter(model: try readingModel(path) { try SegmenterModel(memory) }, words: own)
  }
}

extension String {
  /// This path where there is such a file.
  fileprivate var ifThere: String? { FileManager.default.fileExists(atPath: self) ? self : nil }
}

extension InstitutionWords.BadLine {
  fileprivate func failure(_ path: String) -> CommandFailure {
    let most = InstitutionWords.longest
    let (chinese, english) =
      switch reason {
      case .notUTF8: ("不是 UTF-8。", "not UTF-8.")
      case .spaceInside: ("一行只能有一個詞，詞中不可有空白。", "more than one word; a word has no space inside.")
      case .tooLong: ("超過 \(most) 個字。", "more than \(most) characters.")
      }
    return CommandFailure("\(path):\(line)：\(chinese)", "\(path):\(line): \(english)")
  }
}

struct TextSegment: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "segment",
    abstract: "Cut lines into words, and print them joined by single spaces.")

  @OptionGroup var places: SegmenterPlaces
  @Argument(help: "A text file in UTF-8; - for standard input.") var file = "-"

  func run() async throws {
    try await HuixiangCommands.run {
      let segmenter = try places.segmenter()
      let input = try openedForReading(file)
      defer { if input != STDIN_FILENO { close(input) } }
      var blocks = LineBlocks(input, file)
      var output: [UInt8] = []
      while let block = try blocks.next() {
        output.removeAll(keepingCapacity: true)
        var number = block.firstLine
        block.bytes.withUnsafeBufferPointer { bytes in
          var start = 0
          while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            segmenter.append(line: UnsafeBufferPointer(rebasing: bytes[start..<end]), number, to: &output)
            number += 1
            start = end + 1
          }
        }
        try writeOutput(output)
      }
    }
  }
}

extension WordSegmenter {
  /// Appends the words of a line; what is not UTF-8 in it is replaced, and said on standard error.
  fileprivate func append(line: UnsafeBufferPointer<UInt8>, _ number: Int, to output: inout [UInt8]) {
    if String(validating: line, as: UTF8.self) != nil {
      append(line, to: &output)
    } else {
      let notice = CommandFailure(
        "第 \(number) 行：不是完整的 UTF-8，錯誤處以 � 代替。",
        "line \(number): not well-formed UTF-8; � stands for what is wrong.")
      printError("\(notice)")
      Array(String(decoding: line, as: UTF8.self).utf8).withUnsafeBufferPointer { append($0, to: &output) }
    }
    output.append(0x0A)
  }

  private func append(_ line: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    let start = output.count
    forEachPiece(of: line) { range, _ in
      if output.count > start { output.append(0x20) }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: line[range]))
    }
  }
}
