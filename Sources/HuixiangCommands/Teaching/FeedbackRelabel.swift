import ArgumentParser
import CivilTime
import Facts
import Foundation
import SQLiteStore
import TextAnalysis
import TextTraining

struct FeedbackRelabel: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "relabel",
    abstract: "Label stored feedback anew with the present model; what people have labelled is left alone.",
    discussion: """
      Labels are appended: what was said before stays on record. May be stopped at any time and started again: what \
      the present model labelled last is skipped. Opens no cases: feedback that is newly urgent is listed by its id, \
      so that a person looks at it.
      """)

  @OptionGroup var places: Places
  @Option(help: "Only feedback written in this quarter: 2018Q3 or 107年第3季.") var period: String?
  @Option(help: "How many texts are labelled at once.") var threads = 1

  /// How many are labelled in one transaction.
  private static let batch = 200

  func validate() throws { try requireThreads(threads) }

  func run() async throws {
    try await HuixiangCommands.run {
      let analyser = try places.labeller().analyser
      let span = try places.span(ofPeriod: period)
      let store = try places.existingStore()
      let added = try await relabel(analyser, store, span)
      let changes = try await store.changes(by: analyser.modelVersion, in: span)
      try store.close()
      print("\(analyser.modelVersion): labelled \(added) now")
      print(changes.report)
    }
  }

  /// Returns how many labels were added.
  private func relabel(_ analyser: Analyser, _ store: SQLiteStore, _ span: Range<Instant>?) async throws -> Int {
    let version = analyser.modelVersion
    var progress = Progress(total: try await store.count(notLabelledBy: version, in: span))
    var (added, position) = (0, Int64?.none)
    while true {
      let batch = try await store.feedback(
        notLabelledBy: version, in: span, after: position, limit: Self.batch * threads)
      guard let last = batch.last else { break }
      position = last
      let now = presentInstant()
      added += try await store.addUnlessKnown(await labels(batch.feedback, analyser, at: now))
      progress.add(batch.feedback.count)
    }
    progress.end()
    return added
  }

  private func labels(_ feedback: [Feedback], _ analyser: Analyser, at now: Instant) async -> [Label] {
    await Parallel.map(feedback, threads: threads) { item in
      Label(
        feedback: item.id, model: analyser.modelVersion, at: now,
        analysis: analyser.analyse(item.text, stars: item.stars))
    }
  }
}

extension LabelChanges {
  /// What changed, line by line. It is counted in the database, so a run that was interrupted loses nothing of it.
  var report: String {
    var lines = [
      "changed from the label before, of \(compared) labelled by this model after another:",
      "  sentiment \(sentiment), topics \(topics), intent \(intent), language \(language), "
        + "personal data \(personalData)",
      "  sure now \(becameSure), unsure now \(becameUnsure)",
      "  urgent newly found \(newlyUrgent.count), no longer urgent \(noLongerUrgent.count)",
    ]
    if !newlyUrgent.isEmpty {
      lines.append("newly urgent; no case was opened, a person should look:")
      lines += newlyUrgent.map { "  " + $0.onOneLine }
    }
    return lines.joined(separator: "\n")
  }
}

/// Says on standard error how far a long work is, once a second.
private struct Progress {
  let total: Int
  private var done = 0
  private let started = ContinuousClock.now
  private var said: ContinuousClock.Instant?

  init(total: Int) { self.total = total }

  mutating func add(_ count: Int) {
    done += count
    if let said, ContinuousClock.now - said < .seconds(1) { return }
    say()
  }

  func end() { if done > 0 { printError("relabelled \(done) of \(max(total, done))") } }

  private mutating func say() {
    said = .now
    let seconds = (ContinuousClock.now - started) / .seconds(1)
    let speed = seconds > 0 ? ", \(Int(Double(done) / seconds)) a second" : ""
    printError("relabelled \(done) of \(max(total, done)) (\(done * 100 / max(1, total, done)) %)\(speed)")
  }
}
