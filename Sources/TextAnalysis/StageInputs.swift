/// What the second stages look at: a few numbers for each question, from the scores of the first.
package enum StageInputs {
  package static let sentimentCount = 12
  package static let topicCount = 3
  package static let polarityCount = 8
  package static let intentCount = 10
  package static let urgencyCount = 4

  package static func sentiment(_ scores: Scores, _ lanes: Lanes) -> [Double] {
    var inputs = lanes.sentiment.map { scores.margin($0) }
    inputs += lanes.polarity.map { scores.margin($0) }
    // Praise in one clause and criticism in another is what makes a text mixed.
    let (positive, negative) = (lanes.polarity.lowerBound, lanes.polarity.lowerBound + 1)
    var highest = (-2.0, -2.0)
    for clause in scores.clauses.indices {
      let lean = scores.margin(positive, clause: clause) - scores.margin(negative, clause: clause)
      highest = (max(highest.0, lean), max(highest.1, -lean))
    }
    let clauses = Double(min(scores.clauses.count, 8))
    return inputs + [highest.0, highest.1, min(highest.0, highest.1), clauses / 4]
  }

  package static func topic(_ lane: Int, _ scores: Scores) -> [Double] {
    let highest = scores.highestMargin(lane, least: -4)
    return [scores.margin(lane), highest, max(0, highest)]
  }

  /// - Parameter clauses: those that speak of the topic.
  package static func polarity(clauses: [Int], _ scores: Scores, _ lanes: Lanes) -> [Double] {
    lanes.polarity.map { scores.margin($0, clauses: clauses) } + lanes.sentiment.map { scores.margin($0) }
  }

  package static func intent(_ scores: Scores, _ lanes: Lanes, asks: Bool) -> [Double] {
    lanes.intent.map { scores.margin($0) } + lanes.sentiment.map { scores.margin($0) } + [asks ? 1 : 0]
  }

  package static func urgency(_ scores: Scores, _ lanes: Lanes, alarm: Alarm) -> [Double] {
    [
      scores.margin(lanes.urgency), alarm == .certain ? 1 : 0, alarm == .possible ? 1 : 0,
      scores.margin(lanes.sentiment.lowerBound + 1),
    ]
  }
}
