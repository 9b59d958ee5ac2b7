"""A small O*NET release as its files come."""

from pathlib import Path

MACHINIST = "51-4041.00"
SHARED_DWA = "4.A.3.a.3.I12.D01"
TAKEN = 5
"""Rows in the store after an import: two occupations, a title, an activity, a program."""


def release_folder(folder: Path, *, title: str = "Lathe Hand") -> Path:
    """Write a release of two occupations, one of them with a title, an activity of two tasks and a program."""
    code = "O*NET-SOC Code"
    tables = {
        "Occupation Data": f"{code}\tTitle\n{MACHINIST}\tMachinists\n51-1011.00\tFirst-Line Supervisors\n",
        "Job Zones": f"{code}\tJob Zone\n{MACHINIST}\t3\n",
        "Alternate Titles": f"{code}\tAlternate Title\n{MACHINIST}\t{title}\n",
        "Task Statements": f"{code}\tTask ID\tTask\n{MACHINIST}\t7\tCut metal.\n{MACHINIST}\t8\tBore holes.\n",
        "Tasks to DWAs": f"{code}\tTask ID\tDWA ID\n{MACHINIST}\t7\t{SHARED_DWA}\n{MACHINIST}\t8\t{SHARED_DWA}\n",
        "Technology Skills": f"{code}\tExample\tCommodity Code\n{MACHINIST}\tSpreadsheet\t43232110\n",
    }
    folder.mkdir()
    for name, text in tables.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder
