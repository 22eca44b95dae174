namespace EconomieSociale.Benchmarks.Territories;

/// <summary>Somebody who answers questions about the same population.</summary>
internal interface IContender : IAsyncDisposable
{
    string Name { get; }

    bool Answers(Topic topic);

    /// <summary>What must be done before an answer is timed.</summary>
    Task Prepare(Question question);

    /// <summary>Asks until the whole answer is in memory. What is returned makes it comparable, outside of the measured time.</summary>
    Task<Func<SumTable>> Ask(Question question);
}
