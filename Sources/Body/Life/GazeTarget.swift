/// What she looks at, as a stand of her eyes: X towards the right of the screen, Y upwards, ±1 the ends of the white.
package enum GazeTarget: Hashable, Sendable {
    /// The viewer.
    case camera
    /// Where chat runs.
    case chat
    /// The comment she answers, shown low in the picture.
    case comment
    /// Up and away, with a glow: she thinks.
    case thought
    case point(x: Float, y: Float)

    var place: SIMD2<Float> {
        switch self {
        case .camera: SIMD2(0, 0)
        case .chat: SIMD2(0.62, -0.08)
        case .comment: SIMD2(0.28, -0.5)
        case .thought: SIMD2(-0.42, 0.5)
        case .point(let x, let y): SIMD2(x, y).clamped(lowerBound: SIMD2(-1, -1), upperBound: SIMD2(1, 1))
        }
    }
}
