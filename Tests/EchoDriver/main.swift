import DriverKit

DriverHost.run(EchoDriver.self)
