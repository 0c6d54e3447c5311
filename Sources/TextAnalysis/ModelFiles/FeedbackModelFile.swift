extension Model {
  package var file: [UInt8] {
    ModelFile.file(.feedback) { content in
      content.text(name)
      content.texts(topics)
      content.text(generalTopic)
      content.firstStage(first)
      for layer in [layers.sentiment, layers.topic, layers.polarity, layers.intent, layers.urgency] {
        content.layer(layer)
      }
      content.reals(topicThresholds + [urgencyThreshold, sureThreshold])
      let languages = reliability.languages.sorted { $0.key < $1.key }
      content.texts(languages.map(\.key))
      content.reals(languages.map(\.value) + [reliability.personalData.found, reliability.personalData.none])
    }
  }

  package static func read(_ memory: ModelMemory) throws(ModelError) -> (model: Model, digest: UInt64) {
    var (reader, digest) = try ModelFile.content(memory, of: .feedback)
    guard let name = reader.text(), let topics = reader.texts(atMost: ModelFile.mostTopics),
      let generalTopic = reader.text(), let first = reader.firstStage(lanes: Lanes(topics: topics.count).count),
      let layers = layers(&reader), let thresholds = reader.reals(topics.count), let limits = reader.reals(2),
      let reliability = reliability(&reader), reader.isAtEnd
    else { throw .damaged }
    let model = Model(
      name: name, topics: topics, generalTopic: generalTopic, first: first, layers: layers,
      topicThresholds: thresholds, urgencyThreshold: limits[0], sureThreshold: limits[1],
      reliability: reliability)
    return (model, digest)
  }

  private static func reliability(_ reader: inout MemoryReader) -> Reliability? {
    guard let languages = reader.texts(atMost: ModelFile.mostTopics), let shares = reader.reals(languages.count),
      let personalData = reader.reals(2)
    else { return nil }
    var reliability = Reliability()
    reliability.languages = Dictionary(zip(languages, shares), uniquingKeysWith: { one, _ in one })
    reliability.personalData = (personalData[0], personalData[1])
    return reliability
  }

  private static func layers(_ reader: inout MemoryReader) -> Model.Layers? {
    guard let sentiment = reader.layer(StageInputs.sentimentCount, 4),
      let topic = reader.layer(StageInputs.topicCount, 2), let polarity = reader.layer(StageInputs.polarityCount, 4),
      let intent = reader.layer(StageInputs.intentCount, 5), let urgency = reader.layer(StageInputs.urgencyCount, 2)
    else { return nil }
    return Model.Layers(sentiment: sentiment, topic: topic, polarity: polarity, intent: intent, urgency: urgency)
  }
}
