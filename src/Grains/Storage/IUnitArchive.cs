using EconomieSociale.Cooperatives;
using EconomieSociale.Territories;

namespace EconomieSociale.Storage;

/// <summary>
/// Reads units straight from the rows in which they rest, without waking them: what an area or an association holds
/// is a function of these rows, whatever messages were lost.
/// </summary>
public interface IUnitArchive
{
    /// <summary>Every unit that ever lay in one of the communes (codes of the last level), whole; those that lie in a commune follow those of the commune before.</summary>
    /// <param name="communes">In the order of the territory, so that neighbours follow each other.</param>
    /// <param name="wanted">The units asked for, by code.</param>
    IAsyncEnumerable<UnitNews> InCommunes(IReadOnlyList<string> communes, Func<string, bool> wanted, CancellationToken cancellation);

    /// <summary>The named units, whole; one that does not exist is left out.</summary>
    IAsyncEnumerable<UnitNews> Read(IReadOnlyCollection<string> units, CancellationToken cancellation);

    /// <summary>Every unit that ever belonged to the association.</summary>
    IAsyncEnumerable<OrganisationUnit> OfAssociation(string association, CancellationToken cancellation);

    /// <summary>True if no unit is registered at all.</summary>
    Task<bool> IsEmpty(CancellationToken cancellation);
}
