"""Identities under a key for each case; the key is itself encrypted under the secret of the place.

Destroying a case's key leaves nothing of its identities to read. AES-256-GCM; derived keys by
HKDF-SHA-256, one for wrapping and one for matching.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import unicodedata
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import Connection, delete, insert, select

from aduan.errors import AduanError
from aduan.model.values import Value
from aduan.store.coding import read_value, written_value
from aduan.store.tables import identities, vault_keys

_NONCE = 12
#: Where an identity stands: the hand-over (0: the case) and the field.
Spot = tuple[int, str]


class Vault:
    """Seals and opens identities; raises AduanError when the secret does not fit the data."""

    def __init__(self, secret: str) -> None:
        """Derive the keys from the secret of the place."""
        self._wrapping = AESGCM(_derived(secret, b"aduan vault wrapping"))
        self._matching = _derived(secret, b"aduan vault matching")

    def put(self, at: Connection, case: int, given: dict[Spot, Value]) -> None:
        """Seal identities of a case; what stood there before is replaced."""
        if not given:
            return
        key = AESGCM(self._key(at, case) or self._new_key(at, case))
        for (handover, field), value in given.items():
            text = json.dumps(written_value(value), ensure_ascii=False)
            nonce = secrets.token_bytes(_NONCE)
            sealed = nonce + key.encrypt(nonce, text.encode(), _context(case, handover, field))
            here = (
                (identities.c.case_id == case)
                & (identities.c.handover == handover)
                & (identities.c.field == field)
            )
            at.execute(delete(identities).where(here))
            at.execute(
                insert(identities).values(
                    case_id=case,
                    handover=handover,
                    field=field,
                    sealed=sealed,
                    match=self.mark(value),
                )
            )

    def open(self, at: Connection, case: int) -> dict[Spot, Value]:
        """Read all identities of a case; empty once its key is destroyed."""
        wrapped = self._key(at, case)
        if wrapped is None:
            return {}
        key = AESGCM(wrapped)
        rows = at.execute(select(identities).where(identities.c.case_id == case))
        found: dict[Spot, Value] = {}
        for row in rows:
            context = _context(case, row.handover, row.field)
            text = key.decrypt(row.sealed[:_NONCE], row.sealed[_NONCE:], context)
            found[row.handover, row.field] = read_value(json.loads(text))
        return found

    def mark(self, value: Value) -> str:
        """Give the mark by which the same value is found again, written in whatever way."""
        text = str(value) if not isinstance(value, tuple) else "|".join(value)
        folded = "".join(unicodedata.normalize("NFKC", text).casefold().split())
        return hmac.new(self._matching, folded.encode(), hashlib.sha256).hexdigest()

    def destroy(self, at: Connection, case: int) -> None:
        """Destroy the key and the identities of a case for good."""
        at.execute(delete(identities).where(identities.c.case_id == case))
        at.execute(delete(vault_keys).where(vault_keys.c.case_id == case))

    def _key(self, at: Connection, case: int) -> bytes | None:
        wrapped = at.execute(
            select(vault_keys.c.wrapped).where(vault_keys.c.case_id == case)
        ).scalar_one_or_none()
        if wrapped is None:
            return None
        try:
            return self._wrapping.decrypt(wrapped[:_NONCE], wrapped[_NONCE:], _context(case))
        except InvalidTag as wrong:
            raise AduanError(
                "ADUAN_SECRET tidak cocok dengan data / does not fit the data"
            ) from wrong

    def _new_key(self, at: Connection, case: int) -> bytes:
        key, nonce = AESGCM.generate_key(256), secrets.token_bytes(_NONCE)
        wrapped = nonce + self._wrapping.encrypt(nonce, key, _context(case))
        at.execute(insert(vault_keys).values(case_id=case, wrapped=wrapped))
        return key


def _derived(secret: str, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(secret.encode())


def _context(*parts: Any) -> bytes:
    """Bind what is encrypted to its place, so that it cannot be moved to another."""
    return "/".join(map(str, parts)).encode()
