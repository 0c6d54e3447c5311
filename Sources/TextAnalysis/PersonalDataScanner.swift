import Facts
import UnicodeText

/// Finds what identifies a person: telephone numbers, mail addresses, national identity numbers, names and addresses.
///
/// Rather one piece too many than one missed: what is found is hidden in quotes, never thrown away.
struct PersonalDataScanner: Sendable {
  private let names: NameScanner
  private let cues: NumberCues

  init(_ folding: CharacterFolding) {
    names = NameScanner(folding)
    cues = NumberCues(folding)
  }

  /// The spans in order of their place; where two would overlap, the one that starts first, then the longer.
  func spans(in text: FoldedText) -> [PersonalDataSpan] {
    text.codePoints.withUnsafeBufferPointer { codePoints in
      let numbers = IdentityNumbers.ranges(codePoints, cues).map { Found(range: $0, kind: .nationalIdentity) }
      let mails = MailAddresses.ranges(codePoints).map { Found(range: $0, kind: .mail) }
      let telephones = TelephoneNumbers.ranges(codePoints, cues).map { Found(range: $0, kind: .telephone) }
      let contacts = numbers + mails + telephones
      var found = contacts
      found += names.ranges(codePoints, telephones: telephones.map(\.range), hasContact: !contacts.isEmpty)
        .map { Found(range: $0, kind: .name) }
      found += cues.addresses(codePoints).map { Found(range: $0, kind: .address) }
      return Self.apart(found).map { PersonalDataSpan(range: text.range($0.range), kind: $0.kind) }
    }
  }

  private struct Found {
    var range: Range<Int>
    var kind: PersonalDataSpan.Kind
  }

  private static func apart(_ found: [Found]) -> [Found] {
    let sorted = found.enumerated().sorted { one, other in
      let (left, right) = (one.element.range, other.element.range)
      return (left.lowerBound, -left.upperBound, one.offset) < (right.lowerBound, -right.upperBound, other.offset)
    }
    var result: [Found] = []
    for (_, span) in sorted where span.range.lowerBound >= result.last?.range.upperBound ?? 0 { result.append(span) }
    return result
  }
}

/// A list of folded phrases.
struct PhraseList: Sendable {
  /// Longest first.
  let phrases: [[UInt32]]

  init(_ texts: [String], _ folding: CharacterFolding) {
    phrases = texts.map { folding.fold($0).codePoints }.filter { !$0.isEmpty }.sorted { $0.count > $1.count }
  }

  /// The length of the longest phrase that starts at a place.
  func length(_ text: UnsafeBufferPointer<UInt32>, at place: Int) -> Int? {
    guard place >= 0, place < text.count else { return nil }
    for phrase in phrases where phrase[0] == text[place] && place + phrase.count <= text.count {
      if (0..<phrase.count).allSatisfy({ phrase[$0] == text[place + $0] }) { return phrase.count }
    }
    return nil
  }

  /// Whether a phrase ends within `distance` code points before a place.
  func ends(_ text: UnsafeBufferPointer<UInt32>, before place: Int, within distance: Int) -> Bool {
    let longest = phrases.first?.count ?? 0
    let start = max(0, place - distance - longest)
    return start < place
      && (start..<place).contains { first in
        length(text, at: first).map { first + $0 <= place && first + $0 >= place - distance } ?? false
      }
  }
}
