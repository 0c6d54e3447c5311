import Listening
import Testing

@Suite struct CSVReaderTests {
  private func rows(_ text: String) -> [[String]] {
    var reader = CSVReader(Array(text.utf8))
    var rows: [[String]] = []
    while let record = reader.next() {
      rows.append(record.fault == nil ? record.fields.map(\.text) : ["FAULT \(record.fault?.cause.rawValue ?? "")"])
    }
    return rows
  }

  /// RFC 4180, with the line ends of all systems.
  @Test func fieldsAreReadAsSpreadsheetsWriteThem() {
    #expect(rows("a,b\r\n1,2\r\n") == [["a", "b"], ["1", "2"]])
    #expect(rows("a,b\n1,2") == [["a", "b"], ["1", "2"]])
    #expect(rows("\"a,1\",\"say \"\"hi\"\"\",\"two\nlines\"") == [["a,1", "say \"hi\"", "two\nlines"]])
    #expect(rows(",,\n") == [["", "", ""]])
    #expect(rows("") == [])
  }

  @Test func aBrokenQuoteSpoilsItsRowAndNotTheFollowing() {
    #expect(rows("\"a\"b,c\n1,2\n").last == ["1", "2"])
    #expect(rows("a,b\n\"open,2").last?.first?.hasPrefix("FAULT") == true)
  }
}
