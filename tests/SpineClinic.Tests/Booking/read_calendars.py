"""Reads each calendar file of a folder with two programs of Debian, python3-icalendar and libical, and prints what they found: one JSON line for each.

Both take the zone from the file: the names of zones in the tests are in no database of zones."""
import ctypes
import json
import pathlib
import sys

import icalendar
import icalendar.cal


class Time(ctypes.Structure):
    _fields_ = [(name, ctypes.c_int) for name in ("year", "month", "day", "hour", "minute", "second", "is_date", "is_daylight")] + [("zone", ctypes.c_void_p)]


def by_icalendar(data):
    icalendar.cal._timezone_cache.clear()
    calendar = icalendar.Calendar.from_ical(data)
    return {
        "method": str(calendar["METHOD"]),
        "complaints": [list(map(str, error)) for part in calendar.walk() for error in part.errors],
        "events": [
            {
                "uid": str(event["UID"]),
                "sequence": int(event["SEQUENCE"]),
                "start": int(event["DTSTART"].dt.timestamp()),
                "end": int(event["DTEND"].dt.timestamp()),
                "summary": str(event["SUMMARY"]),
                "location": str(event.get("LOCATION", "")),
                "status": str(event["STATUS"]),
            }
            for event in calendar.walk("VEVENT")
        ],
    }


def declare(library, name, result, *arguments):
    function = getattr(library, name)
    function.restype = result
    function.argtypes = arguments
    return function


class Libical:
    def __init__(self):
        library = ctypes.CDLL("libical.so.3")
        pointer, text, number = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
        self.parse = declare(library, "icalparser_parse_string", pointer, text)
        self.free = declare(library, "icalcomponent_free", None, pointer)
        self.errors = declare(library, "icalcomponent_count_errors", number, pointer)
        self.check = declare(library, "icalrestriction_check", number, pointer)
        self.first = declare(library, "icalcomponent_get_first_component", pointer, pointer, number)
        self.next = declare(library, "icalcomponent_get_next_component", pointer, pointer, number)
        self.method = declare(library, "icalcomponent_get_method", number, pointer)
        self.method_text = declare(library, "icalproperty_enum_to_string", text, number)
        self.first_property = declare(library, "icalcomponent_get_first_property", pointer, pointer, number)
        self.property_text = declare(library, "icalproperty_get_value_as_string", text, pointer)
        self.text = {name: declare(library, f"icalcomponent_get_{name}", text, pointer) for name in ("uid", "summary", "location")}
        self.sequence = declare(library, "icalcomponent_get_sequence", number, pointer)
        self.time = {name: declare(library, f"icalcomponent_get_{name}", Time, pointer) for name in ("dtstart", "dtend")}
        self.seconds = declare(library, "icaltime_as_timet_with_zone", ctypes.c_long, Time, pointer)
        self.event = declare(library, "icalcomponent_string_to_kind", number, text)(b"VEVENT")
        kind = declare(library, "icalproperty_string_to_kind", number, text)
        self.method_kind, self.status_kind = kind(b"METHOD"), kind(b"STATUS")

    def read(self, data):
        calendar = self.parse(data)
        try:
            return {
                "method": self.property_text(self.first_property(calendar, self.method_kind)).decode(),
                "complaints": ["unreadable"] * self.errors(calendar) + ([] if self.check(calendar) else ["restriction"]),
                "events": list(self.events(calendar)),
            }
        finally:
            self.free(calendar)

    def events(self, calendar):
        event = self.first(calendar, self.event)
        while event:
            start, end = self.time["dtstart"](event), self.time["dtend"](event)
            yield {
                "uid": self.text["uid"](event).decode(),
                "sequence": self.sequence(event),
                "start": self.seconds(start, start.zone),
                "end": self.seconds(end, end.zone),
                "summary": self.text["summary"](event).decode(),
                "location": (self.text["location"](event) or b"").decode(),
                "status": self.property_text(self.first_property(event, self.status_kind)).decode(),
            }
            event = self.next(calendar, self.event)


libical = Libical()
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.ics")):
    data = path.read_bytes()
    for program, read in (("icalendar", by_icalendar), ("libical", libical.read)):
        print(json.dumps({"file": path.stem, "program": program, **read(data)}))
