using EconomieSociale.Accounts;
using Orleans.Dashboard;

namespace EconomieSociale.Hosting;

/// <summary>Pages for whoever runs the system, for administrators only: the dashboard of Orleans. It shows the states of grains.</summary>
public static class OperatorPages
{
    public const string Root = "/ops";

    public static void MapOperatorPages(this WebApplication app) =>
        app.MapOrleansDashboard($"{Root}/orleans").RequireAuthorization(AccountsSetup.Administrator).ExcludeFromDescription();
}
