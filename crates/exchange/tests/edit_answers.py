"""Types cells into a workbook as an office would with a script: edit_answers.py IN OUT SHEET CELL=TEXT ..."""
import sys

import openpyxl


def value_of(text):
    """Numbers are typed as numbers, everything else as it stands."""
    try:
        return float(text)
    except ValueError:
        return text


source, target, sheet, *cells = sys.argv[1:]
workbook = openpyxl.load_workbook(source)
for assignment in cells:
    address, text = assignment.split("=", 1)
    cell = workbook[sheet][address]
    if text.endswith("%"):
        # As a spreadsheet does when somebody types a share.
        cell.value, cell.number_format = float(text[:-1]) / 100, "0.0%"
    else:
        cell.value = value_of(text)
workbook.save(target)
