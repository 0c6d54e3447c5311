import ArgumentParser
import Foundation
import LanguageServer

/// `huixiang language-server`: what an editor starts; it speaks over standard input and output.
struct LanguageServerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "language-server", abstract: "Help editors with .survey files (Language Server Protocol over stdio).")

  @Flag(help: "Standard input and output; the only way there is, named because editors name it.") var stdio = false

  func run() throws {
    let server = LanguageServer(files: .onDisk)
    while !server.isFinished {
      guard let received = readInput() else { break }
      var answer = server.receive(received)
      // Changes that are waiting already are taken in before anything is checked.
      if !server.isFinished, !isMoreWaiting { answer += server.publish() }
      if !answer.isEmpty { try FileHandle.standardOutput.write(contentsOf: Data(answer)) }
    }
    if server.exitCode != 0 { throw ExitCode(server.exitCode) }
  }

  /// What came; waits until something does. `nil` at the end, and where input cannot be read at all.
  private func readInput() -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count > 0 { return Array(buffer[..<count]) }
      guard count < 0, errno == EINTR else { return nil }
    }
  }

  private var isMoreWaiting: Bool {
    var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&input, 1, 0) > 0 && input.revents & Int16(POLLIN) != 0
  }
}

extension WorkspaceFiles {
  /// The files of this machine.
  static var onDisk: WorkspaceFiles {
    WorkspaceFiles(
      list: { folder in
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".survey") }.sorted().map { "\(folder)/\($0)" }
      },
      listBelow: { folder in
        // A folder opened by mistake may be a whole disk.
        let mostNames = 20_000
        var found: [String] = []
        guard let names = FileManager.default.enumerator(atPath: folder) else { return [] }
        for case let (count, name as String) in names.enumerated() {
          guard count < mostNames else { break }
          if name.split(separator: "/").last?.hasPrefix(".") == true { names.skipDescendants() }
          if name.hasSuffix(".survey") { found.append("\(folder)/\(name)") }
        }
        return found.sorted()
      },
      read: { path in FileManager.default.contents(atPath: path).map { Array($0) } })
  }
}
