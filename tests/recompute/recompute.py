"""Recomputes the convergence figures of the bundled India-US example from the definitions in docs/convergence.md.

It shares no code with the library: it reads the negotiation's JSON, follows its events and compares what it gets with the JSON that
docs/samples/india-us.cs and docs/samples/timeline.cs print. Python 3 standard library only. From the repository root:

    python3 tests/recompute/recompute.py                          runs the samples
    python3 tests/recompute/recompute.py REPORT.json ...          reads the samples' output from files
"""
import argparse
import json
import math
import pathlib
import subprocess
import sys
from fractions import Fraction

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "src/TradeModel/Examples/india-us.json"
# The days of the reports, and how many figures of each are recomputed. A count that differs means that a check was lost or added.
DAYS = {"2025-04-25": 88, "2025-10-17": 96, "2025-10-27": 96, "2026-02-06": 97, "2026-03-13": 101, "2026-10-01": 101}
TIMELINE = 1424
FEWEST = 88  # of a report on another day
TOLERANCE = 1e-12
LEVELS = {"unbound": 0, "partial": 1, "full": 2}


def read(path):
    """Reads JSON with exact numbers."""
    return json.loads(pathlib.Path(path).read_text(encoding="utf-8"), parse_float=Fraction, parse_int=Fraction)


def rate(offer, year, base):
    """The rate of a tariff offer in a stage year."""
    if offer.get("isExcluded"):
        return base
    final, stages = offer["finalRate"], offer["stages"]
    return final if year >= stages else base + (final - base) * year / stages


def excess(scale, a, b):
    """By how much a lies above b, as a share of the scale."""
    kind = scale["kind"]
    if kind in ("interval", "ratio"):
        high, low = (p.get("value", p.get("quantity")) for p in (a, b))
        if high <= low:
            return 0.0
        if kind == "interval":
            return float((high - low) / (scale["max"] - scale["min"]))
        s = scale.get("offset", Fraction(0))
        return math.log((high + s) / (low + s)) / math.log((scale["max"] + s) / (scale["min"] + s))
    if kind == "ordinal":
        ids = [level["id"] for level in scale["levels"]]
        return max(0, ids.index(a["option"]) - ids.index(b["option"])) / (len(ids) - 1)
    if kind == "nominal":
        return float(a["option"] != b["option"])
    if kind == "tariffPath":
        years = range(1, int(scale["horizon"]) + 1)
        area = sum(max(Fraction(0), rate(a, y, scale["baseRate"]) - rate(b, y, scale["baseRate"])) for y in years)
        return float(area / (scale["ceiling"] * scale["horizon"]))
    if kind == "commitment":
        def levels(position):
            return {(c["sector"], c["mode"], c["obligation"]): LEVELS[c["level"]] for c in position["levels"]}
        high, low = levels(a), levels(b)
        return sum(max(0, high[c] - low[c]) for c in high) / (2 * len(scale["cells"]))
    raise ValueError(f"no distance is defined here for the scale '{kind}'")


def gap(issue, p, one, q, other):
    """How far the positions of parties p and q fall short of each other."""
    scale, directions = issue["scale"], issue.get("directions", {})
    wishes = directions.get(p), directions.get(q)
    if scale["kind"] != "nominal" and wishes == ("higher", "lower"):
        return excess(scale, one, other)
    if scale["kind"] != "nominal" and wishes == ("lower", "higher"):
        return excess(scale, other, one)
    up, down = excess(scale, one, other), excess(scale, other, one)
    return max(up, down) if scale["kind"] == "nominal" else up + down


