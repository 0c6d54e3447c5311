extension String {
  /// A stranger's text on one line, with spaces for line ends and control characters: a terminal would obey those.
  var onOneLine: String {
    String(map { $0.isNewline || $0.unicodeScalars.allSatisfy(\.isControl) ? " " : $0 })
  }
}

extension Unicode.Scalar {
  fileprivate var isControl: Bool { properties.generalCategory == .control }
}
