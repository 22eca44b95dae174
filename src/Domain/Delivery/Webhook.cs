using System.Collections.Immutable;
using EconomieSociale.Alerts;
using EconomieSociale.Programme;
using EconomieSociale.Values;

namespace EconomieSociale.Delivery;

/// <summary>A program of somebody else that is told every event of alerts, in the order of its area, until it says that it has it.</summary>
/// <param name="Territory">Only events of units in this division; null: of all.</param>
/// <param name="Association">Only events of units that this association supervised on that day; null: of all.</param>
/// <param name="Secret">Signs what is sent, as Standard Webhooks says: the bytes, in base 64.</param>
[GenerateSerializer, Immutable, Alias("webhook-profile")]
public sealed record Webhook(string Id, string Url, string? Territory, string? Association, Severity Floor, string Secret, DateTimeOffset CreatedAt)
{
    public const int MaxUrl = 500;

    public bool Wants(AlertNotice notice, Pack pack) => new EventChoice(Territory, Association, Floor).Wants(notice, pack);

    /// <summary>Events name units, so they are only sent where nobody can read along; plain HTTP is for a program on the same machine.</summary>
    public IEnumerable<Reason> Faults(Pack pack)
    {
        if (!TextKey.IsValid(Id))
        {
            yield return Reason.Of("bad_code", "id", Id);
        }

        if (Url.Length > MaxUrl || !Uri.TryCreate(Url, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && !(uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)))
        {
            yield return Reason.Of("bad_webhook_url", "url", Url);
        }

        if (Territory is { } division && pack.Territory.Find(division) is null)
        {
            yield return Reason.Of("unknown_division", "territory", division);
        }

        if (Association is { } association && !TextKey.IsValid(association))
        {
            yield return Reason.Of("bad_code", "association", association);
        }
    }
}

/// <summary>A batch that was delivered, or was not: a line of the ledger.</summary>
/// <param name="Id">Says to the receiver that a repeat is one.</param>
/// <param name="Status">HTTP status; null when there was no answer.</param>
[GenerateSerializer, Immutable, Alias("webhook-attempt")]
public sealed record WebhookAttempt(string Id, DateTimeOffset At, int Events, int? Status, string? Error, bool Accepted);

/// <summary>A webhook with how far it came.</summary>
/// <param name="Ledger">Newest last.</param>
/// <param name="Failures">Attempts in a row that were not accepted.</param>
[GenerateSerializer, Immutable, Alias("webhook-book")]
public sealed record WebhookBook(Webhook Webhook, EventCursor Cursor, DateTimeOffset NextAt, int Failures, ImmutableArray<WebhookAttempt> Ledger)
{
    public const int MaxLedger = 200;
    public const int MaxEvents = 100;

    /// <summary>Notes an attempt at a batch: accepted, it is behind us; else it is tried again later, and nothing overtakes it.</summary>
    public WebhookBook Report(WebhookBatch batch, WebhookAttempt attempt, DeliveryTerms terms)
    {
        if (Cursor.ToString() != batch.From)
        {
            return this;
        }

        var failures = attempt.Accepted ? 0 : Failures + 1;
        return this with
        {
            Cursor = attempt.Accepted ? EventCursor.Parse(batch.To)! : Cursor,
            Failures = failures,
            NextAt = attempt.Accepted ? attempt.At : attempt.At + terms.Pause(failures),
            Ledger = [.. Ledger.Add(attempt).TakeLast(MaxLedger)],
        };
    }
}

/// <summary>Events on their way to a webhook.</summary>
/// <param name="From">The cursor before them.</param>
/// <param name="To">The cursor behind them.</param>
[GenerateSerializer, Immutable, Alias("webhook-batch")]
public sealed record WebhookBatch(string Id, string From, string To, ImmutableArray<AlertNotice> Events);
