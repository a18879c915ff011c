/// The fifteen canonical mouth shapes (the Oculus set, in its order).
// The names are the set's own.
// swift-format-ignore: AlwaysUseLowerCamelCase
package enum Viseme: String, CaseIterable, Hashable, Sendable {
    case sil, PP, FF, TH, DD, kk, CH, SS, nn, RR, aa, E, ih, oh, ou
}
