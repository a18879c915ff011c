/// A run of digit groups with what stands between them, and whether that is somebody's number.
///
/// "612 345 678" is a telephone, "1,000,000" an amount, "24/12/2026" a day, "3.14159265" a fraction.
struct NumberRun {
    private(set) var groups: [[UInt8]] = []
    /// Between the groups; one less than groups.
    private(set) var separators: [[UInt8]] = []
    var hasPlus = false
    /// A letter v or the word "version" stands before it.
    var isVersion = false

    mutating func append(_ group: [UInt8], after separator: [UInt8]) {
        if !groups.isEmpty { separators.append(separator) }
        groups.append(group)
    }

    var isEmpty: Bool { groups.isEmpty }
    private var digits: Int { groups.reduce(0) { $0 + $1.count } }
    private var values: [Int] { groups.map { $0.prefix(15).reduce(0) { $0 * 10 + Int($1) } } }

    private func isSeparated(by sign: Character) -> Bool {
        !separators.isEmpty && separators.allSatisfy { $0 == [sign.asciiValue ?? 0] }
    }

    var isAddressOfMachine: Bool {
        groups.count == 4 && !isVersion && isSeparated(by: ".") && groups.allSatisfy { $0.count <= 3 }
            && values.allSatisfy { $0 <= 255 }
    }

    /// A telephone, card, account or identity number.
    var isPersonal: Bool {
        let count = digits
        if hasPlus, count >= 7, !isAmount { return true }
        if groups.count == 1 { return count >= 8 && !isRound(groups[0]) }
        // " -340": places on a map of a game have signs, telephones do not.
        if separators.contains(where: { $0.first == 0x20 && $0.last == UInt8(ascii: "-") && $0.count == 2 }) {
            return false
        }
        guard count >= 7, !isFraction, !isAmount, !isDay, !isProgression, !isRange else { return false }
        if isSeparated(by: ",") || separators.contains(where: { $0.contains(UInt8(ascii: ",")) }) {
            // A list of numbers; only groups as telephones have them are one.
            return groups.allSatisfy { $0.count == groups[0].count && $0.count == 1 }
                || count >= 8 && groups.allSatisfy { (3...4).contains($0.count) }
        }
        if isSeparated(by: "/") { return false }
        if groups.count == 2 { return isSeparated(by: "-") || groups.contains { $0.count >= 6 } }
        if groups.allSatisfy({ $0.count == 1 }) { return count >= 7 }
        return count >= 8
    }

    private func isRound(_ group: [UInt8]) -> Bool {
        let zeros = group.reversed().prefix { $0 == 0 }.count
        return zeros * 2 >= group.count
    }

    /// 3.14159265
    private var isFraction: Bool { groups.count == 2 && (isSeparated(by: ".") || isSeparated(by: ",")) }

    /// 1.000.000; but not 612.345.678, which is written like a telephone.
    private var isAmount: Bool {
        guard groups.count > 1, isSeparated(by: ".") || isSeparated(by: ","), (1...3).contains(groups[0].count),
            groups.dropFirst().allSatisfy({ $0.count == 3 })
        else { return false }
        let looksLikeTelephone =
            isSeparated(by: ".") && groups.count == 3 && groups[0].count == 3 && groups[0][0] >= 6
            && groups[2] != [0, 0, 0]
        return !looksLikeTelephone
    }

    private var isDay: Bool {
        guard groups.count == 3, isSeparated(by: "/") || isSeparated(by: "-") || isSeparated(by: ".") else {
            return false
        }
        let sizes = groups.map(\.count)
        let numbers = values
        if sizes[0] == 4 { return sizes[1] <= 2 && sizes[2] <= 2 && numbers[1] <= 12 && numbers[2] <= 31 }
        return sizes[0] <= 2 && sizes[1] <= 2 && (sizes[2] == 2 || sizes[2] == 4) && numbers[0] <= 31
            && numbers[1] <= 31
    }

    /// Counting up, down or in steps.
    private var isProgression: Bool {
        let numbers = values
        guard numbers.count >= 3 else { return false }
        let step = numbers[1] - numbers[0]
        return zip(numbers, numbers.dropFirst()).allSatisfy { $1 - $0 == step } && step != 0
    }

    /// 2019-2024, 1000-2000.
    private var isRange: Bool {
        guard groups.count == 2, groups.allSatisfy({ $0.count == 4 }) else { return false }
        return values.allSatisfy { (1900...2100).contains($0) || $0 % 50 == 0 }
    }
}
