namespace EconomieSociale.Tests.Paper;

/// <summary>Generated numbers, used up one after the other by plain code.</summary>
internal sealed class PaperDraws(int[] numbers)
{
    public const int Sides = 100_000;

    private int next;

    /// <summary>From 0 to below 1.</summary>
    public double Share() => numbers[next++] / (double)Sides;

    public bool Chance(double probability) => Share() < probability;

    public double Between(double low, double high) => low + ((high - low) * Share());

    /// <summary>A whole number, both ends included.</summary>
    public int Whole(int low, int high) => low + (int)(Share() * (high - low + 1));

    public T Pick<T>(params T[] items) => items[Whole(0, items.Length - 1)];
}
