public import CivilTime
public import Definitions
public import Facts
import Foundation
import Hummingbird
public import Listening
public import Logging
import NIOCore
public import TextAnalysis
import WorkingTime
import Cases

/// What the pages need from outside; the command line puts it together.
public struct WebSite: Sendable {
  let catalogue: Catalogue
  let intake: Intake
  let tagger: any MessageTagger
  let staffPassword: String
  let analyser: Analyser
  let reports: any ReportShelf
  let pictures: PictureCache
  let mentionedPictures: Set<String>
  let clock: @Sendable () -> Instant
  let templates: Templates
  let cases: CaseReader
  let searchReading: any SearchReading
  let attempts = AttemptLimiter()

  /// - Parameters:
  ///   - staffPassword: what staff sign in with, together with their name; at least 8 characters.
  ///   - search: reads what staff look for, as the store's index does.
  ///   - analyser: the present model: explains labels, and says of which texts it is unsure.
  ///   - pictures: what the surveys show beside their words.
  ///   - clock: the present; tests give their own.
  public init(
    catalogue: Catalogue, intake: Intake, tagger: any MessageTagger, staffPassword: String,
    search: any SearchReading, analyser: Analyser, reports: any ReportShelf, pictures: any PictureShelf,
    clock: @escaping @Sendable () -> Instant
  ) throws {
    self.catalogue = catalogue
    self.intake = intake
    self.tagger = tagger
    self.staffPassword = staffPassword
    searchReading = search
    self.analyser = analyser
    self.reports = reports
    self.pictures = PictureCache(shelf: pictures)
    mentionedPictures = catalogue.mentionedPictures
    self.clock = clock
    templates = try Templates()
    cases = CaseReader(catalogue: catalogue, deadlines: Deadlines(catalogue))
  }

  var store: any FactStore { intake.store }
  var zone: Zone { catalogue.institution.zone }

  /// Serves until the task is cancelled or the process is told to stop.
  ///
  /// - Parameter isServing: called with the port once connections are taken.
  public func serve(
    host: String, port: Int, logger: Logger, isServing: @escaping @Sendable (Int) async -> Void
  ) async throws {
    let application = Application(
      router: router(),
      server: .http1(configuration: .init(idleTimeout: .seconds(30))),
      configuration: .init(address: .hostname(host, port: port), serverName: "huixiang"),
      onServerRunning: { channel in await isServing(channel.localAddress?.port ?? port) }, logger: logger)
    try await application.runService()
  }

  func router() -> Router<SiteContext> {
    let router = Router(context: SiteContext.self)
    router.add(middleware: SecurityHeaders())
    router.add(middleware: ErrorPages(site: self))
    addVisitorRoutes(router)
    addSurveyRoutes(router)
    addPictureRoutes(router)
    addStaffRoutes(router)
    addLabelRoutes(router)
    addCaseRoutes(router)
    return router
  }
}

/// The reports that were built, as the site shows them.
public protocol ReportShelf: Sendable {
  /// Newest first.
  func periods() async throws -> [Quarter]
  /// A file of the report: `index.html` or a table's `.csv`; `nil` where there is none.
  func file(_ name: String, of period: Quarter) async throws -> [UInt8]?
}
