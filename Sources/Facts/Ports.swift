/// Says what a text is about; the model behind it is loaded once.
public protocol Labeller: Sendable {
  /// The version that every label names.
  var modelVersion: String { get }
  /// A pure function of the text and its stars (1 through 5, where there are any).
  func analyse(_ text: String, stars: Int?) -> Analysis
}

/// Proves that a text was issued by this installation, with a key that never leaves it.
public protocol MessageTagger: Sendable {
  /// 32 bytes that nobody without the key can compute (HMAC-SHA256); the same for the same text.
  func tag(_ text: String) -> [UInt8]
}

extension MessageTagger {
  /// The password with which a visitor looks up a case: ten characters of 32, without the look-alikes 0, 1, I and O.
  ///
  /// It is computed from the number, so that staff can tell it to a caller and no file holds it.
  public func password(ofCase number: String) -> String {
    let alphabet = Array("23456789ABCDEFGHJKLMNPQRSTUVWXYZ".utf8)
    let characters = tag("case-password:" + number).prefix(10).map { alphabet[Int($0 & 31)] }
    return String(decoding: characters, as: UTF8.self)
  }
}

/// Whether two byte strings are equal, in a time that depends on their lengths alone.
public func isEqualInConstantTime(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> Bool {
  guard left.count == right.count else { return false }
  return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
}
