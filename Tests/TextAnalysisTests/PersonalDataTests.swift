import Facts
import Testing
import UnicodeText

@testable import TextAnalysis

/// All persons and numbers are made up.
@Suite struct PersonalDataTests {
  private let folding = CharacterFolding(HanFolding.made())

  private func found(_ text: String) -> [String] {
    let spans = PersonalDataScanner(folding).spans(in: folding.fold(text))
    return spans.map { $0.kind.rawValue + ":" + text.utf8Slice($0.range) }
  }

  @Test func whatIdentifiesAPersonIsFoundWhereItStands() {
    let rows: [(text: String, found: [String])] = [
      ("請回電0912-345-678謝謝", ["telephone:0912-345-678"]), ("０９１２３４５６７８", ["telephone:０９１２３４５６７８"]),
      ("打(07)380-0089 #5123", ["telephone:(07)380-0089 #5123"]),
      ("tel +886 912 345 678.", ["telephone:+886 912 345 678"]),
      ("電話3800089分機12", ["telephone:3800089分機12"]), ("零九一二三四五六七八", ["telephone:零九一二三四五六七八"]),
      ("寄到 a.b+c@mail.example.tw。", ["mail:a.b+c@mail.example.tw"]), ("Ａ＠ｅｘａｍｐｌｅ．ｃｏｍ", ["mail:Ａ＠ｅｘａｍｐｌｅ．ｃｏｍ"]),
      ("身分證A123456789", ["nationalIdentity:A123456789"]), ("A123456788", []),
      ("身分證字號是A123456788", ["nationalIdentity:A123456788"]), ("我是王小明，廁所很髒", ["name:王小明"]),
      ("我叫歐陽娜娜", ["name:歐陽娜娜"]), ("王小姐 0912345678", ["name:王小姐", "telephone:0912345678"]),
      ("李大同 0922-333-444", ["name:李大同", "telephone:0922-333-444"]),
      ("我住在高雄市三民區九如一路720號3樓", ["address:在高雄市三民區九如一路720號3樓"]),
      ("My name is John Smith, call 0912345678", ["name:John Smith", "telephone:0912345678"]),
      ("연락처 010-1234-5678", ["telephone:010-1234-5678"]), ("090-1234-5678に電話ください", ["telephone:090-1234-5678"]),
    ]
    for row in rows { #expect(found(row.text) == row.found) }
  }

  @Test func harmlessNumbersAndWordsAreLeftAlone() {
    let rows = [
      "我是高雄人，常來", "我是高中生", "2018/03/05 10:30 入場", "票價100元，孩子3歲", "9:00-17:00", "王先生很親切", "我是第一次來", "第3季 107年",
      "user@host", "https://example.com/a?b=1234567", "200-300人", "A12", "", "😀", "我是白天來的", "2018-07-15",
    ]
    for text in rows { #expect(found(text) == [], "\(text)") }
  }

  @Test func quotesHideTheSpans() {
    let rows: [(text: String, ranges: [Range<Int>], hidden: String)] = [
      ("打0912345678", [3..<13], "打○○○"), ("王小明好", [0..<9], "○○○好"), ("王小明", [1..<2], "○○○小明"), ("a", [5..<9], "a"),
      ("abcdef", [4..<5, 1..<3, 2..<4], "a○○○f"), ("", [0..<1], ""),
    ]
    for row in rows {
      let spans = row.ranges.map { PersonalDataSpan(range: $0, kind: .name) }
      #expect(Redaction.redact(row.text, spans) == row.hidden)
    }
  }
}
