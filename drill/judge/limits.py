"""What a submission may use."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """What a submission may use. Memory counts above the interpreter and framework."""

    memory_mb: int = 2048
    cpu_seconds: int = 120
    file_mb: int = 16
    open_files: int = 64
    processes: int = 64  # and threads

    def as_config(self, device: str) -> dict[str, int]:
        """The runner's own part of them."""
        cpu = device == "cpu"  # CUDA maps the device's memory, and opens a file for every queue
        return {
            "memory_bytes": self.memory_mb << 20 if cpu else 0,
            "cpu_seconds": self.cpu_seconds,
            "file_bytes": self.file_mb << 20,
            "open_files": self.open_files if cpu else 1024,
            "processes": self.processes,
        }
