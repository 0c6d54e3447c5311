import UnicodeText

/// Appends numbers and texts to bytes, little-endian.
struct ByteWriter {
  var bytes: [UInt8] = []
  /// How many bytes will stand before these in the file.
  let offset: Int

  init(offset: Int = 0) {
    self.offset = offset
  }

  /// Blocks of numbers begin at multiples of this, so that they can be read in place.
  static let blockAlignment = 16

  mutating func number<Number: FixedWidthInteger>(_ number: Number) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func count(_ count: Int) {
    number(UInt32(clamping: count))
  }

  mutating func text(_ text: String) {
    count(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func texts(_ texts: [String]) {
    count(texts.count)
    for text in texts { self.text(text) }
  }

  mutating func reals(_ values: [Double]) {
    for value in values { number(value.bitPattern) }
  }

  mutating func layer(_ layer: SoftmaxLayer) {
    reals(layer.weights + layer.biases + layer.offsets)
  }

  mutating func block(_ block: UnsafeRawBufferPointer) {
    while !(offset + bytes.count).isMultiple(of: Self.blockAlignment) { bytes.append(0) }
    bytes.append(contentsOf: block)
  }

  mutating func han(_ han: HanFolding) {
    count(han.pairs.count)
    for pair in han.pairs {
      let marks: UInt32 = (pair.marksTraditional ? 1 : 0) | (pair.marksSimplified ? 2 : 0)
      number(pair.traditional | marks << 24)
      number(pair.simplified)
    }
  }

  mutating func firstStage(_ stage: FirstStage) {
    text(stage.unicodeVersion)
    han(stage.han)
    count(stage.features.count)
    count(stage.reach)
    for single in stage.scales + stage.biases { number(single.bitPattern) }
    block(UnsafeRawBufferPointer(stage.features))
    block(UnsafeRawBufferPointer(stage.weights))
  }
}
