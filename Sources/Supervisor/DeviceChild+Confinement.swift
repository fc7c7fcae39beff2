extension DeviceChild {
    /// What a driver from outside is kept from; a bundled one keeps itself from it.
    func confinement() -> OutsideConfinement? {
        if lane.description.unconfinedDrivers.contains(device.family) {
            tellOnce("its driver is not confined, since its configuration says sandbox = \"off\"")
            return nil
        }
        let confinement = OutsideConfinement(program: lane.description.driver(of: device))
        if let missing = confinement.missing { tellOnce("its driver is not kept from files (landlock): \(missing)") }
        return confinement
    }

    /// Says something at the first start, and not at each.
    private func tellOnce(_ sentence: String) {
        if driver.isEmpty { lane.log(device.name, sentence) }
    }
}
