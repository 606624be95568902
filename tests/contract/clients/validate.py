"""Holds answers against an OpenAPI 3.0 description.

usage: DESCRIPTION < lines of {"method", "path", "status", "body"}; prints one line per problem, exits 1 when there are any.
`path` is the description's own, with its placeholders. Null members are stripped first: the vendor's description calls
members not nullable that its own examples hold as null.
"""

import json
import sys

import jsonschema
import yaml


def stripped(value):
    if isinstance(value, dict):
        return {name: stripped(member) for name, member in value.items() if member is not None}
    return [stripped(member) for member in value] if isinstance(value, list) else value


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        description = yaml.load(file, Loader=yaml.CSafeLoader)
    problems = 0
    for line in sys.stdin:
        answer = json.loads(line)
        name = f"{answer['method']} {answer['path']} {answer['status']}"
        responses = description["paths"][answer["path"]][answer["method"].lower()]["responses"]
        if str(answer["status"]) not in responses:
            print(f"{name}: the description has no such status")
            problems += 1
            continue
        schema = responses[str(answer["status"])]["content"]["application/json"]["schema"]
        # A schema of the same document, so that its references resolve.
        validator = jsonschema.Draft4Validator({"components": description["components"], "allOf": [schema]})
        for error in validator.iter_errors(stripped(answer["body"])):
            print(f"{name}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")
            problems += 1
    sys.exit(1 if problems else 0)


main()
