using System.Diagnostics;

namespace EconomieSociale.Territories;

/// <summary>The spans of this program itself; those of requests, calls and statements come from ASP.NET Core, Orleans and the database driver.</summary>
public static class AreaTrace
{
    public const string Name = "EconomieSociale";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>What an area does that takes a while, until it is disposed; null when nobody listens.</summary>
    public static Activity? Start(string what, AreaKey area) => Source.StartActivity(what)?.SetTag("es.area", area.ToString());
}
