import Testing

@testable import Supervisor

@Suite struct TakenPlacesTests {
    private let port = LaneDescription.Location.terminal("/dev/ttyS0")

    @Test func `a place is free once all that had it are gone`() {
        var places = TakenPlaces<String>()
        var takes = [places.take(port, for: "first")]
        places.beginToLeave(port)
        places.beginToLeave(port)
        takes += [places.take(port, for: "second"), places.take(port, for: "third")]
        takes.append(places.take(.terminal("/dev/ttyS1"), for: "other"))
        #expect(takes == [true, false, false, true])
        let ready = [places.left(port), places.left(port)]
        #expect(ready == [[], ["second", "third"]])
        let isFree = places.take(port, for: "fourth")
        let others = places.left(port)
        #expect(isFree && others.isEmpty)
    }

    @Test func `simulated devices never wait for each other`() {
        var places = TakenPlaces<String>()
        let place = LaneDescription.Location.simulated(isNetwork: false, settings: [:])
        places.beginToLeave(place)
        let isFree = places.take(place, for: "another")
        #expect(isFree)
    }

    @Test func `what is found somewhere keeps no place from what is found elsewhere`() {
        var places = TakenPlaces<String>()
        places.beginToLeave(.found(.usb))
        let takes = places.take(.found(.usb), for: "other")
        let waiting = places.left(.found(.usb))
        #expect(takes && waiting.isEmpty)
    }
}
