/// For each probability the smallest false discovery rate at which it would still be called a finding (q-value), by the
/// step-up procedure of Benjamini and Hochberg (1995): the least of p(j) · m ÷ j over all ranks j from its own on.
///
/// The rate holds for independent and for positively dependent tests (Benjamini and Yekutieli 2001), as overlapping
/// phrases are.
/// - Parameter probabilities: 0 through 1, of all tests that were made, whatever came of them.
public func falseDiscoveryRates(_ probabilities: [Double]) -> [Double] {
  let order = probabilities.indices.sorted { (probabilities[$0], $0) < (probabilities[$1], $1) }
  var rates = probabilities
  var least = 1.0
  for (rank, index) in order.enumerated().reversed() {
    least = min(least, probabilities[index] * Double(order.count) / Double(rank + 1))
    rates[index] = least
  }
  return rates
}
