"""`clipfile story …`: from example articles to a story file, its coverage, decisions, gaps and origins."""

import json

import pytest

from pipelines.story import parse
from tests.farm import TITLES, Farm
from tests.test_story_crawl import NEW_GAPS, QUIET, Desk, only

QUICK = ("-s", "AUTOTHROTTLE_ENABLED=0", "-s", "DOWNLOAD_DELAY=0", "-s", "RETRY_TIMES=0")


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A desk that ran its story once, by the command."""
    with Farm() as farm:
        desk = Desk(tmp_path_factory.mktemp("desk"), farm)
        desk.done = desk.run("story", "run", "toll", *QUICK)
        yield desk


def rows(done):
    assert done.status == 0, done
    return [json.loads(line) for line in done.out.splitlines()]


def test_run_says_what_came_in_and_what_is_missing(desk):
    assert desk.done.status == 3, desk.done
    lines = desk.done.out.splitlines()
    assert len([line for line in lines if line.startswith("in  ")]) == len(desk.farm.stories) + 1  # one came twice
    assert len([line for line in lines if line.startswith("gap  ")]) == len(NEW_GAPS)
    assert "outlets answered" in desk.done.err


def test_show_lists_the_coverage_with_copies_and_origins(desk):
    (shown,) = rows(desk.run("story", "show", "toll", "--json"))
    told = shown["articles"]
    assert {row["url"].replace("https", "http") for row in told} == set(desk.farm.stories)
    assert max(row["copies"] for row in told) > 1
    assert [row["published"] for row in told] == sorted(row["published"] for row in told)
    assert all(row["origins"] for row in told)
    assert "independent origin;" in desk.run("story", "show", "toll").err


def test_gaps_of_the_last_run_are_listed_with_those_that_do_not_count_on_request(desk):
    listed = rows(desk.run("story", "gaps", "toll", "--json"))
    assert {(row["outlet"], row["kind"], row["url"]) for row in listed} == NEW_GAPS
    assert set(QUIET) <= {row["kind"] for row in rows(desk.run("story", "gaps", "toll", "--all", "--json"))}


def test_origins_count_the_independent_ones_and_show_the_words(desk):
    first, *lines = desk.run("story", "origins", "toll").out.splitlines()
    assert first.startswith(f"{len(desk.farm.stories)} articles, ")
    assert first.removesuffix("s").endswith("independent origin")
    assert any("“" in line for line in lines)
    assert set(rows(desk.run("story", "origins", "toll", "--json"))[0]) == {"origin", "kind", "articles"}


def test_a_decision_is_kept_and_outranks_the_judgement(tmp_path):
    with Farm() as farm:
        desk = Desk(tmp_path, farm)
        desk.write(only(farm, "zipped"))
        assert desk.run("story", "run", "toll", *QUICK).status == 0
        article = "zipped.test/news/kessel-bridge-toll-rejected"
        assert article in desk.run("story", "show", "toll", "--json").out
        done = desk.run("story", "review", "toll", "--reject", article)
        assert (done.status, done.out) == (0, f"rejected  {article}\n"), done
        assert article not in desk.run("story", "show", "toll", "--json").out
        assert desk.run("story", "run", "toll", *QUICK).status == 0
        assert article not in {row["article"] for row in desk.view()}
        assert desk.run("story", "review", "toll", "--accept", "zipped.test/never-seen").status == 1
        assert desk.run("verify").status == 0


def test_new_writes_a_file_from_its_seeds_that_can_be_run(tmp_path):
    with Farm() as farm:
        desk = Desk(tmp_path, farm)
        seed = next(url for url in farm.stories if "feedonly" in url)
        (tmp_path / "seed.txt").write_text(f"{TITLES[0]}\n\nHarbour minister Odran Velk rejected a toll.\n")
        done = desk.run("story", "new", "bridge", "--seed", seed, "--seed", tmp_path / "seed.txt", "--query", "Kessel")
        assert done.status == 0, done
        path = desk.stories / "bridge.toml"
        story = parse(path.read_text(), "bridge", path)
        assert story.seeds == (seed, "../seed.txt")
        assert "Velk" in story.names
        assert "feedonly.test" in {outlet.host for outlet in story.outlets}
        assert desk.run("story", "check", "bridge").status == 0
        again = desk.run("story", "new", "bridge", "--query", "Kessel")
        assert (again.status, "is there already" in again.err) == (2, True)


def test_check_names_each_problem_with_its_line(desk):
    (desk.stories / "wrong.toml").write_text('title = "x"\nquerry = "a"\nsince = "soon"\n')
    done = desk.run("story", "check", "wrong")
    assert done.status == 2
    assert "wrong.toml:2: unknown key 'querry'; did you mean 'query'?" in done.out
    assert "wrong.toml:3: since" in done.out


def test_a_story_that_never_ran_is_told_so(desk):
    done = desk.run("story", "show", "none")
    assert (done.status, "`clipfile story run none`" in done.err) == (2, True)
