using System.Collections.Immutable;
using EconomieSociale.Localisation;
using EconomieSociale.Values;
using Microsoft.AspNetCore.Mvc;

namespace EconomieSociale.Hosting;

/// <summary>An error in an answer: what, where, and in words.</summary>
/// <param name="Field">The field, element or column at fault.</param>
/// <param name="Row">Row of a file, where there is one.</param>
public sealed record ProblemError(string Field, int? Row, string Code, string Message);

/// <summary>Errors as RFC 9457 problem details with <c>errors</c>, worded in the language of the request.</summary>
public static class Problems
{
    public static ProblemHttpResult Of(int status, params IEnumerable<Reason> reasons)
    {
        var errors = Errors(reasons);
        var details = new ProblemDetails
        {
            Status = status,
            Title = Wording.Page($"status_{status}", Cultures.Current),
            Detail = errors.Length == 0 ? null : errors[0].Message,
            Extensions = { ["errors"] = errors },
        };
        return TypedResults.Problem(details);
    }

    public static ImmutableArray<ProblemError> Errors(IEnumerable<Reason> reasons) =>
        [.. reasons.Select(r => new ProblemError(r.Field, null, r.Code, Wording.Of(r, Cultures.Current)))];
}
