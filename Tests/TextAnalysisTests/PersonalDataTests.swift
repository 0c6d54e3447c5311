import Facts
import Testing
import UnicodeText

@testable import TextAnalysis

/// All persons and numbers are made up.
@Suite struct PersonalDataTests {
  private let folding = CharacterFolding(HanFolding.made())

  private func found(_ text: String) -> [String] {
    let spans = PersonalDataScanner(folding).spans(in: folding.fold(text))
    return spans.map { $0.kind.rawValue + ":" + text.utf8Part($0.range) }
  }

  @Test func whatIdentifiesAPersonIsFoundWhereItStands() {
    let rows: [(text: String, found: [String])] = [
      ("請回電0912-345-678謝謝", ["telephone:0912-345-678"]), ("０９１２３４５６７８", ["telephone:０９１２３４５６７８"]),
      ("打(07)380-0089 #5123", ["telephone:(07)380-0089 #5123"]),
      ("tel +886 912 345 678.", ["telephone:+886 912 345 678"]),
      ("電話3800089分機12", ["telephone:3800089分機12"]), ("零九一二三四五六七八", ["telephone:零九一二三四五六七八"]),
      ("寄到 a.b+c@mail.example.tw。", ["mail:a.b+c@mail.example.tw"]), ("Ａ＠ｅｘａｍｐｌｅ．ｃｏｍ", ["mail:Ａ＠ｅｘａｍｐｌｅ．ｃｏｍ"]),
      ("身分證A123456789", ["nationalIdentity:A123456789"]), ("A123456788", []),
      ("身分證字號是A123456788", ["nationalIdentity:A123456788"]), ("我是王小明，0912345678", ["name:王小明", "telephone:0912345678"]),
      ("我叫歐陽娜娜，a@example.tw", ["name:歐陽娜娜", "mail:a@example.tw"]),
      ("王小姐 0912345678", ["name:王小姐", "telephone:0912345678"]),
      ("李大同 0922-333-444", ["name:李大同", "telephone:0922-333-444"]),
      ("我住在高雄市三民區九如一路720號3樓", ["address:高雄市三民區九如一路720號3樓"]),
      ("My name is John Smith, call 0912345678", ["name:John Smith", "telephone:0912345678"]),
      ("연락처 010-1234-5678", ["telephone:010-1234-5678"]), ("090-1234-5678に電話ください", ["telephone:090-1234-5678"]),
    ]
    for row in rows { #expect(found(row.text) == row.found) }
  }

  @Test func everyKindOfIdentifierIsFound() {
    let rows: [(text: String, found: [String])] = [
      ("回電請撥0 7 - 5 8 2 - 9 9 1 4", ["telephone:0 7 - 5 8 2 - 9 9 1 4"]),
      ("手機０９５６‧１１２‧８７０", ["telephone:０９５６‧１１２‧８７０"]),
      ("○九三三、五一八、二〇六", ["telephone:○九三三、五一八、二〇六"]), ("回電七四一 壹貳參肆", ["telephone:七四一 壹貳參肆"]),
      ("电话一三九 零零零零 一二三四", ["telephone:一三九 零零零零 一二三四"]), ("886912345678", ["telephone:886912345678"]),
      ("call nine one two, three four five, six seven eight",
      ["telephone:nine one two, three four five, six seven eight"]),
      ("name at example dot com", ["mail:name at example dot com"]),
      ("amy(at)example.com", ["mail:amy(at)example.com"]),
      ("amy小老鼠example.com", ["mail:amy小老鼠example.com"]), ("A 123-456-789", ["nationalIdentity:A 123-456-789"]),
      ("居留證A800000014", ["residentCertificate:A800000014"]),
      ("ARC number FD04418729", ["residentCertificate:FD04418729"]),
      ("護照號碼：300123456", ["passport:300123456"]), ("passport no. M12345678", ["passport:M12345678"]),
      ("車牌ABC-1234被誤判", ["licencePlate:ABC-1234"]), ("車號 1234-AB", ["licencePlate:1234-AB"]),
      ("ABC-123這台車", ["licencePlate:ABC-123"]),
      ("刷卡4111 1111 1111 1111", ["paymentCard:4111 1111 1111 1111"]), ("4111 1111 1111 1112", []),
      ("我的LINE ID: momo_88", ["account:momo_88"]), ("加我賴 abc.123", ["account:abc.123"]),
      ("臉書帳號chenxm", ["account:chenxm"]),
      ("카톡 ID park2018", ["account:park2018"]), ("生日1985/3/9", ["birthday:1985/3/9"]),
      ("民國七十四年六月三日生", ["birthday:民國七十四年六月三日"]),
      ("昭和六十年五月五日生まれ", ["birthday:昭和六十年五月五日"]), ("born 4 July 1985", ["birthday:4 July 1985"]),
      ("王曉明，學號B10902777", ["name:王曉明", "memberNumber:B10902777"]),
      ("林淑芬收，高雄市三民區測試路一段12號5樓", ["name:林淑芬", "address:高雄市三民區測試路一段12號5樓"]),
      ("田中 恵子 keiko@example.jp", ["name:田中 恵子", "mail:keiko@example.jp"]),
      ("박지훈 a@example.kr", ["name:박지훈", "mail:a@example.kr"]),
      ("07-123-4567轉12，葉小茹。", ["telephone:07-123-4567轉12", "name:葉小茹"]),
    ]
    for row in rows { #expect(found(row.text) == row.found, "\(row.text)") }
  }

  @Test func whatBelongsToAHouseOrAThingIsNone() {
    let rows = [
      "打1999也沒用", "請撥110或119", "0800-000-123免付費", "總機07-380-0089都沒人接", "打貴館電話07-380-0089轉不到人", "撥07-380-0089打不通",
      "我是王小明，廁所很髒", "我叫歐陽娜娜",
      "訂單編號0912345678", "展品A123456789的標籤", "展品號（像0912330078那種）", "發票AB12345678", "07/15、07/16、07/17",
      "07.15、07.16、07.17休館", "20180715",
      "學號B10902777", "ISO-9001認證", "look at museum.example.com", "service@museum.example.tw", "FB page is good",
      "LINE: nice", "line up for 3d",
      "地址寫九如一路720號，google找不到", "住在中正路100號的飯店", "愛因斯坦1879年3月14日出生", "今天是我生日7/15", "예매번호 KR-5530-8816", "卡號末四碼1234",
      "0912-***-678",
    ]
    for text in rows { #expect(found(text) == [], "\(text)") }
  }

  @Test func maskingHidesEveryKind() {
    let text = "王小姐0912345678，a@example.tw，車牌ABC-1234，生日1985/3/9，LINE ID: momo_88"
    let spans = PersonalDataScanner(folding).spans(in: folding.fold(text))
    #expect(Set(spans.map(\.kind)) == [.name, .telephone, .mail, .licencePlate, .birthday, .account])
    #expect(Redaction.redact(text, spans) == "○○○，○○○，車牌○○○，生日○○○，LINE ID: ○○○")
  }

  @Test func hostileTextsAreScannedToTheirEnd() {
    let hostile = [
      "0", "09", "(07)", "@", "a@", "a at ", "one ", "住路", "年", "1年", "生日", "line:", "A1", "a - ", "我是王", "4 ", "車牌",
      "\u{202E}0", "＋", "五", "，", "市路1號", "(at)",
    ]
    for unit in hostile {
      let text = String(repeating: unit, count: 3_000)
      let spans = PersonalDataScanner(folding).spans(in: folding.fold(text))
      #expect(spans.allSatisfy { $0.range.upperBound <= text.utf8.count })
      #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.range.upperBound <= $1.range.lowerBound })
    }
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
