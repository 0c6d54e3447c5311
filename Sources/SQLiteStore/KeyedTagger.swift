import Crypto
public import Facts
import Foundation

/// HMAC-SHA256 under a key that is kept beside the database.
public struct KeyedTagger: MessageTagger {
  private let key: SymmetricKey

  /// - Parameter key: 32 random bytes.
  public init(key: [UInt8]) { self.key = SymmetricKey(data: Data(key)) }

  public func tag(_ text: String) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key))
  }
}
