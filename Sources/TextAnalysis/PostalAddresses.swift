import Facts
import UnicodeText

/// Finds where somebody lives: `…路123號5樓` behind words such as 住在.
struct PostalAddresses: Sendable {
  private let dwelling: PhraseList
  /// Words that may announce any address.
  private let vague: PhraseList
  /// Houses that anybody may know the address of.
  private let houses: PhraseList
  private let owners: PhraseList
  private let places: PhraseList
  private let road: PhraseList

  init(_ folding: CharacterFolding) {
    dwelling = PhraseList(
      [
        "住", "住在", "住址", "住址:", "住處", "我家", "我家在", "家住", "戶籍", "戶籍地", "戶籍地址", "戶籍地址:", "通訊地址", "通訊地址:", "聯絡地址", "聯絡地址:",
        "收件地址", "收件地址:", "寄到", "寄至", "寄給", "寄回", "我的地址", "我的地址是", "my address is ", "i live at ", "住所は", "住所:", "주소는 ",
      ], folding)
    vague = PhraseList(["地址", "地址:", "地址是", "address", "address:"], folding)
    houses = PhraseList(
      [
        "貴館", "館方", "館址", "本館", "館的", "公司", "官網", "網站", "導航", "地圖", "學校", "餐廳", "飯店", "旅館", "民宿", "停車場", "google", "店",
        "景點",
        "導覽", "博物館", "科工館",
      ], folding)
    owners = PhraseList(["我", "我的", "本人", "寄", "收件", "聯絡", "家裡", "my ", "our "], folding)
    places = PhraseList(["的飯店", "的旅館", "的民宿", "飯店", "旅館", "民宿", "hotel", "青年旅館"], folding)
    road = PhraseList(["路", "街", "大道", "巷", "段", "弄"], folding)
  }

  /// An address with a floor needs no word before it, but then says who somebody is only beside something else.
  func found(_ text: UnsafeBufferPointer<UInt32>) -> [FoundData] {
    var found: [FoundData] = []
    var place = 0
    while place < text.count {
      if let (start, end) = announced(text, place) {
        found.append(FoundData(range: start..<end, kind: .address))
        place = end
      } else if isCity(text, place), let end = house(text, from: place), text[place..<end].contains(0x697C) {
        found.append(FoundData(range: place..<end, kind: .address, needsOthers: true))
        place = end
      } else {
        place += 1
      }
    }
    return found
  }

  private func announced(_ text: UnsafeBufferPointer<UInt32>, _ place: Int) -> (Int, Int)? {
    let own = dwelling.length(text, at: place)
    guard let cue = own ?? vague.length(text, at: place) else { return nil }
    if own == nil, houses.ends(text, before: place, within: 10) || !owners.ends(text, before: place, within: 10) {
      return nil
    }
    var start = place + cue
    // 在 : space
    while start < text.count, [0x5728, 0x3A, 0x20].contains(text[start]) { start += 1 }
    guard let end = house(text, from: start), end - start > 3, places.length(text, at: end) == nil else { return nil }
    return (start, end)
  }

  /// 市 or 縣 stands at most four characters behind.
  private func isCity(_ text: UnsafeBufferPointer<UInt32>, _ place: Int) -> Bool {
    guard FeatureReader.isHan(text[place]) else { return false }
    let isStart = place == 0 || !FeatureReader.isHan(text[place - 1])
    return isStart
      && (2...3).contains { place + $0 < text.count && (text[place + $0] == 0x5E02 || text[place + $0] == 0x53BF) }
  }

  /// The end of `…路123號`, with the floor where it follows, within forty code points.
  private func house(_ text: UnsafeBufferPointer<UInt32>, from start: Int) -> Int? {
    var seenRoad = false
    for place in start..<max(start, min(text.count, start + 40)) {
      if PhraseList.endsSentence(text[place]) { return nil }
      if road.length(text, at: place) != nil { seenRoad = true }
      guard seenRoad, text[place] == 0x53F7, place > start, digit(text[place - 1]) != nil else { continue }
      var end = place + 1
      // 之3, -1, 5樓, 5樓之2
      var last = end
      while last < text.count, last < end + 8, digit(text[last]) != nil || [0x4E4B, 0x2D, 0x697C].contains(text[last]) {
        last += 1
      }
      if last > end, text[end..<last].contains(where: { digit($0) != nil }) { end = last }
      if end < text.count, end > place + 1, text[end] == 0x697C { end += 1 }
      return end
    }
    return nil
  }
}
