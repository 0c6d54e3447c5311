/// Writes diagnostics for programs: a list of
/// `{code, severity, file, line, column, endLine, endColumn, message}`.
public enum DiagnosticJSON {
  public static func render(_ diagnostics: [Diagnostic], files: [SourceFile], language: String) -> String {
    let byName = Dictionary(files.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let rows = diagnostics.map { diagnostic in
      let start = byName[diagnostic.file]?.position(diagnostic.range.lowerBound)
      let end = byName[diagnostic.file]?.position(diagnostic.range.upperBound)
      return """
        {"code":\(quotedJSON(diagnostic.code)),"severity":"\(diagnostic.severity.rawValue)",\
        "file":\(quotedJSON(diagnostic.file)),"line":\(start?.line ?? 1),"column":\(start?.column ?? 1),\
        "endLine":\(end?.line ?? 1),"endColumn":\(end?.column ?? 1),\
        "message":\(quotedJSON(diagnostic.message.text(in: language)))}
        """
    }
    return "[" + rows.joined(separator: ",\n") + "]\n"
  }
}
