import ArgumentParser

@main
struct Aneeka: AsyncParsableCommand {
    func run() async throws { print("aneeka") }
}
