/// The parts of a workbook and how they refer to each other.
struct SpreadsheetPackage {
  /// A reference from one part to another.
  struct Relationship {
    var id: String
    /// The last word of its type, such as `worksheet`; what is before it differs between two editions of the format.
    var kind: String
    /// The name of the other part.
    var target: String
  }

  private var archive: ZipArchive

  init(_ bytes: [UInt8]) throws(WorkbookFault) { archive = try ZipArchive(bytes) }

  /// The name of the part that the file begins with.
  mutating func mainPart() throws(WorkbookFault) -> String {
    if archive.contains("mimetype"), archive.contains("content.xml") { throw .openDocument }
    guard archive.contains("_rels/.rels") else { throw .notAWorkbook }
    let relationships = try relationships(of: "")
    guard let main = relationships.first(where: { $0.kind == "officeDocument" }) else { throw .notAWorkbook }
    if main.target.hasSuffix(".bin") { throw .binaryWorkbook }
    return main.target
  }

  /// Reads a part that must be there.
  mutating func reader(_ part: String) throws(WorkbookFault) -> XMLReader {
    guard let bytes = try archive.read(part) else { throw .missing(part) }
    return try XMLReader(bytes, part: part)
  }

  /// The references of a part to other parts of the file; none where it has no list of them.
  mutating func relationships(of part: String) throws(WorkbookFault) -> [Relationship] {
    let folder = part.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(part[...$0]) } ?? ""
    let list = folder + "_rels/" + part.dropFirst(folder.count) + ".rels"
    guard archive.contains(list) else { return [] }
    var reader = try reader(list)
    var found: [Relationship] = []
    while let event = try reader.next() {
      guard case .start(let tag) = event, tag.name == "Relationship", tag["TargetMode"] != "External",
        let id = tag["Id"], let type = tag["Type"], let target = tag["Target"]
      else { continue }
      let kind = type.split(separator: "/").last.map(String.init) ?? ""
      found.append(Relationship(id: id, kind: kind, target: Self.resolved(target, in: folder)))
    }
    return found
  }

  /// The name of a part that another names from its folder, or from the top with a slash.
  private static func resolved(_ target: String, in folder: String) -> String {
    var steps: [Substring] = []
    for step in ((target.hasPrefix("/") ? "" : folder) + target).split(separator: "/") where step != "." {
      if step == ".." { _ = steps.popLast() } else { steps.append(step) }
    }
    return steps.joined(separator: "/")
  }
}
