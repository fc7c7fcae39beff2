/// The lane of those who have no configuration: two printers and a drawer, all simulated.
enum BuiltInLane {
    /// Its configuration, as `lane.toml` would say it.
    static let configuration = """
        # Written by 'lane up', and removed when it ends.

        [role.receipt]
        device = "receipt-printer"

        [role.kitchen]
        device = "kitchen-printer"

        [role.drawer]
        device = "receipt-printer"

        [device.receipt-printer]
        driver = "ESCPOSPrinter"
        simulated = "pty"
        settings = { columns = "48", drawerOpenLevel = "high" }
        simulation = { columns = "48" }

        [device.kitchen-printer]
        driver = "ESCPOSPrinter"
        simulated = "tcp"
        settings = { columns = "48" }
        simulation = { columns = "48" }

        """
}
