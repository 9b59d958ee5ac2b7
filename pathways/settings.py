"""Settings from the environment (PATHWAYS_*), frozen, read by app and cli only."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Everything that can be set from outside; each has a default that is right for one machine."""

    model_config = SettingsConfigDict(env_prefix="PATHWAYS_", frozen=True, extra="ignore")

    home: Path = Field(Path("var"), description="Folder for everything that is written: database, encoder, atlas.")
    database_url: str = Field("", description="SQLAlchemy URL; empty: SQLite in the home folder.")
    secret_key: str = Field("", description="Signs forms and seals; empty: made once and kept in the home folder.")
    host: str = Field("127.0.0.1", description="Address the service listens on.")
    port: int = Field(8000, ge=1, le=65535, description="Port the service listens on.")
    processes: int = Field(2, ge=1, le=64, description="Serving processes.")
    threads: int = Field(1, ge=1, le=64, description="Threads the encoder and one search use in each process.")
    https: bool = Field(False, description="Served over HTTPS: sends HSTS and secure cookies.")
    proxies: int = Field(0, ge=0, le=8, description="Proxies of our own in front, whose X-Forwarded-For is believed.")
    base_url: str = Field("", description="Where people reach the service, for links in mails.")
    mail_folder: Path | None = Field(None, description="Folder for outgoing mail; empty: mail in the home folder.")
    smtp_url: str = Field("", repr=False, description="Mail server; empty: mail goes into the folder.")
    mail_from: str = Field("Pathways <no-reply@localhost>", description="Sender of the mail.")

    @property
    def mail(self) -> Path:
        """The folder for mail in force."""
        return self.mail_folder or self.home / "mail"

    @property
    def address(self) -> str:
        """Where links in mails lead."""
        return self.base_url.rstrip("/") or f"http://{self.host}:{self.port}"

    @property
    def database(self) -> str:
        """The database URL in force."""
        return self.database_url or f"sqlite:///{(self.home / 'pathways.db').absolute()}"
