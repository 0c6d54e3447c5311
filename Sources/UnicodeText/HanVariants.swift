/// Variants that people in Taiwan write and that ICU's Traditional-Simplified conversion leaves alone, each with the
/// Simplified form of the usual character. 台臺, 裡裏, 著着, 群羣, 為爲, 眾衆, 線綫, 床牀, 啟啓 and most others are ICU's.
enum HanVariants {
  static let pairs: [(traditional: UInt32, simplified: UInt32)] = listed.map { pair in
    let scalars = Array(pair.unicodeScalars)
    return (scalars[0].value, scalars[1].value)
  }

  /// The second of each pair stands in for the first. 妳 and 牠 say no more than 你 and 它.
  private static let listed = [
    "峯峰", "麪面", "濶阔", "糉粽", "糭粽", "甯宁", "寗宁", "岀出", "値值", "敎教", "靑青", "衞卫", "鬪斗", "吿告", "塲场", "壻婿", "嫺娴", "揑捏", "敍叙",
    "槪概", "氷冰", "玆兹", "畵画", "疎疏", "秊年", "緖绪", "聼听", "舘馆", "覇霸", "輭软", "遶绕", "邨村", "隣邻", "頼赖", "飃飘", "騐验", "龢和", "妳你",
    "牠它",
  ]
}
