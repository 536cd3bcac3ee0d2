"""Writes portable-math.csv: functions of doubles, computed to 60 digits by Python's decimal module and rounded once to the nearest double.

Values within 0.04 units in the last place of the middle between two doubles are left out: a function that is accurate to 0.53 units
may round them either way. Usage: python3 portable-math.py > portable-math.csv
"""
import math
import random
import struct
from decimal import Decimal, getcontext

getcontext().prec = 60
getcontext().Emin, getcontext().Emax = -9999, 9999
draw = random.Random(2026)


def bits(x):
    return struct.pack(">d", x).hex()


def is_clear(exact):
    nearest = float(exact)
    if math.isinf(nearest) or nearest == 0:
        return False
    away = abs(exact - Decimal(nearest)) / Decimal(math.ulp(nearest))
    return away < Decimal("0.46") and (abs(nearest) >= 2.2250738585072014e-308)


def write(name, exact, *arguments):
    if is_clear(exact):
        print(",".join([name, bits(arguments[0]), bits(arguments[1]) if len(arguments) > 1 else "", bits(float(exact))]))


def spread(count, low, high):
    """Positive numbers with uniform logarithms."""
    return [math.exp(draw.uniform(math.log(low), math.log(high))) for _ in range(count)]


print("function,x,y,result")
fixed = [1.0, 0.5, 2.0, 0.1, 10.0, 0.25, 1e-10, 1.5, 100.0]
for x in fixed + spread(25, 1e-12, 700):
    write("exp", Decimal(x).exp(), x)
    write("exp", Decimal(-x).exp(), -x)
edges = [5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, math.nextafter(1, 0), math.nextafter(1, 2), math.sqrt(2),
         math.nextafter(math.sqrt(2), 2), math.sqrt(0.5)]
for x in edges + [0.5, 2.0, 3.0, 0.1, 10.0] + spread(20, 1e-300, 1e300) + spread(20, 0.5, 2):
    write("log", Decimal(x).ln(), x)
for x in edges + [float(10 ** k) for k in range(1, 23)] + [0.1, 0.01, 1e-5, 1e-300, 1e300] + spread(20, 1e-300, 1e300):
    write("log10", Decimal(x).log10(), x)
for x in [1.0, 1e-8, 1e-12, 1e-17, 0.5, 1e15, 1e300] + spread(15, 1e-18, 1) + spread(10, 1, 1e20):
    write("logOnePlus", (1 + Decimal(x)).ln(), x)
    if x < 1:
        write("logOnePlus", (1 - Decimal(x)).ln(), -x)
pairs = [(2.0, 0.5), (4.0, 0.5), (8.0, 1 / 3), (10.0, -3.0), (0.3, 0.75), (0.3, 1.5), (1 + 2 ** -40, 2.0 ** 48), (1 - 2 ** -53, -1e18), (2.0, 1023.0)]
for x, y in pairs + list(zip(spread(25, 1e-8, 1), spread(25, 0.1, 10))) + list(zip(spread(25, 1e-50, 1e50), spread(25, 0.01, 6))):
    write("pow", Decimal(x) ** Decimal(y), x, y)
