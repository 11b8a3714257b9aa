"""What drill remembers, and the cached index of the banks. The only place with SQL."""

from drill.store.catalogue import Catalogue
from drill.store.entries import BankInfo, Entry, Stamp
from drill.store.events import new_id
from drill.store.pick import Mode
from drill.store.progress import Store
from drill.store.rounds import BegunRound

__all__ = ["BankInfo", "BegunRound", "Catalogue", "Entry", "Mode", "Stamp", "Store", "new_id"]
