package import Mind
internal import Signals

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// A small model of `Tools/mind`, inside the program: it needs no server and no network, and answers at once.
///
/// A thread of its own reads and writes, one token a job, so that a cancelled turn ends within one.
package final class MiniModel: LanguageModel {
    private let thread: MiniThread

    /// - Parameters:
    ///   - path: a GGUF file; read at the first prompt.
    ///   - seed: of its choices; nil: another each time.
    package init(path: String, seed: UInt64? = nil) {
        thread = MiniThread(path: path, seed: seed ?? UInt64.random(in: 1...UInt64.max))
    }

    package func stream(_ prompt: Prompt, into sink: (String) async throws -> Void) async throws -> ModelUsage {
        guard let text = prompt.brief else {
            throw ModelError(
                Bilingual(
                    en: "A model inside the program only talks; summaries and facts need a server.",
                    es: "Un modelo dentro del programa solo conversa; resumir y recordar necesitan un servidor."),
                isTransient: false)
        }
        do {
            return try await reply(to: text, prompt, into: sink)
        } catch let error as MiniError {
            throw ModelError(error.message, isTransient: false)
        }
    }

    private func reply(
        to text: String, _ prompt: Prompt, into sink: (String) async throws -> Void
    ) async throws -> ModelUsage {
        let (number, read) = try await thread.begin(text, prompt.purpose)
        var usage = read
        do {
            usage.completionTokens = try await write(number, prompt, into: sink)
        } catch {
            await thread.end(number, prompt.purpose)
            throw error
        }
        await thread.end(number, prompt.purpose)
        return usage
    }

    /// - Returns: how many tokens the reply took.
    private func write(
        _ number: Int, _ prompt: Prompt, into sink: (String) async throws -> Void
    ) async throws -> Int {
        var bytes: [UInt8] = []
        // What it heard comes first, in brackets, and is no matter of taste.
        var hasHeard = false
        for written in 0..<prompt.maximumTokens {
            try Task.checkCancellation()
            let piece = try await thread.next(
                number, prompt.purpose, temperature: hasHeard ? prompt.temperature : 0)
            bytes += piece ?? []
            if piece?.contains(UInt8(ascii: "]")) ?? false { hasHeard = true }
            // A reply is a line.
            let end = bytes.firstIndex(of: UInt8(ascii: "\n"))
            if let end { bytes.removeSubrange(end...) }
            // A character may be of several tokens.
            if let whole = String(validating: bytes, as: UTF8.self), !whole.isEmpty {
                bytes = []
                try await sink(whole)
            }
            if piece == nil || end != nil { return written + 1 }
        }
        return prompt.maximumTokens
    }
}

extension MiniModel: ReadingAhead, TokenCounting, Probed {
    package func readAhead(_ prompt: Prompt) async throws {
        guard case .transcript(let text) = prompt.form, prompt.purpose != .sideWork else { return }
        try? await thread.readAhead(text, prompt.purpose)
    }

    package func tokens(in text: String) async -> Int? { try? await thread.count(text) }

    package func isThere() async -> Bool { (try? await thread.count("")) != nil }
}

