internal import FoundationEssentials

/// A GGUF file (version 3) read into memory: its named values and where its tensors lie.
///
/// https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
final class GGUFFile {
    enum Value {
        case number(Double)
        case text(String)
        case texts([String])
        case numbers([Double])
    }

    struct Tensor {
        /// ggml's number of it: 0 is f32, 8 is q8_0.
        let type: UInt32
        /// Innermost first.
        let dimensions: [Int]
        let offset: Int
    }

    private(set) var values: [String: Value] = [:]
    private(set) var tensors: [String: Tensor] = [:]
    private let data: Data
    private var position = 0

    /// - Throws: ``MiniError``.
    init(path: String) throws {
        guard let data = FileManager.default.contents(atPath: path) else { throw MiniError.missing(path) }
        self.data = data
        guard data.starts(with: Array("GGUF".utf8)) else { throw MiniError.broken(path, "no GGUF file") }
        position = 4
        do {
            let version: UInt32 = try number()
            guard version == 3 else { throw MiniError.broken(path, "GGUF version \(version), not 3") }
            let tensorCount: UInt64 = try number()
            let valueCount: UInt64 = try number()
            // Each takes a few bytes at least: a count beyond the file's size is damage, and no reason to allocate.
            guard tensorCount < 65_536, valueCount < 65_536 else { throw Short() }
            for _ in 0..<valueCount {
                let key = try text()
                values[key] = try value(ofType: number())
            }
            var found: [(String, Tensor)] = []
            for _ in 0..<tensorCount {
                let name = try text()
                let rank: UInt32 = try number()
                guard rank <= 4 else { throw Short() }
                let dimensions = try (0..<rank).map { _ in
                    guard let size = Int(exactly: try number() as UInt64), size < 1 << 24 else { throw Short() }
                    return size
                }
                let type: UInt32 = try number()
                guard let offset = Int(exactly: try number() as UInt64) else { throw Short() }
                found.append((name, Tensor(type: type, dimensions: dimensions, offset: offset)))
            }
            let alignment = Int(self["general.alignment"] ?? 32)
            guard alignment > 0 else { throw Short() }
            let start = (position + alignment - 1) / alignment * alignment
            for (name, tensor) in found {
                tensors[name] = Tensor(
                    type: tensor.type, dimensions: tensor.dimensions, offset: start + tensor.offset)
            }
        } catch is Short {
            throw MiniError.broken(path, "it ends too early or is damaged")
        }
    }

    private struct Short: Error {}

    subscript(key: String) -> Double? {
        if case .number(let number) = values[key] { number } else { nil }
    }

    func texts(_ key: String) -> [String]? {
        if case .texts(let texts) = values[key] { texts } else { nil }
    }

    func numbers(_ key: String) -> [Double]? {
        if case .numbers(let numbers) = values[key] { numbers } else { nil }
    }

    /// A tensor's numbers, unpacked.
    /// - Parameter dimensions: what it must measure.
    /// - Throws: ``MiniError``.
    func floats(_ name: String, _ dimensions: Int...) throws -> [Float] {
        guard let tensor = tensors[name], tensor.dimensions == dimensions else {
            throw MiniError.unfit("\(name) is missing or of another size")
        }
        let count = dimensions.reduce(1, *)
        return try data.withUnsafeBytes { bytes in
            switch tensor.type {
            case 0:
                guard tensor.offset + count * 4 <= bytes.count else { throw MiniError.unfit("\(name) is cut off") }
                return (0..<count).map { bytes.loadUnaligned(fromByteOffset: tensor.offset + $0 * 4, as: Float.self) }
            case 8:
                // Blocks of 32: a 16-bit scale and as many signed bytes.
                guard count % 32 == 0, tensor.offset + count / 32 * 34 <= bytes.count else {
                    throw MiniError.unfit("\(name) is cut off")
                }
                return [Float](unsafeUninitializedCapacity: count) { floats, filled in
                    for block in 0..<count / 32 {
                        let at = tensor.offset + block * 34
                        let scale = Self.float(half: bytes.loadUnaligned(fromByteOffset: at, as: UInt16.self))
                        for index in 0..<32 {
                            let byte = bytes.load(fromByteOffset: at + 2 + index, as: Int8.self)
                            floats.initializeElement(at: block * 32 + index, to: scale * Float(byte))
                        }
                    }
                    filled = count
                }
            default: throw MiniError.unfit("\(name) is of type \(tensor.type), neither f32 nor q8_0")
            }
        }
    }

    /// IEEE 754 half precision; spelled out, since not every platform has the type.
    private static func float(half: UInt16) -> Float {
        let sign = UInt32(half & 0x8000) << 16
        let exponent = UInt32(half >> 10 & 0x1F)
        let fraction = UInt32(half & 0x3FF)
        switch exponent {
        case 0: return (sign == 0 ? 1 : -1) * Float(fraction) * 0x1p-24
        case 31: return Float(bitPattern: sign | 0x7F80_0000 | fraction << 13)
        default: return Float(bitPattern: sign | (exponent + 112) << 23 | fraction << 13)
        }
    }

    // MARK: Reading

    private func number<Number: FixedWidthInteger>() throws -> Number {
        let size = MemoryLayout<Number>.size
        guard position + size <= data.count else { throw Short() }
        defer { position += size }
        return Number(
            littleEndian: data.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: position, as: Number.self) })
    }

    private func text() throws -> String {
        guard let length = Int(exactly: try number() as UInt64), length <= data.count - position else { throw Short() }
        defer { position += length }
        return String(decoding: data[position..<position + length], as: UTF8.self)
    }

    private func value(ofType type: UInt32) throws -> Value {
        switch type {
        case 8: return .text(try text())
        case 9:
            let element: UInt32 = try number()
            guard let count = Int(exactly: try number() as UInt64), count <= data.count - position else {
                throw Short()
            }
            return element == 8
                ? .texts(try (0..<count).map { _ in try text() })
                : .numbers(try (0..<count).map { _ in try plain(element) })
        default: return .number(try plain(type))
        }
    }

    private func plain(_ type: UInt32) throws -> Double {
        switch type {
        case 0, 7: Double(try number() as UInt8)
        case 1: Double(try number() as Int8)
        case 2: Double(try number() as UInt16)
        case 3: Double(try number() as Int16)
        case 4: Double(try number() as UInt32)
        case 5: Double(try number() as Int32)
        case 6: Double(Float(bitPattern: try number()))
        case 10: Double(try number() as UInt64)
        case 11: Double(try number() as Int64)
        case 12: Double(bitPattern: try number())
        default: throw Short()
        }
    }
}
