#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// A small Llama: root mean square norms, rotary positions on neighbouring pairs, gated feed-forward, tied embeddings.
///
/// Weights are unpacked to f32: four times the file, a few tens of megabytes. Not for models that do not fit a cache.
final class MiniLlama {
    private struct Layer {
        let attentionNorm: [Float]
        let query, key, value, output: [Float]
        let feedNorm: [Float]
        let gate, up, down: [Float]
    }

    /// What was read of one text, so that the next which begins alike is read from there.
    struct Memory {
        fileprivate(set) var tokens: [Int32] = []
        /// For each layer `[token][width]`.
        fileprivate var keys: [[Float]]
        fileprivate var values: [[Float]]

        init(layers: Int) {
            keys = Array(repeating: [], count: layers)
            values = keys
        }

        /// Forgets all behind the first `count` tokens.
        mutating func cut(to count: Int, width: Int) {
            guard count < tokens.count else { return }
            tokens.removeLast(tokens.count - count)
            for layer in keys.indices {
                keys[layer].removeLast(keys[layer].count - count * width)
                values[layer].removeLast(values[layer].count - count * width)
            }
        }
    }

    let pairs: BytePairs
    let width: Int
    let context: Int
    var layerCount: Int { layers.count }
    private let heads: Int
    private let hidden: Int
    private let epsilon: Float
    private let frequencies: [Float]
    private let layers: [Layer]
    private let embeddings: [Float]
    private let outputNorm: [Float]

    /// - Throws: ``MiniError``.
    init(path: String) throws {
        let file = try GGUFFile(path: path)
        guard let width = file["llama.embedding_length"], let heads = file["llama.attention.head_count"],
            let hidden = file["llama.feed_forward_length"], let count = file["llama.block_count"],
            let context = file["llama.context_length"], let epsilon = file["llama.attention.layer_norm_rms_epsilon"],
            file["llama.attention.head_count_kv"] ?? heads == heads, heads > 0, width > 0, Int(width) % Int(heads) == 0,
            (1...64).contains(count), (1...65_536).contains(context)
        else { throw MiniError.unfit("it is no Llama with a key for each query") }
        self.width = Int(width)
        self.heads = Int(heads)
        self.hidden = Int(hidden)
        self.context = Int(context)
        self.epsilon = Float(epsilon)
        let (w, h) = (self.width, self.hidden)
        pairs = try BytePairs(file)
        embeddings = try file.floats("token_embd.weight", w, pairs.count)
        outputNorm = try file.floats("output_norm.weight", w)
        layers = try (0..<Int(count)).map { number in
            let name = "blk.\(number)."
            return Layer(
                attentionNorm: try file.floats(name + "attn_norm.weight", w),
                query: try file.floats(name + "attn_q.weight", w, w),
                key: try file.floats(name + "attn_k.weight", w, w),
                value: try file.floats(name + "attn_v.weight", w, w),
                output: try file.floats(name + "attn_output.weight", w, w),
                feedNorm: try file.floats(name + "ffn_norm.weight", w),
                gate: try file.floats(name + "ffn_gate.weight", w, h),
                up: try file.floats(name + "ffn_up.weight", w, h),
                down: try file.floats(name + "ffn_down.weight", h, w))
        }
        let base = Float(file["llama.rope.freq_base"] ?? 10_000)
        let size = self.width / self.heads
        frequencies = stride(from: 0, to: size, by: 2).map { 1 / pow(base, Float($0) / Float(size)) }
    }

    func newMemory() -> Memory { Memory(layers: layers.count) }

    /// Reads tokens on top of what `memory` holds.
    /// - Returns: a number for each token of the vocabulary: how likely it comes next, as logits.
    func read(_ tokens: ArraySlice<Int32>, into memory: inout Memory) -> [Float] {
        let count = tokens.count
        var x = [Float]()
        x.reserveCapacity(count * width)
        for token in tokens { x += embeddings[Int(token) * width..<(Int(token) + 1) * width] }
        let before = memory.tokens.count
        for (number, layer) in layers.enumerated() {
            let normed = norm(x, layer.attentionNorm)
            var query = product(normed, layer.query, rows: width)
            var key = product(normed, layer.key, rows: width)
            turn(&query, from: before)
            turn(&key, from: before)
            memory.keys[number] += key
            memory.values[number] += product(normed, layer.value, rows: width)
            let mixed = attend(query, memory.keys[number], memory.values[number], before: before)
            add(product(mixed, layer.output, rows: width), to: &x)

            let again = norm(x, layer.feedNorm)
            var gate = product(again, layer.gate, rows: hidden)
            let up = product(again, layer.up, rows: hidden)
            for index in gate.indices { gate[index] = gate[index] / (1 + exp(-gate[index])) * up[index] }
            add(product(gate, layer.down, rows: width), to: &x)
        }
        memory.tokens += tokens
        let last = norm(Array(x.suffix(width)), outputNorm)
        return product(last, embeddings, rows: pairs.count)
    }

