import ArgumentParser
import Cases
import CivilTime
import Definitions
import Foundation
import Logging
import SQLiteStore
import Web
import WorkingTime

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serve kiosk, form, look-up and staff pages.")

  @OptionGroup var places: Places
  @Option(help: "The address to listen at.") var host = "127.0.0.1"
  @Option(help: "The port to listen at.") var port = 8080
  @Option(help: "Pretend that the present is this time (for demonstrations), such as 2018-10-01T09:00.")
  var present: String?

  func run() async throws {
    try await HuixiangCommands.run {
      let catalogue = try places.catalogue()
      let store = try places.store()
      try await checkCases(store, catalogue)
      let clock = try clock(catalogue.institution.zone)
      let zone = catalogue.institution.zone
      // Only the real present may erase.
      let expiry = present == nil ? Task { await expireDaily(store, zone) } : nil
      defer { expiry?.cancel() }
      let site = try WebSite(
        catalogue: catalogue, intake: try places.intake(catalogue, store), tagger: try places.tagger(),
        staffPassword: try staffPassword(), search: places.searchText, analyser: try places.labeller().analyser,
        reports: ReportFolder(folder: places.reportsFolder),
        pictures: PictureFolder(folder: places.picturesFolder), clock: clock)
      var logger = Logger(label: "huixiang")
      logger.logLevel = .warning
      let address = "http://\(host)"
      let passwordFile = "\(places.dataFolder)/staff-password"
      do {
        try await site.serve(host: host, port: port, logger: logger) { port in
          print("serving \(address):\(port)/  (staff password: \(passwordFile))")
          fflush(nil)
        }
      } catch {
        throw CommandFailure(
          "無法在 \(host):\(port) 啟動；連接埠可能已被使用，請用 --port 換一個。（\(error)）",
          "Cannot listen at \(host):\(port); the port may be in use: choose another with --port. (\(error))")
      }
      try store.close()
    }
  }

  /// Cases live longer than definitions: one whose level or calendar is gone would be found out by its visitor.
  private func checkCases(_ store: SQLiteStore, _ catalogue: Catalogue) async throws {
    do {
      _ = try CaseReader(catalogue: catalogue, deadlines: Deadlines(catalogue)).states(of: try await store.events())
    } catch CaseStateError.unknownLevel(let level) {
      throw CommandFailure(
        "資料庫裡有案件使用服務標準「\(level)」，定義裡已沒有；請補回。",
        "Cases in the database run under the level \"\(level)\", which the definitions no longer have: put it back.")
    } catch CaseStateError.outsideCalendar(let outside) {
      throw CommandFailure(
        "行事曆「\(outside.calendar)」未涵蓋 \(outside.date)，有案件需要它；請延長 covers。",
        "The calendar \"\(outside.calendar)\" does not cover \(outside.date), which a case needs: extend `covers`.")
    }
  }

  /// Erases contact details behind their last day, at the start and every hour from then on.
  private func expireDaily(_ store: SQLiteStore, _ zone: Zone) async {
    while !Task.isCancelled {
      do {
        _ = try await store.expire(today: CivilDate(presentInstant(), in: zone))
      } catch {
        printError("huixiang: contacts could not be erased: \(error)")
      }
      try? await Task.sleep(for: .seconds(3600))
    }
  }

  private func clock(_ zone: Zone) throws -> @Sendable () -> Instant {
    guard let present else { return { presentInstant() } }
    guard let start = Instant(present, in: zone) else {
      throw CommandFailure("--present 應如 2018-10-01T09:00。", "--present is written 2018-10-01T09:00.")
    }
    let shift = start.seconds - presentInstant().seconds
    return { presentInstant().advanced(bySeconds: shift) }
  }

  /// From the environment, else from the data folder; made there on first use.
  private func staffPassword() throws -> String {
    if let given = ProcessInfo.processInfo.environment["HUIXIANG_STAFF_PASSWORD"], !given.isEmpty {
      guard given.count >= 8 else { throw CommandFailure("館員密碼至少 8 個字。", "The staff password needs at least 8 characters.") }
      return given
    }
    let path = "\(places.dataFolder)/staff-password"
    if FileManager.default.fileExists(atPath: path) {
      let kept = String(decoding: try readFile(path), as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
      guard kept.count >= 8 else {
        throw CommandFailure("\(path) 裡的密碼不足 8 個字；刪除它會產生新的。", "The password in \(path) has fewer than 8 characters; delete it to get a new one.")
      }
      return kept
    }
    var random = SystemRandomNumberGenerator()
    let alphabet = Array("abcdefghjkmnpqrstuvwxyz23456789")
    let password = String((0..<16).map { _ in alphabet.randomElement(using: &random) ?? "a" })
    try places.writePrivate(Data((password + "\n").utf8), to: path)
    return password
  }
}

/// The folder `images` beside the survey files.
struct PictureFolder: PictureShelf {
  let folder: String

  /// Only plain file names: nothing outside the folder can be asked for.
  func picture(_ name: String) async throws -> [UInt8]? {
    guard !name.hasPrefix("."), !name.contains("/"), !name.contains("\\"), !name.utf8.contains(0) else { return nil }
    return (try? Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))).map { Array($0) }
  }
}
