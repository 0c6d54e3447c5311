/// Applies the fixes that diagnostics carry to a file, from its beginning to its end. Of two that overlap the first one
/// counts; the other is met again when the file is checked anew.
///
/// - Returns: the new bytes, and the diagnostics whose fixes are in them.
public func applyingFixes(
  of diagnostics: [Diagnostic], to file: SourceFile
) -> (bytes: [UInt8], applied: [Diagnostic]) {
  let chosen = diagnostics.filter { $0.file == file.name && $0.fix != nil }.sorted {
    ($0.fix?.range.lowerBound ?? 0, $0.fix?.range.upperBound ?? 0) < ($1.fix?.range.lowerBound ?? 0, $1.fix?.range.upperBound ?? 0)
  }
  var bytes: [UInt8] = []
  var applied: [Diagnostic] = []
  var position = 0
  for diagnostic in chosen {
    guard let fix = diagnostic.fix, fix.range.lowerBound >= position, fix.range.upperBound <= file.bytes.count,
      applied.last?.fix != fix
    else { continue }
    bytes += file.bytes[position..<fix.range.lowerBound]
    bytes += Array(fix.replacement.utf8)
    position = fix.range.upperBound
    applied.append(diagnostic)
  }
  bytes += file.bytes[position...]
  return (bytes, applied)
}
