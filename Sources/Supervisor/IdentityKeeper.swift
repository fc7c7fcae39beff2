import Discovery
import DriverManifest
import Glibc
import Varlink

/// Keeps over restarts which device is which; what cannot be written down now is tried again, and no device waits for that.
final class IdentityKeeper {
    private unowned let lane: LaneSupervisor
    private var opened: IdentityMemory?
    private var unwritten = UnwrittenIdentities()
    private var timer: EventLoop.Timer?

    init(lane: LaneSupervisor) { self.lane = lane }

    /// What is known of a device at a place; nil where nothing is.
    func text(of device: String, at place: String) -> String? {
        if let text = unwritten.texts[device] {
            let lines = text.split(separator: "\n").map(String.init)
            return lines.count == 2 && lines[0].utf8.elementsEqual(place.utf8) ? lines[1] : nil
        }
        return try? memory()?.text(of: device, at: place)
    }

    /// Why nobody knows any more which device it was at a place, in words; nil where that is known, or there was none.
    ///
    /// Sets a damaged file aside.
    func forgotten(_ device: String, at place: String) -> String? {
        guard unwritten.texts[device] == nil else { return nil }
        let memory: IdentityMemory?
        do throws(SystemError) { memory = try self.memory() } catch {
            return isThere ? sentence(.init(file: error.operation, reason: words(error), wasRead: false)) : nil
        }
        guard let memory else { return nil }
        do throws(IdentityMemory.Damage) {
            _ = try memory.text(of: device, at: place)
            return nil
        } catch {
            return sentence(setAside(error, device, place, memory))
        }
    }

    private func setAside(
        _ damage: IdentityMemory.Damage,
        _ device: String,
        _ place: String,
        _ memory: IdentityMemory
    ) -> IdentityMemory.Damage {
        do throws(SystemError) {
            let aside = try memory.setAside(damage, of: device, at: place)
            if aside != damage {
                lane.log(device, "\(damage.file) is damaged (\(damage.reason)); it is at \(aside.file) now")
            }
            return aside
        } catch {
            lane.log(device, "\(damage.file) is damaged, and cannot be set aside: \(error)")
            return damage
        }
    }

    private func sentence(_ damage: IdentityMemory.Damage) -> String {
        let how = damage.wasRead ? "is damaged" : "cannot be read"
        return "which device it was is not known any more: \(damage.file) \(how) (\(damage.reason))"
    }

    private func words(_ error: SystemError) -> String { String(cString: strerror(error.code)) }

    /// Writes down what is known of a device, now or as soon as that is possible.
    func keep(_ text: String, of device: String, at place: String) {
        keep(file: device, "\(place)\n\(text)\n")
    }

    /// Writes down what a device is bound to, and forgets whoever had that: both or neither.
    ///
    /// - Throws: One of them cannot be done; nothing has changed then.
    func bind(_ device: String, to text: String, at place: String, takenFrom owner: String?) throws(SystemError) {
        let before = written(device)
        // On a full disk the owner must not have lost what nobody else has got.
        try write("\(place)\n\(text)\n", into: device)
        guard let owner else { return }
        do throws(SystemError) { try forget(owner) } catch {
            // Two that remember one and the same thing: the next start would give it to the wrong one.
            restore(before, to: device)
            throw error
        }
    }

    /// What is written of a device, or is to be.
    private func written(_ device: String) -> String? {
        if let text = unwritten.texts[device] { return text }
        // What cannot be read is not what it could go back to.
        return (try? memory()?.bytes(of: device)).flatMap { $0 }.map { String(decoding: $0, as: UTF8.self) }
    }

    private func restore(_ text: String?, to device: String) {
        if let text { return keep(file: device, text) }
        do throws(SystemError) { try forget(device) } catch {
            lane.log(device, "which device it is could not be forgotten again: \(error)")
        }
    }

    /// Forgets a device: what is found next is the first one.
    func forget(_ device: String) throws(SystemError) {
        do throws(SystemError) { try memory()?.forget(device) } catch {
            if opened != nil || isThere { throw error }
        }
        _ = unwritten.settled(device)
        schedule()
    }

