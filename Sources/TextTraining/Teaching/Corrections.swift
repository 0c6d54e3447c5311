public import Facts
import UnicodeText

extension LabelledComment {
  /// What a person has said of a feedback, to learn from.
  ///
  /// - Parameters:
  ///   - text: what the visitor wrote.
  ///   - channel: the name of the channel.
  public init(_ label: Label, of text: String, channel: String) {
    let said = label.analysis
    self.init(
      id: label.feedback, text: text, language: said.language, channel: channel, sentiment: said.sentiment,
      topics: said.topics.map { Topic(topic: $0.topic, sentiment: $0.sentiment) }, intent: said.intent,
      urgency: said.urgency, hasPersonalData: !said.personalData.isEmpty)
  }
}

/// The labelled comments of the project together with the corrections by staff, each text once.
public struct TaughtComments: Sendable {
  public private(set) var comments: [LabelledComment]
  /// Corrections of texts that are not among the project's comments.
  public private(set) var added = 0
  /// Corrections whose text, or id, is among the comments, or came before: their labels count, the first id stays.
  public private(set) var repeated = 0

  /// A text that occurs more than once, spelling variants aside, keeps the id under which it came first, since the id
  /// decides whether it is kept for judging: what one model was trained on must not be what it is judged by. The labels
  /// are those of the last correction.
  ///
  /// - Parameter corrections: in the order in which the texts were first corrected.
  public init(_ comments: [LabelledComment], corrections: [LabelledComment]) {
    let folding = CharacterFolding(HanFolding.made())
    self.comments = comments
    var places: [String: Int] = [:]
    var texts: [[UInt32]: Int] = [:]
    for (place, comment) in comments.enumerated() {
      places[comment.id] = place
      let text = folding.fold(comment.text).codePoints
      if texts[text] == nil { texts[text] = place }
    }
    for correction in corrections {
      let text = folding.fold(correction.text).codePoints
      if let place = places[correction.id] ?? texts[text] {
        let first = self.comments[place]
        self.comments[place] = correction
        self.comments[place].id = first.id
        repeated += 1
      } else {
        places[correction.id] = self.comments.count
        texts[text] = self.comments.count
        self.comments.append(correction)
        added += 1
      }
    }
  }
}
