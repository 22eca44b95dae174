using System.Collections.Immutable;
using EconomieSociale.Values;

namespace EconomieSociale.Funding;

/// <summary>What may happen at the fund: each decision leaves F-I1, F-I2, F-I3 and F-I7 in force, or names the one that it would break and the amounts.</summary>
public static class FundRules
{
    public static Decision<FundBook> Decide(FundBook book, FundCommand command, FundTerms terms, DateTimeOffset now, DateOnly today)
    {
        if (book.Operations.Any(o => o.Command.CommandId == command.CommandId))
        {
            return Decision<FundBook>.Keep(book);
        }

        var faults = OperationRules.Faults(command, book.Operations, terms, today).Concat(Faults(command, terms)).ToArray();
        if (faults.Length > 0)
        {
            return Decision<FundBook>.Refuse(faults);
        }

        var next = book with { Operations = book.Operations.Add(new(book.Operations.Length + 1, command, now)) };
        return Checked(next, terms);
    }

    /// <summary>A line asks whether it may go on. Asked again with the same command, the answer is for the amounts that it names now.</summary>
    public static Decision<FundBook> Reserve(FundBook book, Reservation wanted, FundTerms terms) =>
        Checked(book with { Reservations = [.. book.Reservations.Where(r => r.Command != wanted.Command || r.Line != wanted.Line), wanted] }, terms);

    /// <summary>
    /// A line tells what it is after a write. Whatever it had reserved before is in there or will never be: an attempt that is still under way elsewhere writes on an older
    /// version of the row and fails.
    /// </summary>
    public static FundBook Tell(FundBook book, string line, LineMark mark) => mark.Version <= book.Lines.GetValueOrDefault(line, LineMark.None).Version
        ? book
        : book with { Lines = book.Lines.SetItem(line, mark), Reservations = [.. book.Reservations.Where(r => r.Line != line)] };

    /// <summary>The invariants that a book breaks. Public, because a proof must be able to ask.</summary>
    public static IEnumerable<Reason> Broken(FundBook book, FundTerms terms)
    {
        var (opened, received) = (book.Sum(OperationKind.Opening), book.Sum(OperationKind.Receipt));
        var allocated = terms.Lines.Keys.Sum(l => book.Allocated(l, terms));
        if (allocated != terms.Envelope || opened > terms.Envelope)
        {
            yield return Reason.Of("fund_i1", "amount", terms.Text(allocated != terms.Envelope ? allocated : opened), terms.Text(terms.Envelope));
        }

        foreach (var line in terms.Lines.Keys)
        {
            var (committed, may) = (book.Committed(line), book.Allocated(line, terms));
            if (committed > may || may < 0)
            {
                yield return Reason.Of("fund_i2", "amount", line, terms.Text(committed), terms.Text(may));
            }
        }

        var all = terms.Lines.Keys.Sum(book.Committed);
        if (all > opened)
        {
            yield return Reason.Of("fund_i3", "amount", terms.Text(all), terms.Text(opened));
        }

        if (book.Paid() > received)
        {
            yield return Reason.Of("fund_i7", "amount", terms.Text(book.Paid()), terms.Text(received));
        }
    }

    private static Decision<FundBook> Checked(FundBook next, FundTerms terms)
    {
        ImmutableArray<Reason> broken = [.. Broken(next, terms)];
        return broken.IsEmpty ? Decision<FundBook>.To(next) : Decision<FundBook>.Refuse(broken);
    }

    private static IEnumerable<Reason> Faults(FundCommand command, FundTerms terms)
    {
        switch (command.Kind)
        {
            case OperationKind.Pledge or OperationKind.Receipt when string.IsNullOrWhiteSpace(command.Partner) || command.Partner.Length > OperationRules.MaxText:
                yield return Reason.Of("required", "partner");
                break;
            case OperationKind.Opening when command.Year is null || command.Year < terms.From.Year || command.Year > terms.To.Year:
                yield return Reason.Of("bad_opening_year", "year", $"{terms.From.Year}", $"{terms.To.Year}");
                break;
            case OperationKind.Reprogramming:
                foreach (var (field, line) in new[] { ("from", command.From), ("to", command.To) })
                {
                    if (line is null || !terms.Lines.ContainsKey(line))
                    {
                        yield return Reason.Of("unknown_funding_line", field, line ?? "");
                    }
                }

                if (command.From == command.To)
                {
                    yield return Reason.Of("two_lines_expected", "to");
                }

                break;
            case OperationKind.Pledge or OperationKind.Receipt or OperationKind.Opening or OperationKind.Reversal:
                break;
            default:
                yield return Reason.Of("not_of_the_fund", "", JsonName.Of(command.Kind));
                break;
        }
    }
}
