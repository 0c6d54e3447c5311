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
      let received = FileHandle.standardInput.availableData
      guard !received.isEmpty else { break }
      var answer = server.receive(Array(received))
      // Changes that are waiting already are taken in before anything is checked.
      if !server.isFinished, !isMoreWaiting { answer += server.publish() }
      if !answer.isEmpty { try FileHandle.standardOutput.write(contentsOf: Data(answer)) }
    }
    if server.exitCode != 0 { throw ExitCode(server.exitCode) }
  }

  private var isMoreWaiting: Bool {
    var input = pollfd(fd: FileHandle.standardInput.fileDescriptor, events: Int16(POLLIN), revents: 0)
    return poll(&input, 1, 0) > 0 && input.revents & Int16(POLLIN) != 0
  }
}

extension WorkspaceFiles {
  /// The files of this machine.
  static let onDisk = WorkspaceFiles(
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