class State:
    """What is on the table."""

    def __init__(self, definition):
        self.parties = sorted(p["id"] for p in definition["agreement"]["parties"])
        self.issues = {i["id"]: dict(i) for i in definition["issues"]}
        self.phases = [p["id"] for p in definition["phases"]]
        self.firm, self.conditional, self.agreed, self.salience = {}, {}, {}, {}
        self.clean, self.given, self.received = {}, {}, {}

    def concerned(self, issue):
        return sorted(self.issues[issue].get("concerned", self.parties))

    def weight(self, party, issue):
        """A party's own weight of an issue."""
        own = [i for i in self.issues if party in self.concerned(i)]
        known = [self.salience[party, i] for i in own if (party, i) in self.salience]
        if not any(known):
            return Fraction(1, len(own))
        mean = sum(known) / Fraction(len(known))
        return self.salience.get((party, issue), mean) / (mean * len(own))

    def issue_weights(self):
        raw = {i: sum(self.weight(p, i) for p in self.concerned(i)) / len(self.concerned(i)) for i in self.issues}
        return {i: w / sum(raw.values()) for i, w in raw.items()}

    def position(self, party, issue):
        return self.agreed.get(issue) or self.firm.get((party, issue))

    def closeness(self, issue, position_of):
        """One less the widest gap; none unless every concerned party has a position."""
        if issue in self.agreed:
            return 1.0
        at = [(p, position_of(p)) for p in self.concerned(issue)]
        if any(position is None for _, position in at):
            return None
        return 1 - max(gap(self.issues[issue], *at[i], *at[j]) for i in range(len(at)) for j in range(i))

    def score(self, issue):
        return self.closeness(issue, lambda p: self.position(p, issue))

    def conditional_score(self, issue):
        return self.closeness(issue, lambda p: self.conditional.get((p, issue)) or self.position(p, issue))

    def scope(self, issues):
        weights, scores = self.issue_weights(), {i: self.score(i) for i in issues}
        weight = sum(weights[i] for i in issues)
        if not weight:
            return {"score": None, "low": 0, "high": 1, "coverage": 0, "settled": 0, "weakest": None, "conditionalScore": None}
        tabled = [i for i in issues if scores[i] is not None and weights[i] > 0]
        covered = sum(weights[i] for i in tabled)
        low = math.fsum(float(weights[i] / weight) * scores[i] for i in tabled)
        coverage = float(covered / weight)
        hoped = {i: s for i in issues if (s := self.conditional_score(i)) is not None and weights[i] > 0}
        share = sum(weights[i] for i in hoped)
        return {
            "score": low / coverage if covered else None, "low": low, "high": low + 1 - coverage, "coverage": coverage,
            "settled": float(sum(weights[i] for i in issues if i in self.agreed) / weight),
            "weakest": min((scores[i] for i in tabled), default=None),
            "conditionalScore": math.fsum(float(weights[i] / share) * s for i, s in hoped.items()) if share else None,
        }

    def apply(self, event):
        """Follows an event and records who moved towards whom, by the weights before it."""
        before = {(p, i): self.position(p, i) for i in self.issues for p in self.concerned(i)}
        kind, party, issue = event["kind"], event.get("party"), event.get("issue")
        moved = {issue} if isinstance(issue, str) else set(event.get("positions", {}))
        weights = {(p, i): self.weight(p, i) for i in moved & set(self.issues) for p in self.concerned(i)} \
            if kind in ("positionTabled", "packageTabled", "issueAgreed", "issueReopened") else {}
        if kind in ("positionTabled", "packageTabled"):
            into = self.conditional if event.get("conditions") else self.firm
            for i, position in event.get("positions", {issue: event.get("position")}).items():
                into[party, i] = dict(position, package=event.get("package"))
                if into is self.firm:
                    self.conditional.pop((party, i), None)
        elif kind == "packageWithdrawn":
            for table in (self.firm, self.conditional):
                for key in [k for k, v in table.items() if k[0] == party and v.get("package") == event["package"]]:
                    del table[key]
        elif kind == "salienceAssessed":
            if event.get("assessor", party) == party:
                self.salience[party, issue] = Fraction(event["salience"])
        elif kind == "issueAgreed":
            self.agreed[issue] = event["terms"]
        elif kind == "issueReopened":
            del self.agreed[issue]
        elif kind == "issueAdded":
            self.issues[issue["id"]] = dict(issue)
        elif kind == "issueMoved":
            self.issues[issue]["phase"] = event["phase"]
        elif kind == "phaseAdded":
            self.phases.append(event["phase"]["id"])
        elif kind == "textChanged":
            wording = event["provision"]["wording"]
            self.clean[event["provision"]["id"]] = not any(s.get("isBracketed") for s in wording)
        elif kind not in ("agreementProposed", "statementMade", "meetingHeld", "redLineAssessed", "stageReached", "correctionMade",
                          "dutyImposed", "dutyChanged", "dutyLifted"):
            raise ValueError(f"an event of the kind '{kind}' is not understood")
        for p, i in weights:
            here, there = before[p, i], self.position(p, i)
            others = [q for q in self.concerned(i) if q != p and before[q, i]]
            if not (here and there):
                continue
            for q in others:
                nearer = gap(self.issues[i], p, here, q, before[q, i]) - gap(self.issues[i], p, there, q, before[q, i])
                self.given.setdefault((p, i), []).append(nearer * float(weights[p, i]) / len(others))
                self.received.setdefault((q, i), []).append(nearer * float(weights[q, i]))


def state_on(example, day):
    state = State(example["definition"])
    for event in example["events"]:
        if event["date"] <= day:
            state.apply(event)
    return state


