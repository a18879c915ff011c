/// Edits between two names: insertions, deletions, replacements and swaps of neighbours.
///
/// The restricted Damerau–Levenshtein distance (optimal string alignment), in bytes.
func editDistance(_ left: String, _ right: String) -> Int {
    let left = Array(left.utf8)
    let right = Array(right.utf8)
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in left.indices {
        var current = [row + 1]
        for column in right.indices {
            let isSame = left[row] == right[column]
            var best = min(last[column] + (isSame ? 0 : 1), last[column + 1] + 1, current[column] + 1)
            if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                best = min(best, beforeLast[column - 1] + 1)
            }
            current.append(best)
        }
        beforeLast = last
        last = current
    }
    return last[right.count]
}

/// The candidate that a mistyped name most likely meant, nil when none is near. Upper and lower case count the same.
func nearest(to name: String, among candidates: [String]) -> String? {
    let name = name.lowercased()
    // A name of hundreds of characters is no slip of the fingers.
    guard !name.isEmpty, name.utf8.count <= 64 else { return nil }
    let scored = candidates.map { (candidate: $0, distance: editDistance(name, $0.lowercased())) }
    guard let best = scored.min(by: { $0.distance < $1.distance }) else { return nil }
    let reach = max(1, min(3, max(name.utf8.count, best.candidate.utf8.count) / 3))
    return best.distance <= reach ? best.candidate : nil
}
