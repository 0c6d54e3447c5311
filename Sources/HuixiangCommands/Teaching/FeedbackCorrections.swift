import ArgumentParser
import Definitions
import Facts
import Foundation
import SQLiteStore
import TextAnalysis
import TextTraining

struct FeedbackCorrections: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "corrections",
    abstract: "Print what people have labelled as NDJSON, as `text train --comments` reads it.",
    discussion: """
      One line for each feedback, with the newest label by a person, in the order in which they were first labelled. \
      The texts are as visitors wrote them; --mask hides the personal data that were found.
      """)

  @OptionGroup var places: Places
  @Flag(help: "Hide personal data: such texts may be kept longer and shown to others.") var mask = false

  func run() async throws {
    try await HuixiangCommands.run {
      let store = try places.existingStore()
      for (feedback, label) in try await store.corrections() {
        let text = mask ? Redaction.redact(feedback.text, label.analysis.personalData) : feedback.text
        print(LabelledComment(label, of: text, channel: feedback.channel.rawValue).line)
      }
      try store.close()
    }
  }
}
