package import Signals

package struct PulseSettings: Sendable, Equatable {
    /// The sink's name as ``PulseOutput/devices(server:library:)`` lists it; nil = the user's default.
    package var device: String?
    /// As in `PULSE_SERVER`, for instance `unix:/run/user/1000/pulse/native`; nil = the user's own.
    package var server: String?
    /// Sound queued at the server and in the device. 40 ms: no gap heard with both cores busy.
    package var target: Duration
    /// The server asks for this much at a time.
    package var request: Duration
    /// How much sound waits here for the server.
    package var ahead: Duration
    /// The stream costs nothing once this much silence has passed.
    package var idleLimit: Duration
    /// The shared library: a name that the loader searches for, or a path.
    package var library: String

    package init(
        device: String? = nil, server: String? = nil, target: Duration = .milliseconds(40),
        request: Duration = .milliseconds(20), ahead: Duration = .milliseconds(300),
        idleLimit: Duration = .seconds(5), library: String = "libpulse.so.0"
    ) {
        self.device = device
        self.server = server
        self.target = target
        self.request = request
        self.ahead = ahead
        self.idleLimit = idleLimit
        self.library = library
    }
}

/// Why there is no sound device to play on.
package struct SoundDeviceError: ExplainedError {
    package let message: Bilingual
    package let isTransient: Bool
    init(_ message: Bilingual, isTransient: Bool) {
        self.message = message
        self.isTransient = isTransient
    }
}

/// An output of the sound server.
package struct SoundDevice: Sendable, Hashable {
    package let name: String
    /// As the desktop shows it.
    package let description: String
    package let isDefault: Bool
}

/// Whether a ``PulseOutput`` can be played on.
package enum PulseState: Sendable, Hashable {
    case ready
    /// With what the operator can do about it.
    case lost(reason: Bilingual)
}
