import json

from attribution.core.conllu import read_conllu
from tests.articles import DIRECTORIES, read_text


def test_the_parse_of_a_file_is_conllu_with_its_name_and_offsets(run, write_file):
    file = write_file("a.txt", "Un mot.\r\nDeux mots.")
    result = run("parse", file)
    assert result.exit_code == 0
    assert result.stdout.startswith(
        f"# newdoc id = {file}\n# parser = fake 1\n# sent_id = {file}-1\n# text = Un mot.\n1\tUn\t"
    )
    assert [token.text for token in read_conllu(result.stdout, "Un mot.\r\nDeux mots.").tokens] == [
        "Un",
        "mot",
        ".",
        "Deux",
        "mots",
        ".",
    ]


def test_documents_follow_each_other_and_one_without_words_is_left_out(run, write_file):
    texts = ["Un.", " \n", "Deux."]
    file = write_file("a.jsonl", "".join(json.dumps({"id": n, "text": text}) + "\n" for n, text in enumerate(texts)))
    output = run("parse", file).stdout
    assert [line for line in output.splitlines() if line.startswith("# newdoc")] == [
        "# newdoc id = 0",
        "# newdoc id = 2",
    ]


def test_bad_inputs_are_told_and_the_others_still_come_out(run, write_file, tmp_path):
    result = run("parse", tmp_path / "none.txt", write_file("a.txt", "Un."))
    assert (result.exit_code, result.stdout.count("# newdoc")) == (1, 1)
    assert "No such file" in result.stderr


def test_recorded_parses_come_out_again(run, make_services, replay):
    file = DIRECTORIES[0] / "article.txt"
    output = run("parse", file, services=make_services(replay)).stdout
    text = read_text(DIRECTORIES[0])
    assert read_conllu(output, text) == replay.parse(text)
