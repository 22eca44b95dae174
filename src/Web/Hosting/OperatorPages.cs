using EconomieSociale.Accounts;
using Orleans.Dashboard;

namespace EconomieSociale.Hosting;

/// <summary>Pages for whoever runs the system, for administrators only: the dashboard of Orleans. It shows the states of grains.</summary>
public static class OperatorPages
{
    public const string Root = "/ops";

    /// <summary>Without an administrator there is no dashboard, and everybody is asked for the token that nobody has.</summary>
    public static void MapOperatorPages(this WebApplication app)
    {
        var page = $"{Root}/orleans";
        var has = app.Services.GetRequiredService<SystemOptions>().HasAdministrator;
        IEndpointConventionBuilder mapped = has ? app.MapOrleansDashboard(page) : app.Map(page + "/{**path}", () => Results.NotFound());
        mapped.RequireAuthorization(AccountsSetup.Administrator).ExcludeFromDescription();
    }
}
