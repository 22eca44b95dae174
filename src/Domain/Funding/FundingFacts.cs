namespace EconomieSociale.Funding;

/// <summary>What alert rules ask of the money of a unit on a day. Each day found changes only when something is entered, not because time passes.</summary>
public static class FundingFacts
{
    /// <summary>The days on which something was agreed, entered or taken back.</summary>
    public static IEnumerable<DateOnly> Days(UnitFunding funding) =>
        funding.Agreements.SelectMany(a => a.Steps.SelectMany(s => new[] { s.Date, s.Until ?? s.Date }).Append(a.Date));

    /// <summary>The day of the oldest commitment of an agreement that was paid nothing; null if there is none.</summary>
    public static DateOnly? UnpaidSince(UnitFunding funding, DateOnly day) => Running(funding, day)
        .Where(steps => steps.All(s => s.Kind != OperationKind.Disbursement))
        .SelectMany(steps => steps.Where(s => s.Kind == OperationKind.Commitment))
        .Min(s => (DateOnly?)s.Date);

    /// <summary>
    /// The day on which the oldest payment that is not justified had to be, or has to be; null if there is none. A payment is justified when accepted justifications
    /// and refunds cover those before it and the part of it that the terms ask for. A closed agreement still has to justify.
    /// </summary>
    public static DateOnly? JustificationDue(UnitFunding funding, DateOnly day, FundTerms terms) => funding.Agreements
        .Select(a => Unjustified(Until(a, day), terms)).Min()?.AddDays(terms.JustificationDays);

    /// <summary>The day of the oldest milestone that is not reached; null if there is none.</summary>
    public static DateOnly? MilestoneDue(UnitFunding funding, DateOnly day) => funding.Agreements
        .Where(a => a.Date <= day && !IsClosed(Until(a, day)))
        .SelectMany(a => MilestoneState.Of(a.Milestones, Until(a, day)))
        .Where(m => m.ReachedOn is null)
        .Min(m => (DateOnly?)m.Due);

    private static DateOnly? Unjustified(FundStep[] steps, FundTerms terms)
    {
        decimal covered = Sum(steps, OperationKind.Justification) + Sum(steps, OperationKind.Refund);
        foreach (var payment in steps.Where(s => s.Kind == OperationKind.Disbursement).OrderBy(s => s.Date))
        {
            if (covered < payment.Amount * terms.JustifiedShare)
            {
                return payment.Date;
            }

            covered -= payment.Amount;
        }

        return null;
    }

    /// <summary>The steps of agreements that have not ended.</summary>
    private static IEnumerable<FundStep[]> Running(UnitFunding funding, DateOnly day) => funding.Agreements.Select(a => Until(a, day)).Where(steps => !IsClosed(steps));

    private static bool IsClosed(FundStep[] steps) => steps.Any(s => s.Kind == OperationKind.Closure);

    private static FundStep[] Until(AgreementExcerpt agreement, DateOnly day) => [.. agreement.Steps.Where(s => s.StandsOn(day))];

    private static long Sum(FundStep[] steps, OperationKind kind) => steps.Where(s => s.Kind == kind).Sum(s => s.Amount);
}
