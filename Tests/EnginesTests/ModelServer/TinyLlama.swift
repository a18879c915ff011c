import FoundationEssentials

/// A Llama of a few kilobytes with the vocabulary's form of Llama 3, whose likeliest word is always "a".
///
/// One token for each byte and one for each sign of the template, so that tokens can be counted by hand. Written as
/// ggml's specification of GGUF, version 3, has it.
struct TinyLlama {
    static let signs = [
        "<|begin_of_text|>", "<|end_of_text|>", "<|start_header_id|>", "<|end_header_id|>", "<|eom_id|>", "<|eot_id|>",
        "<|python_tag|>",
    ]

    /// Of `tokenizer.chat_template`.
    let template: String

    private static let width = 32
    private static let hidden = 64
    private static let alignment = 32

    var gguf: Data {
        let words = Self.bytes + Self.signs
        let tensors = Self.tensors(words)
        let members: [(String, Member)] = [
            ("general.architecture", .text("llama")), ("general.name", .text("tiny")),
            ("llama.block_count", .whole(1)), ("llama.context_length", .whole(2_048)),
            ("llama.embedding_length", .whole(Self.width)), ("llama.feed_forward_length", .whole(Self.hidden)),
            ("llama.attention.head_count", .whole(2)), ("llama.attention.head_count_kv", .whole(2)),
            ("llama.rope.dimension_count", .whole(Self.width / 2)),
            ("llama.attention.layer_norm_rms_epsilon", .real(1e-5)), ("llama.vocab_size", .whole(words.count)),
            ("tokenizer.ggml.model", .text("gpt2")), ("tokenizer.ggml.pre", .text("llama-bpe")),
            ("tokenizer.ggml.tokens", .texts(words)), ("tokenizer.ggml.merges", .texts([])),
            // 1 = normal, 3 = control.
            ("tokenizer.ggml.token_type", .wholes(words.map { Self.signs.contains($0) ? 3 : 1 })),
            ("tokenizer.ggml.bos_token_id", .whole(256)), ("tokenizer.ggml.eos_token_id", .whole(261)),
            ("tokenizer.chat_template", .text(template)),
        ]
        var file = Writer()
        file.bytes += Array("GGUF".utf8)
        file.put(UInt32(3))
        file.put(UInt64(tensors.count))
        file.put(UInt64(members.count))
        for (name, member) in members {
            file.put(name)
            file.put(member)
        }
        var offset = 0
        for tensor in tensors {
            file.put(tensor.name)
            file.put(UInt32(tensor.shape.count))
            for length in tensor.shape { file.put(UInt64(length)) }
            file.put(UInt32(0))  // F32
            file.put(UInt64(offset))
            offset += (tensor.values.count * 4 + Self.alignment - 1) / Self.alignment * Self.alignment
        }
        for tensor in tensors {
            file.align(to: Self.alignment)
            for value in tensor.values { file.put(value.bitPattern) }
        }
        return Data(file.bytes)
    }

    // MARK: vocabulary

    /// The signs that stand for the bytes 0…255 in vocabularies of GPT-2's kind.
    private static let bytes: [String] = {
        let plain = [33...126, 161...172, 174...255].joined()
        var next: UInt32 = 256
        return (0..<256).map { byte in
            var code = UInt32(byte)
            if !plain.contains(byte) {
                code = next
                next += 1
            }
            return Unicode.Scalar(code).map { String($0) } ?? ""
        }
    }()

    // MARK: weights

    private struct Tensor {
        let name: String
        /// The fastest first.
        let shape: [Int]
        let values: [Float]

        init(_ name: String, _ shape: [Int], _ value: Float) {
            self.name = name
            self.shape = shape
            values = Array(repeating: value, count: shape.reduce(1, *))
        }

        init(_ name: String, rows: [[Float]]) {
            self.name = name
            shape = [rows[0].count, rows.count]
            values = rows.flatMap { $0 }
        }
    }

    /// Every word is the same to it, its layer does nothing, and its output prefers one word.
    private static func tensors(_ words: [String]) -> [Tensor] {
        let output = words.map { Array(repeating: Float($0 == "a" ? 1 : 0), count: width) }
        return [
            Tensor("token_embd.weight", [width, words.count], 1), Tensor("output_norm.weight", [width], 1),
            Tensor("output.weight", rows: output), Tensor("blk.0.attn_norm.weight", [width], 1),
            Tensor("blk.0.attn_q.weight", [width, width], 0), Tensor("blk.0.attn_k.weight", [width, width], 0),
            Tensor("blk.0.attn_v.weight", [width, width], 0), Tensor("blk.0.attn_output.weight", [width, width], 0),
            Tensor("blk.0.ffn_norm.weight", [width], 1), Tensor("blk.0.ffn_gate.weight", [width, hidden], 0),
            Tensor("blk.0.ffn_up.weight", [width, hidden], 0), Tensor("blk.0.ffn_down.weight", [hidden, width], 0),
        ]
    }

    // MARK: the file's form

    private enum Member {
        case whole(Int)
        case real(Float)
        case text(String)
        case texts([String])
        case wholes([Int])
    }

    private struct Writer {
        var bytes: [UInt8] = []

        mutating func put(_ value: some FixedWidthInteger) {
            withUnsafeBytes(of: value.littleEndian) { bytes += $0 }
        }

        mutating func put(_ text: String) {
            put(UInt64(text.utf8.count))
            bytes += Array(text.utf8)
        }

        /// With the number of its type in front.
        mutating func put(_ member: Member) {
            switch member {
            case .whole(let value):
                put(UInt32(4))
                put(UInt32(value))
            case .real(let value):
                put(UInt32(6))
                put(value.bitPattern)
            case .text(let text):
                put(UInt32(8))
                put(text)
            case .texts(let texts):
                put(UInt32(9))
                put(UInt32(8))
                put(UInt64(texts.count))
                for text in texts { put(text) }
            case .wholes(let values):
                put(UInt32(9))
                put(UInt32(5))
                put(UInt64(values.count))
                for value in values { put(Int32(value)) }
            }
        }

        mutating func align(to length: Int) {
            while bytes.count % length != 0 { bytes.append(0) }
        }
    }
}
