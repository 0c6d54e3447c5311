/// What the second stages of the museum's model look at: a few numbers for each question.
package enum StageInputs {
  package static let sentimentCount = 12
  package static let topicCount = 3
  package static let polarityCount = 8
  package static let intentCount = 31
  package static let urgencyCount = 4

  package static func sentiment(_ scores: Scores, _ lanes: Lanes) -> [StageInput] {
    var inputs = (Array(lanes.sentiment) + Array(lanes.polarity)).map { StageInput.whole(lane: $0) }
    // Praise in one clause and criticism in another is what makes a text mixed.
    let (positive, negative) = (lanes.polarity.lowerBound, lanes.polarity.lowerBound + 1)
    let praise = mostLeaning(to: positive, from: negative, scores)
    let criticism = mostLeaning(to: negative, from: positive, scores)
    let weaker = praise.value < criticism.value ? praise : criticism
    let clauses = Double(min(scores.clauses.count, 8))
    inputs += [praise.input, criticism.input, weaker.input, .constant(clauses / 4)]
    return inputs
  }

  /// The clause in which one lane is furthest above another; -2 where it is nowhere above that.
  private static func mostLeaning(
    to lane: Int, from other: Int, _ scores: Scores
  ) -> (input: StageInput, value: Double) {
    var best: (input: StageInput, value: Double) = (.constant(-2), -2)
    for clause in scores.clauses.indices {
      let value = scores.margin(lane, clause: clause) - scores.margin(other, clause: clause)
      if value > best.value { best = (.lean(to: lane, from: other, clause: clause), value) }
    }
    return best
  }

  package static func topic(_ lane: Int, _ scores: Scores) -> [StageInput] {
    guard let highest = scores.highestClause(lane, least: -4) else {
      return [.whole(lane: lane), .constant(-4), .constant(0)]
    }
    let input = StageInput.clause(lane: lane, clause: highest.clause)
    return [.whole(lane: lane), input, highest.margin > 0 ? input : .constant(0)]
  }

  /// - Parameter clauses: those that speak of the topic.
  package static func polarity(clauses: [Int], _ scores: Scores, _ lanes: Lanes) -> [StageInput] {
    lanes.polarity.map { .context(lane: $0, clauses: clauses) } + lanes.sentiment.map { .whole(lane: $0) }
  }

  /// A wish or a question often stands in one clause, mostly the last.
  package static func intent(_ scores: Scores, _ lanes: Lanes, asks: Bool) -> [StageInput] {
    ClauseInputs.inputs(scores, lanes.intent) + lanes.sentiment.map { .whole(lane: $0) } + [.constant(asks ? 1 : 0)]
  }

  package static func urgency(_ lanes: Lanes, alarm: Alarm) -> [StageInput] {
    [
      .whole(lane: lanes.urgency), .constant(alarm == .certain ? 1 : 0), .constant(alarm == .possible ? 1 : 0),
      .whole(lane: lanes.sentiment.lowerBound + 1),
    ]
  }
}
