"""Asks mock APIs for what their documents allow and for what they don't: mock.py ADDRESS...

Prints {"count": how often, "problems": [problem]}.
"""

import json
import sys

import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema
from schemathesis.generation import GenerationMode
from schemathesis.generation.meta import CoveragePhaseData

CONFIG = {
    "seed": 1,
    "generation": {
        "allow-extra-parameters": False,
        "database": "none",
        "max-examples": 5,
        "no-shrink": True,
    },
    "phases": {
        "coverage": {"unexpected-methods": []},
        # It would take the words of the errors for params.
        "fuzzing": {"error-feedback": {"enabled": False}},
        "stateful": {"enabled": False},
    },
    # All others are meant for an API that succeeds: this one answers with the error, whatever the method.
    "checks": {
        "enabled": False,
        "content_type_conformance": {"enabled": True},
        "mock_refuses": {"enabled": True},
        "response_headers_conformance": {"enabled": True},
        "response_schema_conformance": {"enabled": True},
        "status_code_conformance": {"enabled": True},
    },
}


@schemathesis.check
def mock_refuses(_context, response, case):
    """What a document doesn't allow is refused, all else is answered with the error."""
    refused = response.status_code == 400 and response.headers["content-type"] == ["text/plain; charset=utf-8"]
    if case.meta.generation.mode == GenerationMode.POSITIVE:
        assert not refused, "refused"
    elif is_wrong(case):
        assert refused, "answered"


def schema_of(param):
    """The schema of a parameter, which may have a media type."""
    return param.get("schema") or param["content"]["application/json"]["schema"]


def is_wrong(case):
    """Whether it is wrong in a query, too: there, a text is a list of one, and an object may be nothing at all."""
    made = case.meta.phase.data
    if not isinstance(made, CoveragePhaseData):
        return False
    params = {param["name"]: schema_of(param) for param in case.operation.definition.raw["parameters"]}
    # No request has a body.
    return made.parameter in params and params[made.parameter].get("type") != "array"


count, problems = 0, []
for address in sys.argv[1:]:
    config = SchemathesisConfig.from_dict(CONFIG)
    schema = schemathesis.openapi.from_url(f"{address}/openapi.json", config=config)
    for event in from_schema(schema).execute():
        if isinstance(event, events.ScenarioFinished):
            recorder = event.recorder
            count += len(recorder.interactions)
            for case, checks in recorder.checks.items():
                asked = recorder.interactions[case].request.uri if case in recorder.interactions else address
                failures = (check.failure_info.failure for check in checks if check.failure_info)
                problems += (f"{asked}: {failure.title}: {failure.message}" for failure in failures)
        elif isinstance(event, events.NonFatalError):
            problems.append(f"{address}: {event.label}: {event.info}")
        elif isinstance(event, events.FatalError):
            problems.append(f"{address}: {event.exception!r}")
print(json.dumps({"count": count, "problems": problems}))
