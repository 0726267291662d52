"""The espeak-ng library, called by ctypes: text to samples, in memory."""

from __future__ import annotations

import re
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

_PACKAGE = "espeakng-loader"
_SYNCHRONOUS = 1
_BY_CHARACTER = 1
_UTF8 = 1
_RATE, _VOLUME, _PITCH, _RANGE = 1, 2, 3, 4
_SLOWEST, _FASTEST = 80, 450
_READ = re.compile("/(phontab|phonindex|phondata|intonations),")

_loading = threading.Lock()
_engines: dict[Place, Engine] = {}


class EngineError(Exception):
    """The library does not load, or gave up; the text is for the log."""


class MissingError(EngineError):
    """There is no library."""


class DataError(EngineError):
    """What the library speaks from is missing or damaged."""


@dataclass(frozen=True)
class Place:
    """Where a library lies, and its data; with no `data` the library knows where."""

    library: str
    data: str | None = None


@dataclass(frozen=True)
class Manner:
    """How it is spoken: the name of an espeak-ng voice; volume, pitch and its range, each 0 to 99."""

    voice: str
    volume: int
    pitch: int
    range: int


def bundled(language: str) -> Place:
    """The library that came with the program; raises MissingError, and DataError where it would crash."""
    try:
        import espeakng_loader

        place = Place(espeakng_loader.get_library_path(), espeakng_loader.get_data_path())
    except ImportError as error:
        raise MissingError(str(error)) from error
    except RuntimeError as error:
        raise DataError(str(error)) from error
    damaged = [file.name for file, digest in _shipped(language) if not _whole(file, digest)]
    if damaged:
        raise DataError(f"damaged: {', '.join(damaged)}")
    return place


def installed(_language: str) -> Place:
    """The library of the system, should it have one: the same for every language."""
    names = {"win32": "libespeak-ng.dll", "darwin": "libespeak-ng.dylib"}
    return Place(names.get(sys.platform, "libespeak-ng.so.1"))


def engine(place: Place) -> Engine:
    """The library of a place, loaded once; raises EngineError."""
    with _loading:
        if place not in _engines:
            if _engines:
                # The system would hand out the one that is loaded, and starting it anew would spoil it.
                raise EngineError("another espeak-ng is in use")
            _engines[place] = Engine(place)
        return _engines[place]


class Engine:
    """A loaded library. All of a process share its state, so those who speak take turns."""

    def __init__(self, place: Place) -> None:
        import ctypes

        self._turn = threading.Lock()
        self._samples = bytearray()
        self._copy = ctypes.string_at
        try:
            self._library = ctypes.CDLL(place.library)
            self._start(place.data)
        except FileNotFoundError as error:
            raise MissingError(str(error)) from error
        except (OSError, AttributeError) as error:
            raise EngineError(str(error)) from error
        self.rate: int = self._library.espeak_ng_GetSampleRate()
        shape = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
        # Kept, for the library calls it for as long as the program runs.
        self._heard = shape(self._hear)
        self._library.espeak_SetSynthCallback(self._heard)
        number, text = ctypes.c_uint, ctypes.c_char_p
        self._library.espeak_Synth.argtypes = (
            text,
            ctypes.c_size_t,
            number,
            ctypes.c_int,
            number,
            number,
            ctypes.c_void_p,
            ctypes.c_void_p,
        )

    def knows(self, voice: str) -> bool:
        """Whether it has a voice of this name."""
        with self._turn:
            return self._choose(voice)

    def speak(self, text: str, manner: Manner, words_a_minute: int) -> bytes:
        """The samples of a text, `rate` a second; raises EngineError."""
        with self._turn:
            if not self._choose(manner.voice):
                raise EngineError(f"no voice {manner.voice}")
            self._set(_RATE, max(_SLOWEST, min(_FASTEST, words_a_minute)))
            self._set(_VOLUME, manner.volume)
            self._set(_PITCH, manner.pitch)
            self._set(_RANGE, manner.range)
            self._samples.clear()
            data = text.encode()
            status = self._library.espeak_Synth(data, len(data) + 1, 0, _BY_CHARACTER, 0, _UTF8, None, None)
            if status:
                raise EngineError(f"espeak_Synth gave {status}")
            return bytes(self._samples)

    def _start(self, data: str | None) -> None:
        # Not espeak_Initialize: where data is missing it ends the process, or says that all is well.
        self._library.espeak_ng_InitializePath(data and data.encode())
        status = self._library.espeak_ng_Initialize(None)
        if status:
            raise DataError(f"espeak_ng_Initialize gave {status:#x} for {data}")
        status = self._library.espeak_ng_InitializeOutput(_SYNCHRONOUS, 0, None)
        if status:
            raise EngineError(f"espeak_ng_InitializeOutput gave {status:#x}")

    def _choose(self, voice: str) -> bool:
        return not self._library.espeak_SetVoiceByName(voice.encode())

    def _set(self, which: int, value: int) -> None:
        self._library.espeak_SetParameter(which, value, 0)

    def _hear(self, samples: int | None, count: int, _events: int | None) -> int:
        if samples and count > 0:
            self._samples += self._copy(samples, 2 * count)
        return 0


def _shipped(language: str) -> list[tuple[Path, str]]:
    """The files that are read for a language, and their digests, as shipped; none where that is not known."""
    # Not `files`: since Python 3.12 it leaves out what is missing.
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        package = distribution(_PACKAGE)
    except PackageNotFoundError:
        return []
    lines = (package.read_text("RECORD") or "").splitlines()
    rows = (line.split(",")[:2] for line in lines if _READ.search(line) or f"/{language}_dict," in line)
    return [(Path(str(package.locate_file(name))), digest) for name, digest in rows]


def _whole(file: Path, digest: str) -> bool:
    """Whether it is as it was shipped: the library reads past the end of a file that is cut short."""
    import base64
    import hashlib

    try:
        data = file.read_bytes()
    except OSError:
        return False
    found = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
    return digest in ("", f"sha256={found}")
