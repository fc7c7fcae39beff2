"""scripts/generate-udev: manifests in, rules out, and what is wrong with a manifest."""

import subprocess

import pytest

from udev_bench import MANIFEST, QUIRKS, REPOSITORY, generate

OUTPUT = "udev/60-lanekeeper.rules"


def lines_of(root, **texts) -> list[str]:
    made = generate(root, **{"planned": "", "quirks": ""} | texts)
    assert made.returncode == 0, made.stderr
    return [line for line in (root / OUTPUT).read_text().splitlines() if ".LANEKEEPER_ESCPOSPrinter" in line]


def match(text: str) -> str:
    return f'family = "ESCPOSPrinter"\n[[match]]\n{text}\n'


def test_the_rules_are_what_the_manifests_say():
    result = subprocess.run([REPOSITORY / "scripts/generate-udev", "--check"], capture_output=True, text=True)
    assert (result.returncode, result.stderr) == (0, "")


def test_a_changed_manifest_makes_the_rules_stale(tmp_path):
    assert generate(tmp_path).returncode == 0
    check = [REPOSITORY / "scripts/generate-udev", "--check", "--root", tmp_path]
    assert subprocess.run(check).returncode == 0
    (tmp_path / "Drivers/ESCPOSPrinter/driver.toml").write_text(MANIFEST.replace("0202", "0203"))
    stale = subprocess.run(check, capture_output=True, text=True)
    assert stale.returncode == 1 and "60-lanekeeper.rules is stale" in stale.stderr


def test_a_family_without_matches_makes_no_rule(tmp_path):
    assert lines_of(tmp_path, manifest='family = "ESCPOSPrinter"') == []


def test_all_keys_of_a_match_are_in_its_rules(tmp_path):
    device, interface, mark = lines_of(tmp_path, manifest=match(
        'subsystem = "usb"\ninterface = "ff0102"\nvendor = "04b8"\nproduct = "0007"\ninterfaceNumber = 16'))
    assert 'ENV{ID_USB_INTERFACES}=="*:ff0102:*"' in device and 'ENV{PRODUCT}=="4b8/7/*"' in device
    for key in ('ATTR{bInterfaceClass}=="ff"', 'ATTR{bInterfaceSubClass}=="01"', 'ATTR{bInterfaceProtocol}=="02"',
                'ATTR{bInterfaceNumber}=="10"', 'ENV{PRODUCT}=="4b8/7/*"'):
        assert key in interface
    assert "070104" not in device + interface and 'TAG+="lanekeeper"' in mark


def test_large_digits_are_as_good_as_small_ones(tmp_path):
    rule, _ = lines_of(tmp_path, manifest=match('subsystem = "tty"\nvendor = "04B8"'))
    assert 'ENV{ID_VENDOR_ID}=="04b8"' in rule


def test_a_serial_line_is_told_by_its_interface_too(tmp_path):
    rule, _ = lines_of(tmp_path, manifest=match('subsystem = "tty"\nvendor = "04b8"\ninterfaceNumber = 2'))
    assert 'ENV{ID_VENDOR_ID}=="04b8"' in rule and 'ENV{ID_USB_INTERFACE_NUM}=="02"' in rule


def test_a_queue_is_told_by_its_maker_too(tmp_path):
    rule, _ = lines_of(tmp_path, manifest=match('subsystem = "usbmisc"\nvendor = "04b8"\nproduct = "0202"'))
    assert 'KERNEL=="lp*"' in rule and 'ENV{ID_MODEL_ID}=="0202"' in rule


def test_long_usages_are_written_as_long_items(tmp_path):
    first, _, _ = lines_of(tmp_path, manifest=match('subsystem = "hidraw"\nusage = "ffa1:0101"'))
    assert r'==e"\x06\xa1\xff\x0a\x01\x01\xa1\x01*"' in first


@pytest.mark.parametrize("usage", ["ff00:01", "8c:2a", "8c:5b", "8c:7c"])
def test_what_no_pattern_can_hold_is_left_to_the_supervisor(tmp_path, usage):
    assert len(lines_of(tmp_path, manifest=match(f'subsystem = "hidraw"\nusage = "{usage}"'))) == 1
    assert f"usage {usage} cannot be written as a pattern" in (tmp_path / OUTPUT).read_text()


