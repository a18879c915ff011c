import FoundationEssentials
import Signals
import Stage
import Testing

@Suite("Door keys") struct DoorKeysTests {
    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.path + "/keys-\(DoorKeys.random())"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    private func mode(_ path: String) throws -> Int {
        let value = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
        return try #require(value as? Int)
    }

    @Test("three different keys of 128 bits, the same after a restart, in files of their owner alone")
    func made() throws {
        try withFolder { folder in
            let keys = try DoorKeys(folder: folder + "/data")
            #expect(Set([keys.overlay, keys.panel, keys.inbound]).count == 3)
            for key in [keys.overlay, keys.panel, keys.inbound] {
                #expect(key.count == 32)
                #expect(!key.contains { !$0.isHexDigit })
            }
            let again = try DoorKeys(folder: folder + "/data")
            #expect(again == keys)
            for name in ["overlay", "panel", "inbound"] {
                let mode = try mode("\(folder)/data/keys/\(name)")
                #expect(mode == 0o600)
            }
        }
    }

    @Test("rotation makes three new ones")
    func rotated() throws {
        try withFolder { folder in
            let old = try DoorKeys(folder: folder)
            DoorKeys.rotate(in: folder)
            let new = try DoorKeys(folder: folder)
            #expect(
                Set([old.overlay, old.panel, old.inbound]).isDisjoint(with: [new.overlay, new.panel, new.inbound]))
        }
    }

    @Test("a broken key file that anybody could read is made anew for the owner alone")
    func broken() throws {
        try withFolder { folder in
            try FileManager.default.createDirectory(atPath: folder + "/keys", withIntermediateDirectories: true)
            let path = folder + "/keys/panel"
            try Data("half a k".utf8).write(to: URL(filePath: path))
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
            let keys = try DoorKeys(folder: folder)
            let mode = try mode(path)
            #expect(keys.panel.count == 32)
            #expect(mode == 0o600)
        }
    }

    @Test("a folder that cannot be is named, with what to do")
    func impossible() throws {
        try withFolder { folder in
            try Data().write(to: URL(filePath: folder + "/file"))
            let error = #expect(throws: DoorKeyError.self) { try DoorKeys(folder: folder + "/file") }
            let text = try #require(error).description
            #expect(text.contains(folder))
            #expect(text.contains("journal.folder"))
        }
    }
}
