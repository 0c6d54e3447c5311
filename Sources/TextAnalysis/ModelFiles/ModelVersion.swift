/// A model's name and the digest of its content, such as `museum-0123456789abcdef`.
func modelVersion(_ name: String, _ digest: UInt64) -> String {
  let digits = String(digest, radix: 16)
  return name + "-" + String(repeating: "0", count: 16 - digits.count) + digits
}

extension ModelKind {
  /// What kind of model bytes are, from their heading; the rest of them is not looked at.
  public init(of memory: ModelMemory) throws(ModelError) {
    self = try ModelFile.kind(memory)
  }
}
