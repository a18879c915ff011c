internal import Yams

/// Reads the YAML text of a settings file against the catalogue and finds all that is wrong with it.
///
/// Values are taken as their own text: YAML 1.1 would make `no` a false and `0123` an 83 of them.
struct SettingsFile {
    let path: String
    /// Values by dotted path with their lines.
    private(set) var values: [String: (raw: RawSetting, line: Int)] = [:]
    private(set) var problems: [SettingsProblem] = []

    init(path: String, text: String) {
        self.path = path
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.first?.hasPrefix("\u{feff}") == true { lines[0] = lines[0].dropFirst() }
        guard let root = compose(&lines) else { return }
        switch root {
        case .mapping(let mapping): walk(mapping, below: "", lines)
        case .scalar(let scalar) where isEmpty(scalar): break
        default: report("", .notASection, line: root.mark?.line)
        }
    }

    // MARK: YAML

    /// Yams gives up at the first key that stands twice. The later one is reported and blanked out, lines and all, and
    /// the rest is read on.
    private mutating func compose(_ lines: inout [Substring]) -> Node? {
        while true {
            do {
                return try Yams.compose(yaml: lines.joined(separator: "\n")) ?? .scalar(.init(""))
            } catch YamlError.duplicatedKeysInMapping(let names, let context) {
                let name = names.first ?? ""
                guard let twice = blankOut(name, after: context.mark, in: &lines) else {
                    report(name, .writtenTwice(first: nil), line: context.mark.line)
                    return nil
                }
                report(twice.path, .writtenTwice(first: context.mark.line), line: twice.line)
            } catch YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
                YamlError.composer(_, let problem, let mark, _)
            {
                let line = min(max(1, mark.line), lines.count)
                let isTab = lines[line - 1].prefix { $0.isWhitespace }.contains("\t")
                report("", .syntax(isTab ? "a tab cannot indent; use spaces" : problem), line: line)
                return nil
            } catch {
                report("", .syntax("the text cannot be read; save it as UTF-8"), line: nil)
                return nil
            }
        }
    }

    /// - Returns: line and dotted path of the key that was taken out; nil when it was not found (flow style).
    private func blankOut(_ name: String, after first: Mark, in lines: inout [Substring]) -> (line: Int, path: String)?
    {
        let column = first.column - 1
        for index in first.line..<max(first.line, lines.count) {
            let line = lines[index]
            guard let indent = indentation(line) else { continue }
            if indent < column { return nil }
            guard indent == column, key(of: line) == name else { continue }
            let path = (parents(of: index, in: lines) + [name]).joined(separator: ".")
            var end = index
            repeat {
                lines[end] = ""
                end += 1
            } while end < lines.count
                && (indentation(lines[end]).map { $0 > column || isItem(lines[end], at: column) } ?? true)
            return (index + 1, path)
        }
        return nil
    }

    /// nil for an empty line and a comment.
    private func indentation(_ line: Substring) -> Int? {
        let rest = line.drop { $0 == " " }
        guard let first = rest.first, first != "#", first != "\r" else { return nil }
        return line.count - rest.count
    }

    /// A list may stand at the same depth as its key.
    private func isItem(_ line: Substring, at column: Int) -> Bool {
        line.dropFirst(column).hasPrefix("- ")
    }

    private func key(of line: Substring) -> String? {
        guard let colon = line.firstIndex(of: ":") else { return nil }
        return line[..<colon].filter { !" \"'".contains($0) }
    }

    private func parents(of index: Int, in lines: [Substring]) -> [String] {
        var names: [String] = []
        var column = indentation(lines[index]) ?? 0
        for line in lines[..<index].reversed() {
            guard column > 0 else { break }
            guard let indent = indentation(line), indent < column else { continue }
            names.insert(key(of: line) ?? "", at: 0)
            column = indent
        }
        return names
    }

    // MARK: The walk

    private mutating func walk(_ mapping: Node.Mapping, below group: String, _ lines: [Substring]) {
        for (keyNode, value) in mapping {
            let line = keyNode.mark?.line ?? 1
            guard let name = keyNode.scalar?.string else {
                report(group, .unknownKey(suggestion: nil), line: line)
                continue
            }
            let path = group.isEmpty ? name : group + "." + name
            if let key = SettingCatalogue.byPath[path] {
                take(value, of: key, line: line, lines)
            } else if SettingCatalogue.groups.contains(path) {
                switch value {
                case .mapping(let inner): walk(inner, below: path, lines)
                case .scalar(let scalar) where isEmpty(scalar): break
                default: report(path, .notASection, line: line)
                }
            } else {
                report(path, .unknownKey(suggestion: suggestion(for: path)), line: line)
            }
        }
    }

    private mutating func take(_ value: Node, of key: SettingKey, line: Int, _ lines: [Substring]) {
        let raw: RawSetting
        switch value {
        case .scalar(let scalar) where isEmpty(scalar):
            // Nothing written keeps what holds without it.
            // YAML ends lines at more characters than we do: its count may go beyond ours.
            if lines.indices.contains(line - 1), hasComment(lines[line - 1]) {
                report(key.path, .commentedOut, line: line)
            }
            return
        case .scalar(let scalar): raw = .text(scalar.string)
        case .sequence(let sequence):
            let items = sequence.compactMap { $0.scalar?.string }
            guard items.count == sequence.count else {
                let found = key.isSecret ? "" : "[…]"
                return report(
                    key.path, .wrongValue(expected: key.expectation, found: found, suggestion: nil), line: line)
            }
            raw = .list(items)
        default: return report(key.path, .notAValue, line: line)
        }
        if let first = values[key.path] {
            report(key.path, .writtenTwice(first: first.line), line: line)
        } else {
            values[key.path] = (raw, line)
        }
    }

    /// Plain `key:`, `key: ~` and `key: null`; not `key: ""`, which says that it shall be empty.
    private func isEmpty(_ scalar: Node.Scalar) -> Bool {
        switch scalar.style {
        case .plain, .any: ["", "~", "null", "Null", "NULL"].contains(scalar.string)
        default: false
        }
    }

    /// `channel: #name`, as Twitch writes channels.
    private func hasComment(_ line: Substring) -> Bool {
        guard let colon = line.firstIndex(of: ":") else { return false }
        let rest = line[line.index(after: colon)...].drop { $0 == " " }
        return rest.hasPrefix("#") && rest.dropFirst().first.map { !$0.isWhitespace } == true
    }

    private mutating func report(_ path: String, _ kind: SettingsProblem.Kind, line: Int?) {
        problems.append(SettingsProblem(origin: .file(path: self.path, line: line), path: path, kind: kind))
    }
}

/// What an unknown path most likely meant: the right name in another group, or a slip in a name.
func suggestion(for path: String) -> String? {
    let known = SettingCatalogue.keys.map(\.path) + SettingCatalogue.groups.sorted()
    func parts(_ path: String) -> [Substring] { path.split(separator: ".") }
    func group(_ path: String) -> [Substring] { parts(path).dropLast() }
    let name = parts(path).last?.lowercased()
    let namesakes = known.filter { parts($0).last?.lowercased() == name }
    let neighbours = namesakes.filter { parts($0).first == parts(path).first }
    for few in [neighbours, namesakes] where few.count == 1 { return few[0] }
    return nearest(to: path, among: known.filter { group($0) == group(path) }) ?? nearest(to: path, among: known)
}
