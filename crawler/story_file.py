"""`clipfile story new` and `clipfile story check`: story files, written from examples and checked."""

from __future__ import annotations

import argparse
import os
import tempfile
from dataclasses import replace
from pathlib import Path

from archive import Collection
from archive.capture import Article
from archive.errors import Misuse
from archive.layout import is_slug
from archive.shown import as_json, note, say
from archive.url import without_user
from crawler.seeds import read_seed
from crawler.settings import STORIES_DIR
from pipelines.story import BadStory, parse, read
from pipelines.story_new import new_story


def new(options: argparse.Namespace) -> int:
    """Write a commented story file, filled in with what the seeds say."""
    path = Path(STORIES_DIR) / f"{options.id}.toml"
    if not is_slug(options.id):
        raise Misuse(f"{options.id!r} is no name for a story; use a-z, 0-9 and hyphens, at most 48 characters")
    if path.exists():
        raise Misuse(f"{path} is there already; edit it, or take another name")
    if not (options.seed or options.query):
        raise Misuse("give --seed with an example article, or --query with words to look for")
    given = list(map(without_user, options.seed))
    urls = [seed for seed in given if "://" in seed]
    fetched = _fetched(options, urls) if urls else {}
    seeds, places = [], []
    for seed in given:
        article = fetched.get(seed) if seed in urls else read_seed(Path(seed))
        if article:
            seeds.append(article)
        else:
            note(f"clipfile: {seed}: no article came; it stands in the file, fill in names and dates yourself")
        places.append(seed if seed in urls else os.path.relpath(seed, path.parent))
    source = new_story(options.id, seeds, options.query, places)
    parse(source, options.id, path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")
    if options.json:
        as_json([{"story": options.id, "file": str(path), "seeds": places}])
    else:
        say(f"{path}: edit it, then `clipfile story run {options.id} --dry`")
    return 0


def _fetched(options: argparse.Namespace, urls: list[str]) -> dict[str, Article]:
    """Fetch the seeds into an archive that goes away again; what came of each, with the URL that was asked for."""
    from crawler.commands.crawl import run_to_its_end
    from crawler.process import process_of, throwaway
    from crawler.spiders.page import PageSpider

    found: dict[str, Article] = {}
    with tempfile.TemporaryDirectory() as folder:
        process = process_of(options, **throwaway(folder))
        spider = PageSpider(url=" ".join(urls))
        run_to_its_end(process, spider)
        clips = Collection(f"{folder}/clips", state_dir=f"{folder}/state")
        for url in urls:
            verdict = spider.run.verdicts.get(url)
            rows = clips.captures([verdict.capture.article_id]) if verdict and verdict.capture else []
            article = clips.capture(rows[-1]).article if rows else None
            if article:
                found[url] = replace(article, url=url)
    return found


def check(options: argparse.Namespace) -> int:
    """Say of each story file what is wrong; exit 2 when something is, 1 when there is none."""
    paths = [Path(STORIES_DIR) / f"{id}.toml" for id in options.id] or sorted(Path(STORIES_DIR).glob("*.toml"))
    problems: list[str] = []
    for path in paths:
        try:
            story = read(path)
        except BadStory as error:
            problems += error.problems
            if options.json:
                as_json({"story": path.stem, "problem": problem} for problem in error.problems)
            else:
                say("\n".join(error.problems))
            continue
        told = {"story": story.id, "title": story.title, "seeds": len(story.seeds), "outlets": len(story.outlets)}
        if options.json:
            as_json([told])
        else:
            say(f"{path}: fine; {told['seeds']} seeds, {told['outlets']} outlets")
    if not paths:
        note(f"clipfile: no story in {STORIES_DIR}; `clipfile story new ID` writes one")
    return 2 if problems else 0 if paths else 1
