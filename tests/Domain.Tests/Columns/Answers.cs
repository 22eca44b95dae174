using EconomieSociale.Territories;
using Xunit;

namespace EconomieSociale.Tests.Columns;

internal static class Answers
{
    public static void AssertSame(AggregateAnswer expected, AggregateAnswer actual)
    {
        Assert.Equal(expected.Total, actual.Total);
        Assert.Equal(expected.Rows.Select(r => (string.Join('|', r.Key), r.Totals)), actual.Rows.Select(r => (string.Join('|', r.Key), r.Totals)));
    }
}
