import Foundation
import TextAnalysis
import Testing

@testable import TextTraining

@Suite struct StreamTests {
  /// Foundation's decoder is the judge of what is JSON.
  @Test func linesPassThroughWithTheirLabels() async throws {
    let lines = FeedbackLines(try await Analyser(model: Synthetic.model.value))
    let rows = [
      #"{"id":"1","text":"廁所很臭"}"#, #" { "text" : "a\"\\\/\b\f\n\r\t\u4f60\ud83d\ude00" , "id" : 7e-2 } "#,
      #"{"text":"x","topics":[{"a":[1,[{}]]}],"sentiment":null,"keep":{"k":[true,false,null,-0.5E+3,""]}}"#,
      #"{"text":"","stars":5}"#, "{\"text\":\"\u{202E}<script>\u{200B}👨‍👩‍👧\"}", #"{"text":"a","text":"志工超親切"}"#,
    ]
    for row in rows {
      let said = try #require(try label(row, lines))
      let input = try #require(try JSONSerialization.jsonObject(with: Data(row.utf8)) as? [String: Any])
      #expect(Set(input.keys).isSubset(of: said.keys))
      for name in ["language", "sentiment", "intent", "urgency", "pii", "topics", "confidence", "personalData"] {
        #expect(said[name] != nil, "\(name) of \(row)")
      }
      let confidence = try #require(said["confidence"] as? [String: Any])
      #expect((0...1).contains(try #require(confidence["sentiment"] as? Double)))
      #expect(said["sentiment"] is String)
      if let keep = input["keep"] as? NSDictionary { #expect(keep == said["keep"] as? NSDictionary) }
    }
  }

  /// Half a surrogate pair is not ours to refuse: other programs write them.
  @Test func brokenSurrogatesAreLabelledToo() async throws {
    let lines = FeedbackLines(try await Analyser(model: Synthetic.model.value))
    var workspace = Workspace()
    var outputs: [[UInt8]] = [[], []]
    for (place, line) in [#"{"text":"廁所很臭\ud83d"}"#, #"{"text":"廁所很臭\ude00\ud83d!"}"#].enumerated() {
      #expect(Array(line.utf8).withUnsafeBufferPointer { lines.label($0, to: &outputs[place], using: &workspace) } == nil)
      #expect(String(decoding: outputs[place], as: UTF8.self).contains(#""sentiment":"negative""#))
    }
  }

  @Test func faultyLinesAreNamedAndLeaveNothingBehind() async throws {
    let lines = LabelLines(try TextClassifier(ModelMemory(try await Synthetic.labelModel.value)))
    let rows: [(line: [UInt8], fault: LineFault)] = [
      (Array("[]".utf8), .notAnObject), (Array("{".utf8), .notAnObject), (Array(#"{"text":"a"} x"#.utf8), .notAnObject),
      (Array(#"{"text":"a",}"#.utf8), .notAnObject), (Array(#"{"text":"\x"}"#.utf8), .notAnObject),
      (Array(#"{"text":01}"#.utf8), .notAnObject), (Array(#"{"text":"a","b":+1}"#.utf8), .notAnObject),
      (Array(#"{"text":"a","b":[1,}"#.utf8), .notAnObject), (Array(#"{"text":"\u12g4"}"#.utf8), .notAnObject),
      (Array("{\"text\":\"a\u{0}\"}".utf8), .notAnObject), (Array("{}".utf8), .noText),
      (Array(#"{"text":7}"#.utf8), .noText), (Array(#"{"id":"text"}"#.utf8), .noText),
      (Array(#"{"text":""#.utf8) + [0xE4, 0xBD] + Array(#""}"#.utf8), .notUTF8),
      (Array(#"{"text":"a","b":""#.utf8) + [0xFF] + Array(#""}"#.utf8), .notUTF8),
      (Array((#"{"text":"a","b":"# + String(repeating: "[", count: 100_000)).utf8), .notAnObject),
    ]
    var workspace = Workspace()
    for row in rows {
      var output: [UInt8] = []
      let fault = row.line.withUnsafeBufferPointer { lines.label($0, to: &output, using: &workspace) }
      #expect(fault == row.fault && output.isEmpty, "\(String(decoding: row.line.prefix(40), as: UTF8.self))")
    }
  }

  @Test func modelsOfLabelsAndAspectsSayWhatTheyKnow() async throws {
    let labels = LabelLines(try TextClassifier(ModelMemory(try await Synthetic.labelModel.value)))
    let said = try #require(try label(#"{"id":"1","label":"old","text":"志工超親切"}"#, labels))
    #expect(said["label"] as? String == "很 滿意" && said["id"] as? String == "1")
    let aspects = AspectLines(try AspectClassifier(ModelMemory(try await Synthetic.aspectModel.value)))
    let found = try #require(try label(#"{"id":"1","text":"冷氣太熱"}"#, aspects))
    #expect((found["topics"] as? [[String: String]])?.first == ["id": "climate", "sentiment": "neg"])
  }

  private func label(_ line: String, _ lines: some LineLabelling) throws -> [String: Any]? {
    var output: [UInt8] = []
    var workspace = Workspace()
    let fault = Array(line.utf8).withUnsafeBufferPointer { lines.label($0, to: &output, using: &workspace) }
    #expect(fault == nil, "\(line)")
    return try JSONSerialization.jsonObject(with: Data(output)) as? [String: Any]
  }
}
