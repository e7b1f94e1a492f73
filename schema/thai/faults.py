"""The reasons a recognisable value is missing, each with its sentence."""

from schema.thai.value import ValueFault

_MESSAGES = {
    "not_a_date": "no date in any spelling that is known",
    "impossible_date": "no such day in the calendar",
    "impossible_year": "the year fits neither the Buddhist nor the Gregorian era as stated",
    "impossible_quarter": "a year has four quarters",
    "ambiguous_year": "two figures which may be a Buddhist or a Gregorian year",
    "old_calendar": "the year began in April then, so it cannot be converted by subtraction",
    "other_calendar": "a school, crop, tax or accounting year does not begin with the fiscal year",
    "unstated_era": "a Gregorian year without its era may be a name or a number",
    "unstated_year_kind": "the text does not say whether the fiscal or the calendar year is meant",
    "no_year": "no year is stated",
    "reversed_range": "the range ends before it begins",
    "broken_number": "commas, dots or spaces do not part the number as thousands and decimals",
    "ambiguous_sign": "a hyphen opening the line may be a bullet or a minus",
    "doubtful_scale": "an unparted amount this large, in millions, contradicts its unit",
    "restatement_differs": "the amount in figures and the amount in words differ",
    "fax": "a facsimile number is no telephone",
}


def fault(code: str) -> ValueFault:
    """The fault a code stands for, with its message."""
    return ValueFault(code, _MESSAGES[code])
