using System.Diagnostics;

namespace EconomieSociale.Pages;

/// <summary>Waits for a condition instead of for a time.</summary>
public static class Until
{
    /// <summary>Much longer than anything here takes, so that only a hang ends it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(50);

    public static async Task True(Func<Task<bool>> condition, string what = "the condition")
    {
        var clock = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(clock.Elapsed < Patience, $"Not met in time: {what}.");
            await Task.Delay(Turn, TestContext.Current.CancellationToken);
        }
    }
}
