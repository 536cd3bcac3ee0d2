"""Recomputes the figures of ChallengeOracleTests from the definitions in docs/prediction.md.

It shares no code with the library. Python 3 standard library only. From the repository root:

    python3 tests/recompute/challenges.py                     writes the runs that the tests hold
    python3 tests/recompute/challenges.py --ktab CSV LOG      compares the spatial model with a run of KTAB

KTAB's repository has such runs with their data in examples/smp/doc: the run of SOE-Pol-Comp.csv is 20170530_ref-SOE-Pol-Comp.txt.
KTAB runs in several dimensions and rounds positions to four decimals, which the library does not. This script does both on demand.
"""
import argparse
import json
import math
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]

# Bueno de Mesquita 1994, table 1 of Scholz, Calbert and Smith 2011: years until emission standards apply to medium-sized cars.
# Actors are in the order of their ids, which decides between equals.
EMISSIONS = [
    ("BEL", 0.08, 7, 40), ("DEU", 0.16, 4, 80), ("DNK", 0.05, 4, 100), ("FRA", 0.16, 10, 60), ("GBR", 0.16, 10, 90),
    ("GRC", 0.08, 7, 70), ("IRL", 0.05, 7, 10), ("ITA", 0.16, 10, 60), ("LUX", 0.03, 4, 20), ("NLD", 0.08, 4, 80),
]
# Made up, without symmetry: id, capability, position, salience.
SEVEN = [
    ("A", 103, 5.5, 45), ("B", 53, 84, 30), ("C", 130, 92, 62), ("D", 76, 51, 81), ("E", 63, 27, 91), ("F", 120, 36.5, 57),
    ("G", 54, 68, 100),
]
TIE = 1e-9
LEAST = 1e-6


# The expected-utility model.


class Contest:
    """Expected utilities of challenges between positions x, with the exponents r of the actors."""

    def __init__(self, x, c, s, r, width, all_contests, q, t):
        self.x, self.s, self.r, self.width, self.q, self.t = x, s, r, width, q, t
        n = range(len(x))
        loss = [[(abs(x[k] - x[j]) / width) ** r[k] for j in n] for k in n]
        self.vote = lambda k, i, j: c[k] * s[k] * (loss[k][j] - loss[k][i])
        self.n = n
        self.all = sum(abs(self.vote(k, i, j)) for k in n for i in n for j in n) if all_contests else None
        weight = sum(c[k] * s[k] for k in n)
        self.mean = sum(c[k] * s[k] * x[k] for k in n) / weight
        self.median = median(x, [c[k] * s[k] for k in n])

    def success(self, i, j):
        if self.x[i] == self.x[j]:
            return 0
        support = sum(max(0, self.vote(k, i, j)) for k in self.n)
        return support / (self.all or sum(abs(self.vote(k, i, j)) for k in self.n))

    def expected(self, i, j, r):
        """What i expects to gain by challenging j, seen by an actor with the exponent r."""
        d = abs(self.x[i] - self.x[j]) / self.width
        m = (abs(self.x[i] - self.median) / self.width + d) / 2
        success, failure = 2 - 4 * (0.5 - d / 2) ** r, 2 - 4 * (0.5 + d / 2) ** r
        better, worse, same = 2 - 4 * (0.5 - m / 2) ** r, 2 - 4 * (0.5 + m / 2) ** r, 2 - 4 * 0.5 ** r
        p = self.success(i, j)
        challenge = self.s[j] * (p * success + (1 - p) * failure) + (1 - self.s[j]) * success
        return challenge - self.q * same - (1 - self.q) * (self.t * better + (1 - self.t) * worse)


def median(x, weights):
    """The position that no other beats in a vote; the middle of two that tie."""
    order = sorted(zip(x, weights))
    total, below = sum(weights), 0
    for k, (p, w) in enumerate(order):
        below += w
        if below > total / 2 * (1 + 1e-12):
            return p
        if below >= total / 2 * (1 - 1e-12):
            return (p + next(q for q, v in order[k + 1:] if v > 0)) / 2
    raise ValueError("nobody has weight")


