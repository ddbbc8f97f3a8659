"""The log says where a settings file is wrong, and never what a person wrote there."""

import pytest

from deskstretch.config.logged import for_the_log
from deskstretch.config.read import layer_from, read_text
from deskstretch.core.errors import ConfigError

SECRET = "my secret illness"
CHECK = "; `deskstretch config check` says more"


@pytest.mark.parametrize(
    ("text", "logged"),
    [
        (
            f'[reminders]\ninterval = "{SECRET}"\n',
            'reminders.interval: must be a duration like "45m" (config.toml, line 2)',
        ),
        (
            f'[stretches]\nlevel = "{SECRET}, got \\" (x, line 1)"\n[a]\n[b]\n',
            'stretches.level: must be "gentle", "normal" or "deep" (config.toml, line 2) (and 2 more)',
        ),
        (
            f"[stretches]\ndiscreet = '{SECRET}, line 3, column 4: x'\n",
            "stretches.discreet: must be true or false (config.toml, line 2)",
        ),
        (f'["{SECRET}"]\n', f"something that is no setting (config.toml, line 1){CHECK}"),
        (f'[reminders]\n"{SECRET}" = 1\n', f"something that is no setting (config.toml, line 2){CHECK}"),
        (f"# ok\n[{SECRET}]\n", f"config.toml, line 2, column 5: not written as TOML wants it{CHECK}"),
        (f'a = "{SECRET}\n', f"config.toml, line 1, column 23: not written as TOML wants it{CHECK}"),
        (
            f'[stretches]\npacks_off = ["{SECRET}", "{SECRET}"]\n',
            "stretches.packs_off: must not name the same twice (config.toml, line 2)",
        ),
    ],
)
def test_a_mistake_is_logged_with_its_place_and_without_what_was_written(text, logged):
    with pytest.raises(ConfigError) as error:
        layer_from(text, "config.toml")
    assert for_the_log(str(error.value)) == logged
    assert "secret" not in for_the_log(str(error.value))


def test_a_file_that_cannot_be_read_is_logged_as_it_is_told(tmp_path):
    with pytest.raises(ConfigError) as error:
        read_text(tmp_path)
    assert for_the_log(str(error.value)) == f"{tmp_path}: this is not a file"


def test_a_key_under_another_name_is_logged_as_it_is_told():
    [note] = layer_from("[reminders]\npostpone_limit = 2\n", "config.toml").notes
    assert for_the_log(note) == note
