"""What this service is; the words are people's, so they stay in a file of data."""

import json
from dataclasses import dataclass
from pathlib import Path

SERVICE_FILE = Path(__file__).parent.parent / "service.json"


@dataclass(frozen=True)
class About:
    """What /v1/about answers."""

    name: str
    title: str
    description: str
    workspace: str
    version: str

    @classmethod
    def read(cls, version: str, file: Path = SERVICE_FILE) -> "About":
        """Reads it from service.json; the version is that of the build."""
        stored = json.loads(file.read_text(encoding="utf-8"))
        return cls(
            name=stored["name"],
            title=stored["title"],
            description=stored["description"],
            workspace=stored["workspace"],
            version=version,
        )
