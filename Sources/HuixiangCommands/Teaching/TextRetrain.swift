import ArgumentParser
import Definitions
import Facts
import Foundation
import SQLiteStore
import TextAnalysis
import TextTraining

struct TextRetrain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retrain",
    abstract: "Train again with the corrections by staff; replace the model only if the new one is better.",
    discussion: """
      Learns from the labelled comments and from the corrections in the database, and judges the present and the new \
      model on the comments and corrections that neither was trained on (a third, by a hash of their ids). The new one \
      takes the place of the present one, which is kept as NAME.previous, if the mean of sentiment macro-F1, topics \
      micro-F1 and intent macro-F1 goes up and it does not miss urgent texts that the present one finds, chance aside. \
      A server that runs uses the new model once it is started again.
      """)

  @OptionGroup var places: Places
  @Option(help: "The folder of labelled comments (NDJSON).") var comments = "fixtures/comments"
  @Option(help: "Word lists (name, tab, words); without it models/word-lists.tsv, where there is one.")
  var wordLists: String?
  @Option(help: "How many parts of the training are done at once.") var threads = 2
  @Flag(help: "Train and compare, but leave the model as it is.") var dryRun = false

  func validate() throws { try requireThreads(threads) }

  func run() async throws {
    try await HuixiangCommands.run {
      if !dryRun { try requireWritable(places.modelFile) }
      let started = ContinuousClock.now
      let topics = try places.catalogue().topics.map(\.key)
      let taught = try await taught(topics)
      let held = taught.comments.filter(\.isDevelopmentTest)
      print(
        "\(taught.comments.count - held.count) to learn from, \(held.count) to judge by; corrections: "
          + "\(taught.added) new, \(taught.repeated) of known texts")
      let present = try presentModel()
      let bytes = try await trained(taught, topics, name: present?.name ?? "museum")
      let candidate = try Analyser(model: bytes)
      let seconds = Int(((ContinuousClock.now - started) / .seconds(1)).rounded())
      print("trained \(candidate.modelVersion) (\(bytes.count) bytes, \(seconds) s)")
      guard let present else {
        print(Evaluation(candidate, held, onlyDevelopmentTest: false).summary)
        return try keep(bytes, because: "there was no model")
      }
      guard present.modelVersion != candidate.modelVersion else {
        return print("the same model as before: nothing to compare, nothing to replace")
      }
      let comparison = ModelComparison(present: present, candidate: candidate, on: held)
      print(ComparisonReport(comparison, present.modelVersion, candidate.modelVersion).text)
      if comparison.isBetter { return try keep(bytes, because: "better by the rule") }
      print(comparison.losesUrgent ? "not replaced: it misses urgent texts" : "not replaced: the mean does not go up")
    }
  }

  private func taught(_ topics: [String]) async throws -> TaughtComments {
    let store = try places.existingStore()
    let corrections = try await store.corrections().map {
      LabelledComment($0.label, of: $0.feedback.text, channel: $0.feedback.channel.rawValue)
    }
    try store.close()
    return TaughtComments(try labelledComments(comments, topics: topics), corrections: corrections)
  }

  private func presentModel() throws -> Analyser? {
    guard FileManager.default.fileExists(atPath: places.modelFile) else { return nil }
    let memory = try mappedFile(places.modelFile)
    return try readingModel(places.modelFile) { try Analyser(memory) }
  }

  private func trained(_ taught: TaughtComments, _ topics: [String], name: String) async throws -> [UInt8] {
    let standard = "models/word-lists.tsv"
    let path = wordLists ?? (FileManager.default.fileExists(atPath: standard) ? standard : nil)
    var training = ModelTraining(name: name, topics: topics, threads: threads)
    training.onStep = progressOfTraining()
    return try await learning(from: comments) {
      let lists = try path.map { try WordList.lists(tsv: try readFile($0), source: $0) } ?? []
      return try await training.train(TrainingSources(comments: taught.comments, wordLists: lists))
    }
  }

  /// Puts the model in its place, whole or not at all; the one before it stays beside it.
  private func keep(_ bytes: [UInt8], because reason: String) throws {
    if dryRun { return print("not replaced, as asked; it would have been: \(reason)") }
    let (path, previous) = (places.modelFile, places.modelFile + ".previous")
    let draft = path + ".new"
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: draft))
      if FileManager.default.fileExists(atPath: path) {
        // A second name for the old bytes: there is no moment without a model.
        unlink(previous)
        guard link(path, previous) == 0 else { throw CocoaError(.fileWriteUnknown) }
      }
      guard rename(draft, path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    } catch {
      unlink(draft)
      throw unwritable(path)
    }
    print("replaced \(path): \(reason); the model before is \(previous)")
  }
}

extension Analyser {
  /// The name without the digest.
  fileprivate var name: String {
    modelVersion.split(separator: "-").dropLast().joined(separator: "-")
  }
}
