import ArgumentParser
import Facts
import Foundation
import SQLiteStore

struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Say how much the database holds.")

  @OptionGroup var places: Places

  func run() async throws {
    try await HuixiangCommands.run {
      let store = try places.existingStore()
      let counts = try await store.counts()
      try store.close()
      print("Responses \(counts.responses)\nFeedback  \(counts.feedback)\nCases     \(counts.cases)")
    }
  }
}
