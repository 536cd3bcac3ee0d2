"""The bootstrap intervals that PairedGainTests expects, from exact fractions: python3 tests/data/paired-gain.py.

The generator is xoshiro256** seeded by SplitMix64. A bounded number is the high half of a 128-bit product, with Lemire's rejection. Quantiles
interpolate between the order statistics (type 7 of Hyndman and Fan, 1996).
"""
from fractions import Fraction

MASK = (1 << 64) - 1


def rotate(x, k):
    return ((x << k) | (x >> (64 - k))) & MASK


class Xoshiro:
    def __init__(self, seed):
        self.state = []
        for _ in range(4):
            seed = (seed + 0x9E3779B97F4A7C15) & MASK
            z = ((seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9) & MASK
            z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
            self.state.append(z ^ (z >> 31))

    def next(self):
        s = self.state
        result = (rotate((s[1] * 5) & MASK, 7) * 9) & MASK
        shifted = (s[1] << 17) & MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= shifted
        s[3] = rotate(s[3], 45)
        return result

    def below(self, bound):
        while True:
            product = self.next() * bound
            if product & MASK >= (1 << 64) % bound:
                return product >> 64


def interval(resamples, level, seed, decisions=7, issues=40):
    clusters = []
    for decision in range(decisions):
        gains = [i * i % 17 - i * 5 % 13 for i in range(issues) if i % decisions == decision]
        clusters.append((sum(gains), len(gains)))
    random, means = Xoshiro(seed), []
    for _ in range(resamples):
        drawn = [clusters[random.below(decisions)] for _ in range(decisions)]
        means.append(Fraction(sum(g for g, _ in drawn), sum(n for _, n in drawn)))
    means.sort()

    def quantile(share):
        at = share * (resamples - 1)
        below = at.numerator // at.denominator
        return means[below] + (at - below) * (means[below + 1] - means[below])

    return quantile((1 - level) / 2), quantile((1 + level) / 2)


if __name__ == "__main__":
    for resamples, percent, seed in ((200, 90, 3), (10_000, 95, 2025)):
        low, high = interval(resamples, Fraction(percent, 100), seed)
        print(resamples, percent, seed, f"{low} = {float(low)!r}", f"{high} = {float(high)!r}")
