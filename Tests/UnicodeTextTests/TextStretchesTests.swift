import Testing
import UnicodeText

@Suite struct TextStretchesTests {
  private func found(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return TextStretches.stretches(in: text).map { $0.kind.rawValue + ":" + String(decoding: bytes[$0.range],
      as: UTF8.self) }
  }

  @Test func whatIsNoWordIsFoundWhole() {
    let rows: [(text: String, found: [String])] = [
      ("見https://example.com/a?b=1，讚", ["url:https://example.com/a?b=1"]),
      ("(www.example.org).", ["url:www.example.org"]),
      ("寄a.b+c@mail.example.tw。", ["mail:a.b+c@mail.example.tw"]), ("謝謝@志工_阿明 好", ["mention:@志工_阿明"]),
      ("#科工館 #1 ＃恐龍展", ["hashtag:#科工館", "hashtag:＃恐龍展"]),
      ("👍🏽👨‍👩‍👧‍👦🇹🇼1️⃣❤️", ["emoji:👍🏽", "emoji:👨‍👩‍👧‍👦", "emoji:🇹🇼", "emoji:1️⃣", "emoji:❤️"]),
      ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", ["emoji:🏴󠁧󠁢󠁥󠁮󠁧󠁿"]), ("好累orz", ["kaomoji:orz"]), ("超好玩XDDD！", ["kaomoji:XDDD"]),
      ("QAQ ^_^ =.=", ["kaomoji:QAQ", "kaomoji:^_^", "kaomoji:=.="]),
      ("氣到(╯°□°)╯︵ ┻━┻", ["kaomoji:(╯°□°)╯︵ ┻━┻"]), ("耶ヽ(✿ﾟ▽ﾟ)ノ", ["kaomoji:ヽ(✿ﾟ▽ﾟ)ノ"]), ("좋아요ㅋㅋㅋㅋ", ["kaomoji:ㅋㅋㅋㅋ"]),
      ("好棒ㄛ，ㄏㄏ ㄌㄧㄤˊ", ["bopomofo:ㄛ", "bopomofo:ㄏㄏ", "bopomofo:ㄌㄧㄤˊ"]),
      ("好～～～棒!!!!", ["elongation:～～～", "elongation:!!!!"]),
      ("讚讚讚讚", ["elongation:讚讚讚讚"]), ("soooo good", ["elongation:oooo"]), ("すごーーい", ["elongation:ーー"]),
      ("展廳(二樓)很好(笑)", []), ("電話07-380-0089 (ext 12)", []), ("1000000", []), ("-----", []), ("a@b", []),
      ("box TDD", []), ("C# 3D", []), ("", []),
    ]
    for row in rows { #expect(found(row.text) == row.found, "\(row.text)") }
  }

  @Test func hostileTextsAreReadToTheirEnd() {
    let hostile = [
      "😀", "\u{200D}", "(", "@", "#", "a@", "www.", "a.", "（°", "\u{301}", "\u{202E}", "\0", "<b>", "ㄅ", "1\u{FE0F}",
      "🇹", "\u{FEFF}",
    ]
    for unit in hostile {
      for count in [1, 10_000] {
        let text = String(repeating: unit, count: count)
        let stretches = TextStretches.stretches(in: text)
        #expect(stretches.allSatisfy { !$0.range.isEmpty && $0.range.upperBound <= text.utf8.count })
        #expect(zip(stretches, stretches.dropFirst()).allSatisfy { $0.range.upperBound <= $1.range.lowerBound })
      }
    }
  }
}
