/// Names of the wire turned into names of programming languages.
public enum Names {
    /// `client_id` and `clientId` become `ClientId`.
    public static func upperCamelCase(_ name: String) -> String {
        name.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    /// `client_id` becomes `clientId`, `GetInfo` becomes `getInfo`, `URLOf` becomes `urlOf`.
    public static func lowerCamelCase(_ name: String) -> String {
        let upper = upperCamelCase(name)
        let capitals = upper.prefix { $0.isUppercase }.count
        // The last capital of several begins the next word.
        let lowered = capitals > 1 && capitals < upper.count ? capitals - 1 : capitals
        return upper.prefix(lowered).lowercased() + upper.dropFirst(lowered)
    }
}
