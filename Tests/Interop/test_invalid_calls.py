"""Calls that are well-formed messages and still wrong get an exact error, and the connection lives on."""

import json

import pytest

from peer import ECHO

pytestmark = pytest.mark.rig("hostile-peers")

SERVICE = "org.varlink.service."
CERTIFICATION = "org.varlink.certification."
STRUCT = {"bool": False, "int": 2, "float": 3.5, "string": "text"}
MY_TYPE = {
    "object": {"any": [1, "thing"]}, "enum": "two", "struct": {"first": 1, "second": "2"},
    "array": ["one", "two", "three"], "dictionary": {"foo": "Foo"}, "stringset": {"one": {}},
    "nullable": None, "nullable_array_struct": None,
    "interface": {"foo": [None, {"foo": "foo"}], "anon": {"foo": True, "bar": False}},
}


def invalid(parameter: str) -> dict:
    return {"error": SERVICE + "InvalidParameter", "parameters": {"parameter": parameter}}


def raw_call(peer, method: str, parameters: str, header: str = "") -> dict:
    """A call whose parameters are spelt out, for what a JSON writer would not write."""
    peer.send(f'{{"method":"{method}"{header},"parameters":{parameters}}}'.encode() + b"\0")
    return peer.receive_message()


def my_type(**changes) -> dict:
    return {"client_id": "nobody", "mytype": {**MY_TYPE, **changes}}


def is_answered_by_certification(reply: dict) -> bool:
    """Whether the parameters were taken: nobody has that client id, and only a method can tell."""
    return reply["error"].startswith(CERTIFICATION)


@pytest.fixture(autouse=True)
def still_served(peer):
    """Every test ends with the question whether the same connection is still served."""
    yield
    peer.echo("still served")


@pytest.mark.parametrize("interface", ["org.example.absent", "org.lanekeeper.test", "org.lanekeeper.test.Echo.Ping",
                                       "org.lanekeeper.test.echo"])
def test_an_unknown_interface_is_named(peer, interface):
    assert peer.call(interface + ".Ping", {"text": "a"}) == {
        "error": SERVICE + "InterfaceNotFound", "parameters": {"interface": interface}}


@pytest.mark.parametrize("method", [ECHO + "Absent", ECHO + "ping", ECHO + "Pin", ECHO + "Pingg",
                                    SERVICE + "Absent", CERTIFICATION + "Test12"])
def test_an_unknown_method_is_named_in_full(peer, method):
    assert peer.call(method, {}) == {"error": SERVICE + "MethodNotFound", "parameters": {"method": method}}


def test_the_description_of_an_unknown_interface_is_refused(peer):
    reply = peer.call(SERVICE + "GetInterfaceDescription", {"interface": "org.example.absent"})
    assert reply == {"error": SERVICE + "InterfaceNotFound", "parameters": {"interface": "org.example.absent"}}


def test_a_refusal_carries_its_parameters(peer):
    assert peer.call(ECHO + "Refuse", {"reason": "zu \U0001f9fe"}) == {
        "error": ECHO + "Refused", "parameters": {"reason": "zu \U0001f9fe"}}


def test_a_stream_without_more_is_refused(peer):
    reply = peer.call(ECHO + "Count", {"to": 3})
    assert reply["error"] == SERVICE + "ExpectedMore"
    assert reply.get("parameters", {}) == {}


@pytest.mark.parametrize("value", ["1", "1.5", "true", "null", "[]", "{}", '["text"]'])
def test_a_text_of_another_type_is_refused(peer, value):
    assert raw_call(peer, ECHO + "Ping", f'{{"text":{value}}}') == invalid("text")


@pytest.mark.parametrize("value", ['"1"', "1.5", "-0.5", "1e-1", "true", "null", "[1]", "{}"])
def test_an_integer_of_another_type_is_refused(peer, value):
    assert raw_call(peer, ECHO + "Sleep", f'{{"milliseconds":{value}}}') == invalid("milliseconds")


@pytest.mark.parametrize("value", ["9223372036854775808", "-9223372036854775809", "1" + "0" * 100, "1e30", "1e999"])
def test_an_integer_out_of_range_is_refused(peer, value):
    assert raw_call(peer, ECHO + "Sleep", f'{{"milliseconds":{value}}}') == invalid("milliseconds")


@pytest.mark.parametrize("value", ["1e400", "-1e400", '"1.0"', "true", "null"])
def test_a_float_that_is_none_is_refused(peer, value):
    parameters = f'{{"client_id":"nobody","float":{value}}}'
    assert raw_call(peer, CERTIFICATION + "Test04", parameters) == invalid("float")


def test_a_float_may_be_written_as_an_integer(peer):
    reply = raw_call(peer, CERTIFICATION + "Test04", '{"client_id":"nobody","float":1}')
    assert is_answered_by_certification(reply)


@pytest.mark.parametrize("value", ["1", "0", '"true"', "null"])
def test_a_boolean_of_another_type_is_refused(peer, value):
    parameters = f'{{"client_id":"nobody","bool":{value}}}'
    assert raw_call(peer, CERTIFICATION + "Test02", parameters) == invalid("bool")


@pytest.mark.parametrize("text", ["\\ud800", "\\udc00", "a\\ud83d", "\\ud83d\\ud83d", "\\udc00\\ud800", "\\ud83d\\u0041"])
def test_a_lone_surrogate_in_a_text_is_refused(peer, text):
    assert raw_call(peer, ECHO + "Ping", f'{{"text":"{text}"}}') == invalid("text")


