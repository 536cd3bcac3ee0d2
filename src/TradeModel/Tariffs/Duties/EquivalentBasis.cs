namespace TradeModel.Tariffs;

/// <summary>What a good is worth, for its ad valorem equivalent: its unit value and the exchange rates, if known.</summary>
internal readonly record struct EquivalentBasis(UnitValue? Value, ExchangeRates? Rates)
{
    /// <summary>Money per unit as a percentage of the unit value.</summary>
    internal decimal? PercentOf(SpecificDuty duty, ref AdValoremObstacle? obstacle)
    {
        NoEquivalent? reason = null;
        decimal percent = 0m;
        if (duty.On is not null) reason = NoEquivalent.PartUnknown;
        else if (Value is null) reason = NoEquivalent.NoUnitValue;
        else reason = Compute(duty, Value, ref percent);
        if (reason is not { } why) return percent;
        obstacle ??= new(why, duty);
        return null;
    }

    private NoEquivalent? Compute(SpecificDuty duty, UnitValue value, ref decimal percent)
    {
        if (duty.Currency == value.Currency && duty.Unit == value.Unit)
        {
            percent = duty.Amount / value.Amount * 100m;
            return null;
        }
        QuantityUnit charged = QuantityUnit.Find(duty.Unit)!, valued = QuantityUnit.Find(value.Unit)!;
        if (charged.Dimension != valued.Dimension) return NoEquivalent.OtherDimension;
        decimal? rate = duty.Currency == value.Currency ? 1m : Rates?.Find(duty.Currency, value.Currency);
        if (rate is not { } exchange) return NoEquivalent.OtherCurrency;
        try
        {
            // Multiplied before dividing, so that nothing is rounded that need not be.
            percent = duty.Amount * exchange * valued.Factor * 100m / (value.Amount * charged.Factor);
            return null;
        }
        catch (OverflowException)
        {
            return NoEquivalent.TooLarge;
        }
    }
}
