"""The chain as lines of text and as Mermaid: short, worst first, in any encoding."""

from __future__ import annotations

from dataclasses import replace

from waybill.core.finding import Finding, Severity
from waybill.core.outcome import Outcome
from waybill.core.picture import Kind, Link, Picture, Station, Step, folded, honest
from waybill.core.text import display_width
from waybill.report.drawing import chain_lines, mermaid
from waybill.report.model import Report, Table
from waybill.report.summary import render_summary
from waybill.report.terminal import Style, render_terminal

COMMIT = Station(kind=Kind.COMMIT, name="c0ffee123456")
IMAGE = Station(kind=Kind.IMAGE, name="ghcr.io/acme/app", detail="sha256:12ab34cd56ef")
CONTAINER = Station(kind=Kind.CONTAINER, name="app-1", detail="sha256:12ab34cd56ef")
FINDING = Finding(
    code="container.unhealthy", severity=Severity.ERROR, subject="web1", evidence=(), cause="It is.", fix="Look."
)


def host(name: str, link: Link = Link.SEEN, word: str = "", *after: Step) -> Step:
    return Step(link=link, word=word, station=Station(kind=Kind.HOST, name=name), after=after)


def picture(*hosts: Step) -> Picture:
    return Picture(start=COMMIT, after=(Step(link=Link.CLAIMED, word="by its label", station=IMAGE, after=hosts),))


def test_a_chain_without_branches_is_one_line() -> None:
    shown = picture(host("web1", Link.BROKEN, "ssh.timeout"))

    assert chain_lines(shown, None) == [
        "commit c0ffee123456 ─~─ ghcr.io/acme/app@sha256:12ab34cd56ef… ─✘─ web1 (ssh.timeout)"
    ]


def test_hosts_have_a_line_each_the_worst_first_and_the_rest_is_counted() -> None:
    hosts = [host(f"web{n}") for n in range(30)] + [host("bad", Link.BROKEN, "ssh.timeout"), host("open", Link.UNSEEN)]

    lines = chain_lines(picture(*hosts), None)

    assert len(lines) == 13
    assert lines[1:4] == ["  ─✘─ bad (ssh.timeout)", "  ─?─ open", "  ─✔─ web0"]
    assert lines[-1] == "  ─✔─ 21 more: 21 seen"


def test_what_is_counted_says_what_is_worse_than_what_is_drawn() -> None:
    hosts = [host(f"web{n}", Link.BROKEN if n % 2 else Link.SEEN) for n in range(40)]

    last = folded(picture(*hosts)).after[0].after[-1]

    assert (last.link, last.station.name, last.station.detail) == (Link.BROKEN, "29 more", "9 broken, 20 seen")


def test_a_narrow_terminal_breaks_between_links_and_a_poor_one_gets_plain_marks() -> None:
    shown = picture(host("web1", Link.SEEN, "", Step(link=Link.UNSEEN, station=CONTAINER)))

    lines = chain_lines(shown, 60)
    text = render_terminal(Report(verb="verify", outcome=Outcome.UNKNOWN, picture=shown), Style(encoding="ascii"))

    assert lines == [
        "commit c0ffee123456",
        "    ─~─ ghcr.io/acme/app@sha256:12ab34cd56ef… ─✔─ web1",
        "    ─?─ app-1",
    ]
    assert all(display_width(line) <= 60 for line in lines)
    assert "commit c0ffee123456 -~- ghcr.io/acme/app@sha256:12ab34cd56ef... -+- web1 -?- app-1\n" in text


def test_nothing_looks_better_than_the_outcome() -> None:
    answer = Step(link=Link.SEEN, station=Station(kind=Kind.ANSWER, name="answers 200"))
    whole = host("web1", Link.SEEN, "", Step(link=Link.SEEN, station=CONTAINER, after=(answer,)))

    assert honest(whole, Outcome.DELIVERED) == whole
    broken = honest(whole, Outcome.REFUSED, (FINDING,)).after[0].after[0]
    assert (broken.link, broken.word) == (Link.BROKEN, "container.unhealthy")
    assert honest(whole, Outcome.UNKNOWN).after[0].after[0].link is Link.UNSEEN


def test_what_answers_behind_another_image_proves_nothing() -> None:
    answer = Step(link=Link.SEEN, station=Station(kind=Kind.ANSWER, name="answers 200"))
    other = Step(link=Link.BROKEN, word="runs another image", station=CONTAINER, after=(answer,))

    drawn = honest(host("web1", Link.SEEN, "", other), Outcome.REFUSED, (FINDING,))

    assert drawn.after[0].after[0].link is Link.CLAIMED


