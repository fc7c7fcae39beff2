/// Names of the wire turned into names of programming languages.
public enum Names {
    /// `client_id` and `clientId` become `ClientId`.
    public static func upperCamelCase(_ name: String) -> String {
        name.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    /// `client_id` becomes `clientId`, `GetInfo` becomes `getInfo`, `URLOf` becomes `urlOf`.
    public static func lowerCamelCase(_ name: String) -> String {
        let words = name.split(separator: "_", maxSplits: 1)
        guard let first = words.first else { return name }
        let capitals = first.prefix { $0.isUppercase }.count
        // The last capital of several begins the next word.
        let lowered = capitals > 1 && capitals < first.count ? capitals - 1 : capitals
        let rest = words.count > 1 ? upperCamelCase(String(words[1])) : ""
        return first.prefix(lowered).lowercased() + first.dropFirst(lowered) + rest
    }
}
