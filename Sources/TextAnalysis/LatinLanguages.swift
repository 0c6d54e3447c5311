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
    var words = 0
    let known = known
    forEachWord(text) { start, end in
      words += 1
      var lists = known.lists(hash(text, start, end))
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
    guard census.count(.latin) == 0 else { return "und" }
    var readable = 0
    forEachWord(text) { start, end in readable += isReadable(text, start, end) ? 1 : 0 }
    return readable * 2 > words ? "en" : "und"
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

  private static let known = KnownWords(
    lists.enumerated().flatMap { place, list in
      list.words.split(separator: " ").map { word in
        let codePoints = word.unicodeScalars.map(\.value)
        return (codePoints.withUnsafeBufferPointer { hash($0, 0, $0.count) }, UInt16(1) << UInt16(place))
      }
    })

  /// Which lists have a word, a bit for each, by its hash. Asked for every word of a text, so that a dictionary, whose
  /// hashes withstand attackers, is too slow.
  private struct KnownWords: Sendable {
    /// No word has the hash 0, which stands for an empty place.
    private var hashes = [UInt64](repeating: 0, count: size)
    private var bits = [UInt16](repeating: 0, count: size)

    /// Several times as many as there are words.
    private static let size = 2048

    init(_ words: [(hash: UInt64, bits: UInt16)]) {
      for word in words {
        let place = place(word.hash)
        hashes[place] = word.hash
        bits[place] |= word.bits
      }
    }

    func lists(_ hash: UInt64) -> UInt16 { bits[place(hash)] }

    /// Where a word is, or would be.
    private func place(_ hash: UInt64) -> Int {
      var place = Int(truncatingIfNeeded: hash ^ hash >> 32) & (Self.size - 1)
      while hashes[place] != hash, hashes[place] != 0 { place = (place + 1) & (Self.size - 1) }
      return place
    }
  }

  private static func hash(_ text: UnsafeBufferPointer<UInt32>, _ start: Int, _ end: Int) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for place in start..<end { hash = (hash ^ UInt64(text[place])) &* 0x100_0000_01B3 }
    return hash
  }

  /// Words of letters, an apostrophe inside of them included.
  private static func forEachWord(_ text: UnsafeBufferPointer<UInt32>, _ body: (Int, Int) -> Void) {
    var start: Int?
    for place in 0...text.count {
      let isPart = place < text.count && (CharacterKind.isLatin(text[place]) || text[place] == 0x27 && start != nil)
      if isPart {
        start = start ?? place
      } else if let first = start {
        body(first, place)
        start = nil
      }
    }
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
      if place > start, areNeighbours(text[place - 1], text[place]) { keys += 1 }
    }
    return vowels > 0 && (end - start < 4 || keys * 3 < (end - start) * 2)
  }

  /// Letters that lie side by side in the middle row of keys.
  private static func areNeighbours(_ one: UInt32, _ other: UInt32) -> Bool {
    guard isASCIILetter(one), isASCIILetter(other) else { return false }
    let (place, beside) = (middleRow[Int(one - 0x61)], middleRow[Int(other - 0x61)])
    return place > 0 && beside > 0 && abs(place - beside) == 1
  }

  /// The place of each letter in the middle row of keys, from 1; 0 for the other rows.
  private static let middleRow: [Int] = {
    let row = Array("asdfghjkl")
    return "abcdefghijklmnopqrstuvwxyz".map { letter in row.firstIndex(of: letter).map { $0 + 1 } ?? 0 }
  }()

  /// ă đ ơ ư and the vowels with two marks, which no other language has.
  private static func isVietnamese(_ codePoint: UInt32) -> Bool {
    switch codePoint {
    case 0x103, 0x111, 0x1A1, 0x1B0, 0x1EA1...0x1EF9: true
    default: false
    }
  }
}
