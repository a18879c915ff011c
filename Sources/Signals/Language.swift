package enum Language: String, CaseIterable, Hashable, Sendable {
    case es, en
}