/// Where the model thinks.
private actor MiniThread {
    /// The likeliest tokens that make up this share are drawn from (Holtzman et al. 2019, arXiv:1904.09751).
    private static let nucleus: Float = 0.9
    /// Tokens read in one job: a cancelled turn waits for no more.
    private static let step = 64

    private let executor = ThreadExecutor(name: "mini")
    private let path: String
    private var loaded: MiniLlama?
    /// What was read for each purpose, with what comes next.
    private var memories: [Prompt.Purpose: (memory: MiniLlama.Memory, logits: [Float])] = [:]
    /// The latest reply of each purpose: one that was begun later ends those before it.
    private var replies: [Prompt.Purpose: Int] = [:]
    private var replyCount = 0
    private var dice: UInt64

    init(path: String, seed: UInt64) {
        self.path = path
        self.dice = seed
    }

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    private func model() throws -> MiniLlama {
        if let loaded { return loaded }
        let model = try MiniLlama(path: path)
        loaded = model
        return model
    }

    func count(_ text: String) throws -> Int { try model().pairs.tokens(of: text).count }

    /// Begins a reply to a text, which is read as far as it was not read before.
    /// - Returns: the reply's number, for ``next(_:_:temperature:)``.
    func begin(_ text: String, _ purpose: Prompt.Purpose) async throws -> (reply: Int, usage: ModelUsage) {
        replyCount += 1
        let reply = replyCount
        replies[purpose] = reply
        do {
            return (reply, try await read(text, purpose, for: reply))
        } catch {
            end(reply, purpose)
            throw error
        }
    }

    /// Reads what the next reply's text will begin with; ends when one is begun.
    func readAhead(_ text: String, _ purpose: Prompt.Purpose) async throws {
        replyCount += 1
        let number = replyCount
        // While a reply is being written the memory is its own.
        guard replies[purpose] == nil else { return }
        replies[purpose] = number
        defer { end(number, purpose) }
        _ = try await read(text, purpose, for: number)
    }

    private func read(_ text: String, _ purpose: Prompt.Purpose, for reply: Int) async throws -> ModelUsage {
        let model = try model()
        var tokens = model.pairs.tokens(of: text)
        // Room for a reply.
        tokens = tokens.suffix(model.context - min(256, model.context / 4))
        var memory = memories.removeValue(forKey: purpose)?.memory ?? model.newMemory()
        let known = zip(memory.tokens, tokens).prefix { $0 == $1 }.count
        // One token is read again, for what comes behind it.
        let shared = min(known, max(0, tokens.count - 1))
        memory.cut(to: shared, width: model.width)
        for start in stride(from: shared, to: tokens.count, by: Self.step) {
            let logits = model.read(tokens[start..<min(start + Self.step, tokens.count)], into: &memory)
            memories[purpose] = (memory, logits)
            await Task.yield()
            try Task.checkCancellation()
            guard replies[purpose] == reply else { throw CancellationError() }
            if start + Self.step < tokens.count { memories[purpose] = nil }
        }
        return ModelUsage(promptTokens: tokens.count, cachedTokens: shared)
    }

    /// The bytes of the next token; nil at the end.
    func next(_ reply: Int, _ purpose: Prompt.Purpose, temperature: Double) throws -> [UInt8]? {
        let model = try model()
        guard replies[purpose] == reply, var (memory, logits) = memories.removeValue(forKey: purpose),
            memory.tokens.count < model.context
        else { return nil }
        let token = choose(logits, temperature: Float(temperature))
        let bytes = model.pairs.bytes(of: token)
        if !bytes.isEmpty { logits = model.read([token], into: &memory) }
        memories[purpose] = (memory, logits)
        return bytes.isEmpty ? nil : bytes
    }

    /// The memory may serve reading ahead again.
    func end(_ reply: Int, _ purpose: Prompt.Purpose) {
        if replies[purpose] == reply { replies[purpose] = nil }
    }

    private func choose(_ logits: [Float], temperature: Float) -> Int32 {
        let best = logits.indices.max { logits[$0] < logits[$1] } ?? 0
        guard temperature > 0.01 else { return Int32(best) }
        let weights = logits.map { exp(($0 - logits[best]) / temperature) }
        let total = weights.reduce(0, +)
        let ranked = weights.indices.filter { weights[$0] > total * 1e-4 }.sorted { weights[$0] > weights[$1] }
        var kept: [Int] = []
        var share: Float = 0
        for index in ranked where share < Self.nucleus * total {
            kept.append(index)
            share += weights[index]
        }
        var point = Float(random()) * share
        for index in kept {
            point -= weights[index]
            if point <= 0 { return Int32(index) }
        }
        return Int32(best)
    }

    /// 0..<1, by xorshift64*.
    private func random() -> Double {
        dice ^= dice >> 12
        dice ^= dice << 25
        dice ^= dice >> 27
        return Double(dice &* 0x2545_F491_4F6C_DD1D >> 11) * 0x1p-53
    }
}
