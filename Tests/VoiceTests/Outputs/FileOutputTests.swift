import Foundation
import Signals
import Sound
import Testing
import Voice

@Suite("sound into a file", .timeLimit(.minutes(1)))
struct FileOutputTests {
    let turn = TurnID(1)
    let path = NSTemporaryDirectory() + "aneeka-\(UUID().uuidString).wav"

    func read() throws -> [Float] {
        var reader = WAVReader()
        let bytes = try [UInt8](Data(contentsOf: URL(filePath: path)))
        let samples = try reader.read(bytes)
        // The header tells the length, too.
        #expect(Int(bytes[40]) | Int(bytes[41]) << 8 | Int(bytes[42]) << 16 == samples.count * 2)
        return samples
    }

    @Test("as fast as possible everything is in the file, turn after turn")
    func fast() async throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        let output = try FileOutput(path: path, pace: .asFastAsPossible)
        #expect(output.name == "file:\(path)")
        try await output.write(TurnSound(turn: turn, startFrame: 0, samples: [0.5, 0.25]))
        try await output.write(TurnSound(turn: turn, startFrame: 2, samples: [-0.5]))
        try await output.drain(turn)
        #expect(try read() == [0.5, 0.25, -0.5])
        try await output.write(TurnSound(turn: TurnID(2), startFrame: 0, samples: [1.0 / 1024]))
        try await output.drain(TurnID(2))
        #expect(try read() == [0.5, 0.25, -0.5, 1.0 / 1024])
    }

    @Test("after a stop the file ends at the frame that was heard, in silence")
    func stop() async throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        let time = VirtualTime()
        let output = try FileOutput(path: path, pace: .realTime, time: time)
        try await output.write(
            TurnSound(turn: turn, startFrame: 0, samples: [Float](repeating: 0.5, count: 4_800)))
        time.advance(by: .milliseconds(50))
        #expect(await output.stop(turn) == 1_200)
        let samples = try read()
        #expect(samples.count == 1_200)
        #expect(samples[1_000] == 0.5 && samples[1_199] == 0)
        #expect(await output.stop(turn) == 1_200)
        #expect(try read().count == 1_200)
    }

    @Test("in real time the file grows with what was heard")
    func realTime() async throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        let time = VirtualTime()
        let output = try FileOutput(path: path, pace: .realTime, time: time)
        let piece = [Float](repeating: 0.5, count: 2_400)
        try await output.write(TurnSound(turn: turn, startFrame: 0, samples: piece))
        #expect(try read().isEmpty)
        time.advance(by: .milliseconds(100))
        try await output.write(TurnSound(turn: turn, startFrame: 2_400, samples: piece))
        #expect(try read().count == 2_400)
        let turn = turn
        async let drained: Void = output.drain(turn)
        try await time.advanceToNextSleeper()
        try await drained
        #expect(try read().count == 4_800)
    }

    @Test("a path that cannot be written is refused with its name")
    func refused() {
        let error = #expect(throws: FileOutputError.self) {
            try FileOutput(path: "/nowhere/at/all.wav", pace: .realTime)
        }
        #expect(error?.description.contains("/nowhere/at/all.wav") == true)
    }

    @Test("a full disk is a lost output")
    func full() async throws {
        let output = try? FileOutput(path: "/dev/full", pace: .asFastAsPossible)
        // The header already finds no room there.
        #expect(output == nil)
    }
}
