"""Fills the answer workbook of a request as somebody at an office would: python3 fill_workbook.py IN.xlsx OUT.xlsx VALUE

Writes VALUE into every value cell that is open and blank, marks it as final, and prints how many they were.
"""

import sys

import openpyxl

source, target, value = sys.argv[1:]
book = openpyxl.load_workbook(source)


filled = 0
for sheet in book.worksheets:
    names = {cell.value: cell.column for cell in sheet[1] if cell.value}
    if sheet.sheet_state != "visible" or "value" not in names:
        continue
    for row in range(4, sheet.max_row + 1):
        cell = sheet.cell(row=row, column=names["value"])
        if cell.value is None and not cell.protection.locked:
            cell.value = float(value)
            sheet.cell(row=row, column=names["status"]).value = "確定"
            filled += 1
book.save(target)
print(filled)
