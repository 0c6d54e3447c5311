public import CivilTime
public import Definitions
public import Diagnostics
public import Facts
import Foundation
public import UnicodeText

/// Reads posts, reviews, mails and notes from NDJSON (one object a line) or CSV (a header and rows).
///
/// Fields: `text` (required), `channel` (required unless a default is given), `id`, `written_at`, `stars` (1–5),
/// `source`, `touchpoint`, `contact` (true where the writer can be reached). A line with a fault is left out and named.
public struct FeedbackImport: Sendable {
  public let catalogue: Catalogue
  /// For lines that name no channel.
  public let channel: Channel?
  /// The time at which the lines count as received where they carry none of their own.
  public let receivedAt: Instant

  public init(catalogue: Catalogue, channel: Channel?, receivedAt: Instant) {
    self.catalogue = catalogue
    self.channel = channel
    self.receivedAt = receivedAt
  }

  static let fields = ["id", "text", "channel", "written_at", "received_at", "stars", "source", "touchpoint", "contact"]
  private static let textLimit = 20_000

  /// NDJSON where the first character is `{`, CSV otherwise.
  ///
  /// - Parameter encoding: how the file is written; nil to find it out.
  public func read(_ source: SourceFile, encoding: TextEncoding? = nil) -> Imported<Feedback> {
    switch ImportText.decode(source, as: encoding) {
    case .failure(let diagnostic): return Imported(items: [], diagnostics: [diagnostic], rejected: 0, file: source)
    case .success(let decoded):
      let first = decoded.file.bytes.first { $0 > 0x20 }
      var result = first == UInt8(ascii: "{") ? readLines(decoded.file) : readTable(decoded.file)
      result.encoding = decoded.encoding
      return result
    }
  }

  // MARK: NDJSON

  private struct Line: Decodable {
    var id: String?
    var text: String
    var channel: String?
    var written_at: String?
    var received_at: String?
    var stars: Int?
    var source: String?
    var touchpoint: String?
    var contact: Bool?
  }

  private func readLines(_ file: SourceFile) -> Imported<Feedback> {
    var result = Imported<Feedback>(items: [], diagnostics: [], rejected: 0, file: file)
    let decoder = JSONDecoder()
    var start = 0
    while start < file.bytes.count {
      let end = file.bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? file.bytes.count
      defer { start = end + 1 }
      let bytes = file.bytes[start..<end]
      guard bytes.contains(where: { $0 > 0x20 }) else { continue }
      do {
        let line = try decoder.decode(Line.self, from: Data(bytes))
        let values: [String: String?] = [
          "id": line.id, "text": line.text, "channel": line.channel, "written_at": line.written_at,
          "received_at": line.received_at, "stars": line.stars.map(String.init), "source": line.source,
          "touchpoint": line.touchpoint, "contact": line.contact.map { $0 ? "true" : "false" },
        ]
        add(values.compactMapValues { $0 }, &result) { _ in start..<end }
      } catch {
        reject(&result, [("malformed-json", "", message(error, bytes))]) { _ in start..<end }
      }
    }
    return result
  }

  private func message(_ error: any Error, _ line: ArraySlice<UInt8>) -> Message {
    guard let offset = WellFormedness.loneSurrogate(inJSON: line) else {
      return Message(describe(error, chinese: true), describe(error, chinese: false))
    }
    let escape = String(decoding: line.dropFirst(offset).prefix(6), as: UTF8.self)
    return Message(
      "\(escape) 只是半個字元（代理對的一半）。", "\(escape) is half a character: a surrogate without its other half.")
  }

