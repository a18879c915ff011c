/// What an ``OpenAIDouble`` answers; may be changed while it runs.
package struct OpenAIBehaviour: Sendable {
    package enum Ending: Sendable {
        /// `finish_reason`, usage, `[DONE]`.
        case whole
        /// `finish_reason`, then the end of the body.
        case withoutDone
        /// The end of the body, without a word.
        case withoutFinish
        /// The connection breaks.
        case hangUp
        /// An error event, then the end.
        case failure(String)
        /// Nothing more; the connection stays open.
        case silence
    }

    /// The reply, one event each.
    package var pieces = ["Hello", " there", "!"]
    /// Sent before the reply, as `reasoning_content`.
    package var thoughts: [String] = []
    package var firstPieceDelay: Duration = .zero
    package var pieceInterval: Duration = .zero
    package var ending = Ending.whole
    /// Closes the connection behind each reply without having said so, as llama-server does.
    package var closesBehindReply = false
    /// Sends the head at once, not with the first piece.
    package var sendsHeadFirst = false
    /// A comment every so often while nothing else is sent.
    package var keepAliveInterval: Duration?
    /// How many bytes go into one write; nil = one event. 1 cuts inside characters.
    package var bytesPerWrite: Int?
    package var lineEnd = "\n"
    /// Anything but 200 refuses, with `refusal` as the body.
    package var status = 200
    package var refusal = #"{"error":{"message":"no","type":"server_error","code":500}}"#
    package var refusalType = "application/json"
    /// Sent as 200 in place of every reply and sound: what something else answers that sits at the address.
    package var imposture: (type: String, body: String)?
    /// Wanted as a bearer token; a request without it gets 401.
    package var key: String?

    /// The sound of every text.
    package var speech: [Float] = tone(seconds: 0.3)
    package var speechType = "audio/pcm"
    /// In front of the samples, for instance a WAV header.
    package var speechHeader: [UInt8] = []

    package init() {}

    package init(_ pieces: [String], _ ending: Ending = .whole) {
        self.pieces = pieces
        self.ending = ending
    }
}
