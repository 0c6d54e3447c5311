import UnicodeText

/// Forms of one character that people type for another and that ICU's conversion to Simplified keeps apart.
///
/// Only the search reads them as one: it may find too much, which a reader sees at once; a label may not.
enum SearchVariants {
  /// Written side by side in Taiwan: 計畫 and 計劃, 回覆 and 回復, 黏 and 粘.
  static let taiwan = """
    諮咨 污汚 峰峯 衛衞 拼拚 麵麪 鄰隣 暖煖 剪翦 舉擧 歲嵗 值値 教敎 青靑 清淸 高髙 既旣 即卽 鄉郷 吳呉 冰氷 凌淩 並竝 館舘 飲飮 鬥鬦鬪 鬧閙 匯滙 背揹 \
    只衹 窗窻窓牕 針鍼 麻痲 餅餠 奶嬭 懶嬾 你妳 券劵 劃畫 匆怱 回囘 場塲 壩垻 寧甯 寶寳 島嶋 愧媿 抬擡 拐枴 插挿 敘敍 查査 概槪 歡懽 沉沈 溪谿 災烖 璃琍 \
    瓶缾 碗椀盌 磚甎 稚穉 紙帋 翻飜 胸胷 腸膓 豔艶 莓苺 蓋葢 覓覔 賬帳 踩跴 躲躱 逼偪 遍徧 郎郞 闊濶 陰隂 雜襍 黏粘 鼓皷 參叄 檯枱 復覆 姐姊姉 \
    噁惡 痺痹 粽糉 褲袴
    """
  /// Japan's own simplifications, so that 冷氣 finds 冷気.
  static let japanese = """
    氣気 廣広 對対 樂楽 處処 應応 單単 變変 藝芸 讀読 賣売 讓譲 壓圧 發発 濟済 澤沢 擇択 驛駅 釋釈 專専 傳伝 轉転 從従 榮栄 營営 嚴厳 擴拡 歸帰 拂払 佛仏 \
    假仮 價価 兒児 壞壊 懷懐 隱隠 險険 檢検 劍剣 顯顕 帶帯 邊辺 經経 輕軽 擊撃 繼継 續続 齡齢 濱浜 燒焼 瀨瀬 藥薬 驅駆 聽聴 觀観 覽覧 實実 鐵鉄 圖図 團団 \
    圓円 縣県 勞労 惡悪 驗験 龍竜 鹽塩 黑黒 戶戸 戲戯 總総 絲糸 拜拝 收収 效効 卷巻 步歩 每毎 渴渇 德徳
    """

  /// The folding with every group of forms become one.
  static func added(to folding: HanFolding) -> HanFolding {
    var simplified: [UInt32: UInt32] = [:]
    for pair in folding.pairs { simplified[pair.traditional] = pair.simplified }
    var same: [UInt32: UInt32] = [:]
    for group in (taiwan + " " + japanese).split(separator: " ") {
      let forms = group.unicodeScalars.map { simplified[$0.value] ?? $0.value }
      let target = forms[0]
      for form in forms where form != target { same[form] = target }
    }
    let known = folding.pairs.map { pair in
      var pair = pair
      pair.simplified = same[pair.simplified] ?? pair.simplified
      return pair
    }
    let more = same.map { form, target in
      HanFolding.Pair(
        traditional: form, simplified: same[target] ?? target, marksTraditional: false, marksSimplified: false)
    }
    return HanFolding(pairs: (known + more).sorted { $0.traditional < $1.traditional })
  }
}
