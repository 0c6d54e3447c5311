import Facts
import UnicodeText

/// Finds what identifies a person: numbers, addresses and accounts, and names beside them.
///
/// A text holds personal data exactly where this finds something: a telephone number, a mail address, an identity,
/// passport, card or plate number, an account, a date of birth, where somebody lives, or a member's number with a name.
/// A name alone is none.
struct PersonalDataScanner: Sendable {
  private let names: NameScanner
  private let cues: NumberCues
  private let addresses: PostalAddresses
  private let announced: AnnouncedNumbers
  private let mails: MailAddresses
  private let spelt: SpeltNumbers

  init(_ folding: CharacterFolding) {
    names = NameScanner(folding)
    cues = NumberCues(folding)
    addresses = PostalAddresses(folding)
    announced = AnnouncedNumbers(folding)
    mails = MailAddresses(folding)
    spelt = SpeltNumbers(folding)
  }

  /// The spans in order of their place; where two would overlap, the one that starts first, then the longer.
  func spans(in text: FoldedText) -> [PersonalDataSpan] {
    text.codePoints.withUnsafeBufferPointer { spans(in: text, $0, TextCensus($0)) }
  }

  /// - Parameters:
  ///   - codePoints: those of `text`.
  ///   - census: of them.
  func spans(
    in text: FoldedText, _ codePoints: UnsafeBufferPointer<UInt32>, _ census: TextCensus
  ) -> [PersonalDataSpan] {
    var found = candidates(codePoints, census)
    guard !found.isEmpty else { return [] }
    found = FoundData.apart(found)
    let names = names.ranges(codePoints, beside: found.map { $0.start..<$0.range.upperBound })
    if names.isEmpty, found.allSatisfy(\.needsOthers) { return [] }
    found += names.map { FoundData(range: $0, kind: .name) }
    return FoundData.apart(found).map { PersonalDataSpan(range: text.range($0.range), kind: $0.kind) }
  }

  /// Everything but names. Each search needs characters that most comments do not have.
  private func candidates(_ text: UnsafeBufferPointer<UInt32>, _ census: TextCensus) -> [FoundData] {
    var found: [FoundData] = []
    if census.longestNumber >= 7 {
      found += IdentityNumbers.found(text, cues)
      found += PaymentCards.ranges(text, cues).map { FoundData(range: $0, kind: .paymentCard) }
      found += TelephoneNumbers.ranges(text, cues).map { FoundData(range: $0, kind: .telephone) }
    }
    if census.count(.at) > 0 || census.count(.letter) >= 8 {
      found += mails.ranges(text).map { FoundData(range: $0, kind: .mail) }
    }
    if census.count(.letter) >= 25 { found += spelt.ranges(text).map { FoundData(range: $0, kind: .telephone) } }
    if census.digits >= 3 || census.count(.letter) >= 4 { found += announced.found(text, census) }
    // No address without a number and 號.
    if census.digits >= 1, census.han >= 5, text.contains(0x53F7) { found += addresses.found(text) }
    return found
  }
}

/// Something that identifies a person, by the places of its code points.
struct FoundData {
  var range: Range<Int>
  var kind: PersonalDataSpan.Kind
  /// Where the words begin that say what it is.
  var start: Int
  /// By itself it identifies nobody: a member's number, an address that may be anybody's.
  var needsOthers: Bool

  init(range: Range<Int>, kind: PersonalDataSpan.Kind, start: Int? = nil, needsOthers: Bool = false) {
    self.range = range
    self.kind = kind
    self.start = start ?? range.lowerBound
    self.needsOthers = needsOthers
  }

  /// In order of their place and without overlaps.
  static func apart(_ found: [FoundData]) -> [FoundData] {
    let sorted = found.enumerated().sorted { one, other in
      let (left, right) = (one.element.range, other.element.range)
      return (left.lowerBound, -left.upperBound, one.offset) < (right.lowerBound, -right.upperBound, other.offset)
    }
    var result: [FoundData] = []
    for (_, span) in sorted where span.range.lowerBound >= result.last?.range.upperBound ?? 0 { result.append(span) }
    return result
  }
}
