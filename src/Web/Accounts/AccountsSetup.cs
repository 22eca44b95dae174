using Microsoft.AspNetCore.Authentication;

namespace EconomieSociale.Accounts;

/// <summary>Who may do what. There are no accounts yet: all that exists is the administrator who shows the token of the setting <c>BootstrapAdminToken</c>.</summary>
public static class AccountsSetup
{
    /// <summary>Role, and the policy that asks for it.</summary>
    public const string Administrator = "administrator";

    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<WrongTokens>();
        services.AddAuthentication(AdminToken.SchemeName).AddScheme<AuthenticationSchemeOptions, AdminToken>(AdminToken.SchemeName, null);
        services.AddAuthorizationBuilder().AddPolicy(Administrator, p => p.RequireRole(Administrator));
    }

    public static void UseAccounts(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
    }
}
