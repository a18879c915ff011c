/// How she stands at one instant: every parameter as an offset from its rest.
///
/// Offsets of several channels are added; only ``subscript(_:)`` clamps, so that the sum may pass through what lies
/// beyond the range.
package struct BodyPose: Hashable, Sendable {
    /// One lane for each parameter, in the order of `BodyParameter.allCases`; the lanes behind them are unused.
    package var offsets: SIMD64<Float>

    package init(offsets: SIMD64<Float> = .zero) { self.offsets = offsets }

    package static let rest = BodyPose()

    /// The parameter's value, within its range.
    package subscript(parameter: BodyParameter) -> Float {
        let range = parameter.range
        return min(range.upperBound, max(range.lowerBound, parameter.rest + offsets[parameter.index]))
    }

    package mutating func set(_ parameter: BodyParameter, to value: Float) {
        offsets[parameter.index] = value - parameter.rest
    }

    package static func + (left: BodyPose, right: BodyPose) -> BodyPose {
        BodyPose(offsets: left.offsets + right.offsets)
    }
}
