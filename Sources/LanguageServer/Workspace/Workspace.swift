/// The documents that are open, the files beside them, and what was found in both.
struct Workspace {
  struct Document {
    var uri: String
    var version: JSON
    var bytes: [UInt8]
  }

  /// The folder of kept versions; they are not checked with the others.
  static let keptFolder = "versions"

  /// The folders that the editor has open.
  var roots: [String] = []
  var encoding = TextPositions.Encoding.utf16
  private let files: WorkspaceFiles
  /// By path.
  private(set) var documents: [String: Document] = [:]
  private var analysed: [String: AnalysedFile] = [:]
  private var catalogues: [String: FolderCatalogue] = [:]
  /// The catalogues that changed since their diagnostics were last asked for.
  private(set) var changed: Set<String> = []

  init(_ files: WorkspaceFiles) { self.files = files }

  // MARK: What the editor says

  mutating func open(_ uri: String, _ text: String, version: JSON) {
    let path = FileAddress.path(uri)
    documents[path] = Document(uri: uri, version: version, bytes: Array(text.utf8))
    forget(path)
  }

  /// Applies changes one after another, each to what the one before it left.
  mutating func change(_ uri: String, _ changes: [JSON], version: JSON) {
    let path = FileAddress.path(uri)
    guard var document = documents[path] else { return }
    for change in changes {
      guard let text = change["text"].string else { continue }
      if change["range"].isNull {
        document.bytes = Array(text.utf8)
      } else if let range = TextPositions(document.bytes, encoding).range(change["range"]) {
        document.bytes.replaceSubrange(range, with: text.utf8)
      }
    }
    document.version = version
    documents[path] = document
    forget(path)
  }

  mutating func close(_ uri: String) {
    let path = FileAddress.path(uri)
    guard documents.removeValue(forKey: path) != nil else { return }
    forget(path)
  }

  /// Something was written, made or removed on disk.
  mutating func fileChanged(_ uri: String) { forget(FileAddress.path(uri)) }

  private mutating func forget(_ path: String) {
    let key = Self.catalogueKey(path)
    analysed[path] = nil
    catalogues[key] = nil
    changed.insert(key)
  }

  // MARK: What is asked

  /// The document's own URI, as the editor wrote it, or one made from the path.
  func uri(_ path: String) -> String { documents[path]?.uri ?? FileAddress.uri(path) }

  /// The file and the catalogue it belongs to.
  mutating func lookUp(_ uri: String) -> (file: AnalysedFile, catalogue: FolderCatalogue)? {
    let path = FileAddress.path(uri)
    let catalogue = catalogue(Self.catalogueKey(path))
    return catalogue.file(path).map { ($0, catalogue) }
  }

  mutating func takeChanged() -> [String] {
    defer { changed = [] }
    return changed.sorted()
  }

  /// Whether any document of the catalogue is open.
  func isOpen(_ key: String) -> Bool { documents.keys.contains { Self.catalogueKey($0) == key } }

  /// The catalogues of the open documents and of everything below the editor's folders.
  mutating func allCatalogues() -> [FolderCatalogue] {
    let paths = roots.flatMap(files.listBelow) + documents.keys
    let keys = Set(paths.filter { !Self.isKept($0) }.map(Self.catalogueKey))
    return keys.sorted().map { catalogue($0) }
  }

  mutating func catalogue(_ key: String) -> FolderCatalogue {
    if let known = catalogues[key] { return known }
    let isKept = Self.isKept(key)
    let listed = isKept ? [key] : files.list(key)
    let paths = Set(listed).union(documents.keys.filter { Self.catalogueKey($0) == key })
    let catalogue = FolderCatalogue(paths.sorted().compactMap { analyse($0) }, isKept: isKept)
    catalogues[key] = catalogue
    return catalogue
  }

  private mutating func analyse(_ path: String) -> AnalysedFile? {
    if let known = analysed[path] { return known }
    guard let bytes = documents[path]?.bytes ?? files.read(path) else { return nil }
    let file = AnalysedFile(path: path, bytes: bytes, encoding: encoding)
    analysed[path] = file
    return file
  }

  // MARK: What belongs together

  /// The folder, whose files are one catalogue; a kept version stands for itself.
  private static func catalogueKey(_ path: String) -> String { isKept(path) ? path : FileAddress.folder(path) }

  private static func isKept(_ path: String) -> Bool {
    path.hasSuffix(".survey") && FileAddress.folder(path).hasSuffix("/" + keptFolder)
  }
}