class Comparison:
    def __init__(self):
        self.compared = self.differing = 0

    def check(self, path, printed, computed):
        self.compared += 1
        same = printed is computed if None in (printed, computed) else abs(float(printed) - float(computed)) <= TOLERANCE
        if not same:
            self.differing += 1
            show = [value if value is None else float(value) for value in (printed, computed)]
            print(f"{path}: the sample has {show[0]}, recomputed {show[1]}")

    def same(self, path, printed, computed):
        """Compares what is not a number."""
        self.compared += 1
        if printed != computed:
            self.differing += 1
            print(f"{path}: the sample has {printed}, recomputed {computed}")


def check_report(example, report, to):
    day = report["asOf"]
    state = state_on(example, day)
    overall = state.scope(list(state.issues))
    overall["text"] = sum(state.clean.values()) / len(state.clean) if state.clean else None
    for name, value in overall.items():
        to.check(f"{day} overall.{name}", report["overall"][name], value)
    tracks = {issue["track"] for issue in state.issues.values()}
    to.same(f"{day} tracks", sorted(t["track"] for t in report["tracks"]), sorted(tracks))
    for track in report["tracks"]:
        computed = state.scope([i for i, issue in state.issues.items() if issue["track"] == track["track"]])
        for name in ("score", "low", "high", "coverage"):
            to.check(f"{day} tracks.{track['track']}.{name}", track[name], computed[name])
    to.same(f"{day} phases", sorted(p["id"] for p in report["phases"]), sorted(state.phases))
    for phase in report["phases"]:
        computed = state.scope([i for i, issue in state.issues.items() if issue.get("phase") == phase["id"]])
        to.check(f"{day} phases.{phase['id']}.score", phase["score"], computed["score"])
    weights = state.issue_weights()
    to.same(f"{day} issues", sorted(i["id"] for i in report["issues"]), sorted(state.issues))
    for issue in report["issues"]:
        path, key = f"{day} issues.{issue['id']}", issue["id"]
        to.check(f"{path}.score", issue["score"], state.score(key))
        to.check(f"{path}.weight", issue["weight"], weights[key])
        to.same(f"{path}.agreed", issue["agreed"], key in state.agreed)
        to.same(f"{path}.phase", issue["phase"], state.issues[key].get("phase"))


def check_timeline(example, timeline, to):
    state = State(example["definition"])
    points = timeline["timeline"]
    to.same("timeline length", len(points), len(example["events"]))
    for number, (event, point) in enumerate(zip(example["events"], points)):
        state.apply(event)
        to.same(f"timeline[{number}].date", point["date"], event["date"])
        computed = state.scope(list(state.issues))
        for name in ("score", "low", "high", "coverage", "settled"):
            to.check(f"timeline[{number}].{name}", point[name], computed[name])
    for movement in timeline["movement"]:
        key = movement["party"], movement["issue"]
        to.check(f"movement.{key[0]}.{key[1]}.given", movement["given"], math.fsum(state.given.get(key, [])))
        to.check(f"movement.{key[0]}.{key[1]}.received", movement["received"], math.fsum(state.received.get(key, [])))
    one, other = (math.fsum(g for key, moves in state.given.items() if key[0] == p for g in moves) for p in state.parties)
    size = abs(one) + abs(other)
    to.check("reciprocity", timeline["reciprocity"], min(1, max(0, 1 - abs(one - other) / size)) if size else None)


def sample(name, *arguments):
    command = ["dotnet", "run", f"docs/samples/{name}.cs", "--", *arguments, "--json"]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout, parse_float=Fraction, parse_int=Fraction)


def main():
    arguments = argparse.ArgumentParser(description="Recomputes the figures that the india-us sample prints.")
    arguments.add_argument("reports", nargs="*", help="JSON output of the samples; without any, they are run")
    arguments.add_argument("--days", nargs="+", default=list(DAYS), help="the days to run the sample india-us for")
    options = arguments.parse_args()
    example, to = read(EXAMPLE), Comparison()
    reports = [read(path) for path in options.reports]
    if not reports:
        reports = [sample("india-us", "--as-of", day) for day in options.days] + [sample("timeline")]
    miscounted = 0
    for report in reports:
        before, is_timeline = to.compared, "timeline" in report
        (check_timeline if is_timeline else check_report)(example, report, to)
        count, expected = to.compared - before, TIMELINE if is_timeline else DAYS.get(report["asOf"])
        if count != expected if expected else count < FEWEST:
            miscounted += 1
            name = "the timeline" if is_timeline else f"the report of {report['asOf']}"
            print(f"{name}: {count} figures recomputed, expected {expected or f'at least {FEWEST}'}")
    print(f"{to.compared} figures recomputed, {to.differing} differ")
    return 1 if to.differing or miscounted else 0


if __name__ == "__main__":
    sys.exit(main())
