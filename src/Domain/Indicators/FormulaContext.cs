namespace EconomieSociale.Indicators;

/// <summary>Where a formula finds its values, in natural units (not centimes).</summary>
public abstract class FormulaContext
{
    /// <summary>A name as the formula itself writes it: the value of what is asked, which may be a range of periods.</summary>
    public abstract FormulaValue Now(string name);

    /// <summary>A name inside a function that looks back: the value of one period, 0 for the last one asked, 1 for the one before.</summary>
    public abstract FormulaValue Back(string name, int periods);

    /// <summary>The first value ever known.</summary>
    public virtual FormulaValue Earliest(string name) => FormulaValue.Missing;

    /// <summary>The last day (as day number) of the period of the report in which the value stands.</summary>
    public virtual FormulaValue EndOf(string name) => FormulaValue.Missing;

    /// <summary>How many periods make a year.</summary>
    public virtual int PeriodsPerYear => 4;

    /// <summary>Values by a function, for formulas about things that have no other states: drafts, portraits, tests.</summary>
    public static FormulaContext Of(Func<string, int, decimal?> values) => new Simple(values);

    private sealed class Simple(Func<string, int, decimal?> values) : FormulaContext
    {
        public override FormulaValue Now(string name) => FormulaValue.Of(values(name, 0));

        public override FormulaValue Back(string name, int periods) => FormulaValue.Of(values(name, periods));
    }
}
