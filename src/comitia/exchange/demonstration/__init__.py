"""The demonstration: a co-operative that does not exist, with its members, its branches and all their votes.

It is made tier by tier, because those who vote above are those who were elected below. `Demonstration` answers each
contest that is awaited with a file; `FolderWriter` puts the files where a run finds them.
"""

from comitia.exchange.demonstration.folder import FolderNotEmpty, FolderWriter, Paper, Reference, Task
from comitia.exchange.demonstration.society import FOUNDED, LEAST_MEMBERS, MOST_MEMBERS, Demonstration

__all__ = [
    "FOUNDED",
    "LEAST_MEMBERS",
    "MOST_MEMBERS",
    "Demonstration",
    "FolderNotEmpty",
    "FolderWriter",
    "Paper",
    "Reference",
    "Task",
]
