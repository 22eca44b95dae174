namespace EconomieSociale.Territories;

/// <summary>An area did not answer in time: a total without it would be silently less, so there is none.</summary>
[GenerateSerializer, Alias("area-unavailable")]
public sealed class AreaUnavailableException(string area) : Exception($"Area {area} does not answer.")
{
    /// <summary>Key of the area, see <see cref="AreaKey"/>.</summary>
    [Id(0)]
    public string Area { get; } = area;
}
