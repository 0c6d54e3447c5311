import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The elements of a page in order, read by an XML parser.
final class PageElements: NSObject, XMLParserDelegate {
  private(set) var names: [String] = []
  private(set) var attributes: [(name: String, value: String)] = []
  private var all: [(name: String, attributes: [String: String])] = []

  init(_ page: String) throws {
    super.init()
    let body = page.replacingOccurrences(of: "<!DOCTYPE html>\n", with: "").replacingOccurrences(
      of: #"<meta ([^>]*)>"#, with: "<meta $1/>", options: .regularExpression
    ).replacingOccurrences(of: #"<style>[\s\S]*?</style>"#, with: "<style></style>", options: .regularExpression)
    let parser = XMLParser(data: Data(body.utf8))
    parser.delegate = self
    try #require(parser.parse(), "\(String(describing: parser.parserError))")
  }

  /// The attributes of each element with this name.
  func named(_ name: String) -> [[String: String]] { all.filter { $0.name == name }.map(\.attributes) }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    names.append(name)
    all.append((name, attributes))
    for key in attributes.keys.sorted() { self.attributes.append((key, attributes[key] ?? "")) }
  }
}
