"""Writes learnt-compromise.csv: weights and predictions of learnt compromise models as bits.

An independent implementation of docs/prediction.md: the same steps in the same order in IEEE doubles, with exponentials and powers
computed to 60 digits by Python's decimal module and rounded once. Usage: python3 learnt-compromise.py > learnt-compromise.csv
"""
import math
import struct
from decimal import Decimal, getcontext

getcontext().prec = 60
ISSUES = [
    ([(0, 10, 80, 4), (1, 60, 50, 1), (2, 100, 40, 2)], 35),
    ([(0, 0, 30, 4), (1, 90, 70, 1)], 70),
    ([(0, 20, 90, 4), (1, 50, 20, 1), (2, 80, 60, 2)], 30),
    ([(1, 40, 55, 1), (2, 95, 25, 2)], 60),
]
ACTORS, CAPABILITY, SALIENCE, STIFFNESS, ROUNDING = 3, 0.5, 1.5, 0.3, 5.0


def exp(x):
    return float(Decimal(x).exp())


def power(x, y):
    return 1.0 if x == 1 else float(Decimal(x) ** Decimal(y))


def base(actors, actor):
    return power(actor[3] / max(a[3] for a in actors), CAPABILITY) * power(actor[2] / max(a[2] for a in actors), SALIENCE)


def solve(lower, right):
    """Cholesky's decomposition, then forward and backward substitution."""
    n = len(right)
    for j in range(n):
        for k in range(j + 1):
            total = lower[j][k]
            for q in range(k):
                total -= lower[j][q] * lower[k][q]
            lower[j][k] = math.sqrt(total) if k == j else total / lower[k][k]
    for j in range(n):
        for q in range(j):
            right[j] -= lower[j][q] * right[q]
        right[j] /= lower[j][j]
    for j in reversed(range(n)):
        for q in range(j + 1, n):
            right[j] -= lower[q][j] * right[q]
        right[j] /= lower[j][j]
    return right


ROWS = [([a[0] for a in actors], [a[1] / 100.0 * 100 for a in actors], [base(actors, a) for a in actors], outcome / 100.0 * 100)
        for actors, outcome in ISSUES]
PENALTY = STIFFNESS * len(ISSUES)


def predict(row, own):
    parts = [b * own[a] for a, b in zip(row[0], row[2])]
    total = 0.0
    for part in parts:
        total += part
    shares, mean = [], 0.0
    for part, position in zip(parts, row[1]):
        shares.append(part / total)
        mean += shares[-1] * position
    return mean, shares


def objective(logs):
    total = 0.0
    for log in logs:
        total += log * log
    total *= PENALTY / 2
    own = [exp(log) for log in logs]
    for row in ROWS:
        error = row[3] - predict(row, own)[0]
        total += math.sqrt(error * error + ROUNDING * ROUNDING)
    return total


def step(logs):
    own = [exp(log) for log in logs]
    gradient = [-PENALTY * log for log in logs]
    curvature = [[0.0] * i + [PENALTY] for i in range(ACTORS)]
    for row in ROWS:
        mean, shares = predict(row, own)
        error = row[3] - mean
        weight = 1 / math.sqrt(error * error + ROUNDING * ROUNDING)
        shares = [s * (p - mean) for s, p in zip(shares, row[1])]
        for a, actor in enumerate(row[0]):
            pull = weight * shares[a]
            if pull == 0:
                continue
            gradient[actor] += pull * error
            for b in range(a + 1):
                curvature[actor][row[0][b]] += pull * shares[b]
    return solve(curvature, gradient)


def learn():
    logs = [0.0] * ACTORS
    best = objective(logs)
    for _ in range(50):
        move = step(logs)
        size = max(abs(m) for m in move)
        if size < 1e-9:
            break
        scale, found = min(1, 2 / size), None
        for _ in range(30):
            tried = [log + scale * m for log, m in zip(logs, move)]
            reached = objective(tried)
            if reached < best:
                found = tried
                break
            scale /= 2
        if found is None:
            break
        settled = best - reached < 1e-9 * best
        logs, best = found, reached
        if settled:
            break
    return [exp(log) for log in logs]


def least(positions, weights, exponent):
    total = 0.0
    for weight in weights:
        total += weight
    mean = 0.0
    for position, weight in zip(positions, weights):
        mean += weight / total * position
    low, high = min(positions), max(positions)
    if exponent == 2:
        return mean
    width = high - low

    def slope(x):
        value = 0.0
        for position, weight in zip(positions, weights):
            away = (position - x) / width
            if away == 0:
                continue
            size = abs(away)
            pull = math.sqrt(size) * math.sqrt(math.sqrt(size)) if exponent == 1.75 else power(size, exponent - 1)
            value += weight * (pull if away > 0 else -pull)
        return value

    at_low, at_high, kept = slope(low), slope(high), 0
    for count in range(200):
        x = low + (high - low) * (0.5 if count % 4 == 3 else at_low / (at_low - at_high))
        if not low < x < high or high - low <= width * 1e-13:
            return x
        value = slope(x)
        if value == 0:
            return x
        if value > 0:
            low, at_low = x, value
            if kept == 1:
                at_high /= 2
            kept = 1
        else:
            high, at_high = x, value
            if kept == -1:
                at_low /= 2
            kept = -1
    return low + (high - low) / 2


def bits(x):
    return struct.pack(">d", x).hex()


own = learn()
print("what,bits")
for actor, weight in zip("abc", own):
    print(f"weight of {actor},{bits(weight)}")
for exponent in (2, 1.75, 1.3):
    for number, (actors, _) in enumerate(ISSUES):
        weights = [base(actors, a) * own[a[0]] for a in actors]
        print(f"loss {exponent} issue {number},{bits(least([float(a[1]) for a in actors], weights, exponent))}")
