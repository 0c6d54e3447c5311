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

  /// Changes of whole lines, as few as can be found in time.
  private func edits(_ file: AnalysedFile, _ old: [Range<Int>], _ new: [UInt8]) -> [JSON] {
    let target = lines(new).map { new[$0] }
    return LineDifference.hunks(old.map { file.bytes[$0] }, target).map { hunk in
      let begin = hunk.old.lowerBound < old.count ? old[hunk.old.lowerBound].lowerBound : file.bytes.count
      let end = hunk.old.isEmpty ? begin : old[hunk.old.upperBound - 1].upperBound
      return file.positions.edit(begin..<end, String(decoding: target[hunk.new].joined(), as: UTF8.self))
    }
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
