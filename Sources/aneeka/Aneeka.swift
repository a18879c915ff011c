import ArgumentParser
import Yams

@main
struct Aneeka: AsyncParsableCommand {
    func run() async throws { print("aneeka") }
}
