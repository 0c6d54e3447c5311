/// What a training begins with next; each may take long. Steps that are done at once are said in any order.
public enum TrainingStep: Hashable, Sendable {
  /// Learning from all texts but a fifth, on which the second stage is then prepared; which one, counted from 1.
  case part(Int, of: Int)
  /// Learning from all texts.
  case all
  /// Looking at the parts that were held back, to find out where to decide.
  case deciding
  /// Training for cross-validation: another model, which a fifth is judged by; which one, counted from 1.
  case judging(Int, of: Int)
}
