extension InterfaceText {
    /// Checks that every named type exists and that every type has a finite value.
    func checkReferences() throws(InterfaceTextError) {
        var types: [String: TypeExpression] = [:]
        for member in members {
            if case .type(let type) = member.kind { types[member.name] = type }
        }
        for member in members {
            switch member.kind {
            case .type(let type): try type.checkNames(in: types)
            case .method(let parameters, let reply):
                for field in parameters + reply { try field.type.checkNames(in: types) }
            case .error(let fields):
                for field in fields { try field.type.checkNames(in: types) }
            }
        }
        var finite: Set<String> = []
        for member in members {
            guard case .type = member.kind else { continue }
            var open: Set<String> = []
            try checkFinite(member.name, member.position, types, &open, &finite)
        }
    }

    /// Follows only what is always present: arrays, maps and nullable values can be empty.
    private func checkFinite(
        _ name: String,
        _ position: TextPosition,
        _ types: [String: TypeExpression],
        _ open: inout Set<String>,
        _ finite: inout Set<String>
    ) throws(InterfaceTextError) {
        guard !finite.contains(name), let type = types[name] else { return }
        guard open.insert(name).inserted else {
            throw InterfaceTextError(message: "'\(name)' contains itself and would never end", position: position)
        }
        var pending = [type]
        while let next = pending.popLast() {
            switch next {
            case .structure(let fields): pending += fields.map(\.type)
            case .named(let inner, let place): try checkFinite(inner, place, types, &open, &finite)
            default: break
            }
        }
        finite.insert(name)
    }
}

extension InterfaceText.TypeExpression {
    fileprivate func checkNames(in types: [String: Self]) throws(InterfaceTextError) {
        switch self {
        case .named(let name, let position):
            guard types[name] != nil else {
                throw InterfaceTextError(message: "there is no type '\(name)'", position: position)
            }
        case .structure(let fields):
            for field in fields { try field.type.checkNames(in: types) }
        case .array(let inner), .map(let inner), .nullable(let inner): try inner.checkNames(in: types)
        case .boolean, .integer, .float, .string, .object, .enumeration: break
        }
    }
}