def expected_utility(actors, rounds, all_contests, by_kind, q=1, t=1):
    """The positions after each round, with what moved them."""
    names = [a[0] for a in actors]
    c, x, s = [a[1] for a in actors], [float(a[2]) for a in actors], [a[3] / max(b[3] for b in actors) for a in actors]
    width, n = max(x) - min(x), range(len(actors))
    for _ in range(rounds):
        flat = Contest(x, c, s, [1] * len(x), width, all_contests, q, t)
        danger = [sum(flat.expected(j, i, 1) for j in n if j != i) for i in n]
        low, high = min(danger), max(danger)
        level = [(2 * d - high - low) / (high - low) if high - low > LEAST else 0 for d in danger]
        r = [(1 - v / 3) / (1 + v / 3) for v in level]
        contest = Contest(x, c, s, r, width, all_contests, q, t)
        moved, words = list(x), []
        for i in n:
            offers = []
            for j in n:
                if x[i] == x[j]:
                    continue
                mine, theirs = contest.expected(i, j, r[i]), contest.expected(j, i, r[i])
                if theirs <= LEAST or abs(mine) <= TIE:
                    continue
                if mine > 0 and theirs > mine:
                    offers.append((0, abs(x[j] - x[i]), names[j], "Confrontation", x[j], mine, theirs))
                elif mine < 0 and theirs > -mine:
                    to = x[i] + (x[j] - x[i]) * -mine / theirs
                    offers.append((1, abs(to - x[i]), names[j], "Compromise", to, mine, theirs))
                elif mine < 0:
                    offers.append((2, abs(x[j] - x[i]), names[j], "Capitulation", x[j], mine, theirs))
            if offers:
                key = lambda o: (o[0] if by_kind else 0, round(o[1] / TIE), o[2])
                _, _, by, kind, moved[i], mine, theirs = min(offers, key=key)
                words.append(f"{names[i]} {kind} {by} {mine!r} {theirs!r} -> {moved[i]!r}")
        x = moved
        yield x, words


# KTAB's spatial model.


def cast(rule, weight, difference):
    # KTAB lets the binary response rise steadily from −1 to 1 within 1e-8. Here rounding errors must not decide.
    steady = 0 if abs(difference) <= TIE else math.copysign(1, difference)
    return weight * {
        "Binary": steady,
        "PropBin": 0.8 * difference + 0.2 * steady,
        "Proportional": difference,
        "PropCbc": 0.5 * difference + 0.5 * difference ** 3,
        "Cubic": difference ** 3,
        "ASymProsp": difference if difference < 0 else 2 * difference / 3,
    }[rule]


def utility(d, aversion):
    d = min(d, 1)
    return (1 - d) * (1 + d * aversion)


def election(strength, exponent, election_rule):
    """The chance of each option in a probabilistic Condorcet election."""
    m = range(len(strength))
    wins = [[0.5 if i == j else beat(strength[i][j], strength[j][i], exponent) for j in m] for i in m]
    if election_rule == "Conditional":
        p = [math.prod(wins[i]) for i in m]
        return [v / sum(p) for v in p]
    incentive = [[strength[i][j] * wins[i][j] + (1e-10 if i == j else 0) for j in m] for i in m]
    column = [sum(incentive[k][j] for k in m) for j in m]
    p, change = [1 / len(m)] * len(m), 1
    while change > 1e-12:
        if election_rule == "MarkovUniform":
            q = [sum(wins[i][j] * (p[i] + p[j]) for j in m) / len(m) for i in m]
        else:
            q = [sum(wins[i][j] * (p[i] * incentive[j][i] / column[i] + p[j] * incentive[i][j] / column[j]) for j in m) for i in m]
        change = max(abs(a - b) for a, b in zip(p, q))
        p = [(a + b) / 2 for a, b in zip(p, q)]
    return p


def beat(a, b, exponent):
    if exponent == math.inf:
        if a >= 1.1 * b:
            return 1 / (1 + 1e-6)
        if b >= 1.1 * a:
            return 1e-6 / (1 + 1e-6)
        return (a / (a + b) * 2.1 - 1) / 0.1
    return a ** exponent / (a ** exponent + b ** exponent)


def strengths(votes, options):
    """Coalitions from the votes of all actors on i against j; i comes later, so that i is the change."""
    strength = [[1e-8] * options for _ in range(options)]
    for i in range(options):
        for j in range(i):
            strength[i][j] += sum(max(0, v) for v in votes(i, j))
            strength[j][i] += sum(max(0, -v) for v in votes(i, j))
    return strength


