"""What a drafted scenario says it is for; it stands in the rule files, so Indonesian is what counts."""

from __future__ import annotations

from aduan.model.values import Text

#: By the kind of an edge; {0} is its name, {1} the row or state.
DRAFTS: dict[str, Text] = {
    "kalimat": Text("Rancangan: {0}", "Draft: {0}"),
    "langkah": Text("{0} dilakukan", "{0} is done"),
    "tabel": Text("baris {1} tabel {0} berlaku", "row {1} of table {0} applies"),
    "kaidah": Text("kaidah {0} berlaku", "rule {0} applies"),
    "batas": Text("batas waktu {0} {1}", "time limit {0} {1}"),
    "dipenuhi": Text("dipenuhi", "is met"),
    "terlewati": Text("dipenuhi terlambat", "is met too late"),
    "dijeda": Text("dijeda", "is paused"),
}
