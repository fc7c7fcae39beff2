"""The test service's interface in the typed form that asyncvarlink asks for."""

import collections.abc

from asyncvarlink import FileDescriptor, TypedVarlinkErrorReply, VarlinkInterface, varlinkmethod
from asyncvarlink.serviceerrors import ExpectedMore, InvalidParameter


class Refused(TypedVarlinkErrorReply, interface="org.lanekeeper.test.Echo"):
    class Parameters:
        reason: str


class Echo(VarlinkInterface, name="org.lanekeeper.test.Echo"):
    """Only the signatures count: the client library reads them and never calls the bodies."""

    errors = (Refused, ExpectedMore, InvalidParameter)

    @varlinkmethod(return_parameter="text")
    def Ping(self, *, text: str) -> str: ...

    @varlinkmethod(return_parameter="number")
    def Count(self, *, to: int) -> collections.abc.Iterator[int]: ...

    @varlinkmethod(return_parameter="content")
    def ReadDescriptor(self, *, descriptor: FileDescriptor) -> str: ...

    @varlinkmethod(return_parameter="descriptor")
    def MakeDescriptor(self, *, content: str) -> FileDescriptor: ...

    @varlinkmethod
    def Refuse(self, *, reason: str) -> None: ...

    @varlinkmethod
    def Note(self, *, text: str) -> None: ...

    @varlinkmethod(return_parameter="texts")
    def Notes(self) -> list[str]: ...


class CountOnce(VarlinkInterface, name="org.lanekeeper.test.Echo"):
    """Count as a method with one reply, to see what a call without `more` gets."""

    errors = (ExpectedMore,)

    @varlinkmethod(return_parameter="number")
    def Count(self, *, to: int) -> int: ...
