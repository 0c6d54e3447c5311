import CivilTime
import Definitions
import Facts
import Interview
import TestSupport
import Testing

@Suite struct InterviewTests {
  private let catalogue: Catalogue

  init() throws { catalogue = try museum() }

  private func interview(_ key: String) throws -> Interview {
    Interview(survey: try #require(catalogue.survey(key)), catalogue: catalogue)
  }

  private func submit(
    _ answers: [(path: String, value: RawAnswer)], to key: String = "visitor", isPartial: Bool = false
  ) throws -> Result<AcceptedAnswers, AnswerProblems> {
    try interview(key).accept(Submission(answers: answers, isPartial: isPartial))
  }

  private func problems(_ answers: [(path: String, value: RawAnswer)]) throws -> [AnswerProblem] {
    guard case .failure(let problems) = try submit(answers) else { return [] }
    return problems.problems
  }

  @Test func answersComeOutInTheOrderOfTheSurvey() throws {
    let accepted = try submit([
      ("idea", .text("很好")), ("services.toilets", .text("na")), ("overall", .number(4)), ("heard", .list(["news", "friends"])),
    ]).get()
    #expect(accepted.answers.map(\.path) == ["overall", "services.toilets", "idea", "heard"])
    #expect(accepted.answers[1].value == .notApplicable)
    #expect(accepted.answers[3].value == .choices(["friends", "news"]))
    #expect(!accepted.shown.contains("why"))
  }

  @Test func aQuestionIsShownToThoseItConcerns() throws {
    let accepted = try submit([("overall", .number(1)), ("why", .text("太熱"))]).get()
    #expect(accepted.shown.contains("why"))
    #expect(try problems([("overall", .number(5)), ("why", .text("太熱"))]).map(\.cause) == [.notShown])
  }

  @Test func allThatIsWrongIsSaidAtOnce() throws {
    let found = try problems([
      ("services.toilets", .number(6)), ("companions", .text("nobody")), ("heard", .list(["none", "news"])),
      ("age", .number(3)), ("idea", .text(String(repeating: "長", count: 501))), ("nothing", .number(1)),
    ])
    #expect(found.first { $0.path == "overall" }?.cause == .required)
    #expect(found.first { $0.path == "heard" }?.cause == .exclusive(option: "none"))
    #expect(found.first { $0.path == "idea" }?.cause == .tooLong(limit: 500))
    #expect(found.first { $0.path == "nothing" }?.cause == .unknownQuestion)
    #expect(Set(found.map(\.path)) == ["overall", "services.toilets", "companions", "heard", "age", "idea", "nothing"])
    for problem in found {
      #expect(!problem.message(in: "zh-Hant").isEmpty && problem.message(in: "zh-Hant") != problem.message(in: "en"))
    }
  }

  @Test func someoneWhoLeavesMissesNothing() throws {
    #expect(try submit([("services.toilets", .number(4))], isPartial: true).get().answers.count == 1)
  }

  /// 電話禮貌測試: 45 points for the switchboard, 55 for the unit; one part alone counts for the whole.
  @Test(arguments: [
    ([("switchboard-speed", "within-4"), ("switchboard-courtesy", "excellent")], 100),
    ([("switchboard-speed", "within-6"), ("switchboard-courtesy", "good")], 67),
    ([("unit-speed", "within-4"), ("unit-courtesy", "good"), ("unit-answer", "partial")], 76),
    (
      [
        ("switchboard-speed", "within-4"), ("switchboard-courtesy", "good"), ("unit-speed", "within-4"),
        ("unit-courtesy", "excellent"), ("unit-answer", "complete"),
      ], 95
    ),
  ])
  func aScoreIsScaledToThePartsThatWereTested(_ choices: [(String, String)], _ points: Int) throws {
    let answers = choices.map { Answer(path: $0.0, value: .choices([$0.1])) }
    #expect(try interview("telephone-courtesy").score(answers)?.points == points)
  }

  /// Questions behind conditions, how many ways lead through them, and how many questions the shortest and longest show.
  @Test(arguments: [
    ("rating a \"甲\" on five\ncomment b \"乙\"", 1, 2, 2),
    ("rating a \"甲\" on five\ncomment b \"乙\" shown when a <= 1\ncomment c \"丙\" shown when a >= 3", 3, 1, 2),
    ("choices a \"甲\" choose 1 through 2 { x \"一\"; y \"二\" }\ncomment b \"乙\" shown when a includes x\n"
      + "comment c \"丙\" shown when a includes y", 4, 1, 3),
    ("number a \"甲\" from 0 to 9\nrating b \"乙\" on five shown when a > 5\ncomment c \"丙\" shown when b given", 3, 1, 3),
  ]) func waysAreCounted(_ questions: String, _ count: Int, _ shortest: Int, _ longest: Int) throws {
    let catalogue = try definitions(
      "survey s \"問卷\" {\nversion 1\nowner front\nlanguages zh-Hant\nchannels kiosk\npage \"頁\" {\n\(questions)\n}\n}\n")
    let ways = Interview(survey: try #require(catalogue.survey("s")), catalogue: catalogue).ways()
    #expect(ways.isCounted && ways.count == count && ways.neverShown.isEmpty)
    #expect(ways.shortest.shown.count == shortest && ways.longest.shown.count == longest)
  }

  @Test func notApplicableNeverEntersAnIndex() throws {
    let index = try #require(catalogue.survey("visitor")?.indexes.first { $0.key == "environment" })
    let answers = [
      Answer(path: "services.toilets", value: .rating(4)), Answer(path: "services.climate", value: .notApplicable),
    ]
    #expect(index.value(answers) == 4)
    #expect(index.value([]) == nil)
  }
}
