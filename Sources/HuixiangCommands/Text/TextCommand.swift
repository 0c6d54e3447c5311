import ArgumentParser

struct TextCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "text", abstract: "Teach, judge and use the models that understand what people wrote.",
    subcommands: [
      TextTrain.self, TextEvaluate.self, TextPredict.self, TextInspect.self, TextSegment.self, TextTrainSegmenter.self,
      TextRetrain.self,
    ])
}
