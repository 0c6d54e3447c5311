import UnicodeText

/// Reads what ``ByteWriter`` wrote from a model's memory; nil wherever the bytes do not have it.
struct MemoryReader {
  let memory: ModelMemory
  /// The offset of what is read next.
  private(set) var place: Int

  init(_ memory: ModelMemory, at place: Int) {
    self.memory = memory
    self.place = place
  }

  var isAtEnd: Bool { place == memory.bytes.count }
  private var rest: Int { memory.bytes.count - place }

  mutating func number<Number: FixedWidthInteger>(_ type: Number.Type) -> Number? {
    numbers(type, 1)?.first
  }

  mutating func numbers<Number: FixedWidthInteger>(_ type: Number.Type, _ count: Int) -> [Number]? {
    let width = MemoryLayout<Number>.size
    guard count >= 0, count <= rest / width else { return nil }
    let numbers = (0..<count).map { index in
      Number(littleEndian: memory.bytes.loadUnaligned(fromByteOffset: place + index * width, as: Number.self))
    }
    place += count * width
    return numbers
  }

  mutating func count(atMost most: Int) -> Int? {
    number(UInt32.self).flatMap { $0 <= most ? Int($0) : nil }
  }

  mutating func text() -> String? {
    guard let length = count(atMost: rest), length <= rest else { return nil }
    defer { place += length }
    return String(validating: memory.bytes[place..<(place + length)], as: UTF8.self)
  }

  mutating func texts(atMost most: Int) -> [String]? {
    guard let count = count(atMost: most) else { return nil }
    let texts = (0..<count).compactMap { _ in text() }
    return texts.count == count ? texts : nil
  }

  /// Finite numbers only.
  mutating func reals(_ count: Int) -> [Double]? {
    guard let values = numbers(UInt64.self, count)?.map(Double.init(bitPattern:)) else { return nil }
    return values.allSatisfy(\.isFinite) ? values : nil
  }

  /// Finite numbers only.
  mutating func singles(_ count: Int) -> [Float]? {
    guard let values = numbers(UInt32.self, count)?.map(Float.init(bitPattern:)) else { return nil }
    return values.allSatisfy(\.isFinite) ? values : nil
  }

  mutating func layer(_ inputs: Int, _ outputs: Int) -> SoftmaxLayer? {
    guard let values = reals(outputs * (inputs + 2)) else { return nil }
    let split = inputs * outputs
    return SoftmaxLayer(
      inputs: inputs, outputs: outputs, weights: Array(values[..<split]),
      biases: Array(values[split..<(split + outputs)]), offsets: Array(values[(split + outputs)...]))
  }

  /// The place of a block of bytes that begins at a multiple of ``ByteWriter/blockAlignment``.
  mutating func block(_ length: Int) -> Range<Int>? {
    let start = (place + ByteWriter.blockAlignment - 1) / ByteWriter.blockAlignment * ByteWriter.blockAlignment
    guard length >= 0, start <= memory.bytes.count, length <= memory.bytes.count - start else { return nil }
    place = start + length
    return start..<place
  }

  mutating func han() -> HanFolding? {
    guard let count = count(atMost: 0x10000), let numbers = numbers(UInt32.self, count * 2) else { return nil }
    let pairs = stride(from: 0, to: numbers.count, by: 2).map { place in
      HanFolding.Pair(
        traditional: numbers[place] & 0xFF_FFFF, simplified: numbers[place + 1] & 0xFF_FFFF,
        marksTraditional: numbers[place] >> 24 & 1 != 0, marksSimplified: numbers[place] >> 24 & 2 != 0)
    }
    let isHan = pairs.allSatisfy { Unicode.Scalar($0.traditional) != nil && Unicode.Scalar($0.simplified) != nil }
    return isHan ? HanFolding(pairs: pairs) : nil
  }

  mutating func firstStage(lanes: Int) -> FirstStage? {
    guard let unicodeVersion = text(), let han = han(), let features = count(atMost: ModelFile.mostFeatures),
      let reach = count(atMost: 16), let scales = singles(lanes), let biases = singles(lanes),
      let featureBytes = block(features * 8), let weightBytes = block(features * FirstStage.stride(lanes: lanes))
    else { return nil }
    return FirstStage(
      unicodeVersion: unicodeVersion, han: han, reach: reach, scales: scales, biases: biases, memory: memory,
      featureBytes: featureBytes, weightBytes: weightBytes)
  }
}
