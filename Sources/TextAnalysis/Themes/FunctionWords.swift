import UnicodeText

/// Characters and words that hold sentences together, with which no phrase begins or ends.
struct FunctionWords {
  private let beginnings: Set<UInt64>
  private let endings: Set<UInt64>

  init(_ folding: CharacterFolding) {
    func characters(_ text: String) -> Set<UInt64> { Set(folding.fold(text).codePoints.map { UInt64($0) }) }
    func words(_ text: String) -> Set<UInt64> {
      Set(text.split(separator: " ").map { ThemeTokens.hash($0.unicodeScalars.map(\.value)) })
    }
    let both = characters(Self.both).union(words(Self.words))
    beginnings = both.union(characters(Self.beginningOnly))
    endings = both.union(characters(Self.endingOnly))
  }

  func mayBegin(_ key: UInt64) -> Bool { !beginnings.contains(key) }
  func mayEnd(_ key: UInt64) -> Bool { !endings.contains(key) }

  private static let both = """
    的了是在也都就很又還和跟與及或但而且嗎呢吧啊喔哦噢耶啦呀嘛哈呵嘿欸唉ㄏㄚㄟ個們這那哪我你您他她它祂咱之其\
    把給從以於雖若則卻才已曾將仍挺蠻些此什怎么\
    をはがにでともへやのか은는을를의에도
    """
  private static let beginningOnly = "得裡"
  /// A phrase may begin with these, as 太冷, 有趣 and 不好聽 do.
  private static let endingOnly = "不沒無太好非別比自多一兩幾讓被由再最更超真只連每各因如可並たすよね요다"

  private static let words = """
    a an the and or but so if of to in on at for with from by as is are was were be been am it its this that these \
    those there here i we you he she they my our your his her their me us them not no very too just also then than \
    have has had do does did will would can could should what when where who how which all some any more most much \
    many about into out up down over again only really s t m re ve ll d
    """
}
