// swift-tools-version: 6.2
import PackageDescription

/// What every Swift target of this package is built with.
let settings: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// The files of interface texts, which are made into Swift beforehand.
func interfaceTexts(_ names: String...) -> [String] { names.map { "org.lanekeeper.\($0).varlink" } }

let package = Package(
    name: "lanekeeper",
    products: [
        .library(name: "Varlink", targets: ["Varlink"]),
        .executable(name: "lane", targets: ["lane"]),
        .executable(name: "varlink-generate", targets: ["varlink-generate"]),
        .executable(name: "varlink-test-service", targets: ["varlink-test-service"]),
        .executable(name: "toml-dump", targets: ["toml-dump"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        .target(name: "CLinux", cSettings: [.define("_GNU_SOURCE")]),
        .target(
            name: "Varlink",
            dependencies: ["CLinux"],
            exclude: ["Service/org.varlink.service.varlink"],
            swiftSettings: settings
        ),
        .target(
            name: "Interfaces",
            dependencies: ["Varlink"],
            exclude: interfaceTexts(
                "CashDrawer",
                "Configuration",
                "Devices",
                "Printer",
                "Simulation",
                "link.DrawerReports",
                "link.Drawers",
                "link.Driver",
                "link.DriverReports",
                "link.Gateway",
                "link.GatewayReports",
                "link.Jobs",
                "link.Renderer",
                "link.Simulation",
                "link.SimulationReports",
                "link.Simulator",
                "link.SimulatorReports"
            ),
            swiftSettings: settings
        ),
        .target(name: "Configuration", dependencies: ["TOMLFile"], swiftSettings: settings),
        .executableTarget(
            name: "lane-supervisor",
            dependencies: ["Supervisor", "Configuration", "DriverManifest", "TOMLFile", "Varlink"],
            swiftSettings: settings
        ),
        .target(
            name: "DriverKit",
            dependencies: ["Varlink", "Interfaces", "CLinux"],
            swiftSettings: settings
        ),
        .systemLibrary(name: "CLibUSB", pkgConfig: "libusb-1.0", providers: [.apt(["libusb-1.0-0-dev"])]),
        .target(
            name: "LinuxDevices",
            dependencies: ["CLibUSB", "CLinux", "Varlink"],
            swiftSettings: settings
        ),
        .target(name: "DriverManifest", dependencies: ["TOMLFile", "Varlink"], swiftSettings: settings),
        .target(name: "ESCPOS", path: "Sources/Protocols/ESCPOS", swiftSettings: settings),
        .target(
            name: "ReceiptLine",
            dependencies: ["Interfaces"],
            path: "Sources/Protocols/ReceiptLine",
            swiftSettings: settings
        ),
        .target(
            name: "ReceiptEncoding",
            dependencies: ["DriverKit", "ESCPOS", "Interfaces", "Varlink"],
            exclude: ["profiles.toml"],
            swiftSettings: settings
        ),
        .target(
            name: "ESCPOSPrinterDriver",
            dependencies: ["DriverKit", "ReceiptEncoding", "ESCPOS", "LinuxDevices", "Interfaces", "Varlink"],
            path: "Drivers/ESCPOSPrinter",
            exclude: ["Captures", "README.md", "Tests"],
            sources: ["Sources"],
            resources: [.embedInCode("driver.toml"), .embedInCode("quirks.toml")],
            swiftSettings: settings
        ),
        .systemLibrary(name: "CLibCups", providers: [.apt(["libcups2-dev"])]),
        .target(
            name: "CUPSPrinterDriver",
            dependencies: ["DriverKit", "ReceiptEncoding", "ESCPOS", "CLibCups", "CLinux", "Interfaces", "Varlink"],
            path: "Drivers/CUPSPrinter",
            exclude: ["README.md", "Tests"],
            sources: ["Sources"],
            resources: [.embedInCode("driver.toml")],
            swiftSettings: settings
        ),
        .target(
            name: "SerialDrawerDriver",
            dependencies: ["DriverKit", "Interfaces", "Varlink"],
            path: "Drivers/SerialDrawer",
            exclude: ["README.md", "Tests"],
            sources: ["Sources"],
            resources: [.embedInCode("driver.toml")],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "lane-driver-cups",
            dependencies: ["DriverKit", "CUPSPrinterDriver"],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "lane-driver",
            dependencies: ["DriverKit", "ESCPOSPrinterDriver", "SerialDrawerDriver"],
            swiftSettings: settings
        ),
        .systemLibrary(name: "CLibUdev", pkgConfig: "libudev", providers: [.apt(["libudev-dev"])]),
        .target(
            name: "Discovery",
            dependencies: ["CLibUdev", "Configuration", "DriverManifest", "TOMLFile", "Varlink"],
            swiftSettings: settings
        ),
        .target(
            name: "Supervisor",
            dependencies: [
                "Varlink", "Interfaces", "CLinux", "Configuration", "Discovery", "DriverManifest", "TOMLFile",
            ],
            swiftSettings: settings
        ),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CLibMD", pkgConfig: "libmd", providers: [.apt(["libmd-dev"])]),
        .target(
            name: "Journal",
            dependencies: ["Varlink", "Interfaces", "CLinux", "CSQLite", "CLibMD"],
            swiftSettings: settings
        ),
        .target(
            name: "Gateway",
            dependencies: ["Varlink", "Interfaces", "ReceiptLine", "Journal", "ESCPOS", "CLinux"],
            swiftSettings: settings
        ),
        .executableTarget(name: "lane-probe", swiftSettings: settings),
        .target(
            name: "SimulatorKit",
            dependencies: ["Varlink", "Interfaces", "CLinux"],
            exclude: ["Fonts/OFL.txt", "Fonts/README.md", "Fonts/make-fonts", "README.md"],
            swiftSettings: settings
        ),
        .target(
            name: "ESCPOSPrinterSimulator",
            dependencies: ["SimulatorKit", "Interfaces", "Varlink"],
            path: "Simulators/ESCPOSPrinter",
            exclude: ["README.md", "Tests"],
            sources: ["Sources"],
            swiftSettings: settings
        ),
        .target(
            name: "SerialDrawerSimulator",
            dependencies: ["SimulatorKit", "Interfaces", "Varlink"],
            path: "Simulators/SerialDrawer",
            exclude: ["README.md", "Tests"],
            sources: ["Sources"],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "lane-sim",
            dependencies: ["SimulatorKit", "ESCPOSPrinterSimulator", "SerialDrawerSimulator", "Varlink"],
            swiftSettings: settings
        ),
        .executableTarget(name: "lane-gateway", dependencies: ["Gateway", "Varlink"], swiftSettings: settings),
        .executableTarget(
            name: "lane",
            dependencies: [
                "Supervisor", "Configuration", "DriverManifest", "TOMLFile", "Interfaces", "Varlink", "CLinux",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
        .systemLibrary(name: "CLibPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
        .target(name: "CPNG", dependencies: ["CLibPNG"]),
        .systemLibrary(name: "CLibPango", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
        .target(
            name: "CPango",
            dependencies: ["CLibPango"],
            linkerSettings: [.linkedLibrary("pangoft2-1.0"), .linkedLibrary("fontconfig")]
        ),
        .target(
            name: "Rendering",
            dependencies: ["Varlink", "Interfaces", "CLinux", "CPango", "CPNG"],
            exclude: ["README.md"],
            swiftSettings: settings
        ),
        .executableTarget(name: "lane-render", dependencies: ["Rendering", "Varlink"], swiftSettings: settings),
        .target(name: "CTOML"),
        .target(name: "TOMLFile", dependencies: ["CTOML"], swiftSettings: settings),
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
        .executableTarget(
            name: "echo-driver",
            dependencies: ["DriverKit", "Varlink"],
            path: "Tests/EchoDriver",
            swiftSettings: settings
        ),
        .target(name: "Deeds", path: "Tests/HostileDriver/Deeds", cSettings: [.define("_GNU_SOURCE")]),
        .executableTarget(
            name: "hostile-driver",
            dependencies: ["Deeds", "DriverKit", "Varlink"],
            path: "Tests/HostileDriver/Sources",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "receipt-benchmark",
            dependencies: ["ESCPOSPrinterDriver", "ESCPOSPrinterSimulator", "SimulatorKit", "Varlink"],
            path: "Benchmarks/Receipt",
            exclude: ["run.py"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "DriverKitTests",
            dependencies: ["DriverKit", "Interfaces", "Varlink", "CLinux"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "DriverManifestTests",
            dependencies: ["DriverManifest", "TOMLFile"],
            swiftSettings: settings
        ),
        .testTarget(name: "ESCPOSTests", dependencies: ["ESCPOS"], swiftSettings: settings),
        .testTarget(name: "LinuxDevicesTests", dependencies: ["LinuxDevices"], swiftSettings: settings),
        .testTarget(name: "ReceiptLineTests", dependencies: ["ReceiptLine", "Interfaces"], swiftSettings: settings),
        .testTarget(
            name: "ESCPOSPrinterTests",
            dependencies: [
                "ESCPOSPrinterDriver", "ReceiptEncoding", "ESCPOS", "DriverKit", "DriverManifest", "LinuxDevices",
                "Interfaces", "Varlink",
            ],
            path: "Drivers/ESCPOSPrinter/Tests",
            swiftSettings: settings
        ),
        .testTarget(name: "JournalTests", dependencies: ["Journal", "Interfaces", "Varlink"], swiftSettings: settings),
        .testTarget(
            name: "CUPSPrinterTests",
            dependencies: [
                "CUPSPrinterDriver", "ReceiptEncoding", "DriverKit", "DriverManifest", "Interfaces", "Varlink",
            ],
            path: "Drivers/CUPSPrinter/Tests",
            swiftSettings: settings
        ),
        .testTarget(
            name: "GatewayTests",
            dependencies: ["Gateway", "Journal", "Interfaces", "ReceiptLine", "ESCPOS", "Varlink"],
            swiftSettings: settings
        ),
        .testTarget(name: "ConfigurationTests", dependencies: ["Configuration", "TOMLFile"], swiftSettings: settings),
        .testTarget(
            name: "DiscoveryTests",
            dependencies: ["Discovery", "Configuration", "DriverManifest", "TOMLFile", "Varlink"],
            swiftSettings: settings
        ),
        .testTarget(name: "LaneTests", dependencies: ["lane", "Interfaces", "Varlink"], swiftSettings: settings),
        .testTarget(
            name: "SimulatorKitTests",
            dependencies: ["SimulatorKit", "Interfaces", "Varlink", "CLinux"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "ESCPOSPrinterSimulatorTests",
            dependencies: ["ESCPOSPrinterSimulator", "SimulatorKit", "Interfaces", "Varlink"],
            path: "Simulators/ESCPOSPrinter/Tests",
            swiftSettings: settings
        ),
        .testTarget(
            name: "SerialDrawerTests",
            dependencies: ["SerialDrawerDriver", "DriverKit", "DriverManifest", "Interfaces", "Varlink"],
            path: "Drivers/SerialDrawer/Tests",
            swiftSettings: settings
        ),
        .testTarget(
            name: "SerialDrawerSimulatorTests",
            dependencies: ["SerialDrawerSimulator", "SimulatorKit", "Interfaces", "Varlink"],
            path: "Simulators/SerialDrawer/Tests",
            swiftSettings: settings
        ),
        .testTarget(name: "RenderingTests", dependencies: ["Rendering", "Varlink"], swiftSettings: settings),
        .testTarget(
            name: "SupervisorTests",
            dependencies: ["Configuration", "Supervisor", "Varlink"],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "toml-dump",
            dependencies: ["TOMLFile", "Varlink"],
            path: "Tests/TOMLDump",
            swiftSettings: settings
        ),
        .testTarget(name: "VarlinkTests", dependencies: ["Varlink", "CLinux"], swiftSettings: settings),
        .testTarget(
            name: "InterfaceGeneratorTests",
            dependencies: ["InterfaceGenerator", "Varlink"],
            swiftSettings: settings
        ),
        .testTarget(name: "TOMLFileTests", dependencies: ["TOMLFile"], swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
