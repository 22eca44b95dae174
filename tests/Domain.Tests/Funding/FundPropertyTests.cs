using CsCheck;
using EconomieSociale.Funding;
using Xunit;

namespace EconomieSociale.Tests.Funding;

/// <summary>
/// Any operations on two lines at once, repeated, refused, and interrupted between the reservation, the write and the telling, also by an activation that goes on after another
/// one has taken its place: an audit that adds up the ledgers by itself never finds an invariant broken.
/// </summary>
public class FundPropertyTests
{
    [Fact]
    public void Operations_AnyOrderAndInterruption_KeepTheInvariants() => Gen.Select(Gen.Int[0, 13], Gen.Int[1, 260], Gen.Int[0, 40], Gen.Int[0, 5], (kind, amount, target, how) =>
        (kind, amount, target, how)).Array[1, 120].Sample(steps =>
    {
        var course = new Course();
        foreach (var (kind, amount, target, how) in steps)
        {
            course.Do(kind, amount, target, how);
            FundAudit.Check(course.Fund, course.Lines);
        }

        course.WakeAll();
        FundAudit.Check(course.Fund, course.Lines);
        Assert.Empty(course.Fund.Reservations);
        foreach (var (line, book) in course.Lines)
        {
            Assert.Equal(FundAudit.Committed(book), course.Fund.Lines.GetValueOrDefault(line, LineMark.None).Committed);
            FundAudit.CheckHolds(book);
            FundAudit.CheckDays(line, book, course.Fund);
        }
    }, iter: 2_000);

    private sealed class Course
    {
        private readonly List<FundCommand> sent = [];
        private readonly List<(string Line, LineBook From, LineBook To)> straying = [];
        private int day;

        public FundBook Fund { get; private set; } = FundBook.Empty;

        public Dictionary<string, LineBook> Lines { get; } = new() { ["L1"] = LineBook.Empty, ["L2"] = LineBook.Empty };

        public void Do(int kind, int amount, int target, int how)
        {
            day = Math.Min(day + 1, 360);
            var date = Some.Day("2021-01-11").AddDays(day).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            var line = target % 2 == 0 ? "L1" : "L2";
            switch (kind)
            {
                case 0 or 1:
                    Enter(SomeFund.Do(kind == 0 ? OperationKind.Opening : OperationKind.Receipt, amount, date));
                    break;
                case 2:
                    Enter(SomeFund.Do(OperationKind.Reprogramming, amount, date, from: line, to: line == "L1" ? "L2" : "L1"));
                    break;
                case 3:
                    Enter(SomeFund.Do(OperationKind.Reversal, 0, date, reverses: target));
                    break;
                case 4:
                    var draft = SomeFund.Draft(200, 120, 80) with { Planned = [new("Opening", Some.Day("2021-06-01"))] };
                    Step(line, LineEntry.Sign(draft), how);
                    break;
                case 5 when straying.Count > 0:
                    Stray(target);
                    break;
                case 6:
                    Wake(line);
                    break;
                case 7 when sent.Count > 0:
                    Operate(line, sent[target % sent.Count], how); // again
                    break;
                default:
                    var operation = (OperationKind)(((kind + amount) % 12) + (int)OperationKind.Commitment);
                    var command = SomeFund.Do(
                        operation, operation.HasAmount() ? amount : 0, date, (target % 3) + 1, (target % 2) + 1,
                        reverses: operation == OperationKind.Reversal ? (amount % 12) + 1 : null,
                        author: operation == OperationKind.Disbursement ? "payer" : "clerk") with
                    {
                        Milestone = operation is OperationKind.Milestone or OperationKind.Replanning ? (target % 2) + 1 : null,
                        Due = operation == OperationKind.Replanning ? Some.Day("2021-09-01") : null,
                        Note = operation == OperationKind.Hold ? "visit first" : null,
                    };
                    sent.Add(command);
                    Operate(line, command, how);
                    break;
            }
        }

        public void WakeAll()
        {
            while (straying.Count > 0)
            {
                Stray(0);
            }

            Lines.Keys.ToList().ForEach(Wake);
        }

        private void Enter(FundCommand command)
        {
            var decision = FundRules.Decide(Fund, command, SomeFund.Terms, Some.Now, Some.Today);
            Fund = decision.IsRefused ? Fund : decision.Next!;
        }

        private void Operate(string line, FundCommand command, int how) => Step(line, LineEntry.Enter(command), how);

        /// <summary>As the grain does it: reserve, write, tell; <paramref name="how"/> says where it dies or strays.</summary>
        private void Step(string line, LineEntry entry, int how)
        {
            var batch = LineBatch.Of(line, Lines[line], [entry], SomeFund.Terms, Some.Now, Some.Today);
            if (ReferenceEquals(batch.Next, Lines[line]))
            {
                return;
            }

            if (batch.Needed is not { Commit: 0, Pay: 0 })
            {
                var reserved = FundRules.Reserve(Fund, batch.Needed, SomeFund.Terms);
                if (reserved.IsRefused)
                {
                    return;
                }

                Fund = reserved.Next!;
            }

            if (how == 0)
            {
                return; // died with a reservation
            }

            if (how == 1)
            {
                straying.Add((line, Lines[line], batch.Next)); // goes on later, when another activation may have taken its place
                Wake(line);
                return;
            }

            Lines[line] = batch.Next;
            if (how != 2)
            {
                Fund = FundRules.Tell(Fund, line, Lines[line].Mark);
            }
        }

        /// <summary>An older activation writes at last: on the version that it had read.</summary>
        private void Stray(int target)
        {
            var (line, from, to) = straying[target % straying.Count];
            straying.RemoveAt(target % straying.Count);
            if (Lines[line].Version == from.Version)
            {
                Lines[line] = to;
                Fund = FundRules.Tell(Fund, line, to.Mark);
            }
        }

        /// <summary>A line wakes: it writes, so that no older activation can, and tells.</summary>
        private void Wake(string line)
        {
            if (Fund.Reservations.Any(r => r.Line == line) || Fund.Lines.GetValueOrDefault(line, LineMark.None).Version < Lines[line].Version)
            {
                Lines[line] = Lines[line] with { Version = Lines[line].Version + 1 };
                Fund = FundRules.Tell(Fund, line, Lines[line].Mark);
            }
        }
    }
}