def test_a_quirk_that_asks_the_device_excludes_nothing(tmp_path):
    excluding = [line for line in lines_of(tmp_path, manifest=MANIFEST, quirks=QUIRKS) if line.endswith('=""')]
    assert len(excluding) == 2 and not any("0416" in line or "416/" in line for line in excluding)


def test_a_reason_with_several_lines_stays_a_comment(tmp_path):
    lines_of(tmp_path, manifest=match('subsystem = "tty"\nvendor = "04b8"\nbecause = """one\nMODE="0666"\n"""'))
    assert '# one MODE="0666"' in (tmp_path / OUTPUT).read_text()


@pytest.mark.parametrize(("text", "said"), [
    ('subsystem = "scsi"\nvendor = "04b8"', "subsystem is none of"),
    ('vendor = "04b8"', "subsystem is none of"),
    ('subsystem = "tty"', "it would take every device of tty"),
    ('subsystem = "tty"\ninterfaceNumber = 0', "it would take every device of tty"),
    ('subsystem = "usb"\nproduct = "0202"', "product needs vendor"),
    ('subsystem = "usb"\nvendor = "4b8"', "vendor = '4b8' is not written"),
    ('subsystem = "usb"\nvendor = "*"', "vendor = '*' is not written"),
    ('subsystem = "usb"\nvendor = "04b8\\", RUN=\\"x"', "is not written"),
    ('subsystem = "usb"\nvendor = 1208', "vendor is no str"),
    ('subsystem = "usb"\ninterface = "070"', "interface = '070' is not written"),
    ('subsystem = "hidraw"\nusage = "8c"', "usage = '8c' is not written"),
    ('subsystem = "hidraw"\ninterface = "03"\nvendor = "04b8"', "interface is for usb and usbmisc only"),
    ('subsystem = "tty"\nusage = "8c:02"', "usage is for hidraw only"),
    ('subsystem = "usb"\nvendor = "04b8"\ninterfaceNumber = 256', "interfaceNumber is from 0 to 255"),
    ('subsystem = "usb"\nvendor = "04b8"\nevidence = "x"', "there is no key 'evidence'"),
])
def test_what_is_wrong_with_a_match_is_said_with_its_place(tmp_path, text, said):
    made = generate(tmp_path, manifest=match('subsystem = "tty"\nvendor = "04b8"\n[[match]]\n' + text), quirks="")
    assert made.returncode == 2
    assert said in made.stderr and "Drivers/ESCPOSPrinter/driver.toml: match 2 of ESCPOSPrinter" in made.stderr
    assert not (tmp_path / OUTPUT).exists()


@pytest.mark.parametrize(("texts", "said"), [
    ({"manifest": "family ="}, "driver.toml"),
    ({"manifest": 'family = "A B"'}, "'A B' is no name of a family"),
    ({"quirks": '[[quirk]]\nexcluded = true'}, "needs vendor"),
    ({"quirks": '[[quirk]]\nexcluded = true\nvendor = "4b8"'}, "vendor = '4b8' is not written"),
    ({"planned": '[[family]]\nname = "ESCPOSPrinter"'}, "ESCPOSPrinter has a driver.toml now"),
    ({"planned": '[[family]]\nname = "New"\n[[family.match]]\nsubsystem = "tty"\nvendor = "04b8"'}, "has evidence, or is unverified"),
])
def test_other_faults_are_said_too(tmp_path, texts, said):
    made = generate(tmp_path, **texts)
    assert made.returncode == 2 and said in made.stderr


def test_an_unverified_match_says_so_in_the_rules(tmp_path):
    made = generate(tmp_path, planned='[[family]]\nname = "New"\n[[family.match]]\nsubsystem = "tty"\nvendor = "04b8"\nunverified = true')
    assert made.returncode == 0 and "# unverified: no source was found\n" in (tmp_path / OUTPUT).read_text()
