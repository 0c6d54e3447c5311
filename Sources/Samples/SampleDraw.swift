/// Where the invention of one survey's responses stands.
struct SampleDraw {
  var random: SeededRandom
  /// How often each comment was given to a visitor, by its id.
  var uses: [String: Int] = [:]
}
