/// An output that plays at another speed than real time.
package protocol PacedOutput: SoundOutput {
    /// Frames leave it at `soundRate` times this.
    var speed: Double { get }
}
