import Body
import Signals
import Testing

@Suite("motion blocks") struct MotionBlockTests {
    private func block(
        start: Int64 = 0, _ parameter: BodyParameter, _ quanta: [Int16], channel: MotionChannel = .speech
    ) -> MotionBlock {
        MotionBlock(
            clock: .turn(TurnID(1)), channel: channel, start: start, rate: 60, keyCount: quanta.count,
            series: [.init(parameter, quanta: quanta)])
    }

    @Test("the fifteen shapes are in the order of the visemes and named after them")
    func visemes() {
        #expect(BodyParameter.visemes.map(\.rawValue) == Viseme.allCases.map { "Viseme_\($0.rawValue)" })
        #expect(BodyParameter.visemes.map(\.index) == Array(36..<51))
        #expect(Viseme.allCases.allSatisfy { BodyParameter($0).rawValue == "Viseme_\($0.rawValue)" })
    }

    @Test("every parameter rests in its range, and its quanta fill it in 16 bits", arguments: BodyParameter.allCases)
    func ranges(parameter: BodyParameter) {
        #expect(parameter.range.contains(parameter.rest))
        let low = (parameter.range.lowerBound - parameter.rest) / parameter.quantum
        let high = (parameter.range.upperBound - parameter.rest) / parameter.quantum
        #expect(low > -32_768 && high < 32_767 && high - low > 200)
    }

    @Test("between keys the value runs in a straight line, after the last it stays")
    func line() {
        let block = block(.visemeAA, [0, 255, 51])
        #expect(block.value(of: .visemeAA, at: 200) == 0.5)
        #expect(block.value(of: .visemeAA, at: 400) == 1)
        #expect(abs(block.value(of: .visemeAA, at: 600) - 0.6) < 1e-6)
        #expect(abs(block.value(of: .visemeAA, at: 90_000) - 0.2) < 1e-6)
        #expect(block.value(of: .visemeSil, at: 200) == 1)
        #expect(block.end == 800)
    }

    @Test("a packed block is unpacked to the same keys")
    func packed() throws {
        let block = MotionBlock(
            clock: .show, channel: .life, start: 5, rate: 30, keyCount: 5,
            series: [
                .init(.angleX, quanta: [-2047, 12, 12, 12, 12]), .init(.eyeLOpen, quanta: [0, 0, -255, 127, 0]),
                .init(.cheek, quanta: [7, 7, 7, 7, 7]), .init(.tears, quanta: [0, 0, 0, 0, 0]),
            ])
        let packed = PackedMotion(block)
        #expect(packed.rows.map(\.count) == [3, 6, 2])
        #expect(try #require(PackedMotion(rows: packed.rows).series(keyCount: 5)) == block.series)
    }

    @Test(
        "rows that are no motion are refused",
        arguments: [[[99, 1]], [[-1, 1]], [[]], [[0, 1, 2, 3, 4]], [[0, 40_000]], [[0, 1, Int.max]]])
    func refused(rows: [[Int]]) { #expect(PackedMotion(rows: rows).series(keyCount: 3) == nil) }

    @Test("a later block replaces everything from its start on")
    func track() {
        var track = MotionTrack()
        track.take(block(.visemeAA, [0, 255, 255, 255]))
        track.take(block(start: 1200, .visemeAA, [255, 100]))
        track.take(block(start: 800, .visemeE, [255, 0]))
        #expect(track.pose(at: 600)[.visemeAA] == 1)
        #expect(track.pose(at: 800)[.visemeAA] == 0)
        #expect(track.pose(at: 800)[.visemeE] == 1)
        #expect(track.pose(at: 2000) == .rest)
        #expect(track.pose(at: -1) == .rest)
    }

    @Test("channels are added as offsets and then clamped")
    func mix() {
        var mix = MotionMix()
        mix.take(
            MotionBlock(
                clock: .show, channel: .life, start: 0, rate: 30, keyCount: 2,
                series: [.init(.angleX, quanta: [1500, 1500]), .init(.browLY, quanta: [-60, -60])]))
        mix.take(block(.angleX, [1500, 1500]))
        #expect(mix.pose(at: Moment(nanoseconds: 1), heard: (TurnID(1), 0))[.angleX] == 30)
        #expect(abs(mix.pose(at: Moment(nanoseconds: 1), heard: nil)[.browLY] + 60.0 / 127) < 1e-5)
        #expect(abs(mix.pose(at: Moment(nanoseconds: 900_000_000), heard: nil)[.angleX] - 21.98) < 0.01)
    }

    @Test("when a turn sounds no more its head lets go softly and its mouth at once")
    func parting() {
        var mix = MotionMix()
        mix.take(
            MotionBlock(
                clock: .turn(TurnID(1)), channel: .speech, start: 0, rate: 60, keyCount: 1,
                series: [.init(.angleZ, quanta: [400]), .init(.visemeAA, quanta: [255])]))
        func pose(_ milliseconds: Int64, _ heard: (TurnID, Int)?) -> BodyPose {
            mix.pose(at: Moment(nanoseconds: milliseconds * 1_000_000), heard: heard)
        }
        let before = pose(0, (TurnID(1), 0))
        #expect(before[.visemeAA] == 1)
        #expect(pose(10, nil)[.visemeAA] == 0)
        #expect(pose(10, nil)[.angleZ] > before[.angleZ] * 0.9)
        #expect(pose(300, nil)[.angleZ] == 0)
    }

    @Test("rigs without shapes get an open mouth and vowels from them")
    func vowels() {
        var mix = MotionMix()
        mix.take(block(.visemeAA, [255, 255]))
        let pose = mix.pose(at: Moment(nanoseconds: 0), heard: (TurnID(1), 0))
        #expect(pose[.mouthOpenY] == 1 && pose[.vowelA] == 1 && pose[.vowelO] == 0)
        #expect(mix.pose(at: Moment(nanoseconds: 0), heard: nil)[.mouthOpenY] == 0)
    }
}
