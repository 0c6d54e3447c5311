import ArgumentParser
import Definitions
import Facts
import Foundation
import TextAnalysis
import TextTraining

struct TextCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "text", abstract: "Train and judge the model that labels feedback.",
    subcommands: [Train.self, Evaluate.self, LabelText.self])

  struct Train: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Train a model; a third of the comments is kept for judging and never trained on.")

    @OptionGroup var places: Places
    @Option(help: "The folder of labelled comments (NDJSON).") var comments = "fixtures/comments"
    @Option(help: "Word lists (name, tab, words).") var wordLists: String?
    @Option(help: "Where the model is written.") var output = "models/museum.model"

    func run() async throws {
      try await HuixiangCommands.run {
        let comments = try labelledComments(comments)
        let lists = try wordLists.map { try WordList.lists(tsv: try readFile($0), source: $0) } ?? []
        let topics = try places.catalogue().topics.map(\.key)
        let bytes: [UInt8]
        do {
          bytes = try ModelTraining(name: "museum", topics: topics).train(
            TrainingSources(comments: comments, wordLists: lists, examples: []))
        } catch {
          throw CommandFailure("無法訓練：\(error)", "Cannot train: \(error).")
        }
        try Data(bytes).write(to: URL(fileURLWithPath: output), options: .atomic)
        let analyser = try Analyser(model: bytes)
        print("\(output): \(analyser.modelVersion), \(bytes.count) bytes")
        print(Evaluation(analyser, comments).summary)
      }
    }
  }

  struct Evaluate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Judge the model on the comments kept for it.")

    @OptionGroup var places: Places
    @Option(help: "The folder of labelled comments (NDJSON).") var comments = "fixtures/comments"

    func run() async throws {
      try await HuixiangCommands.run {
        print(Evaluation(try places.labeller().analyser, try labelledComments(comments)).summary)
      }
    }
  }

  struct LabelText: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "label", abstract: "Label the lines of a file (or of standard input) and print one result a line.")

    @OptionGroup var places: Places
    @Argument(help: "A text file, one comment a line; - for standard input.") var file = "-"

    func run() async throws {
      try await HuixiangCommands.run {
        let analyser = try places.labeller().analyser
        let bytes = file == "-" ? Array(FileHandle.standardInput.readDataToEndOfFile()) : try readFile(file)
        let lines = bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
        let started = ContinuousClock.now
        let results = lines.map { analyser.analyse($0) }
        let seconds = (ContinuousClock.now - started) / .seconds(1)
        for (line, said) in zip(lines, results) {
          let topics = said.topics.map { "\($0.topic):\($0.sentiment.rawValue)" }.joined(separator: " ")
          print("\(said.sentiment.rawValue)\t\(said.intent.rawValue)\t\(said.urgency.rawValue)\t\(topics)\t\(line)")
        }
        if seconds > 0 { printError("\(lines.count) comments, \(Int(Double(lines.count) / seconds)) a second") }
      }
    }
  }
}

/// All comments of a folder, by file name.
func labelledComments(_ folder: String) throws -> [LabelledComment] {
  let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".ndjson") }
  guard !names.isEmpty else { throw CommandFailure("\(folder) 裡沒有 .ndjson 檔。", "There are no .ndjson files in \(folder).") }
  return try names.sorted().flatMap { name in
    do {
      return try LabelledComment.comments(ndjson: try readFile("\(folder)/\(name)"), source: name)
    } catch let error as TrainingError {
      throw CommandFailure("\(name)：\(error)", "\(name): \(error).")
    }
  }
}
