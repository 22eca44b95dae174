using System.Collections.Immutable;
using EconomieSociale.Cooperatives;
using EconomieSociale.Territories;
using EconomieSociale.Values;

namespace EconomieSociale.Associations;

/// <summary>
/// A supervising association and its portfolio. Key: the code of the association. It is told by its cooperatives and is never the truth about them:
/// the portfolio is read from their own states when the grain wakes.
/// </summary>
[Alias("association")]
public interface IAssociationGrain : IGrainWithStringKey
{
    /// <summary>Registers the association or changes its name.</summary>
    [Alias("register")]
    Task<ImmutableArray<Reason>> Register(AssociationProfile profile);

    /// <summary>A member, present or past, tells what it is now.</summary>
    [Alias("tell")]
    Task Tell(OrganisationUnit unit);

    [Alias("get")]
    Task<AssociationView> Get();
}

/// <summary>An association with its portfolio of today.</summary>
/// <param name="Profile">Null for a code that units name but nobody registered.</param>
[GenerateSerializer, Immutable, Alias("association-view")]
public sealed record AssociationView(string Code, AssociationProfile? Profile, ImmutableArray<PortfolioEntry> Portfolio);

/// <summary>A unit in the portfolio and since when (null: always).</summary>
[GenerateSerializer, Immutable, Alias("portfolio-entry")]
public sealed record PortfolioEntry(string Unit, string Name, UnitKind Kind, string Commune, DateOnly? Since);
