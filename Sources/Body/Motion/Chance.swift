/// Seeded chance that is asked by number instead of in order: what happens at place 7 stays the same when place 6 is
/// planned anew.
///
/// The numbers are those of Steele, Lea and Flood's SplitMix64, entered at any place.
struct Chance: Sendable {
    private let seed: UInt64

    init(_ seed: UInt64) { self.seed = seed }

    func bits(_ number: Int) -> UInt64 {
        var z = seed &+ 0x9e37_79b9_7f4a_7c15 &* (UInt64(bitPattern: Int64(number)) &+ 1)
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    /// 0 ≤ u < 1.
    func unit(_ number: Int) -> Float { Float(bits(number) >> 40) / 16_777_216 }
    /// -1 ≤ u < 1.
    func sway(_ number: Int) -> Float { unit(number) * 2 - 1 }
    func within(_ range: ClosedRange<Float>, _ number: Int) -> Float {
        range.lowerBound + (range.upperBound - range.lowerBound) * unit(number)
    }

    /// Another chance that has nothing to do with this one.
    func stream(_ number: Int) -> Chance { Chance(bits(number) ^ 0x5851_f42d_4c95_7f2d) }
}
