"""What the doctor takes for trouble in the log."""

import pytest

from deskstretch.doctor.looking.files import look_at_log

START = "2026-03-02 09:14:03,001 INFO    deskstretch.app: this is deskstretch"
MISTAKE = (
    "2026-03-02 09:15:03,001 WARNING deskstretch.tuning: the settings file has a mistake: "
    "reminders.interval: must be a duration (config.toml, line 2)"
)
MENDED = "2026-03-02 09:16:03,001 {:7} deskstretch.tuning: the settings file is fine again"
DISK = "2026-03-02 09:10:03,001 ERROR   deskstretch.memory: the disk is full"


@pytest.mark.parametrize(
    ("lines", "trouble"),
    [
        ([START], None),
        ([START, MISTAKE], MISTAKE),
        ([MISTAKE, MENDED.format("INFO")], None),
        ([MISTAKE, MENDED.format("WARNING")], None),  # as it was logged once
        ([DISK, MISTAKE, MENDED.format("INFO"), START], DISK),
        ([MISTAKE, MENDED.format("INFO"), MISTAKE], MISTAKE),
        ([MISTAKE, MENDED.format("INFO"), DISK], DISK),
    ],
)
def test_a_warning_or_an_error_is_trouble_until_it_is_fine_again(tmp_path, lines, trouble):
    log = tmp_path / "deskstretch.log"
    log.write_text("\n".join(lines) + "\n")
    assert look_at_log(log).trouble == trouble
