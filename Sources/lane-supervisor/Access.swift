import Configuration
import Glibc
import Supervisor
import TOMLFile

/// Who may do what: groups under root; otherwise the user who started the lane, whose socket nobody else can reach.
func access(_ configuration: AccessConfiguration) throws(TOMLError) -> AccessGroups {
    getuid() == 0 ? try AccessGroups(configuration) : AccessGroups(owner: getuid())
}