def test_mermaid_marks_the_broken_link_and_dashes_the_claimed_one() -> None:
    drawn = mermaid(picture(host('w"1', Link.BROKEN, "ssh.timeout")))

    assert drawn.splitlines() == [
        "flowchart LR",
        '  n0(["commit c0ffee123456"])',
        '  n1[("image ghcr.io/acme/app<br/>sha256#58;12ab34cd56ef")]',
        '  n0 -.->|"only#160;claimed#58;#160;by#160;its#160;label"| n1',
        '  n2["host w#34;1"]',
        '  n1 --x|"broken#58;#160;ssh.timeout"| n2',
        "  linkStyle 0 stroke:#9a6700",
        "  linkStyle 1 stroke:#cf222e,stroke-width:3px",
    ]


def test_the_summary_shows_verdict_picture_hosts_findings_and_at_last_the_time() -> None:
    rows = Table(columns=("host", "verdict"), rows=(("web1", "refused"),))
    report = Report(
        verb="verify",
        outcome=Outcome.REFUSED,
        findings=(FINDING,),
        tables=(rows,),
        picture=picture(host("web1")),
        timings={"image": 0.21, "hosts": 3.0},
        spent=Table(columns=("host", "look"), rows=(("web1", "2.9"),)),
    )

    text = render_summary(report)

    parts = [
        "## ❌ verify refused",
        "```mermaid\nflowchart LR\n",
        "| host | verdict |",
        "### ❌ error",
        "Where the time",
    ]
    assert [text.index(part) for part in parts] == sorted(text.index(part) for part in parts)
    assert "| image | 0&#46;2 |\n| hosts | 3&#46;0 |\n" in text
    assert "| <code>web1</code> | 2&#46;9 |" in text
    assert "time: image 0.2 s, hosts 3.0 s\n" in render_terminal(report)


def test_a_picture_of_many_hosts_stays_small() -> None:
    containers = tuple(Step(link=Link.SEEN, word="runs this digest", station=CONTAINER) for _ in range(40))
    drawn = mermaid(
        picture(*(host(f"deploy@web{n}.example.com", Link.SEEN, "direct", *containers) for n in range(500)))
    )

    assert len(drawn.encode()) < 20_000
    assert drawn.count("==>") == 11 * 4 + 1


def test_long_names_keep_both_ends_and_different_hosts_stay_different() -> None:
    begin, end = "deploy@" + "very-long-" * 6, ".example.com"
    names = [f"{begin}a{end}", f"{begin}b{end}", f"x{'-' * 40}1{'-' * 40}y", f"x{'-' * 40}2{'-' * 40}y"]

    lines = mermaid(picture(*map(host, names))).splitlines()

    shown = [line for line in lines if '"host ' in line]
    assert len({line.partition("[")[2] for line in shown}) == 4
    assert "-a.example.com" in shown[0]
    assert "deploy@very-long-" in shown[0]
    assert "…".encode() not in shown[2].encode()  # cut in the middle these two would be one
    assert "#8230;" not in shown[2]


def test_a_picture_that_mermaid_would_refuse_for_its_length_is_drawn_as_text() -> None:
    wide = [
        host("\uc11c" * 90 + str(n), Link.BROKEN, "\uc11c" * 70, *[Step(link=Link.SEEN, station=CONTAINER)] * 3)
        for n in range(12)
    ]
    huge = picture(
        *(
            replace(
                one,
                after=tuple(
                    replace(
                        step, word="\uc11c" * 60, station=replace(CONTAINER, name="\uc11c" * 60, detail="\uc11c" * 60)
                    )
                    for step in one.after
                ),
            )
            for one in wide
        )
    )
    few = picture(host("web1"))

    text = render_summary(Report(verb="verify", outcome=Outcome.REFUSED, picture=huge))

    assert len(mermaid(huge)) > 50_000
    assert "```mermaid" not in text
    assert "─✘─ " in text
    assert "```mermaid" in render_summary(Report(verb="verify", outcome=Outcome.REFUSED, picture=few))


def test_a_link_without_a_word_is_called_what_it_is() -> None:
    for link in Link:
        (line,) = [line for line in mermaid(picture(host("web1", link))).splitlines() if line.startswith("  n1 ")]
        assert f'|"{link.value.replace(" ", "#160;")}"|' in line


def test_what_is_counted_in_a_picture_is_never_called_seen_where_it_is_broken() -> None:
    drawn = mermaid(picture(*[host(f"web{n}", Link.BROKEN, "ssh.timeout") for n in range(20)]))

    assert '|"seen"|' not in drawn
    assert 'n1 --x|"broken"| n' in drawn
