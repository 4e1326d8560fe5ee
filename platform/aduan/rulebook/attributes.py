"""Which key of the rule files each attribute of the model comes from, and what a change of it does.

The comparison of two editions walks the model's dataclasses and asks this table for the word of
each attribute, so that an attribute without a row stops it; a test goes over all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from aduan.model.inference import Derived, Rule, RuleSet
from aduan.model.limits import Counting, Schedule
from aduan.model.management import Escalation, Section, Settings
from aduan.model.rules import (
    Channel,
    Clock,
    Conflict,
    Duty,
    EachStage,
    Extension,
    Field,
    HandTo,
    Instant,
    Lapse,
    Letter,
    Lifecycle,
    Move,
    Region,
    Regulation,
    Reminder,
    Role,
    Row,
    Secrecy,
    Service,
    Source,
    Stage,
    Table,
    UnitKind,
)
from aduan.model.values import Domain, Text
from aduan.rulebook.build_organisation import Office, OutsideChannels
from aduan.rulebook.build_register import Norm, NotAutomated
from aduan.rulebook.build_regulation import Declared, LoadedRegulation
from aduan.rulebook.interpretations import Answer, Document, Interpretation


class Weight(StrEnum):
    """What changing an attribute does."""

    LAW = "hukum"  # cases may be decided otherwise
    NOTE = "catatan"  # people or records are bound otherwise, no case is decided otherwise
    WORDING = "redaksi"  # labels, help, order


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute: its key in the rule files, and what changing it does.

    `ordered`: the order of its elements decides something, not only how they are shown. `inside`:
    its own attributes stand where it stands, without a step of their own in the path.
    """

    key: str
    weight: Weight = Weight.LAW
    ordered: bool = False
    inside: bool = False


_L, _N, _W = Weight.LAW, Weight.NOTE, Weight.WORDING
#: Every element cites; the file and line where it stands bind nobody.
_SOURCE = Attribute("", inside=True)


def _of(weight: Weight = _L, /, **keys: str) -> dict[str, Attribute]:
    return {name: Attribute(key, weight) for name, key in keys.items()}


#: Attributes that are never told, each with the reason.
UNTOLD: Mapping[tuple[type, str], str] = {
    (Source, "place"): "where it stands in the files binds nobody",
    (Rule, "place"): "where it stands in the files binds nobody",
    (RuleSet, "domains"): "made of the fields and channels, told there",
    (RuleSet, "derived"): "made of the fields and rules, told there",
    (Lifecycle, "level"): "follows from where it stands",
    (Move, "level"): "follows from where it stands",
    (Clock, "level"): "follows from where it stands",
    (
        Interpretation,
        "followed",
    ): "the reading chosen, told there; flipped ones are another edition",
    (LoadedRegulation, "uses"): "made of all elements, told there",
    (LoadedRegulation, "bound"): "made of all elements, told there",
    (LoadedRegulation, "former"): "tells the comparison which id was another's",
    (LoadedRegulation, "scenarios"): "they bind nobody",
    (LoadedRegulation, "demos"): "they bind nobody",
    (LoadedRegulation, "drafts"): "they bind nobody",
    (LoadedRegulation, "schedules"): "they bind nobody",
    (Norm, "interpretations"): "the raw text of a norm holds them, told there",
    (Norm, "kind"): "the raw text of a norm holds it, told there",
    (Norm, "text"): "the raw text of a norm holds it, told there",
    (Norm, "not_automated"): "the raw text of a norm holds it, told there",
    (Norm, "pending"): "the raw text of a norm holds it, told there",
    (NotAutomated, "reason"): "the raw text of a norm holds it, told there",
    (NotAutomated, "shown_to"): "the raw text of a norm holds it, told there",
    (Declared, "bases"): "what is written of the regulation holds it, told there",
    (Declared, "text_hash"): "what is written of the regulation holds it, told there",
    (Declared, "checked_hash"): "what is written of the regulation holds it, told there",
    (Declared, "month_end"): "what is written of the regulation holds it, told there",
    (Declared, "transition"): "what is written of the regulation holds it, told there",
}

