import ArgumentParser
import Foundation
import TextAnalysis

/// Labels a stream of lines in constant memory, several blocks at once, in order.
struct LineStreamOptions: ParsableArguments {
  @Argument(help: "An NDJSON file; - for standard input.") var file = "-"
  @Option(help: "How many blocks of lines are labelled at once.") var threads = 1

  func validate() throws {
    try requireThreads(threads)
  }

  func run(_ labelling: any LineLabelling) async throws {
    let input = try openedForReading(file)
    defer { if input != STDIN_FILENO { close(input) } }
    var blocks = LineBlocks(input, file)
    var tally = Tally()
    if threads == 1 {
      while let block = try blocks.next() { try LabelledBlock(block, labelling).write(&tally) }
    } else {
      try await run(labelling, &blocks, &tally)
    }
    guard tally.skipped > 0 else { return }
    let name = nameInMessages(file)
    let said = CommandFailure(
      "\(name.chinese)：\(tally.lines) 行中有 \(tally.skipped) 行未能判讀，已略過。",
      "\(name.english): \(tally.skipped) of \(counted(tally.lines, "line")) skipped.")
    printError("\(said)")
  }

  private func run(_ labelling: any LineLabelling, _ blocks: inout LineBlocks, _ tally: inout Tally) async throws {
    var (written, finished, added) = (0, 0, 0)
    var waiting: [Int: LabelledBlock] = [:]
    try await withThrowingTaskGroup(of: (Int, LabelledBlock).self) { group in
      var isMore = true
      repeat {
        // What is read ahead of the slowest block is bounded, so memory is too.
        while isMore, added - finished < threads, added - written < threads * 2 {
          guard let block = try blocks.next() else {
            isMore = false
            break
          }
          let number = added
          added += 1
          group.addTask { (number, LabelledBlock(block, labelling)) }
        }
        guard let (number, block) = try await group.next() else { break }
        finished += 1
        waiting[number] = block
        while let block = waiting.removeValue(forKey: written) {
          try block.write(&tally)
          written += 1
        }
      } while isMore || written < added
    }
  }
}

/// Some whole lines of a stream.
struct LineBlock: Sendable {
  var bytes: [UInt8]
  /// The number of the first line, from 1.
  var firstLine: Int
}

/// Reads a stream in blocks of whole lines.
struct LineBlocks {
  private let input: Int32
  private let file: String
  private var rest: [UInt8] = []
  private var line = 1
  private var isAtEnd = false

  /// What is read at once; a longer line makes a longer block.
  private static let size = 1 << 18

  /// - Parameter file: the name of the stream, for messages; - for standard input.
  init(_ input: Int32, _ file: String) {
    self.input = input
    self.file = file
  }

  mutating func next() throws -> LineBlock? {
    var block = rest
    rest = []
    while !isAtEnd {
      let start = block.count
      block.append(contentsOf: repeatElement(0, count: Self.size))
      let count = block.withUnsafeMutableBytes { read(input, $0.baseAddress?.advanced(by: start), Self.size) }
      guard count >= 0 else {
        block.removeLast(Self.size)
        if errno == EINTR { continue }
        let (name, reason) = (nameInMessages(file), String(cString: strerror(errno)))
        throw CommandFailure("\(name.chinese) 讀到一半中斷：\(reason)", "Reading \(name.english) broke off: \(reason).")
      }
      block.removeLast(Self.size - count)
      if count == 0 { isAtEnd = true }
      if let end = block[start...].lastIndex(of: 0x0A) {
        rest = Array(block[(end + 1)...])
        block.removeLast(block.count - end - 1)
        break
      }
    }
    guard !block.isEmpty else { return nil }
    defer { line += block.count { $0 == 0x0A } }
    return LineBlock(bytes: block, firstLine: line)
  }
}

/// How many lines there were that are not blank, and how many of them could not be labelled.
private struct Tally {
  var lines = 0
  var skipped = 0
}

/// A block as labelled, and what could not be.
private struct LabelledBlock: Sendable {
  private var output: [UInt8] = []
  private var lines = 0
  private var faults: [(line: Int, fault: LineFault)] = []

  init(_ block: LineBlock, _ labelling: any LineLabelling) {
    output.reserveCapacity(block.bytes.count * 3)
    var line = block.firstLine
    var workspace = Workspace()
    block.bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      while start < bytes.count {
        let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
        let content = UnsafeBufferPointer(rebasing: bytes[start..<end])
        if !content.allSatisfy(\.isBlank) {
          lines += 1
          let before = output.count
          if let fault = labelling.label(content, to: &output, using: &workspace) {
            output.removeLast(output.count - before)
            faults.append((line, fault))
          } else {
            output.append(0x0A)
          }
        }
        line += 1
        start = end + 1
      }
    }
  }

  func write(_ tally: inout Tally) throws {
    tally.lines += lines
    tally.skipped += faults.count
    for (line, fault) in faults {
      let said = fault.said
      printError("\(CommandFailure("第 \(line) 行：\(said.chinese)", "line \(line): \(said.english)"))")
    }
    try writeOutput(output)
  }
}

/// Writes all of the bytes to standard output.
func writeOutput(_ output: [UInt8]) throws {
  try output.withUnsafeBytes { bytes in
    var written = 0
    while written < bytes.count {
      let count = write(STDOUT_FILENO, bytes.baseAddress?.advanced(by: written), bytes.count - written)
      if count < 0, errno != EINTR { throw CommandFailure("無法寫出結果。", "Cannot write the results.") }
      written += max(0, count)
    }
  }
}

extension UInt8 {
  /// A space, a tab or a carriage return; other control characters are no empty line but a damaged one.
  fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0D }
}

extension LineFault {
  fileprivate var said: CommandFailure {
    switch self {
    case .notAnObject: CommandFailure("不是 JSON 物件，略過。", "not a JSON object; skipped.")
    case .noText: CommandFailure("沒有文字欄位 text，略過。", "there is no string member text; skipped.")
    case .notUTF8: CommandFailure("不是完整的 UTF-8，略過。", "not well-formed UTF-8; skipped.")
    }
  }
}
