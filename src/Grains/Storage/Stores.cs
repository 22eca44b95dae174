namespace EconomieSociale.Storage;

/// <summary>Names of the storage providers.</summary>
public static class Stores
{
    public const string Main = "main";
}
