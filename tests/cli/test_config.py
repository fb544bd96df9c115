"""Settings: which source wins, what is refused and in which words."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from kg.config import Settings, describe_settings, load_settings
from kg.errors import SettingError, StorageError


def settings_file(folder: Path, text: str) -> Path:
    path = folder / "kg.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_flag_beats_the_environment_beats_the_file_beats_the_default(tmp_path: Path) -> None:
    """Each later source wins, and the origin says which one it was."""
    config = settings_file(tmp_path, 'port = 1\nhost = "::1"\nrights = "link"\n')
    loaded = load_settings(config, environ={"KG_PORT": "2", "KG_HOST": "127.0.0.2"}, flags={"port": 3, "rights": None})
    chosen = {name: (value, origin) for name, value, origin, _ in describe_settings(loaded) if name in ("port", "host", "rights", "base")}
    assert chosen == {
        "base": ("https://w3id.org/parley/data/", "default"),
        "rights": ("link", str(config)),
        "host": ("127.0.0.2", "KG_HOST"),
        "port": (3, "--port"),
    }


def test_kg_toml_in_the_folder_is_found_and_kg_config_names_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without `--config` the file named by KG_CONFIG counts, else `kg.toml` here."""
    settings_file(tmp_path, "port = 1\n")
    other = tmp_path / "other.toml"
    other.write_text("port = 2\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert load_settings(environ={}).settings.port == 1
    assert load_settings(environ={"KG_CONFIG": str(other)}).settings.port == 2


@pytest.mark.parametrize(
    ("environ", "message"),
    [
        ({"KG_PORT": "many"}, "KG_PORT: port is 'many' – give a whole number"),
        ({"KG_PORT": "70000"}, "KG_PORT: port is '70000' – choose 0 to 65535"),
        ({"KG_RIGHTS": "all"}, "KG_RIGHTS: rights is 'all' – choose one of full, quotes, link"),
        ({"KG_BASE": "news"}, "KG_BASE: base is 'news' – give an http or https address that ends with /"),
        ({"KG_QUERY_TIME_S": "nan"}, "KG_QUERY_TIME_S: query_time_s is 'nan' – give a number"),
    ],
)
def test_a_refused_value_names_key_origin_value_and_what_is_allowed(environ: dict[str, str], message: str) -> None:
    """The message is enough to mend the setting."""
    with pytest.raises(SettingError) as caught:
        load_settings(environ=environ)
    assert str(caught.value) == message


@pytest.mark.parametrize("text", ["prot = 1", "port = true", "port = 1.5", "host = 1", "full_text = [1]", "port = "])
def test_a_file_with_an_unknown_key_a_wrong_type_or_bad_toml_is_refused_by_name(tmp_path: Path, text: str) -> None:
    """The error's place is the file."""
    config = settings_file(tmp_path, text)
    with pytest.raises(SettingError) as caught:
        load_settings(config, environ={})
    assert caught.value.place == str(config) and caught.value.remedy


def test_a_settings_file_that_is_not_there_is_a_storage_error(tmp_path: Path) -> None:
    """A file that was asked for by name must exist."""
    with pytest.raises(StorageError):
        load_settings(tmp_path / "none.toml", environ={})


def test_the_defaults_themselves_are_allowed_values() -> None:
    """Giving each default back as text through the environment changes nothing."""
    plain = Settings()
    environ = {
        f"KG_{item.name.upper()}": ",".join(value) if isinstance(value := getattr(plain, item.name), tuple) else str(value)
        for item in fields(Settings)
    }
    assert load_settings(environ=environ).settings == plain
