using Microsoft.AspNetCore.Components;

namespace EconomieSociale.Components;

/// <summary>A whole page that no route leads to: what an endpoint or an error handler answers with.</summary>
public sealed partial class Standalone
{
    [Parameter, EditorRequired]
    public required Type Content { get; set; }

    [Parameter]
    public IDictionary<string, object?> Parameters { get; set; } = new Dictionary<string, object?>();

    public static RazorComponentResult<Standalone> Show<TContent>(int status, params IEnumerable<(string Name, object? Value)> parameters)
        where TContent : IComponent =>
        new(new Dictionary<string, object?>
        {
            [nameof(Content)] = typeof(TContent),
            [nameof(Parameters)] = parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal),
        })
        { StatusCode = status };
}
