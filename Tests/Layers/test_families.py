"""The lists of families that programs hold follow from the folders."""

import pathlib
import shutil
import subprocess

import pytest

SCRIPT = pathlib.Path(__file__).resolve().parents[2] / "scripts/generate-families"


@pytest.fixture
def project(tmp_path):
    (tmp_path / "scripts").mkdir()
    shutil.copy(SCRIPT, tmp_path / "scripts")
    for folder in ("Drivers/Scale/Sources", "Simulators/Scale/Sources", "Simulators/ESCPOSPrinter/Sources",
                   "Simulators/Nothing", "Sources/lane-driver", "Sources/lane-sim"):
        (tmp_path / folder).mkdir(parents=True)
    return tmp_path


def generate(project, *arguments):
    return subprocess.run([project / "scripts/generate-families", *arguments], capture_output=True, text=True, timeout=60)


def test_each_folder_with_sources_is_a_family(project):
    assert generate(project).returncode == 0
    drivers = (project / "Sources/lane-driver/Families.generated.swift").read_text()
    simulators = (project / "Sources/lane-sim/Families.generated.swift").read_text()
    assert "import DriverKit\nimport ScaleDriver\n" in drivers and "DriverFamily(ScaleDriver.Scale.self, needs: [])," in drivers
    assert "[any Simulator.Type]" in simulators and "Nothing" not in simulators
    assert simulators.index("ESCPOSPrinterSimulator.SimulatedESCPOSPrinter.self") < simulators.index(
        "ScaleSimulator.SimulatedScale.self")


def test_a_stale_list_is_told_and_left(project):
    assert generate(project).returncode == 0
    assert generate(project, "--check").returncode == 0
    (project / "Simulators/Scanner/Sources").mkdir(parents=True)
    stale = generate(project, "--check")
    assert stale.returncode == 1 and stale.stdout == "Sources/lane-sim/Families.generated.swift is stale\n"
    assert generate(project, "Drivers", "Simulators").returncode == 2
    assert generate(project, "Simulators").returncode == 0
    assert generate(project, "--check").returncode == 0


def test_a_driver_that_names_a_program_is_in_that_one_alone(project):
    for folder in ("Drivers/Queue/Sources", "Sources/lane-driver-queue"):
        (project / folder).mkdir(parents=True)
    (project / "Drivers/Queue/driver.toml").write_text('family = "Queue"\nprogram = "lane-driver-queue"\n')
    assert generate(project).returncode == 0
    assert "Queue" not in (project / "Sources/lane-driver/Families.generated.swift").read_text()
    assert "DriverFamily(QueueDriver.Queue.self, needs: [])," in (project / "Sources/lane-driver-queue/Families.generated.swift").read_text()
    (project / "Sources/lane-driver-queue/Families.generated.swift").write_text("")
    stale = generate(project, "--check")
    assert (stale.returncode, stale.stdout) == (1, "Sources/lane-driver-queue/Families.generated.swift is stale\n")


def test_a_kind_without_folder_or_program_is_passed_over(project):
    shutil.rmtree(project / "Drivers")
    (project / "Sources/lane-sim").rmdir()
    assert generate(project).returncode == 0 and list(project.rglob("*.generated.swift")) == []


def test_what_a_driver_needs_follows_from_its_manifest(project):
    manifest = project / "Drivers/Scale/driver.toml"
    manifest.write_text('family = "Scale"\nconnections = ["terminal", "network"]\ngrants = ["pcsc"]\n')
    assert generate(project).returncode == 0
    drivers = (project / "Sources/lane-driver/Families.generated.swift").read_text()
    assert "DriverFamily(ScaleDriver.Scale.self, needs: [.terminal, .network, .pcsc])," in drivers
    manifest.write_text('family = "Scale"\ngrants = []\n')
    assert generate(project, "--check").returncode == 1


@pytest.mark.parametrize("line, words", [
    ('grants = ["root"]', "'grants' holds 'root', expected of: pcsc cups"),
    ('grants = [', 'expected grants = ["…", "…"] on one line'),
    ('connections = ["terminal", "moon"]', "'connections' holds 'moon', expected of: terminal network queue usb"),
])
def test_a_wrong_grant_is_refused_with_its_place(project, line, words):
    (project / "Drivers/Scale/driver.toml").write_text(f'family = "Scale"\n{line}\n')
    refused = generate(project)
    assert refused.returncode == 2 and refused.stderr == f"Drivers/Scale/driver.toml:2: {words}\n"
    assert not (project / "Sources/lane-driver/Families.generated.swift").exists()
