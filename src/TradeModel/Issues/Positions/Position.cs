namespace TradeModel.Issues;

/// <summary>A point on an issue's scale, as a party tables it or as the parties agree it. Which leaf an issue takes follows from its track and scale.</summary>
public abstract record Position
{
    private protected Position()
    {
    }
}
