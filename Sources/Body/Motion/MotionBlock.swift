package import Signals

/// What time a block's keys count in.
package enum MotionClock: Hashable, Sendable {
    /// Frames of this turn's sound at `soundRate`; below 0 before it is heard. After the last sound, or a stop, whoever
    /// draws lets it run on for a second: head and brows come home in it.
    case turn(TurnID)
    /// Nanoseconds of `Moment`.
    case show

    package var unitsPerSecond: Int64 {
        switch self {
        case .turn: Int64(soundRate)
        case .show: 1_000_000_000
        }
    }
}

/// Who moves her. What the channels say is added, as offsets from rest, and then clamped: life's smile and speech's
/// open mouth, life's sway and speech's nod.
package enum MotionChannel: String, Hashable, Sendable {
    /// Mouth shapes, nods and brows of what she says.
    case speech
    /// Breath, sway, blinks, gaze and feelings; never a mouth shape.
    case life
}

/// At most one second of motion: keys at a fixed rate, straight lines between them.
///
/// A block replaces what was known of its clock and channel from its start on, also what lay behind its end; a
/// parameter that it does not name is at rest. After the last key its value stays until a later block says otherwise.
/// A key is an offset from rest in quanta of its parameter (``BodyParameter/quantum``).
package struct MotionBlock: Hashable, Sendable {
    package struct Series: Hashable, Sendable {
        package let parameter: BodyParameter
        /// As many as the block has keys.
        package let quanta: [Int16]
        package init(_ parameter: BodyParameter, quanta: [Int16]) {
            self.parameter = parameter
            self.quanta = quanta
        }
    }

    package let clock: MotionClock
    package let channel: MotionChannel
    /// Of the first key, in the clock's unit.
    package let start: Int64
    /// Keys per second.
    package let rate: Int
    /// At least one. The first key of the next block falls on this one's last.
    package let keyCount: Int
    package let series: [Series]

    /// Series that stay at rest are left out.
    package init(
        clock: MotionClock, channel: MotionChannel, start: Int64, rate: Int, keyCount: Int, series: [Series]
    ) {
        self.clock = clock
        self.channel = channel
        self.start = start
        self.rate = rate
        self.keyCount = keyCount
        self.series = series.filter { series in series.quanta.contains { $0 != 0 } }
    }

    /// The instant of the last key, in the clock's unit.
    package var end: Int64 { instant(ofKey: keyCount - 1) }

    func instant(ofKey key: Int) -> Int64 { start + Int64(key) * clock.unitsPerSecond / Int64(rate) }

    /// Key and share of the way to the next one.
    private func place(of time: Int64) -> (key: Int, share: Float) {
        let place = max(0, Double(time - start) * Double(rate) / Double(clock.unitsPerSecond))
        guard place < Double(keyCount - 1) else { return (keyCount - 1, 0) }
        let key = Int(place)
        return (key, Float(place - Double(key)))
    }

    /// The parameter's value, were this channel alone.
    /// - Parameter time: in the clock's unit.
    package func value(of parameter: BodyParameter, at time: Int64) -> Float { pose(at: time)[parameter] }

    /// - Parameter time: in the clock's unit.
    package func pose(at time: Int64) -> BodyPose {
        let (key, share) = place(of: time)
        var pose = BodyPose.rest
        for series in series {
            let from = Float(series.quanta[key])
            let to = share == 0 ? from : Float(series.quanta[key + 1])
            pose.offsets[series.parameter.index] = (from + (to - from) * share) * series.parameter.quantum
        }
        return pose
    }

    /// The nearest quantum of an offset whose value is within the parameter's range.
    static func quantised(_ offset: Float, _ parameter: BodyParameter) -> Int16 {
        let low = parameter.range.lowerBound - parameter.rest
        let high = parameter.range.upperBound - parameter.rest
        return Int16((min(high, max(low, offset)) / parameter.quantum).rounded())
    }
}
