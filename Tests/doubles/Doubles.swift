@main
struct Doubles {
    static func main() async {}
}
