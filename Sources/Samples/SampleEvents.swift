import CivilTime
import Definitions
import Facts

/// What happened in the invented year beside the ordinary: a lantern festival in spring, four days without cooling in
/// July, a post that was copied, and cats of whom no topic speaks. Written for this project.
enum SampleEvents {
  struct Remark {
    var date: (month: Int, day: Int)
    var hour: Int
    var channel: Channel
    var stars: Int?
    var text: String

    init(_ month: Int, _ day: Int, _ hour: Int, _ channel: Channel, _ text: String, stars: Int? = nil) {
      (date, self.hour, self.channel, self.text, self.stars) = ((month, day), hour, channel, text, stars)
    }
  }

  /// By time, with ids that begin with `sample-event-`.
  static func feedback(in zone: Zone) -> [Feedback] {
    (lanterns + cooling + copiedPost + cats).enumerated().compactMap { number, remark in
      guard let date = CivilDate(year: 2018, month: remark.date.month, day: remark.date.day) else { return nil }
      let instant = date.instant(secondOfDay: remark.hour * 3600 + number * 37, in: zone)
      return Feedback(
        id: "sample-event-\(number + 1)", channel: remark.channel, touchpoint: nil, origin: nil, source: "synthetic",
        text: remark.text, stars: remark.stars, writtenAt: instant, receivedAt: instant,
        hasContact: [.mail, .phone, .counter].contains(remark.channel))
    }
  }

  private static let lanterns: [Remark] = [
    Remark(2, 24, 10, .facebook, "北館廣場的科學燈會開始了，機械狗燈籠會搖尾巴，小孩看到不肯走"),
    Remark(2, 24, 19, .google, "燈會佈置用心，每盞燈籠旁邊都有電路圖說明，很有你們的風格", stars: 5),
    Remark(2, 25, 11, .facebook, "DIY小燈籠教室排了一個多小時，做出來會自己變色，值得"),
    Remark(2, 27, 14, .phone, "民眾詢問燈會期間晚上開到幾點、停車場有沒有延後關門"),
    Remark(2, 28, 20, .facebook, "燈會人擠人，推嬰兒車根本過不去，建議規劃單行動線"),
    Remark(3, 1, 18, .google, "專程來看燈會，結果八點就熄燈，網站寫九點", stars: 2),
    Remark(3, 2, 16, .facebook, "阿嬤說這是她看過最聰明的燈籠，會跟著歌聲閃XD"),
    Remark(3, 2, 20, .counter, "家長反映燈會現場電線沒蓋好，小朋友差點絆倒"),
    Remark(3, 3, 10, .facebook, "帶班上學生來看燈會，志工講解LED跟鎢絲燈的差別，比課本清楚"),
    Remark(3, 3, 19, .google, "燈籠謎題太難了吧，只有第三題猜出來，不過很好玩", stars: 4),
    Remark(3, 4, 12, .mail, "請問燈會的燈籠展完會怎麼處理？學校想借幾盞做環保教育，可以的話請回信。"),
    Remark(3, 4, 21, .facebook, "最後一天燈會，風很大，有兩盞燈籠被吹歪，工作人員馬上來扶，辛苦了"),
    Remark(3, 4, 22, .google, "燈會結束了，希望這批燈籠留幾盞放大廳", stars: 5),
    Remark(3, 6, 9, .phone, "老師詢問燈會教具包還有沒有剩，願意付運費"),
    Remark(3, 7, 20, .facebook, "燈會照片整理好了，最喜歡那盞會噴蒸氣的火車燈"),
    Remark(3, 9, 12, .facebook, "在地人覺得今年燈會比往年有深度，就是廁所不夠"),
    Remark(2, 24, 15, .counter, "遊客稱讚燈會的輪椅通道留得夠寬，只是坡道燈太暗"),
    Remark(2, 25, 20, .google, "燈會比美術館那邊有料，每一盞都能動手按", stars: 5),
    Remark(2, 26, 13, .facebook, "上班偷溜去看燈會，白天沒點燈，白跑"),
    Remark(2, 28, 11, .phone, "安親班詢問燈會有沒有團體導覽，約三十人"),
    Remark(3, 1, 21, .facebook, "燈會的猜謎獎品是小馬達，兒子抱著睡"),
    Remark(3, 3, 14, .mail, "建議燈會說明牌加上台語羅馬字，長輩念得出來，小孩也跟著學。"),
    Remark(3, 3, 21, .google, "燈會很美但攤販太貴，一支烤香腸七十", stars: 3),
    Remark(3, 4, 17, .facebook, "燈會最後一晚還在排DIY教室，我們家第三次了"),
    Remark(3, 5, 10, .counter, "民眾來領燈會抽獎的獎品，名單貼在哪裡找不到"),
    Remark(3, 10, 15, .facebook, "明年燈會可以辦久一點嗎，才九天很多人沒看到"),
    Remark(4, 14, 11, .google, "想看燈會的燈籠結果已經收掉了，官網也不說一聲", stars: 3),
  ]