  private func describe(_ error: any Error, chinese: Bool) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, _):
      chinese ? "缺少欄位「\(key.stringValue)」。" : "The field \"\(key.stringValue)\" is missing."
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      chinese
        ? "欄位「\(context.codingPath.last?.stringValue ?? "")」的類型不對。"
        : "The field \"\(context.codingPath.last?.stringValue ?? "")\" has the wrong type."
    default: chinese ? "這一行不是完整的 JSON 物件。" : "This line is not a whole JSON object."
    }
  }

  // MARK: CSV

  private func readTable(_ file: SourceFile) -> Imported<Feedback> {
    var result = Imported<Feedback>(items: [], diagnostics: [], rejected: 0, file: file)
    guard var table = CSVTable(file) else {
      result.diagnostics.append(
        Diagnostic(
          code: "no-header", severity: .error, file: file.name, range: 0..<1,
          message: Message("讀不到標題列。", "There is no header row.")))
      return result
    }
    let names = table.columns.map(\.text)
    result.diagnostics = table.checkHeader { Self.fields.contains($0) }
    if !names.contains("text") { result.diagnostics.append(table.missingColumn("text")) }
    if channel == nil, !names.contains("channel") { result.diagnostics.append(table.missingColumn("channel")) }
    guard result.diagnostics.isEmpty else { return result }
    while let row = table.next() {
      switch row {
      case .failure(let diagnostic):
        result.diagnostics.append(diagnostic)
        result.rejected += 1
      case .success(let record):
        let fields = Dictionary(zip(names, record.fields), uniquingKeysWith: { first, _ in first })
        add(fields.mapValues(\.text).filter { !$0.value.isEmpty }, &result) { name in
          let field = fields[name]
          let offset = field?.offset ?? record.offset
          return offset..<offset + max(1, field?.text.utf8.count ?? 1)
        }
      }
    }
    return result
  }

  // MARK: Both

  private typealias Fault = (code: String, field: String, message: Message)

  private func add(
    _ values: [String: String], _ result: inout Imported<Feedback>, place: (String) -> Range<Int>
  ) {
    var faults: [Fault] = []
    let feedback = feedback(values, &faults)
    if let feedback, faults.isEmpty {
      result.items.append(feedback)
    } else {
      reject(&result, faults, place: place)
    }
  }

  private func reject(_ result: inout Imported<Feedback>, _ faults: [Fault], place: (String) -> Range<Int>) {
    result.rejected += 1
    result.diagnostics += faults.map { fault in
      Diagnostic(
        code: fault.code, severity: .error, file: result.file.name, range: place(fault.field), message: fault.message)
    }
  }

  private func feedback(_ values: [String: String], _ faults: inout [Fault]) -> Feedback? {
    let text = values["text"] ?? ""
    check(text, &faults)
    let channel = values["channel"].map(\.trimmed).flatMap(Channel.init(rawValue:)) ?? (values["channel"] == nil ? self.channel : nil)
    if channel == nil {
      let word = values["channel"] ?? ""
      faults.append(("unknown-channel", "channel", Message("沒有「\(word)」管道。", "There is no channel \"\(word)\".")))
    }
    let written = time("written_at", values, &faults)
    let received = time("received_at", values, &faults) ?? written ?? receivedAt
    let stars = stars(values, &faults)
    let touchpoint = values["touchpoint"]?.trimmed
    if let touchpoint, catalogue.touchpoint(touchpoint) == nil {
      faults.append(
        ("unknown-touchpoint", "touchpoint", Message("沒有「\(touchpoint)」這個地點。", "There is no place \"\(touchpoint)\".")))
    }
    guard let channel else { return nil }
    let source = values["source"] ?? ""
    let id = values["id"]?.trimmed ?? ""
    return Feedback(
      id: id.isEmpty ? stableIdentifier(channel.rawValue, [source, values["written_at"] ?? "", text]) : id,
      channel: channel, touchpoint: touchpoint, origin: nil, source: source, text: text, stars: stars,
      writtenAt: written ?? received, receivedAt: received, hasContact: truth("contact", values, &faults))
  }

  /// As people and spreadsheets write yes and no; a blank is no.
  private func truth(_ field: String, _ values: [String: String], _ faults: inout [Fault]) -> Bool {
    let text = (values[field] ?? "").trimmed.lowercased()
    if ["true", "yes", "1", "是", "有"].contains(text) { return true }
    if !["", "false", "no", "0", "否", "無"].contains(text) {
      faults.append(("invalid-truth", field, Message("「\(text)」應為 true 或 false。", "\"\(text)\" is neither true nor false.")))
    }
    return false
  }

  private func check(_ text: String, _ faults: inout [Fault]) {
    if text.trimmed.isEmpty {
      faults.append(("empty-text", "text", Message("沒有文字內容。", "There is no text.")))
    } else if text.unicodeScalars.contains("\0") {
      faults.append(("nul-byte", "text", Message("文字裡有 NUL 位元組。", "The text holds a NUL byte.")))
    } else if text.unicodeScalars.count > Self.textLimit {
      faults.append(
        ("too-long", "text", Message("文字超過 \(Self.textLimit) 字。", "The text is longer than \(Self.textLimit) characters.")))
    }
  }

  private func time(_ field: String, _ values: [String: String], _ faults: inout [Fault]) -> Instant? {
    guard let text = values[field]?.trimmed, !text.isEmpty else { return nil }
    if let instant = Instant(text, in: catalogue.institution.zone) {
      if instant <= receivedAt.advanced(bySeconds: 86_400) { return instant }
      faults.append(("future-date", field, Message("「\(text)」還沒到。", "\"\(text)\" is yet to come.")))
      return nil
    }
    faults.append(
      ("invalid-date", field, Message("「\(text)」不是日期時間；應如 2018-07-21 14:05。", "\"\(text)\" is no time; write 2018-07-21 14:05.")))
    return nil
  }

  private func stars(_ values: [String: String], _ faults: inout [Fault]) -> Int? {
    guard let text = values["stars"]?.trimmed, !text.isEmpty else { return nil }
    if let stars = Int(text), (1...5).contains(stars) { return stars }
    faults.append(("invalid-stars", "stars", Message("星數應為 1 至 5。", "Stars are 1 through 5.")))
    return nil
  }
}
