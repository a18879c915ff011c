import Body
import Signals
import Testing

private func at(_ seconds: Double) -> Moment { Moment(nanoseconds: 77_000_000_123 + Int64(seconds * 1e9)) }
private let birth = at(0)

/// Poses at each key of the life between two times, ten a second of blocks of a second.
private func poses(_ life: inout LifeMotion, from: Double = 0, seconds: Int) -> [BodyPose] {
    (0..<seconds).flatMap { second in
        let block = life.block(from: at(from + Double(second)), length: .seconds(1))
        return (0..<30).map { block.pose(at: block.start + Int64($0) * 1_000_000_000 / 30) }
    }
}

/// The value at one instant, asked for by a block of its own.
private func value(_ life: inout LifeMotion, _ parameter: BodyParameter, _ seconds: Double) -> Float {
    life.block(from: at(seconds), length: .milliseconds(100)).value(of: parameter, at: at(seconds).nanoseconds)
}

@Suite("life's motion") struct LifeMotionTests {
    @Test("no block of life shapes the mouth, and none is longer than a second")
    func mouth() {
        var life = LifeMotion(seed: 1, birth: birth)
        for emotion in Emotion.allCases {
            life.feel(Feeling(emotion, intensity: 3), at: at(1))
            let block = life.block(from: at(1.5), length: .seconds(5))
            #expect(block.keyCount == 31 && block.rate == 30)
            let mouth = Set(BodyParameter.visemes + [.mouthOpenY, .vowelA, .vowelI, .vowelU, .vowelE, .vowelO])
            #expect(block.series.allSatisfy { !mouth.contains($0.parameter) })
        }
    }

