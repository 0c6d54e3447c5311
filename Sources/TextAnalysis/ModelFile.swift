import UnicodeText

/// Why bytes are not a model.
public enum ModelError: Error, Hashable, Sendable {
  /// The bytes do not begin as a model does.
  case notAModel
  /// The file is of a later, or an abandoned, form.
  case unknownVersion(UInt32)
  /// The file ends early, has more than it says, or a byte of it has changed.
  case damaged
}

/// A model as bytes: mark, form, digest, then the content; numbers little-endian.
package enum ModelFile {
  private static let mark: [UInt8] = Array("HXTM".utf8)
  package static let form: UInt32 = 1
  private static let headerLength = 24
  /// More features or topics than this is no model of ours.
  private static let mostFeatures = 4_000_000
  private static let mostTopics = 1_000

  package static func bytes(of model: Model) -> [UInt8] {
    var content = ByteWriter()
    content.text(model.name)
    content.text(model.unicodeVersion)
    content.count(model.topics.count)
    for topic in model.topics { content.text(topic) }
    content.text(model.generalTopic)
    content.count(model.han.pairs.count)
    for pair in model.han.pairs {
      let marks: UInt32 = (pair.marksTraditional ? 1 : 0) | (pair.marksSimplified ? 2 : 0)
      content.number(pair.traditional | marks << 24)
      content.number(pair.simplified)
    }
    content.count(model.features.count)
    for feature in model.features { content.number(feature) }
    for weight in model.weights { content.number(UInt16(bitPattern: weight)) }
    for scale in model.scales + model.biases { content.number(scale.bitPattern) }
    for layer in layers(model.layers) { content.layer(layer) }
    content.reals(model.topicThresholds)
    content.reals([model.urgencyThreshold, model.sureThreshold])
    var file = ByteWriter()
    file.bytes = mark
    file.number(form)
    file.number(UInt64(content.bytes.count))
    file.number(digest(content.bytes[...]))
    return file.bytes + content.bytes
  }

  private static func layers(_ layers: Model.Layers) -> [SoftmaxLayer] {
    [layers.sentiment, layers.topic, layers.polarity, layers.intent, layers.urgency]
  }

  /// Reads a model and checks all of it, so that using it cannot fail.
  package static func model(_ bytes: [UInt8]) throws(ModelError) -> (model: Model, digest: UInt64) {
    guard bytes.starts(with: mark) else { throw .notAModel }
    var header = ByteReader(bytes[mark.count...])
    guard let found = header.number(UInt32.self) else { throw .damaged }
    guard found == form else { throw .unknownVersion(found) }
    guard let length = header.number(UInt64.self), let expected = header.number(UInt64.self),
      length == UInt64(bytes.count - headerLength), digest(bytes[headerLength...]) == expected,
      let model = content(ByteReader(bytes[headerLength...]))
    else { throw .damaged }
    return (model, expected)
  }

  private static func content(_ source: ByteReader) -> Model? {
    var reader = source
    guard let name = reader.text(), let unicodeVersion = reader.text(),
      let topicCount = reader.count(atMost: mostTopics)
    else { return nil }
    let topics = (0..<topicCount).compactMap { _ in reader.text() }
    guard topics.count == topicCount, let generalTopic = reader.text(), let han = han(&reader),
      let featureCount = reader.count(atMost: mostFeatures)
    else { return nil }
    let lanes = Lanes(topics: topicCount)
    guard let features = reader.numbers(UInt64.self, featureCount),
      zip(features, features.dropFirst()).allSatisfy({ $0 < $1 }),
      let weights = reader.numbers(UInt16.self, featureCount * lanes.stride),
      let scales = reader.singles(lanes.stride), let biases = reader.singles(lanes.stride),
      let layers = layers(&reader), let thresholds = reader.reals(topicCount), let limits = reader.reals(2),
      reader.isAtEnd
    else { return nil }
    return Model(
      name: name, unicodeVersion: unicodeVersion, topics: topics, generalTopic: generalTopic, han: han,
      features: features, weights: weights.map { Int16(bitPattern: $0) }, scales: scales, biases: biases,
      layers: layers, topicThresholds: thresholds, urgencyThreshold: limits[0], sureThreshold: limits[1])
  }

  private static func han(_ reader: inout ByteReader) -> HanFolding? {
    guard let count = reader.count(atMost: 0x10000), let numbers = reader.numbers(UInt32.self, count * 2) else {
      return nil
    }
    let pairs = stride(from: 0, to: numbers.count, by: 2).map { place in
      HanFolding.Pair(
        traditional: numbers[place] & 0xFF_FFFF, simplified: numbers[place + 1] & 0xFF_FFFF,
        marksTraditional: numbers[place] >> 24 & 1 != 0, marksSimplified: numbers[place] >> 24 & 2 != 0)
    }
    let isHan = pairs.allSatisfy { Unicode.Scalar($0.traditional) != nil && Unicode.Scalar($0.simplified) != nil }
    return isHan ? HanFolding(pairs: pairs) : nil
  }

  private static func layers(_ reader: inout ByteReader) -> Model.Layers? {
    guard let sentiment = reader.layer(StageInputs.sentimentCount, 4),
      let topic = reader.layer(StageInputs.topicCount, 2), let polarity = reader.layer(StageInputs.polarityCount, 4),
      let intent = reader.layer(StageInputs.intentCount, 5), let urgency = reader.layer(StageInputs.urgencyCount, 2)
    else { return nil }
    return Model.Layers(sentiment: sentiment, topic: topic, polarity: polarity, intent: intent, urgency: urgency)
  }

  /// 64 bits that change with any byte: against accidents, not against forgers.
  package static func digest(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.withUnsafeBytes { bytes in
      var hash = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
      var place = 0
      while place + 8 <= bytes.count {
        hash = mixed(hash, UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
        place += 8
      }
      for byte in bytes[place...] { hash = mixed(hash, UInt64(byte)) }
      return hash
    }
  }

  /// A bijection of the word for each hash, and of the hash for each word: one changed word always shows.
  private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word) &* 0xD6E8_FEB8_6659_FD93
    return (product ^ (product >> 29)) &+ 0x2545_F491_4F6C_DD1D
  }
}
