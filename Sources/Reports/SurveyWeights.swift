import Definitions
import Facts
import Statistics

/// The weights of a survey's responses in one quarter, and what readers must know of them.
struct SurveyWeights {
  /// By the place of the response.
  let weights: [Double]
  let notes: [String]

  /// `nil` where the survey is not weighted or nobody answered.
  init?(survey: Survey, responses: [Response], language: String) {
    let known = survey.practice.weights
    guard !known.isEmpty, !responses.isEmpty else { return nil }
    let dimensions = known.map { weight in
      WeightingDimension(shares: weight.shares.map(\.share), categories: responses.map { Self.category($0, weight) })
    }
    let fitted = weighting(dimensions, count: responses.count)
    weights = fitted.weights
    let names = known.map { "「\(survey.label(ofPath: $0.path, in: language))」" }.joined(separator: "、")
    let method =
      known.count == 1
      ? "事後分層" : "多變項反覆加權（raking）\(fitted.rounds) 回合，最大差距 \(fixed(fitted.deviation * 100, 4)) 個百分點"
    var notes = [
      "依\(names)加權：母體比例取自問卷定義（weight by \(known.map(\.path).joined(separator: ", "))）；\(method)。",
      "n 為實際份數；有效樣本數依 Kish：(Σw)²÷Σw²；比例、平均與信賴區間均為加權後，區間以有效樣本數計算。",
      """
      n = \(responses.count)，有效樣本數 \(fixed(effectiveCount(weights), 1))；權數最多為平均的 \
      \(fixed(Weighting.mostTimesMean, 0)) 倍，超過的 \(fitted.trimmedCount) 份已截斷並重新調整，平均為 1。
      """,
    ]
    for (weight, dimension) in zip(known, dimensions) {
      notes += Self.gaps(weight, dimension, survey, language)
    }
    self.notes = notes
  }

  private static func category(_ response: Response, _ weight: Weight) -> Int? {
    guard case .choices(let chosen)? = response.answer(weight.path) else { return nil }
    return weight.shares.firstIndex { [$0.option] == chosen }
  }

  /// What the sample lacks: answers to the question, and whole groups.
  private static func gaps(
    _ weight: Weight, _ dimension: WeightingDimension, _ survey: Survey, _ language: String
  ) -> [String] {
    let name = survey.label(ofPath: weight.path, in: language)
    let missing = dimension.categories.count { $0 == nil }
    var gaps = missing == 0 ? [] : ["「\(name)」有 \(missing) 份未答，不因此題調整權數。"]
    let chosen = Set(dimension.categories.compactMap { $0 })
    let empty = weight.shares.indices.filter { !chosen.contains($0) && weight.shares[$0].share > 0 }
    if !empty.isEmpty {
      let options = empty.map { weight.shares[$0].option }.joined(separator: "、")
      gaps.append("「\(name)」沒有人選 \(options)，無法代表這些人；其餘各組比例按比率放大。")
    }
    return gaps
  }
}
