import Definitions
import Foundation
import HTTPTypes
import Hummingbird

/// The pictures that surveys show, as they lie beside the survey files.
public protocol PictureShelf: Sendable {
  /// The bytes of the picture with this plain file name; `nil` where there is none.
  func picture(_ name: String) async throws -> [UInt8]?
}

/// Pictures that were read once. One that was missing is looked for again: it may have been put there since.
actor PictureCache {
  private let shelf: any PictureShelf
  private var known: [String: [UInt8]] = [:]

  init(shelf: any PictureShelf) { self.shelf = shelf }

  func picture(_ name: String) async throws -> [UInt8]? {
    if let bytes = known[name] { return bytes }
    let bytes = try await shelf.picture(name)
    known[name] = bytes
    return bytes
  }
}

extension WebSite {
  func addPictureRoutes(_ router: Router<SiteContext>) {
    router.get("images/:name") { _, context in try await self.picture(context.parameters.get("name") ?? "") }
  }

  /// Only what some survey mentions: whatever else lies in the folder is not for visitors.
  private func picture(_ encoded: String) async throws -> Response {
    guard let name = encoded.removingPercentEncoding, mentionedPictures.contains(name),
      let type = Self.pictureType(name), let bytes = try await pictures.picture(name)
    else { throw HTTPError(.notFound) }
    var response = Response.bytes(bytes, type: type)
    // An SVG opened by itself is a document: it may hold styles and shapes, but no script and nothing from elsewhere.
    response.headers[.contentSecurityPolicy] = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"
    return response
  }

  private static func pictureType(_ name: String) -> String? {
    switch name.split(separator: ".").last?.lowercased() {
    case "svg": "image/svg+xml"
    case "png": "image/png"
    case "jpg", "jpeg": "image/jpeg"
    case "webp": "image/webp"
    default: nil
    }
  }
}

extension Catalogue {
  /// The file names of all pictures that questions, groups and options of its surveys show.
  var mentionedPictures: Set<String> {
    Set(surveys.flatMap { survey in survey.pages.flatMap { $0.content.flatMap(\.pictures) } })
  }
}

extension Page.Block {
  fileprivate var pictures: [String] {
    switch self {
    case .group(let group): [group.presentation.image].compactMap { $0 } + group.content.flatMap(\.pictures)
    case .question(let question):
      switch question.kind {
      case .choice(let choices), .ranking(let choices):
        [question.presentation.image].compactMap { $0 } + choices.options.compactMap(\.image)
      default: [question.presentation.image].compactMap { $0 }
      }
    }
  }
}
