import DriverKit

DriverProgram.run("lane-driver", Families.all)