def spatial(c, s, x, rounds, rule="Proportional", exponent=1, elect="Conditional", commitment="Semi", low=-0.5, knowledge=1 / 3,
            interpolation="S2P2", views="Initiator", rounding=False):
    """The positions after each round. Saliences and positions are lists with a number for each dimension."""
    n, dims = range(len(c)), range(len(x[0]))
    weight = [c[i] * sum(s[i]) for i in n]

    def distance(i, at):
        return math.sqrt(sum((s[i][k] * (x[i][k] - at[k])) ** 2 for k in dims) / sum(v * v for v in s[i]))

    def interpolate(i, j, p):
        mine, yours = [], []
        for k in dims:
            if interpolation == "S2PMax":
                di, dj = max(0, 1 - 2 * p), max(0, 2 * p - 1)
                a = di * s[j][k] ** 2 / (di * s[j][k] ** 2 + 1e-6 + (1 - di) * s[i][k] ** 2)
                b = dj * s[i][k] ** 2 / (dj * s[i][k] ** 2 + 1e-6 + (1 - dj) * s[j][k] ** 2)
                mine.append(x[i][k] + a * (x[j][k] - x[i][k]))
                yours.append(x[j][k] + b * (x[i][k] - x[j][k]))
            else:
                e = int(interpolation[1])
                wi, wj = (s[i][k] * p) ** e, (s[j][k] * (1 - p)) ** e
                mine.append(((wi + 1e-6) * x[i][k] + wj * x[j][k]) / (wi + wj + 1e-6))
                yours.append((wi * x[i][k] + (wj + 1e-6) * x[j][k]) / (wi + wj + 1e-6))
        if rounding and interpolation != "S2PMax":
            mine, yours = ([math.floor(0.5 + v * 1e4) / 1e4 for v in one] for one in (mine, yours))
        return mine, yours

    for _ in range(rounds):
        d = [[distance(i, x[j]) for j in n] for i in n]
        flat = strengths(lambda i, j: [cast(rule, c[k], (1 - min(d[k][i], 1)) - (1 - min(d[k][j], 1))) for k in n], len(c))
        p = election(flat, exponent, elect)
        least, most = min(p), max(p)
        aversion = [low + (v - least) / (most - least) * (1 - low) if most - least > LEAST else 0 for v in p]

        def seen(h, i, j):
            return utility(d[i][j], aversion[h] + knowledge * (aversion[i] - aversion[h]))

        def challenge(h, i, j):
            """h's estimate of the chance that i beats j, and of what i gains by challenging j."""
            def favour(k):
                return cast(rule, weight[k], seen(h, k, i) - seen(h, k, j))
            mine, yours = 1e-10 + max(0, favour(i)), 1e-10 + max(0, -favour(j))
            whole, other = mine, yours
            for k in n:
                if k in (i, j):
                    continue
                own = favour(k)
                if commitment == "Sincere":
                    whole, other = whole + max(0, own), other + max(0, -own)
                    continue
                a, b = mine + max(0, own), yours + max(0, -own)
                win = a / (a + b)
                ui, uj, uk = seen(h, k, i), seen(h, k, j), seen(h, k, k)
                with_i = 2 * ui + (ui if commitment == "Full" else uk)
                lost_to_j = 2 * uj + (uk if commitment == "None" else uj)
                lost_to_i = 2 * ui + (uk if commitment == "None" else ui)
                with_j = 2 * uj + (uj if commitment == "Full" else uk)
                vote = cast(rule, weight[k], win * with_i + (1 - win) * lost_to_j - win * lost_to_i - (1 - win) * with_j)
                whole, other = whole + max(0, vote), other + max(0, -vote)
            win = whole / (whole + other)
            ii, ij = seen(h, i, i), seen(h, i, j)
            resist = sum(s[j])
            return win, (1 - resist) * 2 * ii + resist * (win * 2 * ii + (1 - win) * 2 * ij) - ii - ij

        bargains, words = [[None] for _ in n], []
        for i in n:
            options = [(challenge(i, i, j), j) for j in n if j != i]
            best = max((g for (_, g), _ in options), default=0)
            if best <= 1e-5:
                continue
            (win, gain), j = min((o for o in options if o[0][1] >= best - TIE), key=lambda o: (round(d[i][o[1]] / TIE), o[1]))
            other = challenge(j, i, j)[0]
            made = [interpolate(i, j, win)]
            if views == "Both":
                made.append(interpolate(i, j, other))
            if views == "Weighted":
                wi, wj = weight[i], weight[j]
                made = [tuple([(wi * a + wj * b) / (wi + wj) for a, b in zip(u, v)] for u, v in zip(made[0], interpolate(i, j, other)))]
            for ours, theirs in made:
                bargains[i].append((i, j, ours, theirs))
                bargains[j].append((i, j, ours, theirs))
            words.append((i, j, win, gain, made))
        moved = [list(v) for v in x]
        for k in n:
            queue = bargains[k]
            if len(queue) == 1:
                continue

            def worth(a, bargain):
                state = [x[m] for m in n]
                if bargain:
                    i, j, ours, theirs = bargain
                    state[i], state[j] = ours, theirs
                return sum(utility(distance(a, at), aversion[a]) for at in state) / len(c)
            value = [[worth(a, b) for b in queue] for a in n]
            chance = election(strengths(lambda i, j: [cast(rule, c[a], value[a][i] - value[a][j]) for a in n], len(queue)), exponent, elect)
            best = max(chance)
            pick = queue[next(i for i, v in enumerate(chance) if v >= best - TIE)]
            if pick:
                moved[k] = list(pick[2] if pick[0] == k else pick[3])
        x = moved
        yield x, words


