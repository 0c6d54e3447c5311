import CivilTime
import Definitions

/// How the invented visitors feel: good on the whole, with a summer in which the air conditioning failed and a special
/// exhibition that many liked.
struct SampleMood {
  /// Weights of the points 1 through 5 for a rating about `topic` on `date`.
  func weights(_ topic: String?, on date: CivilDate) -> [Double] {
    switch topic {
    case "climate" where isHot(date): [16, 26, 27, 20, 11]
    case "climate": [2, 6, 20, 44, 28]
    case "food": [6, 14, 35, 31, 14]
    case "exhibit-equipment": [4, 12, 26, 37, 21]
    case "special-exhibition" where date.month >= 7: [1, 2, 7, 36, 54]
    case "crowding", "price": [4, 11, 28, 37, 20]
    case "staff", "library", "courses": [1, 2, 9, 40, 48]
    case "overall" where isHot(date): [3, 9, 20, 44, 24]
    default: [1, 3, 13, 48, 35]
    }
  }

  /// July and the first half of August of 2018: the month in which the cooling broke down.
  func isHot(_ date: CivilDate) -> Bool {
    date.year == 2018 && (date.month == 7 || (date.month == 8 && date.day <= 15))
  }

  /// How likely a comment is to be picked on a day.
  func weight(_ comment: SampleComment, on date: CivilDate) -> Double {
    if comment.topics.contains("climate"), comment.sentiment == "negative" { return isHot(date) ? 7 : 0.3 }
    if comment.topics.contains("special-exhibition"), comment.sentiment == "positive" { return date.month >= 7 ? 3 : 0.6 }
    return comment.sentiment == "positive" ? 1.4 : 1
  }

  /// How busy a day is: weekends and the summer holidays are.
  func visitors(on date: CivilDate) -> Double {
    let weekend = date.weekday >= .saturday ? 2.2 : 1.0
    return weekend * ((7...8).contains(date.month) || date.month == 2 ? 1.5 : 1)
  }
}
