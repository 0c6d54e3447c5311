/// A gettext PO file, which Poedit, Weblate and most translators' tools open: one language's translations of wordings.
public struct PortableObject: Sendable {
  /// One wording with its translation.
  public struct Entry: Sendable {
    /// Tells wordings with the same text apart: the path of a ``Wording``.
    public var context: String?
    /// The wording that was translated.
    public var source: String
    /// Empty where there is none yet.
    public var translation: String
    /// Not to be used before somebody looked at it.
    public var isFuzzy = false
    /// The wording that the translation was made for, where it has changed since.
    public var formerSource: String?
    /// For the translator, from the definitions; one line each.
    public var hints: [String] = []
    /// Written by translators; one line each.
    public var remarks: [String] = []
    /// Where the wording stands: file and line.
    public var references: [(file: String, line: Int)] = []
    /// The bytes of the entry's first line in the file that it was read from, which show people where it is.
    public var place: Range<Int> = 0..<0

    /// An entry that nobody doubts and that says nothing beside its texts.
    public init(context: String?, source: String, translation: String) {
      self.context = context
      self.source = source
      self.translation = translation
    }
  }

  /// `Language`, `Content-Type` and others, in their order.
  public var header: [(name: String, value: String)]
  /// Without obsolete ones.
  public var entries: [Entry]
  /// How many entries the file keeps as obsolete.
  public var obsoleteCount = 0

  /// A file with these fields and entries, in their order.
  public init(header: [(name: String, value: String)], entries: [Entry]) {
    self.header = header
    self.entries = entries
  }

  /// A value of the header, whatever case its name is in.
  public func header(_ name: String) -> String? {
    header.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}