def test_a_pair_of_surrogates_is_one_scalar(peer):
    assert raw_call(peer, ECHO + "Ping", '{"text":"\\ud83e\\uddfe"}') == {"parameters": {"text": "\U0001f9fe"}}


def test_escaped_names_are_the_names_they_spell(peer):
    assert raw_call(peer, ECHO.replace("E", "\\u0045") + "Ping", '{"\\u0074ext":"a"}') == {"parameters": {"text": "a"}}


@pytest.mark.parametrize("parameters", ["{}", "null"])
def test_a_missing_parameter_is_named(peer, parameters):
    assert raw_call(peer, ECHO + "Ping", parameters) == invalid("text")


def test_the_parameters_may_be_missing_as_a_whole(peer):
    assert peer.call(ECHO + "Ping") == invalid("text")


@pytest.mark.parametrize("parameters", [None, {}])
def test_a_method_without_parameters_needs_none(peer, parameters):
    assert "vendor" in peer.call(SERVICE + "GetInfo", parameters)["parameters"]


def test_parameters_that_are_null_count_as_none(peer):
    # The Go library sends this for a call without parameters.
    assert "vendor" in raw_call(peer, SERVICE + "GetInfo", "null")["parameters"]


@pytest.mark.parametrize("parameters", ['{"text":"a","colour":1}', '{"colour":1,"text":"a"}', '{"colour":null,"text":"a"}'])
def test_an_unknown_parameter_is_named(peer, parameters):
    assert raw_call(peer, ECHO + "Ping", parameters) == invalid("colour")


def test_an_unknown_parameter_of_a_method_without_parameters_is_named(peer):
    assert raw_call(peer, SERVICE + "GetInfo", '{"colour":1}') == invalid("colour")


@pytest.mark.parametrize("parameters", ['{"text":"a","text":"b"}', '{"text":"a","text":"a"}',
                                        '{"text":"a","\\u0074ext":"b"}', '{"text":"a","text":1}'])
def test_a_parameter_given_twice_is_refused(peer, parameters):
    assert raw_call(peer, ECHO + "Ping", parameters) == invalid("text")


@pytest.mark.parametrize("struct, path", [
    ({**STRUCT, "int": "2"}, "struct.int"),
    ({**STRUCT, "string": None}, "struct.string"),
    ({**STRUCT, "colour": 1}, "struct.colour"),
    ({name: value for name, value in STRUCT.items() if name != "float"}, "struct.float"),
    ([], "struct"),
    (None, "struct"),
])
def test_the_path_to_a_field_of_a_structure_is_named(peer, struct, path):
    assert peer.call(CERTIFICATION + "Test07", {"client_id": "nobody", "struct": struct}) == invalid(path)


def test_a_field_given_twice_is_refused_with_its_path(peer):
    struct = '{"bool":false,"int":2,"int":2,"float":1.5,"string":"a"}'
    reply = raw_call(peer, CERTIFICATION + "Test07", f'{{"client_id":"nobody","struct":{struct}}}')
    assert reply == invalid("struct.int")


@pytest.mark.parametrize("changes, path", [
    ({"struct": {"first": "1", "second": "2"}}, "mytype.struct.first"),
    ({"array": ["one", "two", 3]}, "mytype.array[2]"),
    ({"array": [None]}, "mytype.array[0]"),
    ({"array": {}}, "mytype.array"),
    ({"enum": "four"}, "mytype.enum"),
    ({"enum": 2}, "mytype.enum"),
    ({"dictionary": {"foo": 1}}, "mytype.dictionary.foo"),
    ({"dictionary": []}, "mytype.dictionary"),
    ({"stringset": ["one"]}, "mytype.stringset"),
    ({"nullable": 1}, "mytype.nullable"),
    ({"nullable_array_struct": [{"first": 1, "second": "2"}, {"first": 1}]}, "mytype.nullable_array_struct[1].second"),
    ({"interface": {"foo": None, "anon": {"foo": True}}}, "mytype.interface.anon.bar"),
    ({"interface": {"foo": [None, {"a": "foo", "b": "none"}], "anon": {"foo": True, "bar": True}}},
     "mytype.interface.foo[1].b"),
])
def test_the_path_to_a_value_deep_inside_is_named(peer, changes, path):
    assert peer.call(CERTIFICATION + "Test10", my_type(**changes), more=True) == invalid(path)


@pytest.mark.parametrize("changes", [{}, {"nullable": "text"}, {"nullable_array_struct": []}, {"stringset": {}},
                                     {"array": []}, {"object": {}}, {"dictionary": {}}])
def test_right_values_deep_inside_are_taken(peer, changes):
    assert is_answered_by_certification(peer.call(CERTIFICATION + "Test10", my_type(**changes), more=True))


def test_nullable_fields_may_be_missing(peer):
    parameters = my_type()
    del parameters["mytype"]["nullable"], parameters["mytype"]["nullable_array_struct"]
    assert is_answered_by_certification(peer.call(CERTIFICATION + "Test10", parameters, more=True))


@pytest.mark.parametrize("header", [',"more":false', ',"oneway":false', ',"upgrade":false',
                                    ',"more":false,"oneway":false,"upgrade":false'])
def test_flags_that_are_false_change_nothing(peer, header):
    assert raw_call(peer, ECHO + "Ping", '{"text":"a"}', header) == {"parameters": {"text": "a"}}


def test_the_parameters_may_come_before_the_method(peer):
    call = {"parameters": {"text": "a"}, "method": ECHO + "Ping"}
    peer.send(json.dumps(call, indent="\t").encode() + b"\n\0")
    assert peer.receive_message() == {"parameters": {"text": "a"}}
