"""The layer checker finds what it is there to find, and names the place; the tree that is here passes it."""

import json
import pathlib
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
CHECKER = ROOT / "scripts" / "check-layers"

TABLE = "| layer | target | may import | one line |\n|---|---|---|---|\n"
HEAD = f"# Architecture\n\n{TABLE}"
ROWS = [
    "| 0 | `CThing` | nothing | shims |",
    "| 1 | `Wire` | `CThing`, `Glibc` | messages |",
    "| 7 | `lane-tool` | `Wire` | a program |",
]
FIRST_ROW = HEAD.count("\n") + 1


class Tree:
    """A small package on disk: a table, a manifest, and the sources of each target."""

    def __init__(self, root):
        self.root, self.rows, self.tail, self.targets = root, list(ROWS), "", []
        self.target("CThing")
        self.target("Wire", ["CThing"])
        self.target("lane-tool", ["Wire"], kind="executable")
        self.target("WireTests", ["Wire"], kind="test", path="Tests/WireTests")
        self.swift("Sources/Wire/Wire.swift", "import CThing\nimport Glibc\n")
        self.swift("Sources/lane-tool/Main.swift", "import Wire\n")
        self.swift("Tests/WireTests/WireTests.swift", "import Foundation\nimport Testing\n\n@testable import Wire\n")

    def target(self, name, dependencies=(), kind="regular", path=None, product=None, **more):
        named = [{"byName": [each, None]} for each in dependencies]
        entry = {"name": name, "type": kind, "dependencies": named, **more}
        if product:
            entry["dependencies"].append({"product": [product, "a-package", None, None]})
        if path:
            entry["path"] = path
        self.targets = [each for each in self.targets if each["name"] != name] + [entry]
        (self.root / (path or f"Sources/{name}")).mkdir(parents=True, exist_ok=True)

    def swift(self, path, text):
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text)

    def family(self, name, side, permitted):
        """Adds a driver or a simulator, with its row in layer 5."""
        self.target(name, permitted, path=f"{side}/{name}/Sources")
        self.rows.append(f"| 5 | `{name}` | {', '.join(f'`{each}`' for each in permitted) or 'nothing'} | a family |")

    def codec(self, name):
        self.target(name, path=f"Sources/Protocols/{name}")
        self.rows.append(f"| 3 | `{name}` | nothing | a device language |")

    def check(self):
        """Runs the checker and returns its lines."""
        (self.root / "docs").mkdir(exist_ok=True)
        (self.root / "docs/Architecture.md").write_text(HEAD + "\n".join(self.rows) + "\n" + self.tail)
        names = "\n".join(f'.target(name: "{each["name"]}"),' for each in self.targets)
        (self.root / "Package.swift").write_text(f"// a manifest\n{names}\n")
        manifest = self.root / "manifest.json"
        manifest.write_text(json.dumps({"targets": self.targets}))
        command = [sys.executable, str(CHECKER), "--root", str(self.root), "--manifest", str(manifest)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.stderr == ""
        assert done.returncode == (1 if done.stdout else 0)
        return done.stdout.splitlines()


@pytest.fixture
def tree(tmp_path):
    return Tree(tmp_path)


def test_an_orderly_tree_passes(tree):
    assert tree.check() == []


@pytest.mark.parametrize(
    "line",
    [
        "import Foundation",
        "@testable import Foundation",
        "@_implementationOnly import Foundation",
        "@_spi(Inner) public import Foundation",
        "public import Foundation",
        "internal import Foundation",
        "import struct Foundation.Date",
        "import Foundation.NSDate",
        "import `Foundation`",
        "    import Foundation",
        "import Glibc; import Foundation",
        "@preconcurrency\n  import Foundation",
    ],
)
def test_an_import_that_the_row_does_not_name_is_found(tree, line):
    tree.swift("Sources/Wire/Deep/Date.swift", f"// what follows is the import\n\n{line}\n")
    place = 3 + line.count("\n")
    assert tree.check() == [f"Sources/Wire/Deep/Date.swift:{place}: imports Foundation, which the row of Wire may not"]


@pytest.mark.parametrize(
    "text",
    [
        "// import Foundation\n",
        "/* /* nested */\nimport Foundation\n*/\n",
        'let source = """\nimport Foundation\n"""\n',
        'let source = #"""\nimport Foundation \\\n"""#\n',
        'let opening = "/*"\nlet raw = #"\\"#\nlet closing = "*/ \\" "\n',
        "#if canImport(Foundation)\n#endif\n",
        "let importance = 1\nfunc important() {}\n",
        "import Swift\n",
    ],
)
def test_what_only_looks_like_an_import_is_not_one(tree, text):
    tree.swift("Sources/Wire/Text.swift", text)
    assert tree.check() == []


def test_an_import_after_a_string_that_looks_like_a_comment_is_found(tree):
    tree.swift("Sources/Wire/Text.swift", 'let opening = "/*"\nimport Foundation\n')
    assert tree.check() == ["Sources/Wire/Text.swift:2: imports Foundation, which the row of Wire may not"]


def test_an_import_of_a_target_two_layers_down_needs_a_permission(tree):
    tree.swift("Sources/lane-tool/Shim.swift", "import CThing\n")
    assert tree.check() == ["Sources/lane-tool/Shim.swift:1: imports CThing, which the row of lane-tool may not"]


def test_an_import_that_the_manifest_does_not_name_is_found(tree):
    tree.rows[2] = "| 7 | `lane-tool` | `Wire`, `CThing` | a program |"
    tree.swift("Sources/lane-tool/Shim.swift", "import CThing\n")
    place = "Sources/lane-tool/Shim.swift:1"
    assert tree.check() == [f"{place}: imports CThing, which Package.swift does not name for lane-tool"]


def test_an_excluded_folder_is_not_read(tree):
    tree.target("Wire", ["CThing"], exclude=["Notes"])
    tree.swift("Sources/Wire/Notes/Note.swift", "import Foundation\n")
    assert tree.check() == []


def test_a_target_without_a_row_is_found(tree):
    tree.target("Stray")
    assert tree.check() == ["Package.swift:6: Stray has no row in docs/Architecture.md"]


def test_a_row_without_a_target_is_found(tree):
    tree.rows.append("| 2 | `Ghost` | `Wire` | nobody wrote it |")
    assert tree.check() == [f"docs/Architecture.md:{FIRST_ROW + 3}: Ghost is no target of Package.swift"]


def test_a_row_without_a_target_may_be_planned(tree):
    tree.rows.append("| 2 | `Ghost` | `Wire` | planned: somebody will write it |")
    tree.tail = f"\n## Planned\n\n{TABLE}| 2 | `Other` | `Wire` | later |\n"
    assert tree.check() == []


def test_a_second_row_is_found(tree):
    tree.rows.append(ROWS[1])
    assert tree.check() == [f"docs/Architecture.md:{FIRST_ROW + 3}: Wire has a row already, in line {FIRST_ROW + 1}"]


def test_a_row_that_permits_its_own_or_an_upper_layer_is_found(tree):
    tree.rows[0] = "| 0 | `CThing` | `Wire` | shims |"
    tree.rows.append("| 1 | `Beside` | `Wire` | a neighbour |")
    tree.target("Beside")
    reason = "it is not in a lower layer"
    assert tree.check() == [
        f"docs/Architecture.md:{FIRST_ROW}: CThing (layer 0) may not import Wire (layer 1): {reason}",
        f"docs/Architecture.md:{FIRST_ROW + 3}: Beside (layer 1) may not import Wire (layer 1): {reason}",
    ]


@pytest.mark.parametrize(
    "row", ["| one | `Odd` | nothing | a |", "| 1 | Odd | nothing | a |", "| 1 | `Odd` | Glibc | a |", "| 1 | `Odd` |"]
)
def test_a_row_that_cannot_be_read_is_found(tree, row):
    tree.rows.append(row)
    assert [line.split(": ")[0] for line in tree.check()] == [f"docs/Architecture.md:{FIRST_ROW + 3}"]


def test_a_dependency_that_the_row_does_not_permit_is_found(tree):
    tree.target("lane-tool", ["Wire", "CThing"], kind="executable", product="Outside")
    assert tree.check() == [
        "Package.swift:5: lane-tool depends on CThing, which its row does not permit",
        "Package.swift:5: lane-tool depends on Outside, which its row does not permit",
    ]


def test_a_test_may_not_import_what_is_neither_ours_nor_made_for_tests(tree):
    tree.swift("Tests/WireTests/More.swift", "import XCTest\n")
    assert tree.check() == ["Tests/WireTests/More.swift:1: imports XCTest, which tests may not"]


def test_a_simulator_may_not_reach_a_driver_nor_a_driver_a_simulator(tree):
    tree.family("PrinterDriver", "Drivers", [])
    tree.family("PrinterSimulator", "Simulators", ["PrinterDriver"])
    assert any("PrinterSimulator reaches PrinterDriver" in line for line in tree.check())


def test_a_codec_may_not_serve_a_driver_and_a_simulator(tree):
    tree.codec("Dots")
    tree.family("PrinterDriver", "Drivers", ["Dots"])
    tree.family("PrinterSimulator", "Simulators", ["Dots"])
    assert tree.check() == [
        f"docs/Architecture.md:{FIRST_ROW + 5}: PrinterSimulator reaches the codec Dots, which Drivers use too",
        f"docs/Architecture.md:{FIRST_ROW + 4}: PrinterDriver reaches the codec Dots, which Simulators use too",
    ]


def test_a_codec_may_not_be_shared_through_a_target_between(tree):
    tree.codec("Dots")
    tree.target("Between", ["Dots"])
    tree.rows.append("| 4 | `Between` | `Dots` | a way round |")
    tree.family("PrinterDriver", "Drivers", ["Dots"])
    tree.family("PrinterSimulator", "Simulators", ["Between"])
    assert any("PrinterSimulator reaches the codec Dots" in line for line in tree.check())


def test_a_simulator_with_a_codec_of_its_own_passes(tree):
    tree.codec("Dots")
    tree.family("PrinterDriver", "Drivers", ["Dots"])
    tree.family("PrinterSimulator", "Simulators", ["Wire"])
    assert tree.check() == []


def test_a_document_without_the_table_is_found(tree):
    tree.tail, tree.rows = "", []
    assert "docs/Architecture.md:1: there is no table headed | layer | target | may import | one line |" in tree.check()


def test_this_tree_passes():
    done = subprocess.run([sys.executable, str(CHECKER)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr
