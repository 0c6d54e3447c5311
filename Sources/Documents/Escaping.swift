/// Text as HTML and SVG take it: marks escaped, control characters and lone noncharacters left out.
func escaped(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    case "\n", "\t": result.unicodeScalars.append(scalar)
    default:
      let value = scalar.value
      let isControl = value < 32 || (127...159).contains(value) || value & 0xFFFE == 0xFFFE
      // Marks that turn the direction of what follows would reach beyond the quote.
      let isDirection = (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
      if !isControl && !isDirection { result.unicodeScalars.append(scalar) }
    }
  }
  return result
}

/// A coordinate with at most one decimal.
func coordinate(_ value: Double) -> String {
  let tenths = Int((value * 10).rounded())
  return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
}
