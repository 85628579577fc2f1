"""What units measure, in the user's words; the codes are those of `fixtures/units.json`."""

from django.utils.translation import gettext_lazy as _

QUANTITIES = {
    "count": _("Count"),
    "money": _("Money"),
    "people": _("People"),
    "visits": _("Visits and turns"),
    "time": _("Time"),
    "rate": _("Rate"),
    "percentage_point": _("Percentage points"),
    "multiple": _("Multiple"),
    "score": _("Score"),
    "labour": _("Labour"),
    "lesson": _("Lessons"),
    "length": _("Length"),
    "area": _("Area"),
    "volume": _("Volume"),
    "mass": _("Mass"),
    "energy": _("Energy"),
    "power": _("Power"),
    "voltage": _("Voltage"),
    "temperature": _("Temperature"),
    "pressure": _("Pressure"),
    "sound": _("Sound level"),
    "data": _("Amount of data"),
    "bandwidth": _("Bandwidth"),
    "age": _("Age"),
    "frequency": _("Frequency"),
    "illuminance": _("Illuminance"),
}
