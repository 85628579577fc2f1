import json

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

FIXTURE = settings.BASE_DIR / "fixtures" / "regions.json"


def make(listed, output, capsys):
    call_command("make_regions", str(listed), output=output)
    return capsys.readouterr().out


def test_make_regions_gives_the_fixture_again(tmp_path, capsys):
    rows = json.loads(FIXTURE.read_text(encoding="utf-8"))
    entries = [{"code": row["pk"], "name": row["fields"]["name"]} for row in rows[1:]]
    padding = [{"code": "110100", "name": "北京市"}, {"code": "460321", "name": "西沙群岛"}]
    listed = tmp_path / "data.json"
    listed.write_text(json.dumps([*padding, *reversed(entries)]), encoding="utf-8")
    output = tmp_path / "regions.json"
    assert "3214" in make(listed, output, capsys)
    assert output.read_bytes() == FIXTURE.read_bytes()


@pytest.mark.parametrize("text", ["", "[", "{}x", '["141125"]', '[{"code": "141125"}]', "3"])
def test_make_regions_not_a_list(tmp_path, text):
    listed = tmp_path / "data.json"
    listed.write_text(text, encoding="utf-8")
    with pytest.raises(CommandError, match=r"data\.json"):
        call_command("make_regions", str(listed), output=tmp_path / "regions.json")
    assert not (tmp_path / "regions.json").exists()


def test_make_regions_missing_file(tmp_path):
    with pytest.raises(CommandError, match=r"data\.json"):
        call_command("make_regions", str(tmp_path / "data.json"))


def test_make_regions_incomplete_list(tmp_path):
    listed = tmp_path / "data.json"
    listed.write_text('[{"code": "141125", "name": "柳林县"}]', encoding="utf-8")
    with pytest.raises(CommandError, match="141125"):
        call_command("make_regions", str(listed), output=tmp_path / "regions.json")
