/// What the second stages of the museum's model look at: a few numbers for each question.
package enum StageInputs {
  package static let sentimentCount = 12
  package static let topicCount = 5
  package static let polarityCount = 8
  package static let intentCount = 31
  package static let urgencyCount = 4

  @inline(__always)
  package static func sentiment(_ scores: Scores, _ lanes: Lanes, _ take: StageInputTaker) {
    for lane in lanes.sentiment { take(.whole(lane: lane)) }
    for lane in lanes.polarity { take(.whole(lane: lane)) }
    // Praise in one clause and criticism in another is what makes a text mixed.
    let (positive, negative) = (lanes.polarity.lowerBound, lanes.polarity.lowerBound + 1)
    var (praised, criticised) = (-1, -1)
    var (most, least) = (-2.0, 2.0)
    for clause in scores.clauses.indices {
      let lean = scores.margin(positive, clause: clause) - scores.margin(negative, clause: clause)
      praised = lean > most ? clause : praised
      criticised = lean < least ? clause : criticised
      most = lean > most ? lean : most
      least = lean < least ? lean : least
    }
    let praise = praised < 0 ? StageInput.constant(-2) : .lean(to: positive, from: negative, clause: praised)
    let criticism = criticised < 0 ? StageInput.constant(-2) : .lean(to: negative, from: positive, clause: criticised)
    take(praise)
    take(criticism)
    take(most < -least ? praise : criticism)
    take(.constant(Double(min(scores.clauses.count, 8)) / 4))
  }

  /// Below this the highest clause says no more.
  package static let lowestTopicMargin = -4.0

  /// What speaks for a topic in the whole text and in the clause that speaks for it most, and how far it is ahead of
  /// the other topics: most texts speak of one, and nearly all of some.
  ///
  /// - Parameter lanes: those of all topics.
  package static func topic(_ lane: Int, among lanes: Range<Int>, _ scores: Scores) -> [StageInput] {
    var inputs = [StageInput.whole(lane: lane), .constant(lowestTopicMargin), .constant(0)]
    if let clause = scores.highestClause(lane), scores.highestMargin(lane) > lowestTopicMargin {
      inputs[1] = .clause(lane: lane, clause: clause)
      if scores.highestMargin(lane) > 0 { inputs[2] = inputs[1] }
    }
    let rival = lanes.filter { $0 != lane }.max { scores.margin($0) < scores.margin($1) }
    let lead = rival.map { StageInput.lead(of: lane, over: $0) } ?? .constant(0)
    return inputs + [lead, lead.value(scores) > 0 ? lead : .constant(0)]
  }

  /// - Parameter clauses: those that speak of the topic.
  @inline(__always)
  package static func polarity(clauses: ClauseSet, _ lanes: Lanes, _ take: StageInputTaker) {
    for lane in lanes.polarity { take(.context(lane: lane, clauses: clauses)) }
    for lane in lanes.sentiment { take(.whole(lane: lane)) }
  }

  /// A wish or a question often stands in one clause, mostly the last.
  @inline(__always)
  package static func intent(_ scores: Scores, _ lanes: Lanes, asks: Bool, _ take: StageInputTaker) {
    ClauseInputs.inputs(scores, lanes.intent, take)
    for lane in lanes.sentiment { take(.whole(lane: lane)) }
    take(.constant(asks ? 1 : 0))
  }

  @inline(__always)
  package static func urgency(_ lanes: Lanes, alarm: Alarm, _ take: StageInputTaker) {
    take(.whole(lane: lanes.urgency))
    take(.constant(alarm == .certain ? 1 : 0))
    take(.constant(alarm == .possible ? 1 : 0))
    take(.whole(lane: lanes.sentiment.lowerBound + 1))
  }
}
