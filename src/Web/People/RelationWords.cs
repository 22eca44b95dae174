using EconomieSociale.Alerts;
using EconomieSociale.Localisation;
using EconomieSociale.Values;

namespace EconomieSociale.People;

/// <summary>Puts relations into words.</summary>
public sealed class RelationWords(Names names)
{
    public string Of(PersonRelation relation) => relation switch
    {
        { Of: null } => Name(relation.Relation),
        { Relation: Relation.Reporter or Relation.AssociationAgent or Relation.AssociationLead } => $"{Name(relation.Relation)} ({relation.Of})",
        _ => $"{Name(relation.Relation)} ({names.Division(relation.Of)})",
    };

    public static string Name(Relation relation) => Wording.Say($"relation_{JsonName.Of(relation)}");
}