    // MARK: Pieces

    private func norm(_ x: [Float], _ weight: [Float]) -> [Float] {
        var result = x
        for start in stride(from: 0, to: x.count, by: width) {
            var squares: Float = 0
            for index in start..<start + width { squares += x[index] * x[index] }
            let scale = 1 / (squares / Float(width) + epsilon).squareRoot()
            for index in 0..<width { result[start + index] = x[start + index] * scale * weight[index] }
        }
        return result
    }

    /// Rotary positions: each pair is turned by its place times its frequency.
    private func turn(_ x: inout [Float], from first: Int) {
        let size = width / heads
        for token in 0..<x.count / width {
            for (pair, frequency) in frequencies.enumerated() {
                let angle = Float(first + token) * frequency
                let (cosine, sine) = (cos(angle), sin(angle))
                for head in 0..<heads {
                    let at = token * width + head * size + pair * 2
                    let (even, odd) = (x[at], x[at + 1])
                    x[at] = even * cosine - odd * sine
                    x[at + 1] = even * sine + odd * cosine
                }
            }
        }
    }

    private func attend(_ query: [Float], _ keys: [Float], _ values: [Float], before: Int) -> [Float] {
        let size = width / heads
        let scale = 1 / Float(size).squareRoot()
        var result = [Float](repeating: 0, count: query.count)
        var weights = [Float](repeating: 0, count: keys.count / width)
        query.withUnsafeBufferPointer { query in
            keys.withUnsafeBufferPointer { keys in
                values.withUnsafeBufferPointer { values in
                    for token in 0..<query.count / width {
                        let seen = before + token + 1
                        for head in 0..<heads {
                            let q = query.baseAddress! + token * width + head * size
                            var highest = -Float.infinity
                            for other in 0..<seen {
                                weights[other] =
                                    Self.dot(q, keys.baseAddress! + other * width + head * size, size) * scale
                                highest = max(highest, weights[other])
                            }
                            var sum: Float = 0
                            for other in 0..<seen {
                                weights[other] = exp(weights[other] - highest)
                                sum += weights[other]
                            }
                            let out = token * width + head * size
                            for other in 0..<seen {
                                let share = weights[other] / sum
                                let from = other * width + head * size
                                for index in 0..<size { result[out + index] += share * values[from + index] }
                            }
                        }
                    }
                }
            }
        }
        return result
    }

    /// `x` as `[token][columns]` times the transposed `matrix` `[rows][columns]`: `[token][rows]`.
    private func product(_ x: [Float], _ matrix: [Float], rows: Int) -> [Float] {
        let columns = matrix.count / rows
        let count = x.count / columns
        return [Float](unsafeUninitializedCapacity: count * rows) { result, filled in
            x.withUnsafeBufferPointer { x in
                matrix.withUnsafeBufferPointer { matrix in
                    // A row of the matrix stays in the nearest cache for all tokens.
                    for row in 0..<rows {
                        let weights = matrix.baseAddress! + row * columns
                        for token in 0..<count {
                            result.initializeElement(
                                at: token * rows + row,
                                to: Self.dot(weights, x.baseAddress! + token * columns, columns))
                        }
                    }
                }
            }
            filled = count * rows
        }
    }

    private func add(_ other: [Float], to x: inout [Float]) {
        for index in x.indices { x[index] += other[index] }
    }

    /// - Parameter count: a multiple of 32.
    @inline(__always)
    private static func dot(_ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>, _ count: Int) -> Float {
        let a = UnsafeRawPointer(left)
        let b = UnsafeRawPointer(right)
        var first = SIMD16<Float>.zero
        var second = SIMD16<Float>.zero
        for at in stride(from: 0, to: count * 4, by: 128) {
            first +=
                a.loadUnaligned(fromByteOffset: at, as: SIMD16<Float>.self)
                * b.loadUnaligned(fromByteOffset: at, as: SIMD16<Float>.self)
            second +=
                a.loadUnaligned(fromByteOffset: at + 64, as: SIMD16<Float>.self)
                * b.loadUnaligned(fromByteOffset: at + 64, as: SIMD16<Float>.self)
        }
        return (first + second).sum()
    }
}
