using System.Collections.Immutable;
using EconomieSociale.Hosting;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Funding;

/// <summary>What is wrong with the address of a page of the fund.</summary>
internal static class FundAddress
{
    /// <summary>The faults of an address, with the status of the answer set; empty if there are none.</summary>
    public static ImmutableArray<Reason> Faults(QueryReader query, Pack pack, HttpContext http)
    {
        if (pack.Fund is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return [Reason.Of("no_fund", "")];
        }

        if (!query.Faults.IsEmpty)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        return query.Faults;
    }
}
