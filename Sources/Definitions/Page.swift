/// What is shown together.
public struct Page: Hashable, Sendable {
  /// `nil` where the page has no heading of its own.
  public var title: LocalizedText?
  /// Shown only where this holds; `nil` means always.
  public var shownWhen: Expression?
  /// As written: each question and group with its own condition only.
  public var content: [Block]
  /// Whether its questions stand in another order for each respondent.
  public var isShuffled: Bool
  /// Every question of the page in its order, each with the conditions of all that it stands in.
  public private(set) var questions: [Question]

  public enum Block: Hashable, Sendable {
    case question(Question)
    case group(Group)
  }

  public init(title: LocalizedText?, shownWhen: Expression? = nil, content: [Block], isShuffled: Bool = false) {
    self.title = title
    self.shownWhen = shownWhen
    self.content = content
    self.isShuffled = isShuffled
    questions = Self.flat(content, shownWhen)
  }

  private static func flat(_ content: [Block], _ outer: Expression?) -> [Question] {
    content.flatMap { block -> [Question] in
      switch block {
      case .question(var question):
        question.shownWhen = Expression.both(outer, question.shownWhen)
        return [question]
      case .group(let group): return flat(group.content, Expression.both(outer, group.shownWhen))
      }
    }
  }
}

/// Questions that belong together within a page.
public struct Group: Hashable, Sendable {
  public var key: String
  /// The heading; `nil` where there is none.
  public var label: LocalizedText?
  public var shownWhen: Expression?
  public var content: [Page.Block]
  /// The turn of a loop that it stands for; `nil` for a group as written.
  public var turn: Turn?
  public var presentation: Presentation

  /// One turn of a loop: its questions, asked for one option of the list that the loop goes over.
  public struct Turn: Hashable, Sendable {
    /// The key of the loop.
    public var loop: String
    public var option: String

    public init(loop: String, option: String) {
      self.loop = loop
      self.option = option
    }
  }

  public init(
    key: String, label: LocalizedText?, shownWhen: Expression?, content: [Page.Block], turn: Turn? = nil,
    presentation: Presentation = Presentation()
  ) {
    self.key = key
    self.label = label
    self.shownWhen = shownWhen
    self.content = content
    self.turn = turn
    self.presentation = presentation
  }
}
