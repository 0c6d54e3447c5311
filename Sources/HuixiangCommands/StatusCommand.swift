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
      guard FileManager.default.fileExists(atPath: places.databaseFile) else {
        throw CommandFailure("還沒有資料庫：\(places.databaseFile)", "There is no database yet: \(places.databaseFile).")
      }
      let store = try places.store()
      let counts = try await store.counts()
      try store.close()
      print("Responses \(counts.responses)\nFeedback  \(counts.feedback)\nCases     \(counts.cases)")
    }
  }
}