ATTRIBUTES: Mapping[type, Mapping[str, Attribute]] = {
    Text: _of(_W, id="", en="inggris"),
    Source: _of(_N, citation="dasar", readings="tafsir", setting="pengaturan"),
    Domain: _of(kind="jenis", values="nilai", low="paling_sedikit", high="paling_banyak"),
    Field: {
        **_of(_W, label="nama", question="tanya", listed="di_daftar"),
        **_of(
            kind="jenis", refers_to="layanan", options="pilihan", required="wajib", when="bila",
            otherwise="selain_itu", personal="data_pribadi", decided_by="diputuskan_oleh",
            derived="ditetapkan_kaidah", level="berlaku_untuk", at_intake="saat_diterima",
            max_length="panjang_maksimal",
        ),
        "domain": Attribute("", inside=True),
        "source": _SOURCE,
    },
    Row: {**_of(when="bila", result="maka"), "source": _SOURCE},
    Table: {
        **_of(gives="memberi", rows="baris", first="cara"),
        **_of(_N, reason="alasan", opaque="tak_terbuktikan"),
        "columns": Attribute("isian"),
        "source": _SOURCE,
    },
    HandTo: _of(kinds="kepada", multiple="beberapa", field="isian"),
    Move: {
        **_of(_W, label="nama"),
        **_of(
            by="oleh", to="ke", asks="perlu", may_give="boleh", when="bila", notify="beritahu",
            not_by="bukan_oleh", extends="memperpanjang", automatic="otomatis", from_stages="dari",
        ),
        "letters": Attribute("surat", _N),
        "hand_to": Attribute("", inside=True),
        "source": _SOURCE,
    },
    Stage: {
        **_of(_W, label="nama"),
        **_of(waits_for="menunggu", notify="beritahu", final="akhir", fruitless="tanpa_hasil"),
        "moves": Attribute("langkah"),
        "letters": Attribute("surat", _N),
        "source": _SOURCE,
    },
    Lapse: {
        **_of(notify="beritahu", allows="boleh", makes="lakukan"),
        "letters": Attribute("surat", _N),
        "source": _SOURCE,
    },
    Extension: _of(by="tambah", at_most="paling_banyak"),
    Reminder: _of(_N, percent="nilai", before="sampai"),
    Instant: _of(events="sejak", field="tanggal", latest="paling_akhir"),
    Clock: {
        **_of(_W, label="nama"),
        **_of(
            ends="sampai", limit="batas", owner="bagi", active_from="aktif_sejak",
            again_from="mulai_lagi", force="sifat", pauses_in="jeda_saat", when="bila",
            lapse="bila_lewat", counting="hitung", recount="hitung_ulang",
            extension="perpanjangan", within="di_dalam",
        ),
        "start": Attribute("", inside=True),
        "reminders": Attribute("ingatkan", _N),
        "source": _SOURCE,
    },
    EachStage: {
        **_of(notify="beritahu"), "letters": Attribute("surat", _N), "source": _SOURCE
    },
    Lifecycle: {
        **_of(initial="awal", stages="tahap", each_stage="setiap_tahap", holder="pemegang"),
        "clocks": Attribute("batas_waktu", ordered=True),
    },
    Secrecy: {
        **_of(visible_to="terlihat", revealed_to="dibuka_oleh", when="bila"), "source": _SOURCE
    },
    Conflict: {**_of(person="orang", barred="dilarang"), "source": _SOURCE},
    Role: {
        **_of(_W, label="nama"), **_of(level="tingkat"), **_of(_N, held_by="dipegang_oleh"),
        "source": _SOURCE,
    },
    UnitKind: {**_of(_W, label="nama"), **_of(target="sasaran"), "source": _SOURCE},
    Channel: {
        **_of(_W, label="nama"), **_of(open="terbuka"),
        **_of(_N, address="alamat", verified="terverifikasi", external_number="nomor_luar"),
        "source": _SOURCE,
    },
    Letter: {**_of(_N, subject="perihal", body="isi"), "source": _SOURCE},
    Duty: {
        **_of(_W, label="nama"),
        **_of(
            _N, by="oleh", to="kepada", through="melalui", copies="tembusan",
            each_of="setiap_unit", form="bentuk", nil_report="laporan_nihil",
        ),
        "schedule": Attribute("", _N, inside=True),
        "source": _SOURCE,
    },
    Schedule: _of(
        _N, rhythm="berkala", covers="meliputi", within="paling_lambat",
        end_on_day_off="jatuh_di_hari_libur", anchor="dihitung_dari", since="sejak",
        once="tanggal", standing="waktu",
    ),
    Counting: _of(
        first="hari_pertama", event_on_day_off="peristiwa_di_hari_libur",
        after_hours="setelah_jam", end_on_day_off="akhir_di_hari_libur",
        joint_leave_is_off="cuti_bersama", month_end="akhir_bulan", opening="awal",
    ),
    Rule: {
        **_of(when="bila", sets="tetapkan", suggests="sarankan", notifies="beritahu"),
        **_of(_N, citation="dasar"),
    },
    Derived: _of(default="selain_itu", stratum="tingkat"),
    RuleSet: {"rules": Attribute("", inside=True, ordered=True)},
    Section: _of(_W, label="nama", fields="isian"),
    Escalation: _of(_N, days="setelah", working="hitung", to="kepada"),
    Settings: {
        **_of(_W, sections="bagian_formulir", hints="petunjuk"), **_of(_N, escalation="eskalasi")
    },
    Regulation: {
        **_of(_W, title="judul"),
        **_of(
            _N, number="nomor", year="tahun", enacted="ditetapkan", promulgated="diundangkan"
        ),
        **_of(
            in_force="berlaku_sejak", tested_from="diuji_sejak", ended="berlaku_sampai",
            counting="hitung", open_cases="berkas_terbuka",
        ),
        "source": _SOURCE,
    },
    Region: {
        **_of(_W, name="nama"),
        **_of(timezone="zona_waktu", work_week="minggu_kerja", local_holidays="libur_daerah"),
    },
    Service: {
        **_of(_W, label="nama"),
        **_of(
            fields="isian", rules="kaidah", tables="tabel", case="berkas", handover="penyaluran",
            conflict="benturan_kepentingan", opened_by="dibuat_oleh",
        ),
        "secrecy": Attribute("kerahasiaan", ordered=True),
        "source": _SOURCE,
    },
    Office: {**_of(_W, label="nama"), **_of(_N, level="tingkat"), "source": _SOURCE},
    OutsideChannels: {**_of(_W, mark="tanda"), **_of(accepted="terima"), "source": _SOURCE},
    Norm: {**_of(_N, written="isi"), "source": _SOURCE},
    NotAutomated: {},
    Answer: _of(_N, code="kode", element="unsur"),
    Document: _of(_N, number="nomor", date="tanggal", signer="penanda_tangan"),
    Interpretation: {
        **_of(_W, title="judul", question="pertanyaan", readings="bacaan"),
        **_of(
            _N, reason="alasan", settled="status", document="dokumen", to_write="perlu_disusun",
            sketch="susunan", answers="menjawab",
        ),
        **_of(values="pilihan", chosen="dipilih"),
        "source": _SOURCE,
    },
    Declared: _of(_N, written="peraturan"),
    LoadedRegulation: {
        "regulation": Attribute("peraturan"),
        "declared": Attribute("", _N, inside=True),
        "settings": Attribute("", _N, inside=True),
        **_of(
            roles="peran", unit_kinds="jenis_unit", channels="kanal",
            outside_channels="di_luar_kanal", interpretations="tafsir", services="layanan",
            base="berdasar",
        ),
        **_of(
            _N, offices="jabatan", norms="norma", letters="surat", duties="kewajiban"
        ),
    },
}  # fmt: skip

#: Attributes that hold the id by which an element is found again in the other edition.
KEYS: Mapping[type, str] = {Derived: "name", Secrecy: "subject"}


def key_of(kind: type) -> str:
    """Give the attribute that holds the id of a kind of element."""
    return KEYS.get(kind, "key")