    /// Drops what could not be written down of devices that are at another place now, or are none any more.
    func retain(_ devices: [LaneDescription.Device]) {
        for (file, text) in unwritten.texts where file != IdentityKeeper.numbers {
            let place = devices.first { $0.name == file }?.rememberedPlace
            if place.map({ text.utf8.starts(with: "\($0)\n".utf8) }) != true { _ = unwritten.settled(file) }
        }
        schedule()
    }

    /// The serial numbers that two devices were seen with; a file that is damaged is set aside, and begun anew.
    func sharedNumbers() -> SharedNumbers {
        do throws(IdentityMemory.Damage) {
            return try (try? memory())?.sharedNumbers() ?? SharedNumbers()
        } catch {
            guard error.wasRead else {
                let words = "\(error.file) cannot be read (\(error.reason))"
                lane.log("devices", "\(words); which serial numbers two devices share is not known")
                return SharedNumbers()
            }
            var words = "\(error.file) is damaged (\(error.reason))"
            do throws(SystemError) {
                if let aside = try memory()?.setSharedNumbersAside() { words += "; it is at \(aside) now" }
            } catch {
                words += ", and cannot be set aside: \(error)"
            }
            lane.log("devices", "\(words); which serial numbers two devices share is learned anew")
            return SharedNumbers()
        }
    }

    /// Writes down which serial numbers two devices were seen with.
    func keep(_ numbers: SharedNumbers) { keep(file: IdentityKeeper.numbers, numbers.text) }

    private static let numbers = IdentityMemory.sharedNumbersFile

    private func keep(file: String, _ text: String) {
        do throws(SystemError) { try write(text, into: file) } catch {
            if unwritten.failed(text, file, now: lane.loop.now) {
                say(file, "cannot be written down: \(error); it is tried again")
            }
            schedule()
        }
    }

    private func write(_ text: String, into file: String) throws(SystemError) {
        try memory()?.write(text, into: file)
        settle(file)
        // There is room again, for the others too.
        if !unwritten.texts.isEmpty { attempt() }
        schedule()
    }

    private func settle(_ file: String) {
        if unwritten.settled(file) { say(file, "has been written down") }
    }

    private func attempt() {
        for (file, text) in unwritten.texts.sorted(by: { $0.key < $1.key }) {
            // Why it is in vain was said.
            do throws(SystemError) {
                try memory()?.write(text, into: file)
                settle(file)
            } catch {}
        }
    }

    private func schedule() {
        if let timer { lane.loop.cancel(timer) }
        timer = unwritten.nextAttempt.map { moment in
            lane.loop.schedule(at: moment) { [weak self] in
                guard let self else { return }
                // What could not be written to may be another folder by now.
                self.opened = nil
                self.unwritten.isTried(now: self.lane.loop.now)
                self.attempt()
                self.schedule()
            }
        }
    }

    private func say(_ file: String, _ what: String) {
        if file == IdentityKeeper.numbers {
            lane.log("devices", "which serial numbers two devices share \(what)")
        } else {
            lane.log(file, "which device it is \(what)")
        }
    }

    /// The folder; nil for a lane of which nothing outlives its process.
    private func memory() throws(SystemError) -> IdentityMemory? {
        if opened == nil, let state = lane.description.state { opened = try IdentityMemory(state: state) }
        return opened
    }

    /// Whether something may be remembered where nothing can be read.
    private var isThere: Bool {
        guard let state = lane.description.state else { return false }
        let path = IdentityMemory.path(in: state)
        return faccessat(AT_FDCWD, path, F_OK, AT_SYMLINK_NOFOLLOW) == 0 || errno != ENOENT && errno != ENOTDIR
    }
}

extension LaneDescription.Device {
    /// Where the device is whose identity is remembered; nil where the configuration says which one it is.
    var rememberedPlace: String? {
        switch location {
        case .network: identity == .first ? location.description : nil
        case .found(let attachment): foundIdentity == .first ? IdentityMemory.place(attachment.subsystem) : nil
        case .terminal, .queue, .simulated: nil
        }
    }
}
