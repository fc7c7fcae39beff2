import Varlink

/// Looks for a device's line, wherever its configuration says that it is, and waits for nobody meanwhile.
final class LineSearch {
    private unowned let lane: LaneSupervisor
    private let device: LaneDescription.Device
    /// Where a simulated device is known to listen, which is plugged in already.
    private let plugged: SocketAddress?
    private var names: NameSearch?
    private var connecting: Connecting?
    private var whenDone: ((Result<DeviceLine, LineFailure>) -> Void)?

    /// How long a resolver, and each address, may take.
    private static let limit: Duration = .seconds(5)

    /// Prepares a search; ``start()`` begins it, and `whenDone` is called once, perhaps before that returns.
    init(
        lane: LaneSupervisor,
        device: LaneDescription.Device,
        plugged: SocketAddress? = nil,
        _ whenDone: @escaping (Result<DeviceLine, LineFailure>) -> Void
    ) {
        (self.lane, self.device, self.plugged, self.whenDone) = (lane, device, plugged, whenDone)
    }

    /// Begins the search.
    func start() {
        switch device.location {
        case .terminal(let path):
            do throws(SystemError) { end(.success(try DeviceLine.open(terminal: path))) } catch {
                end(.failure(LineFailure(error)))
            }
        case .network(let host, let port):
            if let address = SocketAddress(host: host, port: port) {
                connect([address])
            } else {
                search(host, port)
            }
        case .queue:
            // The driver connects by itself, and says when it cannot.
            end(.success(DeviceLine(service: device.location.description)))
        case .found:
            end(lane.device(device.name)?.openFound() ?? .failure(LineFailure(DeviceCondition("notPluggedIn", nil))))
        case .simulated:
            if let plugged { return connect([plugged]) }
            lane.plug(device) { [weak self] result in
                switch result {
                case .success(.line(let line)): self?.end(.success(line))
                case .success(.address(let address)): self?.connect([address])
                case .failure(let error): self?.end(.failure(error))
                }
            }
        }
    }

    private func search(_ host: String, _ port: Int) {
        do throws(SystemError) {
            names = try NameSearch(lane: lane, name: host, within: LineSearch.limit) { [weak self] result in
                switch result {
                case .success(let hosts): self?.connect(hosts.compactMap { SocketAddress(host: $0, port: port) }[...])
                case .failure(let error): self?.end(.failure(LineFailure(ofName: error)))
                }
            }
        } catch {
            end(.failure(LineFailure(error)))
        }
    }

    /// Tries one address after the other.
    private func connect(_ addresses: ArraySlice<SocketAddress>, after failure: SystemError? = nil) {
        guard let address = addresses.first else {
            end(.failure(LineFailure(failure ?? SystemError("connect to \(device.location)", code: 113))))
            return
        }
        do throws(SystemError) {
            connecting = try Connecting(loop: lane.loop, to: address, within: LineSearch.limit) { [weak self] result in
                switch result {
                case .success(let stream): self?.end(.success(DeviceLine(stream: stream, location: "\(address)")))
                case .failure(let error): self?.connect(addresses.dropFirst(), after: error)
                }
            }
        } catch {
            connect(addresses.dropFirst(), after: error)
        }
    }

    private func end(_ result: Result<DeviceLine, LineFailure>) {
        let done = whenDone
        whenDone = nil
        names = nil
        connecting = nil
        done?(result)
    }
}
