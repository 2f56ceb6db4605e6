"""The written cases once more, with both texts read instead of given as records; and any texts at all."""

from hypothesis import given
from hypothesis import strategies as st

from bench.settle_gold import Label, score
from taizhang.reading import read
from taizhang.settling import settle
from tests.settling.build import load

TARGETS_HEAD = "云溪区2025年目标任务清单\n\n一、主要目标任务\n"
RESULTS_HEAD = "云溪区政府工作报告\n\n一、2025年工作回顾\n"


def test_cases_as_read_are_settled_right() -> None:
    right = given_ = wanted = false = settled = 0
    differing: list[str] = []
    for case in load("cases.json"):
        targets = read(TARGETS_HEAD + case["targets"]["text"], issuer=case.get("targets_issuer", "云溪区"), year=2025)
        results = read(RESULTS_HEAD + case["results"]["text"], issuer=case.get("results_issuer", "云溪区"), year=2026)
        report = settle(targets, results, organ=case.get("organ"), year=2025)
        labels = [
            Label(
                target_start=len(TARGETS_HEAD) + expected["target_start"],
                result_start=None if expected["result_start"] is None else len(RESULTS_HEAD) + expected["result_start"],
                verdict=expected["verdict"],
                optional=False,
                also=frozenset(),
            )
            for expected in case["expected"]
        ]
        found = score(labels, report.settlements)
        right, given_, wanted = right + found.right, given_ + found.given, wanted + found.wanted
        false, settled = false + found.false, settled + found.settled
        differing += [f"{case['id']} {line}" for line in found.differing]
    assert 2 * right / (given_ + wanted) >= 0.85, differing
    assert false / settled <= 0.03, differing


WORDS = st.lists(
    st.sampled_from(
        [
            "五年来",
            "新建",
            "公厕",
            "9座",
            "增长6%",
            "左右",
            "云溪区",
            "。",
            "，",
            "；",
            "\n",
            "今年",
            "低于",
            "第3位",
            "2:1",
        ]
    ),
    max_size=30,
).map("".join)


@given(WORDS, WORDS, st.sampled_from([None, "云溪区", "区教育局"]), st.sampled_from([None, 2025]))
def test_any_two_texts_are_settled(before: str, after: str, organ: str | None, year: int | None) -> None:
    targets, results = read(before, year=year), read(after)
    report = settle(targets, results, organ=organ, year=year)
    for settled in report.settlements:
        assert settled.target_sentence.text == before[settled.target_sentence.start : settled.target_sentence.end]
        assert (settled.result is None) == (settled.verdict == "not_reported") == (settled.result_sentence is None)
        assert (settled.difference is not None) <= (settled.verdict in ("met", "missed"))
        assert 0 <= settled.confidence <= 1


def test_whole_documents_as_read_are_settled_right() -> None:
    right = given_ = wanted = false = settled = 0
    differing: list[str] = []
    for case in load("documents.json"):
        targets = read(case["targets"]["text"], issuer=case["targets"]["issuer"], year=case["targets"]["year"])
        results = read(case["results"]["text"], issuer=case["results"]["issuer"], year=case["results"]["year"])
        report = settle(targets, results, organ=case["organ"], year=case["year"])
        labels = [
            Label(
                target_start=expected["target_start"],
                result_start=expected["result_start"],
                verdict=expected["verdict"],
                optional=False,
                also=frozenset(),
            )
            for expected in case["expected"]
        ]
        found = score(labels, report.settlements)
        right, given_, wanted = right + found.right, given_ + found.given, wanted + found.wanted
        false, settled = false + found.false, settled + found.settled
        differing += [f"{case['id']} {line}" for line in found.differing]
    assert 2 * right / (given_ + wanted) >= 0.85, differing
    assert false / settled <= 0.03, differing
