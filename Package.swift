// swift-tools-version: 6.2
import PackageDescription

/// What every Swift target of this package is built with.
let settings: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
    name: "lanekeeper",
    products: [
        .library(name: "Varlink", targets: ["Varlink"]),
        .executable(name: "varlink-generate", targets: ["varlink-generate"]),
        .executable(name: "varlink-test-service", targets: ["varlink-test-service"]),
    ],
    targets: [
        .target(name: "CLinux", cSettings: [.define("_GNU_SOURCE")]),
        .target(
            name: "Varlink",
            dependencies: ["CLinux"],
            exclude: ["Service/org.varlink.service.varlink"],
            swiftSettings: settings
        ),
        .target(name: "InterfaceGenerator", dependencies: ["Varlink"], swiftSettings: settings),
        .executableTarget(
            name: "varlink-generate",
            dependencies: ["InterfaceGenerator", "Varlink"],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "varlink-test-service",
            dependencies: ["Varlink", "CLinux"],
            path: "Tests/TestService",
            exclude: ["org.varlink.certification.varlink", "org.lanekeeper.test.Echo.varlink"],
            swiftSettings: settings
        ),
        .testTarget(name: "VarlinkTests", dependencies: ["Varlink", "CLinux"], swiftSettings: settings),
        .testTarget(
            name: "InterfaceGeneratorTests",
            dependencies: ["InterfaceGenerator", "Varlink"],
            swiftSettings: settings
        ),
    ],
    swiftLanguageModes: [.v6]
)
