import json

from attribution.parsing.conllu_replay import ConlluReplay


def test_a_recorded_article_can_be_replayed(run, write_file, tmp_path):
    file = write_file("a.txt", "\ufeffUn mot.\r\n« Deux ».")
    result = run("record", file, "--to", tmp_path / "new" / "a")
    assert result.exit_code == 0
    assert (tmp_path / "new/a/article.txt").read_bytes() == "Un mot.\r\n« Deux ».".encode()
    assert set(json.loads((tmp_path / "new/a/expected.json").read_text())) == {"quotations", "skipped"}
    replay = ConlluReplay.from_directories([tmp_path / "new" / "a"])
    assert [token.text for token in replay.parse("Un mot.\r\n« Deux ».").tokens][:3] == ["Un", "mot", "."]


def test_the_default_directory_is_named_after_the_file(run, write_file, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run("record", write_file("article-7.txt", "Un mot.")).exit_code == 0
    assert sorted(path.name for path in (tmp_path / "article-7").iterdir()) == [
        "article.txt",
        "expected.json",
        "parse.conllu",
    ]


def test_recording_again_is_fine_but_another_article_is_left_alone(run, write_file, tmp_path):
    target = tmp_path / "a"
    assert run("record", write_file("a.txt", "Un mot."), "--to", target).exit_code == 0
    assert run("record", write_file("a.txt", "Un mot."), "--to", target).exit_code == 0
    result = run("record", write_file("b.txt", "Deux mots."), "--to", target)
    assert result.exit_code == 1
    assert "holds another article" in result.stderr
    assert (target / "article.txt").read_text() == "Un mot."


def test_a_file_that_cannot_be_read_is_told_and_nothing_is_written(run, write_file, tmp_path):
    for bad in (write_file("latin.txt", "é".encode("latin-1")), tmp_path / "none.txt", write_file("nul.txt", "a\0")):
        result = run("record", bad, "--to", tmp_path / "target")
        assert result.exit_code == 1
        assert result.stderr.startswith("Error: ")
    assert not (tmp_path / "target").exists()


def test_a_place_that_cannot_be_written_to_is_told_in_one_line(run, write_file):
    file = write_file("a.txt", "Un mot.")
    result = run("record", file, "--to", file)
    assert (result.exit_code, result.stderr) == (1, f"Error: {file}: File exists.\n")
