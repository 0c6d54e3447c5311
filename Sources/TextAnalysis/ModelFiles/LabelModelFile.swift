extension LabelModel {
  package var file: [UInt8] {
    ModelFile.file(.labels) { content in
      content.text(name)
      content.texts(labels)
      content.firstStage(first)
      content.layer(layer)
    }
  }

  static func read(_ memory: ModelMemory) throws(ModelError) -> (model: LabelModel, digest: UInt64) {
    var (reader, digest) = try ModelFile.content(memory, of: .labels)
    guard let name = reader.text(), let labels = reader.texts(atMost: ModelFile.mostTopics), labels.count > 1,
      let first = reader.firstStage(lanes: lanes(labels: labels.count).upperBound),
      let layer = reader.layer(inputs(labels: labels.count), labels.count), reader.isAtEnd
    else { throw .damaged }
    return (LabelModel(name: name, labels: labels, first: first, layer: layer), digest)
  }
}

extension AspectModel {
  package var file: [UInt8] {
    ModelFile.file(.aspects) { content in
      content.text(name)
      content.texts(aspects)
      content.firstStage(first)
      content.layer(presence)
      content.layer(polarity)
      content.reals(thresholds)
    }
  }

  static func read(_ memory: ModelMemory) throws(ModelError) -> (model: AspectModel, digest: UInt64) {
    var (reader, digest) = try ModelFile.content(memory, of: .aspects)
    guard let name = reader.text(), let aspects = reader.texts(atMost: ModelFile.mostTopics), !aspects.isEmpty,
      let first = reader.firstStage(lanes: aspectLanes(aspects.count).upperBound),
      let presence = reader.layer(StageInputs.topicCount, 2),
      let polarity = reader.layer(polarityInputs, polarities.count),
      let thresholds = reader.reals(aspects.count), reader.isAtEnd
    else { throw .damaged }
    let model = AspectModel(
      name: name, aspects: aspects, first: first, presence: presence, polarity: polarity, thresholds: thresholds)
    return (model, digest)
  }
}
