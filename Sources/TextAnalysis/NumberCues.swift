import UnicodeText

/// Words that say what the number beside them is.
struct NumberCues: Sendable {
  let telephone: PhraseList
  let identity: PhraseList
  let card: PhraseList
  /// Behind these somebody's name follows.
  let selfNaming: PhraseList
  /// What follows is somebody's own number.
  let own: PhraseList
  /// What follows is the house's number.
  let house: PhraseList
  /// What stands behind the number of a house that was called.
  let called: PhraseList
  /// What follows is the number of a thing.
  let thing: PhraseList

  init(_ folding: CharacterFolding) {
    telephone = PhraseList(
      [
        "電話", "手機", "大哥大", "傳真", "專線", "聯絡", "連絡", "回電", "來電", "打給我", "tel", "tel:", "phone", "mobile", "cell",
        "call me", "contact", "reach me at", "whatsapp", "番号", "携帯", "電話番号", "전화", "연락", "번호", "연락처",
      ], folding)
    identity = PhraseList(
      [
        "身分證", "身份證", "身分證字號", "身份證字號", "證號", "統一編號", "統一證號", "居留證", "榮民證", "id number", "id no", "national id", "arc ",
        "resident certificate",
      ], folding)
    selfNaming = PhraseList(["我叫", "我是", "本人", "姓名", "敝人", "my name is", "i am"], folding)
    card = PhraseList(["卡號", "信用卡", "金融卡", "card number", "credit card", "card no", "カード番号", "카드번호"], folding)
    own = PhraseList(
      [
        "回電", "聯絡我", "聯繫我", "我的電話", "我電話", "留電話", "我的手機", "我手機", "打給我", "聯絡電話", "連絡電話", "聯絡人", "本人", "電話是", "回撥",
        "call me", "my number", "reach me", "my phone", "contact me",
      ], folding)
    house = PhraseList(
      [
        "總機", "客服", "服務台", "服務專線", "貴館", "館方", "你們館", "你們的", "館內", "官網", "專線", "訂票", "售票", "科工館", "博物館", "館的電話", "未接來電",
        "your number", "your phone", "hotline", "museum", "代表號",
      ], folding)
    called = PhraseList(
      [
        "沒人接", "沒有人接", "無人接", "都沒接", "打不通", "忙線", "佔線", "通話中", "語音", "轉接", "nobody answer", "no answer",
      ], folding)
    thing = PhraseList(
      [
        "編號", "訂單", "單號", "票號", "發票", "發票號碼", "序號", "條碼", "貨號", "型號", "館藏", "展品", "展品號", "登錄號", "統編", "案號", "流水號",
        "isbn", "order", "ticket", "invoice", "serial", "item", "no.", "番号札", "注文番号", "주문번호", "예매번호",
      ], folding)
  }
}

/// The value of a digit, Chinese numerals included.
@inline(__always)
func digit(_ codePoint: UInt32) -> UInt8? {
  switch codePoint {
  case 0x30...0x39: UInt8(truncatingIfNeeded: codePoint - 0x30)
  // ○ 零 〇, then the numerals with their forms for documents
  case 0x25CB, 0x96F6, 0x3007: 0
  case 0x4E00, 0x58F9: 1
  case 0x4E8C, 0x8D30: 2
  case 0x4E09, 0x53C1, 0x53C2: 3
  case 0x56DB, 0x8086: 4
  case 0x4E94, 0x4F0D: 5
  case 0x516D, 0x9646: 6
  case 0x4E03, 0x67D2: 7
  case 0x516B, 0x634C: 8
  case 0x4E5D, 0x7396: 9
  default: nil
  }
}

@inline(__always)
func isASCIIDigit(_ codePoint: UInt32) -> Bool { codePoint &- 0x30 < 10 }

@inline(__always)
func isASCIILetter(_ codePoint: UInt32) -> Bool { codePoint &- 0x61 < 26 }
