import UnicodeText

/// The next part of a text as atoms, which no word divides: Han characters one by one, numbers and words of alphabets
/// whole, runs of the same punctuation. Holds so many at a time, so that the length of a text costs no memory.
final class AtomBuffer {
  struct Flags: OptionSet {
    let rawValue: UInt8
    /// A word begins here.
    static let cut = Flags(rawValue: 1)
    static let space = Flags(rawValue: 2)
    static let han = Flags(rawValue: 4)
    static let kana = Flags(rawValue: 8)
    /// ICU decides on the words.
    static let foreign = Flags(rawValue: 16)
    /// Inside a word of the institution: no word begins here.
    static let joined = Flags(rawValue: 32)
    /// Hiragana other than の, which Chinese borrows.
    static let hiragana = Flags(rawValue: 64)
  }

  static let capacity = 2_048
  /// Places before and behind the atoms that hold the symbols of what is around them.
  static let margin = 2

  private(set) var count = 0
  /// By atom, from -margin to count + margin.
  let symbols: UnsafeMutablePointer<UInt16>
  /// By atom; one more says where the last one ends. UTF-8 offsets into the text.
  let starts: UnsafeMutablePointer<Int>
  let flags: UnsafeMutablePointer<Flags>
  /// What the word that begins with an atom is.
  let kinds: UnsafeMutablePointer<TextPiece.Kind>
  private(set) var hasForeign = false

  init() {
    let room = Self.capacity + 1 + 2 * Self.margin
    symbols = .allocate(capacity: room) + Self.margin
    starts = .allocate(capacity: room)
    flags = .allocate(capacity: room)
    kinds = .allocate(capacity: room)
    (symbols - Self.margin).initialize(repeating: Symbols.edge, count: room)
    starts.initialize(repeating: 0, count: room)
    flags.initialize(repeating: [], count: room)
    kinds.initialize(repeating: .other, count: room)
  }

  deinit {
    (symbols - Self.margin).deallocate()
    starts.deallocate()
    flags.deallocate()
    kinds.deallocate()
  }

  /// Reads atoms until the text ends or there is no room for more.
  ///
  /// - Parameters:
  ///   - text: well-formed UTF-8.
  ///   - start: where an atom begins.
  ///   - kept: how many atoms of those read before end at `start`; what they are helps to judge the next ones.
  /// - Returns: whether the text ended.
  func read(_ text: UnsafeBufferPointer<UInt8>, from start: Int, after kept: Int, _ table: Symbols.Lookup) -> Bool {
    for place in 1...Self.margin {
      symbols[-place] = kept >= place ? symbols[kept - place] : Symbols.edge
    }
    count = 0
    hasForeign = false
    var reader = AtomReader(text: text, table: table, place: start)
    var cutsNext = true
    var last = Symbols.Entry(Symbols.edge, .space)
    var lastCodePoint: UInt32 = 0
    while count < Self.capacity, let (codePoint, entry) = reader.next() {
      let begin = reader.place
      reader.advance()
      let role = entry.role
      switch role {
      case .han: add(entry.symbol, cutsNext ? [.han, .cut] : .han, .ideographs, begin)
      case .digit, .letter:
        let run = reader.finishRun(entry)
        add(run.symbol, cutsNext ? .cut : [], run.isNumber ? .number : .letters, begin)
      case .kana:
        let isHiragana = codePoint < 0x30A0 && codePoint != 0x306E
        let flags: Flags = isHiragana ? [.kana, .foreign, .hiragana] : [.kana, .foreign]
        add(entry.symbol, cutsNext ? flags.union(.cut) : flags, .kana, begin)
      case .foreign: add(entry.symbol, cutsNext ? [.foreign, .cut] : .foreign, .other, begin)
      case .space where last.role == .space && count > 0: continue
      case .repeating where last.role == .repeating && codePoint == lastCodePoint: continue
      case .extending where last.role != .space: continue
      case .space: add(entry.symbol, [.space, .cut], .other, begin)
      case .mark, .repeating, .extending: add(entry.symbol, .cut, .other, begin)
      }
      cutsNext = role == .space || role == .mark || role == .repeating || role == .extending
      last = entry
      lastCodePoint = codePoint
      if role == .kana || role == .foreign { hasForeign = true }
    }
    starts[count] = reader.place
    flags[count] = .cut
    for place in 0..<Self.margin { symbols[count + place] = Symbols.edge }
    return reader.place == text.count
  }

  @inline(__always)
  private func add(_ symbol: UInt16, _ flag: Flags, _ kind: TextPiece.Kind, _ start: Int) {
    symbols[count] = symbol
    starts[count] = start
    flags[count] = flag
    kinds[count] = kind
    count += 1
  }
}

extension AtomBuffer {
  /// Makes one word of several atoms.
  func join(_ atoms: Range<Int>) {
    flags[atoms.lowerBound].insert(.cut)
    flags[atoms.upperBound].insert(.cut)
    for atom in atoms.dropFirst() {
      flags[atom].insert(.joined)
      flags[atom].remove(.cut)
    }
  }

  /// Divides what ICU decides on from what the model does.
  ///
  /// Han and kana side by side are Japanese when a fifth of them or more is hiragana (a single の between Chinese words
  /// is not); ICU then decides on all of it. Other scripts keep the numbers and letters beside them.
  func settleScripts() {
    guard hasForeign else { return }
    forEachRun(where: { !$0.isDisjoint(with: [.han, .kana]) }) { run in
      let hiragana = run.count { flags[$0].contains(.hiragana) }
      let han = run.count { flags[$0].contains(.han) }
      if hiragana > 0, hiragana * 4 >= han { markForeign(run) }
    }
    forEachRun(where: { !$0.contains(.han) || $0.contains(.foreign) }) { run in
      if run.contains(where: { flags[$0].contains(.foreign) }) {
        flags[run.lowerBound].insert(.cut)
        flags[run.upperBound].insert(.cut)
        markForeign(run)
      }
    }
  }

  /// Calls `body` with each stretch between cuts of more than one atom, but not with the institution's words.
  func forEachStretch(_ body: (Range<Int>) -> Void) {
    var first = 0
    while first < count {
      var end = first + 1
      while !flags[end].contains(.cut) { end += 1 }
      if end - first > 1, !flags[first + 1].contains(.joined) { body(first..<end) }
      first = end
    }
  }

  private func markForeign(_ run: Range<Int>) {
    for atom in run { flags[atom].insert(.foreign) }
  }

  /// Calls `body` with each run of atoms that are alike and not divided.
  private func forEachRun(where isAlike: (Flags) -> Bool, _ body: (Range<Int>) -> Void) {
    var first = 0
    while first < count {
      guard isAlike(flags[first]) else {
        first += 1
        continue
      }
      var end = first + 1
      while end < count, !flags[end].contains(.cut), isAlike(flags[end]) { end += 1 }
      body(first..<end)
      first = end
    }
  }
}
