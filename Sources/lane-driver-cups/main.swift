import DriverKit
import Glibc

DriverProgram.run("lane-driver-cups", Families.all)
// What libraries have arranged for the end of the process must not run beside the thread that may still be in one of them.
_exit(0)
