/// Appends numbers and texts to bytes.
struct ByteWriter {
  var bytes: [UInt8] = []

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

  mutating func reals(_ values: [Double]) {
    for value in values { number(value.bitPattern) }
  }

  mutating func layer(_ layer: SoftmaxLayer) {
    reals(layer.weights + layer.biases + layer.offsets)
  }
}

/// Reads what ``ByteWriter`` wrote; nil wherever the bytes do not have it.
struct ByteReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) {
    rest = bytes
  }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func number<Number: FixedWidthInteger>(_ type: Number.Type) -> Number? {
    numbers(type, 1)?.first
  }

  mutating func numbers<Number: FixedWidthInteger>(_ type: Number.Type, _ count: Int) -> [Number]? {
    let width = MemoryLayout<Number>.size
    guard count >= 0, count <= rest.count / width else { return nil }
    let numbers = rest.withUnsafeBytes { bytes in
      [Number](unsafeUninitializedCapacity: count) { buffer, filled in
        for place in 0..<count {
          buffer[place] = Number(littleEndian: bytes.loadUnaligned(fromByteOffset: place * width, as: Number.self))
        }
        filled = count
      }
    }
    rest = rest.dropFirst(count * width)
    return numbers
  }

  mutating func count(atMost most: Int) -> Int? {
    number(UInt32.self).flatMap { $0 <= most ? Int($0) : nil }
  }

  mutating func text() -> String? {
    guard let length = count(atMost: rest.count), length <= rest.count else { return nil }
    let text = String(validating: rest.prefix(length), as: UTF8.self)
    rest = rest.dropFirst(length)
    return text
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
}
