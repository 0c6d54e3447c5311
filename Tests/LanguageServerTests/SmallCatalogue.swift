/// A catalogue of two files in which every kind of key is declared and used. Synthetic.
enum SmallCatalogue {
  static let base = "/museum/surveys/base.survey"
  static let visit = "/museum/surveys/visit.survey"

  static let files = [base: baseText, visit: visitText]

  static let baseText = """
    institution house "測試館" en "Test house" { zone +08:00; languages zh-Hant; unit front }
    unit front "前臺" en "Front desk"
    unit back "後臺"
    topic toilets "廁所🚻" { category "環境"; units front, back; service clean }
    service clean "清潔" { units back }
    scale five "滿意度" en "Satisfaction" {
      3 "好" en "Good"
      2 "普通"
      1 "差" en "Bad"
      not-applicable "不適用"
    }
    scale weight "重要性" { 2 "重要"; 1 "不重要" }
    calendar office "辦公日" {
      covers 2018-01-01 through 2018-12-31
      days monday through friday
      hours 08:30-12:30, 13:30-17:30
    }
    level soon "盡快" { within 3 working days on office }
    touchpoint hall "大廳" { survey visit; unit front; channels web }
    feedback rules {
      open case dirty when topics includes toilets and stars <= 2 { level soon; to unit back }
    }

    """

  static let visitText = """
    // 說明 🙂
    survey visit "參觀" {
      version 1
      owner front
      languages zh-Hant
      channels web
      page "整體" {
        rating overall "滿意嗎？" on five required topic toilets
        choices heard "從哪裡得知？" choose 1 through 2 { friends "親友"; web "網路"; none "無" exclusive }
        choice first "第一次？" { yes "是" points 10; no "否" points 5 }
        matrix place "環境" on five with importance on weight { clean "乾淨" topic toilets; calm "安靜" }
        comment why "為什麼？" limit 200 shown when overall <= 2 or heard includes friends and not (place.clean = 3)
      }
      index environment "環境" = mean(place.clean, place.calm)
      metric satisfied "滿意度" = top2(overall) of answered
      metric mood "環境平均" = index(environment) of answered
      metric beginners "初訪" = share(first, yes) of respondents
      target satisfied >= 85%
      score of 10 { part greeting "招呼" worth 10 { first }; improvement below 5 }
      open case low when overall <= 1 and first = yes { level soon; to owner }
      example unhappy {
        overall = 1
        first = yes
        heard = [friends, web]
        place.clean = 2
        expect shown why
        expect case low
        expect score 10
      }
    }

    """
}
