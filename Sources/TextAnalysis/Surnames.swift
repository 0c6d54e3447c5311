/// The surnames of Taiwan: those that more than one person in two thousand bears, without those that are common words.
enum Surnames {
  static let single =
    "陳林黃張李王吳劉蔡楊許鄭謝洪郭邱曾廖賴徐周葉蘇莊呂江何蕭羅高潘簡朱鍾游彭詹胡施沈余盧梁趙顏柯翁魏孫戴范方宋鄧杜傅侯曹薛丁卓馬阮董"
    + "唐溫藍蔣石古紀姚連馮歐程湯黃田康姜汪鄒尤巫鐘黎涂龔嚴韓袁金童陸夏柳凃邵錢伍倪溫于譚駱熊任甘秦顧毛章史官萬俞雷粘饒張闕凌崔尹孔辛武辜陶易段龍韋葛池孟褚殷麥賀賈莫文管關向包丘梅華裴樊全佘左"
  /// Those of nine Koreans in ten.
  static let korean = "김이박최정강조윤장임한오서신권황안송류홍전고문양손배백허남심노하곽성차주우구민"
  static let double = ["歐陽", "司馬", "上官", "諸葛", "張簡", "范姜", "張廖", "司徒", "皇甫", "夏侯", "令狐", "尉遲"]
}