    @Test("blocks meet on one key, whatever instant they are asked from")
    func meeting() {
        var life = LifeMotion(seed: 2, birth: birth)
        var last: MotionBlock?
        for step in 0..<200 {
            let block = life.block(from: at(Double(step) * 0.4 + 0.013), length: .milliseconds(450))
            if let last { #expect(worst(last, block) <= 1) }
            last = block
        }
    }

    /// The largest jump at the second block's start, in quanta.
    private func worst(_ old: MotionBlock, _ new: MotionBlock) -> Float {
        LifeMotion.parameters.map {
            abs(old.value(of: $0, at: new.start) - new.value(of: $0, at: new.start)) / $0.quantum
        }.max()!
    }

    @Test("an event does not make her jump: the new block takes over where the old one was", arguments: 0..<60)
    func seams(step: Int) {
        var life = LifeMotion(seed: UInt64(step), birth: birth)
        let time = 2 + Double(step) * 0.137
        life.feel(Feeling(.joy), at: at(1))
        life.look(at: .chat, from: at(1.9))
        life.speak(from: at(2))
        let old = life.block(from: at(time - 0.3), length: .seconds(1))
        switch step % 6 {
        case 0: life.feel(Feeling(.surprise, intensity: 3), at: at(time))
        case 1: life.relax(at: at(time))
        case 2: life.look(at: .comment, from: at(time))
        case 3: life.fallSilent(at: at(time))
        case 4:
            life.feel(Feeling(.anger), at: at(time))
            life.look(at: .thought, from: at(time))
        default: break
        }
        let new = life.block(from: at(time), length: .seconds(1))
        #expect(new.start > old.start && new.start <= at(time).nanoseconds)
        #expect(worst(old, new) <= 1.001)
        // And no leap in the first two keys: what moves fastest is a lid.
        let leap = abs(new.series.first { $0.parameter == .angleX }.map { Float($0.quanta[2] - $0.quanta[0]) } ?? 0)
        #expect(leap < 200)
    }

    @Test("the same seed lives the same, another lives otherwise")
    func seeds() {
        let lives = ([4, 4, 5] as [UInt64]).map { seed in
            var life = LifeMotion(seed: seed, birth: birth)
            life.feel(Feeling(.laughter), at: at(3))
            return poses(&life, seconds: 12)
        }
        #expect(lives[0] == lives[1])
        #expect(lives[0] != lives[2])
    }

    @Test("how the time is cut into blocks changes nothing")
    func cuts() {
        var coarse = LifeMotion(seed: 6, birth: birth)
        var fine = LifeMotion(seed: 6, birth: birth)
        for second in 0..<60 {
            let block = coarse.block(from: at(Double(second)), length: .seconds(1))
            for part in 0..<5 {
                let piece = fine.block(from: at(Double(second) + Double(part) * 0.2), length: .milliseconds(200))
                #expect(worst(block, piece) <= 1)
            }
        }
    }

    /// The starts of blinks, seconds.
    private func blinks(_ poses: [BodyPose]) -> [Double] {
        zip(poses, poses.dropFirst()).enumerated().compactMap { place, pair in
            pair.0[.eyeLOpen] > 0.1 && pair.1[.eyeLOpen] <= 0.1 ? Double(place) / 30 : nil
        }
    }

    @Test("she blinks every 2 to 6 s, now and then twice, and more often while she speaks", arguments: 0..<3)
    func blinking(seed: Int) {
        func pauses(speaks: Bool) -> [Double] {
            var life = LifeMotion(seed: UInt64(seed), birth: birth)
            if speaks { life.speak(from: at(0)) }
            let starts = blinks(poses(&life, seconds: 600))
            return zip(starts, starts.dropFirst()).map { $1 - $0 }
        }
        let silent = pauses(speaks: false)
        let speaking = pauses(speaks: true)
        for pauses in [silent, speaking] {
            #expect(pauses.allSatisfy { 0.25...0.45 ~= $0 || 1.8...6.1 ~= $0 })
            let doubles = Double(pauses.count { $0 < 1 }) / Double(pauses.count)
            #expect(0.04...0.25 ~= doubles)
        }
        #expect(120...260 ~= silent.count)
        #expect(speaking.count > silent.count * 5 / 4)
    }

    @Test("lids shut faster than they open")
    func asymmetry() {
        var life = LifeMotion(seed: 3, birth: birth)
        let lids = poses(&life, seconds: 60).map { $0[.eyeLOpen] }
        var falling = 0
        var rising = 0
        for (before, after) in zip(lids, lids.dropFirst()) {
            if after < before - 0.04 { falling += 1 }
            if after > before + 0.04 { rising += 1 }
        }
        #expect(lids.min()! < 0.01 && falling > 10 && rising > falling)
    }

    @Test("ten minutes of the head do not repeat", arguments: [1, 2])
    func norepeat(seed: UInt64) {
        var life = LifeMotion(seed: seed, birth: birth)
        let yaw = poses(&life, seconds: 600).enumerated().filter { $0.offset % 6 == 0 }.map {
            Double($0.element[.angleX])
        }
        let mean = yaw.reduce(0, +) / Double(yaw.count)
        let centred = yaw.map { $0 - mean }
        func likeness(_ lag: Int) -> Double {
            var cross = 0.0
            var left = 0.0
            var right = 0.0
            for place in 0..<(centred.count - lag) {
                cross += centred[place] * centred[place + lag]
                left += centred[place] * centred[place]
                right += centred[place + lag] * centred[place + lag]
            }
            return cross / (left * right).squareRoot()
        }
        #expect(likeness(1) > 0.9)
        // Up to half of the time; beyond it too little is left to compare.
        for lag in 25..<(centred.count / 2) { #expect(abs(likeness(lag)) < 0.6) }
        let spread = (centred.map { $0 * $0 }.reduce(0, +) / Double(centred.count)).squareRoot()
        #expect(1.2...6 ~= spread)
    }

    @Test("she breathes fifteen times a minute")
    func breath() {
        var life = LifeMotion(seed: 8, birth: birth)
        let breath = poses(&life, seconds: 240).map { $0[.breath] }
        let crossings = zip(breath, breath.dropFirst()).count { $0 < 0.5 && $1 >= 0.5 }
        #expect(57...63 ~= crossings)
        #expect(breath.min()! < 0.02 && breath.max()! > 0.98)
    }

    @Test("a face is there after its onset and not much sooner, and stays", arguments: Emotion.allCases.dropFirst())
    func onset(emotion: Emotion) throws {
        // The parameter of the face that moves most; lids blink and gaze wanders, so they do not count.
        let goal = EmotionPose.of(emotion)
        let from = EmotionPose.of(.neutral).pose
        let face: [BodyParameter] = [
            .browLY, .browLAngle, .mouthForm, .cheek, .eyeLSmile, .eyeBallForm, .antenna, .glow,
        ]
        let parameter = try #require(
            face.max { abs(goal.pose[$0] - from[$0]) < abs(goal.pose[$1] - from[$1]) })
        var life = LifeMotion(seed: 1, birth: birth)
        _ = life.block(from: at(4), length: .seconds(1))
        life.feel(Feeling(emotion), at: at(5))
        func share(_ seconds: Double) -> Float {
            var life = life
            return (value(&life, parameter, seconds) - from[parameter]) / (goal.pose[parameter] - from[parameter])
        }
        let onset = goal.onset.inSeconds
        #expect(0.12...0.25 ~= onset)
        #expect(share(5) < 0.05)
        #expect(share(5 + onset * 0.25) < 0.5)
        #expect(share(5 + onset) > 0.85)
        #expect(share(9) > 0.85)
        life.relax(at: at(9))
        let decay = goal.decay.inSeconds
        #expect(1.0...6.0 ~= decay)
        #expect(share(9 + decay * 0.15) > 0.5)
        #expect(share(9 + decay + 0.5) < 0.15)
    }

    @Test("intensity 1, 2 and 3 are 0.6, 1 and 1.25 of the pose")
    func intensity() {
        let poses = (1...3).map { intensity in
            var life = LifeMotion(seed: 1, birth: birth)
            life.feel(Feeling(.embarrassment, intensity: intensity), at: at(0))
            return value(&life, .shoulderY, 3)
        }
        // Breath lifts the shoulders alike in all three.
        #expect(abs((poses[1] - poses[0]) - 0.4 * 0.8) < 0.02)
        #expect(poses[2] > poses[1])
    }

    @Test("one feeling turns into another without passing the rest")
    func blend() {
        var life = LifeMotion(seed: 1, birth: birth)
        life.feel(Feeling(.joy), at: at(1))
        life.feel(Feeling(.laughter), at: at(3))
        let form = poses(&life, from: 1.5, seconds: 4).map { $0[.mouthForm] }
        #expect(form.min()! > 0.75)
    }

    @Test("looking at chat turns the eyes first and the head after them")
    func attention() {
        var life = LifeMotion(seed: 12, birth: birth)
        life.look(at: .chat, from: at(2))
        let soon = life.block(from: at(2), length: .seconds(1))
        var camera = LifeMotion(seed: 12, birth: birth)
        camera.look(at: .camera, from: at(2))
        let straight = camera.block(from: at(2), length: .seconds(1))
        let early = at(2.12).nanoseconds
        #expect(soon.value(of: .eyeBallX, at: early) - straight.value(of: .eyeBallX, at: early) > 0.45)
        #expect(abs(soon.value(of: .angleX, at: early) - straight.value(of: .angleX, at: early)) < 0.5)
        let late = at(2.7).nanoseconds
        #expect(soon.value(of: .angleX, at: late) - straight.value(of: .angleX, at: late) > 3)
        #expect(soon.value(of: .eyeBallX, at: late) < soon.value(of: .eyeBallX, at: early))
    }

    @Test("every value stays within its parameter's range in every emotion")
    func ranges() {
        var life = LifeMotion(seed: 21, birth: birth)
        for (place, emotion) in Emotion.allCases.enumerated() {
            let time = Double(place) * 4
            life.feel(Feeling(emotion, intensity: 3), at: at(time))
            for pose in poses(&life, from: time, seconds: 4) {
                for parameter in LifeMotion.parameters {
                    let value = parameter.rest + pose.offsets[parameter.index]
                    #expect(value >= parameter.range.lowerBound - 1e-3 && value <= parameter.range.upperBound + 1e-3)
                }
            }
        }
    }
}