  private static let cooling: [Remark] = [
    Remark(7, 17, 10, .facebook, "南館門口貼公告說冰水主機故障，沒有冷氣，裡面大概三十三度"),
    Remark(7, 17, 11, .phone, "民眾反映南館冰水主機壞了仍照常售票，應該先告知"),
    Remark(7, 17, 13, .google, "一進門就看到冰水主機搶修的告示，票都買了才講", stars: 1),
    Remark(7, 17, 14, .counter, "帶長輩來，二樓沒有冷氣，悶熱到喘不過氣，問能不能改天再來"),
    Remark(7, 17, 15, .facebook, "冷氣全停，只剩電風扇在轉，小孩玩十分鐘就滿身汗"),
    Remark(7, 17, 16, .facebook, "冰水主機故障不是你們願意的，可是至少開放免費飲水吧"),
    Remark(7, 17, 20, .mail, "今日參觀南館，冰水主機故障，沒有冷氣的展廳讓人汗流浹背，請問可否退費？"),
    Remark(7, 18, 9, .phone, "詢問冰水主機修好了沒，明天安親班四十個小孩要去"),
    Remark(7, 18, 10, .google, "第二天還是沒冷氣，電風扇吹的是熱風", stars: 1),
    Remark(7, 18, 11, .facebook, "志工大哥一直幫大家搧扇子倒水，冰水主機壞掉也不是他們的錯，給他們按讚"),
    Remark(7, 18, 13, .counter, "展廳沒冷氣，遊客頭暈，服務臺拿了冰毛巾給他，建議加放電風扇"),
    Remark(7, 18, 14, .facebook, "冰水主機用了二十年才來修，平常都不保養的嗎"),
    Remark(7, 18, 16, .google, "展很好看，但是冰水主機故障，沒冷氣，媽媽逛到一半就說要回家", stars: 3),
    Remark(7, 18, 19, .facebook, "建議冰水主機修好以前先賣半價票，或是把南館關掉"),
    Remark(7, 19, 10, .phone, "家長來電抱怨營隊教室沒有冷氣，三十個孩子擠一台電風扇"),
    Remark(7, 19, 11, .facebook, "第三天了，冰水主機零件聽說還在海關"),
    Remark(7, 19, 13, .google, "沒有冷氣的科工館跟三溫暖一樣，電風扇根本不夠", stars: 1),
    Remark(7, 19, 14, .mail, "貴館冰水主機故障多日，網站首頁卻沒有任何公告，遠道而來的人非常失望。"),
    Remark(7, 19, 15, .counter, "外籍遊客問為什麼這麼熱，看不懂冰水主機的中文告示"),
    Remark(7, 19, 18, .facebook, "北館有冷氣，南館冰水主機維修，大家都擠到北館來，圖書館也坐滿"),
    Remark(7, 20, 10, .phone, "詢問週末冰水主機是否恢復，要帶爸媽來看特展"),
    Remark(7, 20, 11, .facebook, "冷氣還沒好，今天南館多了八台電風扇，有比較好，但還是悶"),
    Remark(7, 20, 13, .google, "櫃台主動說冰水主機故障可以延期使用票券，處理得不錯", stars: 4),
    Remark(7, 20, 15, .facebook, "沒冷氣的模擬器像烤箱，冰水主機修好之前應該停機"),
    Remark(7, 20, 17, .counter, "民眾希望冰水主機修復後能用簡訊通知已購票的人"),
    Remark(7, 21, 11, .facebook, "冰水主機修好了！感謝工程人員連夜趕工，今天冷氣很涼"),
  ]

  private static let copiedPost: [Remark] = [
    Remark(8, 4, 21, .facebook, "轉貼：科工館停車場下個月起假日改成計次一百五，住附近的鄰居快去留言反對！"),
    Remark(8, 4, 22, .facebook, "轉貼：科工館停車場下個月起假日改成計次一百五，住附近的鄰居快去留言反對！"),
    Remark(8, 5, 9, .facebook, "【轉貼】科工館停車場下個月起假日改成計次一百五，住附近的鄰居快去留言反對!!"),
    Remark(8, 5, 12, .facebook, "轉貼: 科工館停車場下個月起假日改成計次150，住附近的鄰居快去留言反對！"),
    Remark(8, 6, 20, .facebook, "轉貼：科工館停車場下個月起假日改成計次一百五，住附近的好鄰居快去留言反對！"),
    Remark(8, 7, 8, .facebook, "转贴：科工馆停车场下个月起假日改成计次一百五，住附近的邻居快去留言反对！"),
  ]

  private static let cats: [Remark] = [
    Remark(8, 11, 10, .facebook, "大樹下那隻橘貓又在曬太陽，肚子圓滾滾，大家都在拍橘貓"),
    Remark(8, 18, 16, .facebook, "橘貓今天睡在大樹下，攤成一條，叫都叫不醒"),
    Remark(8, 26, 11, .google, "為了大樹下的橘貓來第三次", stars: 5),
    Remark(9, 2, 15, .facebook, "橘貓有名字嗎？大樹下一群小孩追著喊阿橘"),
    Remark(9, 8, 17, .facebook, "有人知道大樹下那隻橘貓結紮了沒，耳朵好像沒剪角"),
    Remark(9, 16, 10, .facebook, "橘貓帶了兩隻小貓出現在大樹下，可以認養嗎"),
    Remark(9, 22, 14, .counter, "遊客問大樹下的橘貓是不是館方養的，想買飼料給牠"),
  ]
}
