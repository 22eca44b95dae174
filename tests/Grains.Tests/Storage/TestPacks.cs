using EconomieSociale.Programme;

namespace EconomieSociale.Tests.Storage;

/// <summary>The packs of the repository.</summary>
public static class TestPacks
{
    public static string Root { get; } = FindRoot();

    /// <summary>The pack that the program starts with.</summary>
    public static Pack Default { get; } = PackFolder.Load(Directory.GetDirectories(Path.Combine(Root, "packs")).Single());

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "EconomieSociale.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder;
    }
}
