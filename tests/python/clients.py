"""Makes a client of each OpenAPI document and imports all of it: clients.py FOLDER FILE...

Prints {file: [problem]} of those with problems; a warning is one.
"""

import importlib
import json
import pkgutil
import sys
from pathlib import Path

from openapi_python_client import generate
from openapi_python_client.config import Config, ConfigFile, MetaType

# The generator reads no XML: only the models are made.
OPTIONS = ConfigFile(post_hooks=[], content_type_overrides={"application/problem+xml": "application/json"})

folder, *files = sys.argv[1:]
sys.path.insert(0, folder)
problems = {}
for index, file in enumerate(files):
    name = f"client_{index}"
    config = Config.from_sources(
        OPTIONS,
        MetaType.NONE,
        document_source=Path(file),
        file_encoding="utf-8",
        overwrite=False,
        output_path=Path(folder, name),
    )
    found = [f"{error.header}: {error.detail}" for error in generate(config=config)]
    if not found:
        package = importlib.import_module(name)
        for module in pkgutil.walk_packages(package.__path__, f"{name}."):
            importlib.import_module(module.name)
    if found:
        problems[file] = found
print(json.dumps(problems))
