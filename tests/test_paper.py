"""Sheets of paper: what is pressed into PDF, whether it can be read aloud, and when a page offers it."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from sferum_help.cli import main
from sferum_help.model.content import Content
from sferum_help.model.paper import MadePaper
from sferum_help.model.places import PAPERS
from sferum_help.paper import press as press_module
from sferum_help.paper.draw import draw_sheet
from sferum_help.paper.make import make_papers
from sferum_help.paper.manifest import MANIFEST, fresh_papers, read_manifest
from sferum_help.paper.press import BadSheet, NoPress, Pressed, press
from sferum_help.paper.sheets import articles_sheet, every_sheet
from sferum_help.site.make import make_site
from sferum_help.source.tree import read_content

from .conftest import ROOT, SITE_URL, SMALL, Tree


@pytest.fixture(scope="module")
def small() -> Content:
    return read_content(SMALL)


@pytest.fixture(scope="module")
def pressed(small: Content) -> dict[str, Pressed]:
    """Every sheet of the small content, published at SITE_URL."""
    return {one.name: press(draw_sheet(small, one, SITE_URL)) for one in every_sheet(small)}


@pytest.fixture(scope="module")
def printed(real: Content) -> dict[str, tuple[str, Pressed]]:
    """Every sheet of the real content: its HTML, and what comes out of the press."""
    drawn = {one.name: draw_sheet(real, one, SITE_URL) for one in every_sheet(real)}
    return {name: (html, press(html)) for name, html in drawn.items()}


def qr_codes(data: bytes) -> set[str]:
    """What a phone reads from the pages, printed in grey."""
    pages = [page.render(scale=3, grayscale=True).to_pil() for page in pypdfium2.PdfDocument(data)]
    return {one.text for page in pages for one in zxingcpp.read_barcodes(page)}


def words_of(data: bytes) -> str:
    texts = (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))
    return " ".join(" ".join(texts).replace("\N{NO-BREAK SPACE}", " ").split())


def tags_of(data: bytes) -> Iterator[tuple[str, str]]:
    """Every tag with its words for a picture, as a voice meets them."""

    def walk(node: object) -> Iterator[tuple[str, str]]:
        if not isinstance(node, pikepdf.Dictionary):
            return
        if "/S" in node:
            yield str(node.S), str(node.get("/Alt", ""))
        below = node.get("/K", [])
        for one in below if isinstance(below, pikepdf.Array) else [below]:
            yield from walk(one)

    with pikepdf.open(io.BytesIO(data)) as pdf:
        yield from walk(pdf.Root.StructTreeRoot)


def test_there_is_a_sheet_of_each_role_and_of_its_way(small: Content) -> None:
    assert [one.name for one in every_sheet(small)] == ["parents-handout", "parents-path", "students-path"]


def test_a_phone_reads_the_codes_of_a_printed_sheet(pressed: dict[str, Pressed], small: Content) -> None:
    assert qr_codes(pressed["parents-handout"].data) == {f"{SITE_URL}checker/"}
    assert qr_codes(pressed["parents-path"].data) == {f"{SITE_URL}o/{small.codes.of['sign-in']}/"}


def test_a_phone_reads_every_code_of_the_real_sheets(printed: dict[str, tuple[str, Pressed]]) -> None:
    for name, (html, one) in printed.items():
        asked = {part.partition('"')[0] for part in html.split('src="qr:')[1:]}
        assert asked and qr_codes(one.data) == asked, name


def test_a_sheet_says_where_the_chat_is_before_anything_else(real: Content) -> None:
    for sheet in every_sheet(real):
        if sheet.name.endswith(("-handout", "-path")):
            html = draw_sheet(real, sheet, "")
            assert 0 < html.index('class="doors"') < html.index("<h2"), sheet.name


def test_a_voice_can_read_a_sheet(pressed: dict[str, Pressed]) -> None:
    for name, one in pressed.items():
        tags = list(tags_of(one.data))
        assert [tag for tag, _ in tags].count("/H1") == 1, name
        assert {"/P", "/L", "/LI"} <= {tag for tag, _ in tags}, name
        assert all(words for tag, words in tags if tag == "/Figure"), name
        with pikepdf.open(io.BytesIO(one.data)) as pdf:
            assert str(pdf.Root.Lang) == "ru"
            assert bool(pdf.Root.MarkInfo.Marked)
            assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
            meta = pdf.open_metadata()
            assert meta["dc:title"] == str(pdf.docinfo["/Title"]) != ""
            assert meta["pdfuaid:part"] == "1"


def test_the_letters_are_ours_and_come_with_the_file(printed: dict[str, tuple[str, Pressed]]) -> None:
    """A machine without our font prints the same."""
    for name, (_, one) in printed.items():
        with pikepdf.open(io.BytesIO(one.data)) as pdf:
            fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
            assert fonts
            for font in fonts:
                inside = font.DescendantFonts[0].FontDescriptor
                assert "Golos" in str(font.BaseFont), name
                assert {"/FontFile2", "/FontFile3"} & set(inside.keys()), name


def test_the_same_text_gives_the_same_bytes(small: Content) -> None:
    sheet = articles_sheet(small, ["sign-in"])
    html = draw_sheet(small, sheet, SITE_URL)
    assert press(html).data == press(html).data


def test_the_sheet_of_every_role_is_one_sheet(printed: dict[str, tuple[str, Pressed]]) -> None:
    for name, (_, one) in printed.items():
        assert one.pages == 1 or not name.endswith("-handout"), f"{name}: не помещается на лист, сократите"


def test_the_large_edition_says_the_same_at_18_points(small: Content) -> None:
    sheet = articles_sheet(small, ["no-chat"])
    data = press(draw_sheet(small, sheet, "", large=True)).data
    assert words_of(data) == words_of(press(draw_sheet(small, sheet, "")).data)
    objects = list(pypdfium2.PdfDocument(data)[0].get_objects())
    texts = [one for one in objects if one.type == pypdfium2.raw.FPDF_PAGEOBJ_TEXT]
    assert {round(one.get_font_size() * one.get_matrix().d) for one in texts} >= {18}


def test_links_are_written_out(small: Content) -> None:
    code = small.codes.of["sign-in"]
    here = draw_sheet(small, articles_sheet(small, ["no-chat"]), "")
    assert f'Смотрите как войти <span class="where">(код {code})</span>.' in here
    there = draw_sheet(small, articles_sheet(small, ["no-chat"]), SITE_URL)
    way = f'<a href="{SITE_URL}instructions/sign-in/#open">как войти</a> <span class="where">(код {code})</span>.'
    assert way in there
    # What stands on the same sheet is named by its page.
    both = draw_sheet(small, articles_sheet(small, ["no-chat", "sign-in"]), SITE_URL)
    assert '<a class="inside" href="#sign-in-open">как войти</a>.' in both
    assert "Смотрите как войти (с. 2)." in words_of(press(both).data)


def test_a_sheet_takes_nothing_from_the_network_or_the_disk(small: Content) -> None:
    html = draw_sheet(small, articles_sheet(small, ["no-chat"]), "")
    for address in ("https://site.example/x.png", "file:///etc/passwd"):
        with pytest.raises(BadSheet, match="взять нельзя"):
            press(html.replace("<main>", f'<main><img src="{address}" alt="x">'))
    with pytest.raises(BadSheet, match="unknown"):
        press(html.replace("<style>", "<style>p { unknown: property }"))


# What is ready, and what a page offers


def make(root: Path, site: str = "") -> list[str]:
    made: list[MadePaper] = []
    make_papers(root, read_content(root), site, made.append)
    return [one.id for one in made]


def test_only_what_has_changed_is_made_again(tree: Tree) -> None:
    root = tree({})
    first = make(root)
    assert first[:2] == ["parents-handout", "parents-handout-large"] and len(first) == 6
    before = {path.name: path.read_bytes() for path in (root / PAPERS).iterdir()}
    assert set(before) == {MANIFEST, *(f"{id}.pdf" for id in first)}
    assert make(root) == []
    roles = root / "instructions" / "_roles.yml"
    roles.write_text(
        roles.read_text("utf-8").replace("У каждого **своё**.", "У каждого **своё** фото."), "utf-8"
    )
    # Until then nobody is offered what is no longer true.
    fresh = fresh_papers(root, read_content(root), "")
    assert "parents-handout" not in fresh and "parents-path" in fresh
    assert make(root) == ["parents-handout", "parents-handout-large"]
    after = {path.name: path.read_bytes() for path in (root / PAPERS).iterdir()}
    assert {name for name in after if after[name] != before[name]} == {
        MANIFEST, "parents-handout.pdf", "parents-handout-large.pdf"
    }  # fmt: skip


def test_sheets_that_are_gone_leave_the_folder(tree: Tree) -> None:
    root = tree({})
    make(root)
    roles = root / "instructions" / "_roles.yml"
    text = roles.read_text("utf-8")
    start, end = text.index("  handout:"), text.index("students:\n  name")
    roles.write_text(text[:start] + text[end:], "utf-8")
    make(root)
    assert not list((root / PAPERS).glob("*handout*"))
    assert "parents-path" in read_manifest(root).papers


def test_codes_that_lead_to_another_site_are_not_offered(tree: Tree) -> None:
    root = tree({})
    make(root, SITE_URL)
    content = read_content(root)
    assert len(fresh_papers(root, content, SITE_URL)) == 6
    # A look at the site on one's own machine shows them too.
    assert len(fresh_papers(root, content, "")) == 6
    assert fresh_papers(root, content, "https://other.example/") == {}
    # The address stays, if nobody says another.
    assert make(root) == []
    assert json.loads((root / PAPERS / MANIFEST).read_text("utf-8"))["site"] == SITE_URL


def test_a_page_offers_a_ready_sheet_with_its_size(tree: Tree) -> None:
    root = tree({})
    make(root)
    content = read_content(root)
    papers = fresh_papers(root, content, "")
    site = make_site(content, root=root, papers=papers)
    size = papers["parents-handout"].bytes
    assert site.read("papers/parents-handout.pdf") == (root / PAPERS / "parents-handout.pdf").read_bytes()
    for path in ("parents/index.html", "parents/handout/index.html"):
        html = site.read(path).decode().replace("\N{NO-BREAK SPACE}", " ")
        assert "papers/parents-handout.pdf" in html and "papers/parents-handout-large.pdf" in html
        assert f"1 страница, {size / 1000:.0f} КБ" in html
    bare = make_site(content, root=root)
    assert "papers/" not in bare.read("parents/index.html").decode()


def test_what_is_published_is_true_and_whole(real: Content) -> None:
    """`make papers` was run after the last change of the texts, or readers miss their sheets."""
    fresh = fresh_papers(ROOT, real, "")
    assert set(fresh) == set(read_manifest(ROOT).papers)
    for one in fresh.values():
        data = (ROOT / PAPERS / one.file).read_bytes()
        assert len(data) == one.bytes
        with pikepdf.open(io.BytesIO(data)) as pdf:
            assert len(pdf.pages) == one.pages


# Without Pango


def test_without_the_library_the_site_is_built_and_the_command_says_what_to_do(
    tree: Tree, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tree({})
    make(root)

    def missing() -> None:
        raise NoPress(press_module.NO_PANGO)

    monkeypatch.setattr(press_module, "load", missing)
    assert main(["--root", str(root), "build", str(root / "out")]) == 0
    assert (root / "out" / "papers" / "parents-handout.pdf").exists()
    capsys.readouterr()
    assert main(["--root", str(root), "handout", "no-chat", "--to", str(root / "one.pdf")]) == 1
    assert "libpango" in capsys.readouterr().err
    assert not (root / "one.pdf").exists()


# The command


def test_any_articles_become_one_pdf(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    root = tree({})
    target = root / "chosen.pdf"
    code = read_content(root).codes.of["sign-in"]
    assert main(["--root", str(root), "handout", "no-chat", code, "--large", "--to", str(target)]) == 0
    assert capsys.readouterr().out.startswith(f"{target}: ")
    words = words_of(target.read_bytes())
    assert "Памятка" in words and f"Код страницы: {code}" in words


def test_a_wrong_name_is_told_and_guessed(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    root = tree({})
    assert main(["--root", str(root), "handout", "no-chatt"]) == 1
    assert "возможно, имелось в виду «no-chat»" in capsys.readouterr().err
    assert main(["--root", str(root), "handout", "--large"]) == 2
    assert main(["--root", str(root), "handout", "no-chat", "--to"]) == 2


def test_the_command_tells_what_it_has_made(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    root = tree({})
    assert main(["--root", str(root), "papers"]) == 0
    said = capsys.readouterr().out.splitlines()
    size = (root / PAPERS / "parents-handout.pdf").stat().st_size
    assert said[0] == f"papers/parents-handout.pdf: 1 страница, {size / 1000:.0f} КБ"
    assert said[-1] == "Готово. Сделано заново: 6, не изменились: 0."
