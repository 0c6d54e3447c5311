import Definitions
import Statistics

/// How figures and findings are put into words, in the institution's own language.
enum ReportWords {
  static func percent(_ share: Double?) -> String { share.map { fixed($0 * 100, 1) + "%" } ?? "–" }

  static func mean(_ value: Double?) -> String { value.map { fixed($0, 2) } ?? "–" }

  static func interval(_ interval: ClosedRange<Double>?) -> String {
    guard let interval else { return "–" }
    return "\(fixed(interval.lowerBound * 100, 1))–\(fixed(interval.upperBound * 100, 1))%"
  }

  static func change(_ change: Change) -> String {
    switch change {
    case .risen: "▲ 顯著上升"
    case .fallen: "▼ 顯著下降"
    case .unchanged: "無明顯變化"
    case .unknown: "樣本不足"
    }
  }

  static let newSeries = "改版，不比較"

  static func target(_ target: Target, isShare: Bool) -> String {
    let sign = ["<": "＜", "<=": "≤", ">": "＞", ">=": "≥"][target.comparison.rawValue] ?? target.comparison.rawValue
    return sign + " " + (isShare ? percent(target.value) : mean(target.value))
  }

  static func verdict(_ meets: Bool?) -> String {
    switch meets {
    case true?: "達成"
    case false?: "未達成"
    case nil: "無資料"
    }
  }

  static func quadrant(_ quadrant: Quadrant) -> String {
    switch quadrant {
    case .keepUp: "繼續保持"
    case .concentrate: "加強改善"
    case .lowPriority: "次要改善"
    case .overkill: "過度重視"
    }
  }
}
