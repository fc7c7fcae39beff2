// Made from org.lanekeeper.link.DriverReports.varlink by varlink-generate; change that file and make this one again.

import Varlink

/// What a driver reports: to the supervisor on descriptor 5, to the gateway on descriptor 6. All calls are oneway.
package enum LinkDriverReports {
    /// What a job can come to; only `printed` and `notPrinted` are certain.
    package enum JobOutcome: Swift.String, Varlink.JSONName {
        /// The name `printed`.
        case printed
        /// The name `notPrinted`.
        case notPrinted
        /// The name `unknown`.
        case unknown
    }

    /// What an outcome stands on, strongest first.
    package enum Evidence: Swift.String, Varlink.JSONName {
        /// The printer returned the job's own id after its last byte.
        case processIdEcho
        /// A status that had waited behind the last byte came back, and this device is known to answer such honestly.
        case statusFence
        /// Such a status came back; whether this device answers it honestly is not known.
        case consumed
        /// All bytes were handed over to a device that cannot answer.
        case transmittedOnly
        /// Some bytes have left, and nothing confirms them.
        case interrupted
        /// No byte has left.
        case nothingSent
    }

    /// The device answers and takes jobs. A new gateway is told of all jobs that are not settled first: one that was not named
    /// before this is none of this driver's.
    package enum Ready: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.DriverReports.Ready"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// What the device says of itself, by names such as `model` and `serialNumber`.
            package var facts: [Swift.String: Swift.String]

            /// Makes it from its fields.
            package init(
                facts: [Swift.String: Swift.String]
            ) {
                self.facts = facts
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var factsValue: [Swift.String: Swift.String]?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "facts":
                        try seen.insert(0, key)
                        factsValue = try [Swift.String: Swift.String](from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let factsValue else {
                    throw Varlink.JSONError(.missingField("facts"), at: start)
                }
                self.facts = factsValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("facts")
                self.facts.write(to: &writer)
                writer.endObject()
            }
        }

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.EmptyReply {
            /// Makes it from its fields.
            package init() {}

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                try reader.beginObject()
                while let key = try reader.nextField() { try reader.unknownField(key) }
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.endObject()
            }
        }
    }

    /// The driver lives. It comes at least as often as Start asked, whatever else is reported.
    package enum Heartbeat: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.DriverReports.Heartbeat"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// Makes it from its fields.
            package init() {}

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                try reader.beginObject()
                while let key = try reader.nextField() { try reader.unknownField(key) }
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.endObject()
            }
        }

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.EmptyReply {
            /// Makes it from its fields.
            package init() {}

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                try reader.beginObject()
                while let key = try reader.nextField() { try reader.unknownField(key) }
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.endObject()
            }
        }
    }

    /// The driver will be silent, in a library that blocks, for at most this long; it stands in for heartbeats.
    package enum BusyUntil: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.DriverReports.BusyUntil"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `milliseconds`.
            package var milliseconds: Swift.Int

            /// Makes it from its fields.
            package init(
                milliseconds: Swift.Int
            ) {
                self.milliseconds = milliseconds
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var millisecondsValue: Swift.Int?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "milliseconds":
                        try seen.insert(0, key)
                        millisecondsValue = try Swift.Int(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let millisecondsValue else {
                    throw Varlink.JSONError(.missingField("milliseconds"), at: start)
                }
                self.milliseconds = millisecondsValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("milliseconds")
                self.milliseconds.write(to: &writer)
                writer.endObject()
            }
        }

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.EmptyReply {
            /// Makes it from its fields.
            package init() {}

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                try reader.beginObject()
                while let key = try reader.nextField() { try reader.unknownField(key) }
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.endObject()
            }
        }
    }

    /// A job has begun, or come further: the first one comes before the job's first byte, so that a job of which none came was not
    /// begun, whatever became of the driver. Then at least every 4 KiB or 250 milliseconds while bytes move.
    package enum Progress: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.DriverReports.Progress"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `job`.
            package var job: Swift.String
            /// How many bytes of the job have gone to the device.
            package var bytesSent: Swift.Int
            /// How many bytes the job is in all, as this driver sends it; without it people are told `bytesSent` alone. A driver that does
            /// not know it before the job's first byte tells it later, and need not repeat it.
            package var bytesTotal: Swift.Optional<Swift.Int>

            /// Makes it from its fields.
            package init(
                job: Swift.String,
                bytesSent: Swift.Int,
                bytesTotal: Swift.Optional<Swift.Int> = nil
            ) {
                self.job = job
                self.bytesSent = bytesSent
                self.bytesTotal = bytesTotal
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var jobValue: Swift.String?
                var bytesSentValue: Swift.Int?
                var bytesTotalValue: Swift.Optional<Swift.Int> = nil
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "job":
                        try seen.insert(0, key)
                        jobValue = try Swift.String(from: &reader)
                    case "bytesSent":
                        try seen.insert(1, key)
                        bytesSentValue = try Swift.Int(from: &reader)
                    case "bytesTotal":
                        try seen.insert(2, key)
                        bytesTotalValue = try Swift.Optional<Swift.Int>(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let jobValue else {
                    throw Varlink.JSONError(.missingField("job"), at: start)
                }
                self.job = jobValue
                guard let bytesSentValue else {
                    throw Varlink.JSONError(.missingField("bytesSent"), at: start)
                }
                self.bytesSent = bytesSentValue
                self.bytesTotal = bytesTotalValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("job")
                self.job.write(to: &writer)
                writer.field("bytesSent")
                self.bytesSent.write(to: &writer)
                if let value = self.bytesTotal {
                    writer.field("bytesTotal")
                    value.write(to: &writer)
                }
                writer.endObject()
            }
        }

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.EmptyReply {
            /// Makes it from its fields.
            package init() {}

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                try reader.beginObject()
                while let key = try reader.nextField() { try reader.unknownField(key) }
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.endObject()
            }
        }
    }

    /// A job has ended. The driver keeps the outcome, and tells it to the next gateway, until the job is settled.
    package enum Outcome: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.DriverReports.Outcome"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `job`.
            package var job: Swift.String
            /// What it came to.
            package var outcome: LinkDriverReports.JobOutcome
            /// Why, in a word such as `aborted`, where it is not printed.
            package var reason: Swift.Optional<Swift.String>
            /// How many bytes have gone to the device.
            package var bytesSent: Swift.Int
            /// What the outcome stands on.
            package var evidence: LinkDriverReports.Evidence
            /// More of it in a sentence, such as by which name a print service knows the job.
            package var detail: Swift.Optional<Swift.String>

            /// Makes it from its fields.
            package init(
                job: Swift.String,
                outcome: LinkDriverReports.JobOutcome,
                reason: Swift.Optional<Swift.String> = nil,
                bytesSent: Swift.Int,
                evidence: LinkDriverReports.Evidence,
                detail: Swift.Optional<Swift.String> = nil
            ) {
                self.job = job
                self.outcome = outcome
                self.reason = reason
                self.bytesSent = bytesSent
                self.evidence = evidence
                self.detail = detail
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var jobValue: Swift.String?
                var outcomeValue: LinkDriverReports.JobOutcome?
                var reasonValue: Swift.Optional<Swift.String> = nil
                var bytesSentValue: Swift.Int?
                var evidenceValue: LinkDriverReports.Evidence?
                var detailValue: Swift.Optional<Swift.String> = nil
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "job":
                        try seen.insert(0, key)
                        jobValue = try Swift.String(from: &reader)
                    case "outcome":
                        try seen.insert(1, key)
                        outcomeValue = try LinkDriverReports.JobOutcome(from: &reader)
                    case "reason":
                        try seen.insert(2, key)
                        reasonValue = try Swift.Optional<Swift.String>(from: &reader)
                    case "bytesSent":
                        try seen.insert(3, key)
                        bytesSentValue = try Swift.Int(from: &reader)
                    case "evidence":
                        try seen.insert(4, key)
                        evidenceValue = try LinkDriverReports.Evidence(from: &reader)
                    case "detail":
                        try seen.insert(5, key)
                        detailValue = try Swift.Optional<Swift.String>(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let jobValue else {
                    throw Varlink.JSONError(.missingField("job"), at: start)
                }
                self.job = jobValue
                guard let outcomeValue else {
                    throw Varlink.JSONError(.missingField("outcome"), at: start)
                }
                self.outcome = outcomeValue
                self.reason = reasonValue
                guard let bytesSentValue else {
                    throw Varlink.JSONError(.missingField("bytesSent"), at: start)
                }
                self.bytesSent = bytesSentValue
                guard let evidenceValue else {
                    throw Varlink.JSONError(.missingField("evidence"), at: start)
                }
                self.evidence = evidenceValue
                self.detail = detailValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("job")
                self.job.write(to: &writer)
                writer.field("outcome")
                self.outcome.write(to: &writer)
                if let value = self.reason {
                    writer.field("reason")
                    value.write(to: &writer)
                }
                writer.field("bytesSent")
                self.bytesSent.write(to: &writer)
                writer.field("evidence")
                self.evidence.write(to: &writer)
                if let value = self.detail {
                    writer.field("detail")
                    value.write(to: &writer)
                }
                writer.endObject()
            }
        }

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.EmptyReply {
            /// Makes it from its fields.
            package init() {}

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                try reader.beginObject()
                while let key = try reader.nextField() { try reader.unknownField(key) }
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.endObject()
            }
        }
    }

    /// The device needs a person, or no longer does.
    package enum Attention: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.DriverReports.Attention"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// What is seen, such as `coverOpen`; empty when all is well.
            package var reasons: [Swift.String]

            /// Makes it from its fields.
            package init(
                reasons: [Swift.String]
            ) {
                self.reasons = reasons
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var reasonsValue: [Swift.String]?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "reasons":
                        try seen.insert(0, key)
                        reasonsValue = try [Swift.String](from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let reasonsValue else {
                    throw Varlink.JSONError(.missingField("reasons"), at: start)
                }
                self.reasons = reasonsValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("reasons")
                self.reasons.write(to: &writer)
                writer.endObject()
            }
        }

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.EmptyReply {
            /// Makes it from its fields.
            package init() {}

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                try reader.beginObject()
                while let key = try reader.nextField() { try reader.unknownField(key) }
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.endObject()
            }
        }
    }

    /// The device is lost: the line is closed, or answers no more. The driver ends itself after this.
    package enum Lost: Varlink.VarlinkMethod {
        /// The full name.
        package static let methodName: Swift.StaticString = "org.lanekeeper.link.DriverReports.Lost"

        /// What the caller sends.
        package struct Parameters: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable {
            /// The field `reason`.
            package var reason: Swift.String

            /// Makes it from its fields.
            package init(
                reason: Swift.String
            ) {
                self.reason = reason
            }

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                var seen = Varlink.FieldSet()
                var reasonValue: Swift.String?
                let start = try reader.beginObject()
                while let key = try reader.nextField() {
                    switch key {
                    case "reason":
                        try seen.insert(0, key)
                        reasonValue = try Swift.String(from: &reader)
                    default: try reader.unknownField(key)
                    }
                }
                guard let reasonValue else {
                    throw Varlink.JSONError(.missingField("reason"), at: start)
                }
                self.reason = reasonValue
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.field("reason")
                self.reason.write(to: &writer)
                writer.endObject()
            }
        }

        /// What each reply holds.
        package struct Reply: Varlink.JSONCodable, Swift.Equatable, Swift.Sendable, Varlink.EmptyReply {
            /// Makes it from its fields.
            package init() {}

            /// Reads it from JSON.
            package init(from reader: inout Varlink.JSONReader) throws(Varlink.JSONError) {
                try reader.beginObject()
                while let key = try reader.nextField() { try reader.unknownField(key) }
            }

            /// Writes it as JSON; fields without a value are left out.
            package func write(to writer: inout Varlink.JSONWriter) {
                writer.beginObject()
                writer.endObject()
            }
        }
    }

    /// Answers the calls of `org.lanekeeper.link.DriverReports`; one class serves one interface.
    package protocol Service: Varlink.InterfaceService {
        /// The device answers and takes jobs. A new gateway is told of all jobs that are not settled first: one that was not named
        /// before this is none of this driver's.
        func ready(_ call: Varlink.Call<Ready>, _ parameters: Ready.Parameters)
        /// The driver lives. It comes at least as often as Start asked, whatever else is reported.
        func heartbeat(_ call: Varlink.Call<Heartbeat>, _ parameters: Heartbeat.Parameters)
        /// The driver will be silent, in a library that blocks, for at most this long; it stands in for heartbeats.
        func busyUntil(_ call: Varlink.Call<BusyUntil>, _ parameters: BusyUntil.Parameters)
        /// A job has begun, or come further: the first one comes before the job's first byte, so that a job of which none came was not
        /// begun, whatever became of the driver. Then at least every 4 KiB or 250 milliseconds while bytes move.
        func progress(_ call: Varlink.Call<Progress>, _ parameters: Progress.Parameters)
        /// A job has ended. The driver keeps the outcome, and tells it to the next gateway, until the job is settled.
        func outcome(_ call: Varlink.Call<Outcome>, _ parameters: Outcome.Parameters)
        /// The device needs a person, or no longer does.
        func attention(_ call: Varlink.Call<Attention>, _ parameters: Attention.Parameters)
        /// The device is lost: the line is closed, or answers no more. The driver ends itself after this.
        func lost(_ call: Varlink.Call<Lost>, _ parameters: Lost.Parameters)
    }

    /// Calls the methods of `org.lanekeeper.link.DriverReports`.
    package struct Client<Caller: Varlink.MethodCaller> {
        /// What the calls go through.
        package let caller: Caller

        /// Calls through a connection.
        package init(_ caller: Caller) { self.caller = caller }

        /// The device answers and takes jobs. A new gateway is told of all jobs that are not settled first: one that was not named
        /// before this is none of this driver's.
        package func ready(
            _ parameters: Ready.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Ready>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Ready.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// The driver lives. It comes at least as often as Start asked, whatever else is reported.
        package func heartbeat(
            _ parameters: Heartbeat.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Heartbeat>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Heartbeat.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// The driver will be silent, in a library that blocks, for at most this long; it stands in for heartbeats.
        package func busyUntil(
            _ parameters: BusyUntil.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<BusyUntil>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(BusyUntil.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// A job has begun, or come further: the first one comes before the job's first byte, so that a job of which none came was not
        /// begun, whatever became of the driver. Then at least every 4 KiB or 250 milliseconds while bytes move.
        package func progress(
            _ parameters: Progress.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Progress>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Progress.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// A job has ended. The driver keeps the outcome, and tells it to the next gateway, until the job is settled.
        package func outcome(
            _ parameters: Outcome.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Outcome>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Outcome.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// The device needs a person, or no longer does.
        package func attention(
            _ parameters: Attention.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Attention>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Attention.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }

        /// The device is lost: the line is closed, or answers no more. The driver ends itself after this.
        package func lost(
            _ parameters: Lost.Parameters,
            descriptors: [Varlink.OwnedDescriptor] = [],
            deadline: Varlink.MonotonicTime,
            _ receive: @escaping (Swift.Result<Varlink.Reply<Lost>, Varlink.CallError>) -> Swift.Void
        ) {
            caller.call(Lost.self, parameters, descriptors: descriptors, deadline: deadline, receive)
        }
    }
}

extension LinkDriverReports.Service {
    /// The interface's full name.
    package var interfaceName: Swift.StaticString { "org.lanekeeper.link.DriverReports" }

    /// The interface's text.
    package var interfaceDescription: Swift.StaticString { linkDriverReportsInterfaceText }

    /// Hands a call to the method that it names.
    package func dispatch(_ call: Varlink.IncomingCall) {
        switch call.member {
        case "Ready":
            guard let (call, parameters) = call.open(LinkDriverReports.Ready.self) else { return }
            self.ready(call, parameters)
        case "Heartbeat":
            guard let (call, parameters) = call.open(LinkDriverReports.Heartbeat.self) else { return }
            self.heartbeat(call, parameters)
        case "BusyUntil":
            guard let (call, parameters) = call.open(LinkDriverReports.BusyUntil.self) else { return }
            self.busyUntil(call, parameters)
        case "Progress":
            guard let (call, parameters) = call.open(LinkDriverReports.Progress.self) else { return }
            self.progress(call, parameters)
        case "Outcome":
            guard let (call, parameters) = call.open(LinkDriverReports.Outcome.self) else { return }
            self.outcome(call, parameters)
        case "Attention":
            guard let (call, parameters) = call.open(LinkDriverReports.Attention.self) else { return }
            self.attention(call, parameters)
        case "Lost":
            guard let (call, parameters) = call.open(LinkDriverReports.Lost.self) else { return }
            self.lost(call, parameters)
        default: call.failMethodNotFound()
        }
    }
}

private let linkDriverReportsInterfaceText: Swift.StaticString = #"""
# What a driver reports: to the supervisor on descriptor 5, to the gateway on descriptor 6. All calls are oneway.
interface org.lanekeeper.link.DriverReports

# What a job can come to; only `printed` and `notPrinted` are certain.
type JobOutcome (printed, notPrinted, unknown)

# What an outcome stands on, strongest first.
type Evidence (
  # The printer returned the job's own id after its last byte.
  processIdEcho,
  # A status that had waited behind the last byte came back, and this device is known to answer such honestly.
  statusFence,
  # Such a status came back; whether this device answers it honestly is not known.
  consumed,
  # All bytes were handed over to a device that cannot answer.
  transmittedOnly,
  # Some bytes have left, and nothing confirms them.
  interrupted,
  # No byte has left.
  nothingSent
)

# The device answers and takes jobs. A new gateway is told of all jobs that are not settled first: one that was not named
# before this is none of this driver's.
method Ready(
  # What the device says of itself, by names such as `model` and `serialNumber`.
  facts: [string]string
) -> ()

# The driver lives. It comes at least as often as Start asked, whatever else is reported.
method Heartbeat() -> ()

# The driver will be silent, in a library that blocks, for at most this long; it stands in for heartbeats.
method BusyUntil(milliseconds: int) -> ()

# A job has begun, or come further: the first one comes before the job's first byte, so that a job of which none came was not
# begun, whatever became of the driver. Then at least every 4 KiB or 250 milliseconds while bytes move.
method Progress(
  job: string,
  # How many bytes of the job have gone to the device.
  bytesSent: int,
  # How many bytes the job is in all, as this driver sends it; without it people are told `bytesSent` alone. A driver that does
  # not know it before the job's first byte tells it later, and need not repeat it.
  bytesTotal: ?int
) -> ()

# A job has ended. The driver keeps the outcome, and tells it to the next gateway, until the job is settled.
method Outcome(
  job: string,
  # What it came to.
  outcome: JobOutcome,
  # Why, in a word such as `aborted`, where it is not printed.
  reason: ?string,
  # How many bytes have gone to the device.
  bytesSent: int,
  # What the outcome stands on.
  evidence: Evidence,
  # More of it in a sentence, such as by which name a print service knows the job.
  detail: ?string
) -> ()

# The device needs a person, or no longer does.
method Attention(
  # What is seen, such as `coverOpen`; empty when all is well.
  reasons: []string
) -> ()

# The device is lost: the line is closed, or answers no more. The driver ends itself after this.
method Lost(reason: string) -> ()

"""#
