/// A setting of a device that its driver does not take.
package struct WrongSetting: Error, Equatable, CustomStringConvertible {
    /// The setting.
    package let name: String
    /// Its value.
    package let value: String
    /// What was expected instead: a value, or a name that there is.
    package let expected: String
    /// Whether the driver has a setting of this name.
    package let isKnown: Bool

    /// What is wrong, for the person who wrote the setting.
    package var description: String {
        let name = shownSetting(name)
        return isKnown
            ? "setting '\(name)' is '\(shownSetting(value))', expected \(expected)"
            : "unknown setting '\(name)', expected \(expected)"
    }
}

extension FamilyManifest {
    /// Looks at a device's settings; the first wrong one, by name, is thrown.
    package func check(_ settings: [String: String]) throws(WrongSetting) {
        for (name, value) in settings.sorted(by: { $0.key < $1.key }) {
            guard let setting = self.settings.first(where: { $0.name.utf8.elementsEqual(name.utf8) }) else {
                let names = self.settings.map(\.name)
                let expected = names.isEmpty ? "none" : "one of " + names.joined(separator: ", ")
                throw WrongSetting(name: name, value: value, expected: expected, isKnown: false)
            }
            guard setting.values.take(value) else {
                throw WrongSetting(name: name, value: value, expected: setting.values.expected, isKnown: true)
            }
        }
    }
}
