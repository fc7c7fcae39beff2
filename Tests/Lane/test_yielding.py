"""A driver that is about to lose its device gets no job in the last moment; one that has a job is left alone."""

import time

import pytest

from gateway_stand import GatewayStand, Printer
from lane import eventually
from test_gateway_alone import print_


@pytest.fixture
def gateway(tmp_path):
    gateway = GatewayStand(tmp_path, {"front": Printer(), "back": Printer()}, {"receipt": ["front"], "kitchen": ["back"]})
    yield gateway
    gateway.close()


def ask(gateway, method: str, device: str = "front", driver: str | None = None) -> dict:
    reply = gateway.calls.call(f"Gateway.{method}", (), device=device, driver=driver or gateway.printers[device].driver)
    assert "error" not in reply, reply
    return reply["parameters"]


def state(gateway, job: str) -> str:
    return gateway.client().call("Printer.FindJob", {"job": job})["parameters"]["job"]["state"]


def test_one_that_has_nothing_to_do_gets_nothing_any_more_until_it_keeps_its_device(gateway):
    assert ask(gateway, "YieldDevice") == {"isIdle": True}
    job = print_(gateway.client(), "waits", deadlineMilliseconds=0)["parameters"]["job"]["job"]
    # Whatever else happens meanwhile.
    gateway.printers["front"].ready()
    assert print_(gateway.client(), "other", role="kitchen")["parameters"]["job"]["state"] == "printed"
    time.sleep(0.5)
    assert state(gateway, job) == "queued" and gateway.printers["front"].paper == []
    ask(gateway, "KeepDevice", driver="another process")
    time.sleep(0.2)
    assert state(gateway, job) == "queued"
    ask(gateway, "KeepDevice")
    eventually(lambda: state(gateway, job) == "printed", "the job")


def test_one_that_has_a_job_is_left_alone_and_the_job_is_named(gateway):
    gateway.printers["front"].prints = False
    job = print_(gateway.client(), "long", deadlineMilliseconds=0)["parameters"]["job"]["job"]
    eventually(lambda: state(gateway, job) == "sending", "its bytes")
    assert ask(gateway, "YieldDevice") == {"isIdle": False, "job": job}
    assert ask(gateway, "YieldDevice", "back") == {"isIdle": True}
    gateway.printers["front"].print_all()
    assert print_(gateway.client(), "next")["parameters"]["job"]["state"] == "printed"
    assert state(gateway, job) == "printed"


def test_what_waits_for_a_device_is_printed_by_its_next_driver(gateway):
    ask(gateway, "YieldDevice")
    job = print_(gateway.client(), "waits", deadlineMilliseconds=0)["parameters"]["job"]["job"]
    gateway.printers["front"].hang_up()
    gateway.printers["front"] = after = Printer()
    links = after.links()
    device = {"device": "front", "family": "Stand", "classes": ["printer"], "isSimulated": False, "location": "here",
              "roles": ["receipt"], "state": "ready", "driver": after.driver}
    gateway.tell("PutDevice", [link.there.fileno() for link in links], device=device)
    for link in links:
        link.there.close()
    after.ready()
    eventually(lambda: state(gateway, job) == "printed", "the job")
    assert after.paper == [["waits"]]
