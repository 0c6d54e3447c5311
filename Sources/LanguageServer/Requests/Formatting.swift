import Diagnostics
import SurveyLanguage

/// The one layout of a file, as edits of the lines that differ.
extension LanguageServer {
  func formatting(_ file: AnalysedFile) throws(ResponseError) -> JSON {
    guard let text = format(file.parsed.source) else {
      throw ResponseError(
        .requestFailed, "有語法錯誤的檔案不能重排；請先改好。", "A file with errors of syntax is not laid out: put them right first.")
    }
    let old = lines(file.bytes)
    let usesReturns = old.first.map { file.bytes[$0].suffix(2).elementsEqual([0x0D, 0x0A]) } ?? false
    let new = Array((usesReturns ? text.replacing("\n", with: "\r\n") : text).utf8)
    return .array(edits(file, old, new))
  }

  /// The smallest set of changes of whole lines.
  private func edits(_ file: AnalysedFile, _ old: [Range<Int>], _ new: [UInt8]) -> [JSON] {
    let source = old.map { Array(file.bytes[$0]) }
    let target = lines(new).map { Array(new[$0]) }
    let difference = target.difference(from: source)
    let removed = Set(difference.removals.map(\.place))
    let inserted = Set(difference.insertions.map(\.place))
    var edits: [JSON] = []
    var (from, to) = (0, 0)
    while from < source.count || to < target.count {
      let (first, start) = (from, to)
      while removed.contains(from) { from += 1 }
      while inserted.contains(to) { to += 1 }
      guard from > first || to > start else {
        from += 1
        to += 1
        continue
      }
      let begin = first < old.count ? old[first].lowerBound : file.bytes.count
      let end = from < old.count ? old[from].lowerBound : file.bytes.count
      let text = String(decoding: target[start..<to].joined(), as: UTF8.self)
      edits.append(file.positions.edit(begin..<end, text))
    }
    return edits
  }

  /// Lines with their ends.
  private func lines(_ bytes: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for (place, byte) in bytes.enumerated() where byte == 0x0A {
      lines.append(start..<place + 1)
      start = place + 1
    }
    if start < bytes.count { lines.append(start..<bytes.count) }
    return lines
  }
}

extension CollectionDifference.Change {
  fileprivate var place: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
