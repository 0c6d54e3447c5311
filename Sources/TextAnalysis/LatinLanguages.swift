/// Tells languages of the Latin script by their frequent words and their letters.
enum LatinLanguages {
  /// `en`, `fr`, `de`, `es`, `it`, `pt`, `nl`, `vi`, `id`, `ms`, or `und` where too little tells.
  ///
  /// - Parameter around: the language of the text that this is a part of: one or two words do not outweigh it.
  static func language(
    _ text: UnsafeBufferPointer<UInt32>, _ census: TextCensus, within around: String? = nil
  ) -> String {
    let letters = census.count(.letter) + census.count(.latin)
    let vietnamese = text.count { isVietnamese($0) }
    if vietnamese * 12 > letters, vietnamese > 1 { return "vi" }
    var votes = [Int](repeating: 0, count: lists.count)
    var (words, readable) = (0, 0)
    forEachWord(text) { start, end in
      words += 1
      if isReadable(text, start, end) { readable += 1 }
      var lists = known[hash(text, start, end)] ?? 0
      while lists != 0 {
        votes[lists.trailingZeroBitCount] += 1
        lists &= lists - 1
      }
    }
    // A part without a frequent word of its own is in the language of the others.
    if let place = lists.firstIndex(where: { $0.language == around }) { votes[place] += 2 }
    guard let most = votes.max(), words > 0 else { return "und" }
    if most > 0 {
      let best = votes.indices.filter { votes[$0] == most }
      // Letters that a language has and English lacks decide between equals.
      if best.count > 1, census.count(.latin) > 0 { return best.first { $0 > 0 }.map { lists[$0].language } ?? "und" }
      return lists[best[0]].language
    }
    // Without a single frequent word: names, brands and short praise are taken for English where they can be spoken.
    return census.count(.latin) == 0 && readable * 2 > words ? "en" : "und"
  }

  private static let lists: [(language: String, words: String)] = [
    ("en", "the and is was were it to of for in this that with are not very my we you have had but they be at on so "
      + "from our i a an as no all good great nice love museum thanks thank please there can could would staff will "
      + "been"),
    ("fr", "le la les des est une et pour dans avec très pas nous vous je musée sont sur du au mais ce qui que un il "
      + "c'est merci bien trop enfants"),
    ("de", "der die das und ist nicht sehr ein eine mit für war wir ich auf zu den im es aber sind haben schön auch "
      + "leider gut kinder danke von"),
    ("es", "el la los las es muy una un para con que en por pero y está museo fue se lo del gracias todo bien niños no "
      + "más son"),
    ("it", "il la gli è molto un una per con che di non sono museo ma bello grazie della siamo i nel anche bambini le"),
    ("pt", "o a os as é muito um uma para com que não mas em foi museu obrigado são da do ao no na crianças bom"),
    ("nl", "de het een en is niet zeer met van voor was wij ik op zijn er maar heel mooi erg dat kinderen leuk goed"),
    ("id", "yang dan di ini itu tidak sangat untuk dengan saya kami ada dari ke bagus anak juga sudah banyak karena "
      + "bisa tempat terima kasih"),
    ("ms", "yang dan di ini itu tidak sangat untuk dengan saya kami ada dari ke bagus juga sudah banyak kerana boleh "
      + "muzium kanak ialah anda tandas percuma tempat terima kasih"),
  ]

  /// The lists that have a word, a bit for each, by its hash.
  private static let known: [UInt64: UInt16] = {
    var known: [UInt64: UInt16] = [:]
    for (place, list) in lists.enumerated() {
      for word in list.words.split(separator: " ") {
        let codePoints = word.unicodeScalars.map(\.value)
        codePoints.withUnsafeBufferPointer { known[hash($0, 0, $0.count), default: 0] |= 1 << UInt16(place) }
      }
    }
    return known
  }()

  private static func hash(_ text: UnsafeBufferPointer<UInt32>, _ start: Int, _ end: Int) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for place in start..<end { hash = (hash ^ UInt64(text[place])) &* 0x100_0000_01B3 }
    return hash
  }

  /// Words of letters, an apostrophe inside of them included.
  private static func forEachWord(_ text: UnsafeBufferPointer<UInt32>, _ body: (Int, Int) -> Void) {
    var start: Int?
    for place in 0...text.count {
      let isPart = place < text.count && (isLetter(text[place]) || text[place] == 0x27 && start != nil)
      if isPart {
        start = start ?? place
      } else if let first = start {
        body(first, place)
        start = nil
      }
    }
  }

  private static func isLetter(_ codePoint: UInt32) -> Bool {
    let kind = CharacterKind.of(codePoint)
    return kind == .letter || kind == .latin
  }

  /// A word that a mouth can say and that is no run of neighbouring keys.
  private static func isReadable(_ text: UnsafeBufferPointer<UInt32>, _ start: Int, _ end: Int) -> Bool {
    var (vowels, run, keys) = (0, 0, 0)
    for place in start..<end {
      // A y sounds at the end of a word, as in "why".
      let isVowel = [0x61, 0x65, 0x69, 0x6F, 0x75].contains(text[place]) || text[place] == 0x79 && place == end - 1
      vowels += isVowel ? 1 : 0
      run = isVowel ? 0 : run + 1
      if run > 4 { return false }
      if place > start, neighbours.contains(text[place - 1] << 8 | text[place]) { keys += 1 }
    }
    return vowels > 0 && (end - start < 4 || keys * 3 < (end - start) * 2)
  }

  /// Pairs of letters that lie side by side in the middle row of keys.
  private static let neighbours: Set<UInt32> = {
    let row = Array("asdfghjkl".unicodeScalars.map(\.value))
    return Set(zip(row, row.dropFirst()).flatMap { [$0 << 8 | $1, $1 << 8 | $0] })
  }()

  /// ă đ ơ ư and the vowels with two marks, which no other language has.
  private static func isVietnamese(_ codePoint: UInt32) -> Bool {
    switch codePoint {
    case 0x103, 0x111, 0x1A1, 0x1B0, 0x1EA1...0x1EF9: true
    default: false
    }
  }
}
