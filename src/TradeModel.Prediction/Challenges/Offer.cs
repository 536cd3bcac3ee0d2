namespace TradeModel.Prediction;

/// <summary>A challenge between two actors by their numbers, with positions from 0 to 1.</summary>
internal struct Offer
{
    internal int Challenger;
    internal int Challenged;
    internal ChallengeKind Kind;
    internal double Chance;
    internal double Gain;
    internal double CounterGain;
    internal double ChallengerTo;
    internal double ChallengedTo;
    internal bool ChallengerMoves;
    internal bool ChallengedMoves;
}
