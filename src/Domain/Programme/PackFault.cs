using EconomieSociale.Values;

namespace EconomieSociale.Programme;

/// <summary>What is wrong with a pack, where.</summary>
/// <param name="File">Empty when it is known from the reason.</param>
/// <param name="Row">Line of the file; 0 when the whole is meant.</param>
/// <param name="Reason">Its field is the code of the row.</param>
[GenerateSerializer, Immutable, Alias("pack-fault")]
public sealed record PackFault(string File, int Row, Reason Reason)
{
    public string Code => Reason.Code;

    public string Field => Reason.Field;
}
