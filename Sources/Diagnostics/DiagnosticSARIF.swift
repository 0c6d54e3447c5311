/// Writes diagnostics as SARIF 2.1.0 (OASIS, 2020), which code hosts and editors show beside the source.
public enum DiagnosticSARIF {
  public static func render(_ diagnostics: [Diagnostic], files: [SourceFile], language: String) -> String {
    let byName = Dictionary(files.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let results = diagnostics.map { diagnostic in
      """
      {"ruleId":\(quotedJSON(diagnostic.code)),"level":"\(diagnostic.severity == .error ? "error" : "warning")",\
      "message":{"text":\(quotedJSON(diagnostic.message.text(in: language)))},\
      "locations":[{"physicalLocation":\(place(diagnostic.file, diagnostic.range, byName))}],\
      "relatedLocations":[\(diagnostic.notes.map { note in
        "{\"physicalLocation\":\(place(note.file, note.range, byName)),\"message\":{\"text\":\(quotedJSON(note.message.text(in: language)))}}"
      }.joined(separator: ","))]}
      """
    }
    let codes = Set(diagnostics.map(\.code)).sorted().map { "{\"id\":\(quotedJSON($0))}" }
    return """
      {"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":{"driver":\
      {"name":"huixiang","rules":[\(codes.joined(separator: ","))]}},"columnKind":"unicodeCodePoints","results":[
      \(results.joined(separator: ",\n"))
      ]}]}

      """
  }

  private static func place(_ name: String, _ range: Range<Int>, _ files: [String: SourceFile]) -> String {
    let start = files[name]?.position(range.lowerBound)
    let end = files[name]?.position(range.upperBound)
    return """
      {"artifactLocation":{"uri":\(quotedJSON(name))},"region":{"startLine":\(start?.line ?? 1),\
      "startColumn":\(start?.column ?? 1),"endLine":\(end?.line ?? 1),"endColumn":\(end?.column ?? 1)}}
      """
  }
}