def check_ktab(csv, log):
    rows = [[cell.strip() for cell in line.split(",")] for line in open(csv, encoding="utf-8") if line.strip()][2:]
    c = [float(r[2]) for r in rows]
    pairs = (len([v for v in rows[0][3:] if v])) // 2
    x = [[float(r[3 + 2 * k]) / 100 for k in range(pairs)] for r in rows]
    s = [[float(r[4 + 2 * k]) / 100 for k in range(pairs)] for r in rows]
    text = open(log, encoding="utf-8").read()
    lines = text[text.index("History of actor positions"):text.index("History of actors' winning")].splitlines()[1:]
    history = [[float(v) for v in line.split(":")[1].split()] for line in lines if ":" in line]
    worst = 0
    for turn, (state, _) in enumerate(spatial(c, s, x, len(history[0]) - 1, rounding=True), 1):
        mine = [v * 100 for actor in state for v in actor]
        off = max(abs(a - h[turn]) for a, h in zip(mine, history))
        worst = max(worst, off)
    print(f"{len(c)} actors, {pairs} dimensions, {len(history[0]) - 1} turns: "
          f"no position differs by more than {worst:.4f} from KTAB's, which are printed with one decimal")


def cases():
    """What the tests hold: the model, its options in the library's words, and the positions after each round."""
    for success in ("Contest", "AllContests"):
        for order in ("LeastMove", "ConfrontationFirst"):
            for q, t in ((1, 1), (0.6, 0.3)):
                rounds = expected_utility(EMISSIONS, 5, success == "AllContests", order == "ConfrontationFirst", q, t)
                yield case("ExpectedUtility", {"Success": success, "Order": order, "Q": q, "T": t}, EMISSIONS, [x for x, _ in rounds])
    variants = [
        {}, {"rule": "Binary"}, {"rule": "PropBin"}, {"rule": "PropCbc"}, {"rule": "Cubic"}, {"rule": "ASymProsp"}, {"exponent": 2},
        {"exponent": 8}, {"exponent": math.inf}, {"elect": "MarkovIncentive"}, {"elect": "MarkovUniform"}, {"commitment": "None"},
        {"commitment": "Full"}, {"commitment": "Sincere"}, {"low": 0}, {"low": -1}, {"knowledge": 0}, {"knowledge": 1},
        {"interpolation": "S1P1"}, {"interpolation": "S2PMax"}, {"views": "Both"}, {"views": "Weighted"},
    ]
    for actors in (EMISSIONS, SEVEN):
        for options in variants:
            # The library takes capabilities as shares of the greatest, so that their unit does not matter next to the least strengths.
            c, s = [a[1] / max(b[1] for b in actors) for a in actors], [[a[3] / 100] for a in actors]
            rounds = spatial(c, s, [[a[2] / 100] for a in actors], 6, **options)
            yield case("Spatial", {k: str(v) for k, v in options.items()}, actors, [[v[0] * 100 for v in x] for x, _ in rounds])


def case(model, options, actors, rounds):
    return {"model": model, "options": options, "actors": actors, "rounds": rounds}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--ktab", nargs=2, metavar=("CSV", "LOG"))
    options = parser.parse_args()
    if options.ktab:
        check_ktab(*options.ktab)
        return
    lines = [json.dumps(c) for c in cases()]
    (ROOT / "tests/TradeModel.Prediction.Tests/challenges.json").write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")
    print(f"wrote {len(lines)} runs")


if __name__ == "__main__":
    main()
