import ArgumentParser
import CivilTime
import Definitions
import Facts
import Foundation
import SQLiteStore
import TextAnalysis

struct FeedbackSearch: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Find what people wrote.",
    discussion: """
      All words have to be there; "quotation marks" keep words together, OR between two words asks for either, - \
      before a word excludes it. Chinese is found by any character or run of characters, in Traditional or Simplified.
      A word that begins with - goes behind --, as in: feedback search -- 冷氣 -廁所
      """)

  @OptionGroup var places: Places
  @Option(help: "How many are shown, best first.") var limit = 20
  @Option(help: "text or json.") var format = OutputFormat.text
  @Option(help: ArgumentHelp("Search so often and say how long one takes.", visibility: .private))
  var repeating = 0
  @Argument(help: "What to look for.") var words: [String]

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit 應為 1 以上。", "--limit takes a number from 1 on.") }
    guard !words.isEmpty else { throw ValidationError("請寫要找什麼。", "Say what to look for.") }
  }

  func run() async throws {
    try await HuixiangCommands.run {
      let zone = try places.catalogue().institution.zone
      let typed = words.joined(separator: " ")
      let query = try read(typed)
      let store = try places.existingStore()
      let hits = try await store.searchFeedback(query, in: nil, limit: limit, offset: 0)
      let found = try await store.feedback(ids: hits.ids).map(\.feedback)
      if repeating > 0 { try await measure(typed, store) }
      try store.close()
      switch format {
      case .text: printText(found, hits.total, query, zone)
      case .json: try printJSON(found, hits.total, query, typed, zone)
      }
    }
  }

  /// The median time from what is typed to the hits, for benchmarks.
  private func measure(_ typed: String, _ store: SQLiteStore) async throws {
    var times: [Duration] = []
    for _ in 0..<repeating {
      let started = ContinuousClock.now
      _ = try await store.searchFeedback(try read(typed), in: nil, limit: limit, offset: 0)
      times.append(ContinuousClock.now - started)
    }
    printError("median \(times.sorted()[repeating / 2] / .milliseconds(1)) ms")
  }

  private func read(_ typed: String) throws -> SearchQuery {
    do {
      return try places.searchText.query(typed)
    } catch SearchProblem.onlyExclusions {
      throw CommandFailure("只有要排除的詞；請至少寫一個要找的詞。", "There are only words to exclude; name one to find.")
    } catch {
      throw CommandFailure("沒有可以找的字。", "There is nothing in it to look for.")
    }
  }

  private func printText(_ found: [Feedback], _ total: Int, _ query: SearchQuery, _ zone: Zone) {
    if query.isShortened {
      printError("\(CommandFailure("查詢太長，後面的部分未用。", "The query is too long; its end was not used."))")
    }
    let marks = isatty(STDOUT_FILENO) == 1 ? ("\u{1B}[1;33m", "\u{1B}[0m") : ("", "")
    for item in found {
      let pieces = places.searchText.excerpt(of: item.text, for: query, length: 160).pieces
      let text = pieces.map { $0.isMatch ? marks.0 + $0.text.onOneLine + marks.1 : $0.text.onOneLine }
      let written = item.writtenAt.civilDescription(in: zone)
      print("\(written)  \(item.channel.rawValue)  \(item.id.onOneLine)\n  \(text.joined())")
    }
    print(CommandFailure("找到 \(total) 則，顯示 \(found.count) 則", "\(total) found, \(found.count) shown"))
  }

  private func printJSON(
    _ found: [Feedback], _ total: Int, _ query: SearchQuery, _ typed: String, _ zone: Zone
  ) throws {
    let results = found.map { item in
      SearchAnswer.Result(
        id: item.id, channel: item.channel.rawValue, written_at: item.writtenAt.iso8601(in: zone), text: item.text,
        matches: places.searchText.matches(of: query, in: item.text).map { [$0.lowerBound, $0.upperBound] })
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let answer = SearchAnswer(query: typed, is_shortened: query.isShortened, total: total, results: results)
    print(String(decoding: try encoder.encode(answer), as: UTF8.self))
  }
}

/// The answer in JSON; fields are named as in the files that are imported.
private struct SearchAnswer: Encodable {
  struct Result: Encodable {
    var id: String
    var channel: String
    var written_at: String
    var text: String
    /// Start and end of each match in UTF-8 bytes.
    var matches: [[Int]]
  }

  var query: String
  var is_shortened: Bool
  var total: Int
  var results: [Result]
}
