internal import Signals

/// Finds many terms in one pass over a folded text (Aho–Corasick).
///
/// The text is read as classes: letters, digits, `ñ`, other letters, the mask of `FoldedText`, and borders, a run of
/// which counts as one; there is one before and one after the text. Apostrophes are skipped ("don't" = "dont").
/// Nodes stand in breadth-first order, so that a node's children are neighbours: about 20 bytes a node.
struct TermAutomaton: Sendable {
    /// A found term with its place in the sequence of classes.
    struct Match: Equatable {
        let term: Int
        let range: Range<Int>

        func covers(_ other: Match) -> Bool {
            range.lowerBound <= other.range.lowerBound && other.range.upperBound <= range.upperBound
        }
    }

    private struct Node {
        var label: UInt8 = 0
        var childCount: UInt8 = 0
        var firstChild: Int32 = 0
        var failure: Int32 = 0
        /// The term that ends here; -1 = none.
        var term: Int32 = -1
        /// The next node on the way of failures where a term ends; 0 = none.
        var shorter: Int32 = 0
        var depth: UInt16 = 0
    }

    private var nodes: [Node] = [Node()]
    /// The root's children by class; 0 = none.
    private var roots = [Int32](repeating: 0, count: 64)

    /// - Parameter terms: sequences of classes from ``classes(of:)`` with their numbers; an empty one is left out.
    init(_ terms: [(classes: [UInt8], number: Int)]) {
        var trie = Trie()
        for term in terms where !term.classes.isEmpty { trie.insert(term.classes, number: Int32(term.number)) }
        nodes = [Node()]
        nodes.reserveCapacity(trie.count)
        var order: [Int] = [0]
        var index = 0
        while index < order.count {
            let children = trie.children(of: order[index])
            nodes[index].firstChild = Int32(nodes.count)
            nodes[index].childCount = UInt8(children.count)
            for child in children {
                let label = trie.label(of: child)
                var node = Node()
                node.label = label
                node.term = trie.term(of: child)
                node.depth = nodes[index].depth + 1
                if index == 0 {
                    roots[Int(label)] = Int32(nodes.count)
                } else {
                    node.failure = Int32(next(from: Int(nodes[index].failure), label))
                    let failure = nodes[Int(node.failure)]
                    node.shorter = failure.term >= 0 ? node.failure : failure.shorter
                }
                nodes.append(node)
                order.append(child)
            }
            index += 1
        }
    }

    private func next(from start: Int, _ label: UInt8) -> Int {
        var state = start
        while state != 0 {
            let node = nodes[state]
            var child = Int(node.firstChild)
            let end = child + Int(node.childCount)
            while child < end {
                if nodes[child].label == label { return child }
                child += 1
            }
            state = Int(node.failure)
        }
        return Int(roots[Int(label)])
    }

    /// Calls `found` for each term in the text, in the order of their ends; the same term as often as it stands there.
    func scan(_ text: String, glued: Bool = false, found: (Match) -> Void) {
        var copy = text
        copy.withUTF8 { scan($0, glued: glued, found: found) }
    }

    /// - Parameter glued: leave borders out, as in names that hide a word between others.
    private func scan(_ bytes: UnsafeBufferPointer<UInt8>, glued: Bool, found: (Match) -> Void) {
        var state = next(from: 0, TextClass.border)
        var place = 1
        var isBorder = true
        var index = 0
        while index <= bytes.count {
            var label = TextClass.border
            if index < bytes.count {
                label = TextClass.table[Int(bytes[index])]
                if label == TextClass.other, bytes[index] == 0xC3, index + 1 < bytes.count, bytes[index + 1] == 0xB1 {
                    label = TextClass.enye
                    index += 1
                }
            }
            index += 1
            if label == TextClass.none || label == TextClass.border && (isBorder || glued && index <= bytes.count) {
                continue
            }
            isBorder = label == TextClass.border
            state = next(from: state, label)
            place += 1
            var end = nodes[state].term >= 0 ? state : Int(nodes[state].shorter)
            while end != 0 {
                let node = nodes[end]
                found(Match(term: Int(node.term), range: (place - Int(node.depth))..<place))
                end = Int(node.shorter)
            }
        }
    }

    /// Terms while they are gathered.
    private struct Trie {
        private var labels: [UInt8] = [0]
        private var firstChild: [Int] = [0]
        private var sibling: [Int] = [0]
        private var terms: [Int32] = [-1]
        var count: Int { labels.count }

        func label(of node: Int) -> UInt8 { labels[node] }
        func term(of node: Int) -> Int32 { terms[node] }

        func children(of node: Int) -> [Int] {
            var found: [Int] = []
            var child = firstChild[node]
            while child != 0 {
                found.append(child)
                child = sibling[child]
            }
            return found
        }

        mutating func insert(_ classes: [UInt8], number: Int32) {
            var node = 0
            for label in classes {
                var child = firstChild[node]
                while child != 0, labels[child] != label { child = sibling[child] }
                if child == 0 {
                    child = labels.count
                    labels.append(label)
                    firstChild.append(0)
                    sibling.append(firstChild[node])
                    terms.append(-1)
                    firstChild[node] = child
                }
                node = child
            }
            if terms[node] < 0 { terms[node] = number }
        }
    }
}

/// What a byte of a folded text means to the automaton.
enum TextClass {
    static let border: UInt8 = 0
    static let enye: UInt8 = 37
    static let other: UInt8 = 38
    static let mask: UInt8 = 39
    static let none: UInt8 = 0xFF

    static let table: [UInt8] = (0...255).map { (byte: Int) -> UInt8 in
        switch UInt8(byte) {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt8(byte) - UInt8(ascii: "a") + 1
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt8(byte) - UInt8(ascii: "0") + 27
        case FoldedText.mask: mask
        case UInt8(ascii: "'"): none
        case 0x80...: other
        default: border
        }
    }

    /// A folded term as classes, without borders at its ends.
    static func classes(of folded: some StringProtocol) -> [UInt8] {
        var out: [UInt8] = []
        let bytes = Array(folded.utf8)
        var index = 0
        while index < bytes.count {
            var label = table[Int(bytes[index])]
            if label == other, bytes[index] == 0xC3, index + 1 < bytes.count, bytes[index + 1] == 0xB1 {
                label = enye
                index += 1
            }
            index += 1
            if label == none || label == border && (out.last ?? border) == border { continue }
            out.append(label)
        }
        if out.last == border { out.removeLast() }
        return out
    }
}
