using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Negotiations;

internal sealed partial class NegotiationState
{
    /// <content>Additional duties.</content>
    internal sealed partial class Draft
    {
        private Refusal? Impose(DutyImposed e)
        {
            if (_next.Duties.ContainsKey(e.Duty.Id))
                return new(NegotiationRule.UniqueId, $"the duty id '{e.Duty.Id}' is in use",
                    "change that duty, or give this one another id");
            if (SeatOf(e.Duty.Importer) is null)
                return new(NegotiationRule.Seat, $"'{e.Duty.Importer}' has no seat at the table", "let it join first");
            _next.Duties = _next.Duties.Add(e.Duty.Id, e.Duty);
            return null;
        }

        private Refusal? Change(DutyChanged e)
        {
            if (!_next.Duties.TryGetValue(e.Duty.Id, out AdditionalDuty? before))
                return new(
                    NegotiationRule.Exists, $"no duty '{e.Duty.Id}' was imposed", "impose it first", new DutyImposed(e.Date, e.Duty));
            if (before.Importer != e.Duty.Importer)
                return new(NegotiationRule.Duty, $"'{e.Duty.Id}' was imposed by '{before.Importer}', not '{e.Duty.Importer}'",
                    "lift it, and impose another");
            _next.Duties = _next.Duties.SetItem(e.Duty.Id, e.Duty);
            return null;
        }

        private Refusal? Lift(DutyLifted e)
        {
            if (!_next.Duties.TryGetValue(e.Duty, out AdditionalDuty? duty))
                return new(NegotiationRule.Exists, $"no duty '{e.Duty}' was imposed", "impose it first");
            LocalDate ended = e.Ended ?? e.Date;
            if (duty.Ended is { } before && before <= ended)
                return new(NegotiationRule.Duty, $"the duty '{e.Duty}' ended on {InvariantText.Iso(before)} already",
                    "leave this event out");
            ValueList<RateStep> charged = duty.Rates.Where(r => r.From < ended).ToValueList();
            // A duty lifted before its first day was never charged: nothing of it is left.
            _next.Duties = charged.Count == 0
                ? _next.Duties.Remove(e.Duty) : _next.Duties.SetItem(e.Duty, duty.WithEnd(null).WithRates(charged).WithEnd(ended));
            return null;
        }
    }
}
