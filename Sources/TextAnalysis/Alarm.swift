/// Whether the words of a text say that somebody must look at once.
package enum Alarm: Int, Comparable, Hashable, Sendable {
  case none
  /// Words that are mostly harmless, but sometimes not.
  case possible
  /// Words that are hardly ever harmless.
  case certain

  package static func < (one: Alarm, other: Alarm) -> Bool { one.rawValue < other.rawValue }
}

/// The phrases that raise an alarm. `…` stands for up to twelve characters; `|` at the end for the end of a word.
/// Simplified characters, capitals and widths need no phrases of their own: phrases are folded as texts are.
enum AlarmPhrases {
  /// Phrases that hold others of this list by chance.
  static let harmless = [
    "告訴", "告示", "廣告", "公告", "報告", "告知", "預告", "吐槽", "多媒體", "新媒體", "媒體藝術", "自媒體", "社群媒體", "媒體區", "媒體互動", "防火",
    "消防體驗", "消防員", "火災體驗",
    "火災逃生", "火災演練", "火災模擬", "地震體驗", "模擬火災", "防災", "沒有受傷的", "差點笑暈", "笑暈", "美暈",
    "press the", "press a", "press any", "press it", "press button", "pressing", "pressed", "issue", "pursue",
    "fireworks", "fire station", "firefighter", "burning question", "媒体アート", "マルチメディア",
  ]

  static let certain = [
    // Hurt or ill.
    "受傷", "流血", "骨折", "撞傷", "燙傷", "割傷", "割到", "夾傷", "夾到…手", "手…夾到", "昏倒", "暈倒", "昏迷", "休克",
    "救護車", "送醫", "急診", "縫…針", "腦震盪", "撞到頭", "頭…撞", "撞破", "跌倒", "摔倒", "滑倒", "摔下", "跌落", "摔傷", "跌傷",
    "觸電", "漏電", "被電到", "電到…手", "窒息", "心臟病", "抽搐", "擦傷", "扭傷", "瘀青", "砸到", "砸傷", "掉下來…打到", "墜落",
    "injur", "bleeding", "bled|", "ambulance", "broken bone", "fractur", "faint", "collapsed", "unconscious",
    "slipped", "fell down", "tripped", "electric shock", "electrocut", "hospital", "emergency room", "got hurt",
    "stitches", "concussion", "choking", "allergic reaction", "cut his", "cut her", "cut my", "burned", "burnt his",
    "怪我", "けが", "ケガ", "転ん", "転倒", "出血", "救急車", "骨折", "火傷", "やけど", "感電", "倒れ", "頭を打",
    "다쳤", "다칠", "부상", "넘어져", "넘어졌", "미끄러", "피가", "구급차", "응급", "골절", "화상을", "감전", "쓰러",
    // Fire.
    "失火", "火災", "起火", "著火", "冒煙", "燒焦味", "瓦斯味", "瓦斯外洩", "爆炸", "濃煙", "smoke", "on fire",
    "caught fire", "burning smell", "gas leak", "火事", "煙が", "焦げ", "화재", "연기가", "불이 났", "타는 냄새",
    // A child, or anybody, lost.
    "走失", "走丟", "孩子不見", "小孩不見", "女兒不見", "兒子不見", "找不到…孩子", "找不到…小孩", "找不到…女兒", "找不到…兒子",
    "小孩…找不到", "孩子…找不到", "lost child", "missing child", "child is missing", "lost my son", "lost my daughter",
    "lost our son", "lost our daughter", "can't find my son", "can't find my daughter", "cannot find my", "went missing",
    "迷子", "見当たらない", "子供がいなく", "미아", "아이를 잃어버", "아이가 없어", "아이를 잃",
    // Harassment, discrimination.
    "性騷擾", "騷擾", "偷拍", "鹹豬手", "猥褻", "非禮", "跟蹤我", "摸我", "摸…屁股", "摸…大腿", "襲胸", "變態", "歧視", "種族",
    "打人", "毆打", "恐嚇", "威脅", "推我", "報警", "警察", "harass", "groped", "grope", "touched me", "molest",
    "discriminat", "racist", "racism", "racial", "stalk", "followed me", "assault", "threaten", "upskirt", "police",
    "痴漢", "盗撮", "セクハラ", "差別", "つきまと", "嫌がらせ", "暴力", "警察", "성추행", "성희롱", "몰카", "차별", "인종",
    "폭행", "경찰", "협박", "불법촬영",
    // Food.
    "食物中毒", "食品中毒", "上吐下瀉", "拉肚子", "腹瀉", "嘔吐", "吐了", "腸胃炎", "過敏送", "全身過敏", "發霉", "異物",
    "吃到…蟲", "蟑螂…湯", "吃…肚子痛", "food poison", "vomit", "threw up",
    "diarrhea", "diarrhoea", "stomach pain", "got sick",
    "食中毒", "下痢", "吐い", "嘔吐", "腹痛", "식중독", "배탈", "설사", "구토",
    // Law and the press.
    "提告", "告你", "告上", "律師", "法院", "存證信函", "消保", "消費者保護", "申訴到", "國賠", "國家賠償", "民事賠償", "求償",
    "監察院", "議員", "立委", "爆料", "找記者", "找媒體", "給記者", "給媒體", "媒體", "記者", "投書", "上新聞", "新聞台", "水果日報",
    "蘋果日報", "lawyer", "attorney", "sue|", "suing", "lawsuit", "legal action", "consumer protection", "reporter",
    "journalist", "the press|", "the media|", "newspaper", "弁護士", "訴え", "訴訟", "法的", "消費者センター", "マスコミ",
    "新聞社", "記者", "변호사", "고소", "소송", "소비자원", "소비자보호", "언론", "기자에게", "제보",
    // The place itself gives way.
    "電梯…受困", "受困", "困在電梯", "卡在電梯", "關在電梯", "天花板…掉", "玻璃…破", "stuck in the elevator", "stuck in the lift",
    "trapped", "ceiling fell", "閉じ込め", "갇혔", "갇혀", "自殺", "跳樓", "suicid",
  ]

  static let possible = [
    "危險", "差點", "很滑", "濕滑", "尖銳", "銳利", "破掉", "斷掉", "鬆動", "搖晃", "撞到", "絆倒", "絆到", "夾到", "流鼻血", "哭",
    "過期", "酸掉", "怪味", "生氣到", "投訴", "客訴", "檢舉", "告", "賠", "不見", "迷路", "找不到", "燙", "暈", "吐", "蟲",
    "蟑螂", "老鼠", "兇", "羞辱", "外勞", "外籍", "輪椅", "身障", "身心障礙", "孕婦", "不尊重", "安全", "消防", "逃生", "煙",
    "danger", "unsafe", "sharp", "slippery", "hurt", "almost fell", "nearly fell", "loose", "broken glass", "expired",
    "rude", "refused", "complain", "lost", "alone", "scared", "crying", "wheelchair", "disabled", "foreigner", "sick",
    "legal", "media", "危ない", "危険", "滑り", "怖", "苦情", "車椅子", "外国人", "はぐれ", "위험", "무서", "신고", "항의", "휠체어",
    "외국인", "잃어버", "울었",
  ]
}
