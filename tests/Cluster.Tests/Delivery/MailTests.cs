using EconomieSociale.Tests.Processes;
using MimeKit;
using Xunit;

namespace EconomieSociale.Tests.Delivery;

/// <summary>Mails through a real SMTP server, from a real process that is killed on the way.</summary>
public sealed class MailTests
{
    /// <summary>As the program has it with a wait of one second.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(15);

    [Fact]
    public Task Kill_OnSqlite_BetweenAnyTwoStepsLosesNoMail() => KillAtEachStep(null);

    [Fact]
    public async Task Kill_OnPostgreSql_BetweenAnyTwoStepsLosesNoMail() => await KillAtEachStep(await TestDatabase.Create());

    [Fact]
    public async Task Server_DownAndUpAgain_EveryMailArrivesOnce()
    {
        await using var program = new DeliveryProgram();
        await program.Start();
        foreach (var n in Enumerable.Range(1, 5))
        {
            await program.Register($"agent{n}", $"A{n}", n == 5 ? "ar" : "fr");
        }

        await program.Register("lost", "A1", email: PostOffice.Unknown);
        foreach (var n in Enumerable.Range(1, 5))
        {
            await program.Drop($"M{n}", $"A{n}");
        }

        await program.Until("an attempt has failed", async () => (await program.Get("people/agent1/mailbox")).GetProperty("messages").EnumerateArray()
            .Any(m => m.GetProperty("attempts").GetInt32() > 0 && m.GetProperty("state").GetString() == "waiting" && m.GetProperty("error").GetString() is not null));

        // Also a process that ends while the server is away takes nothing with it.
        program.Kill();
        await program.Start();
        program.Office.Open();
        await program.Until("everybody has a mail", () => Task.FromResult(program.Office.Mails.Select(m => m.To).Distinct().Count() == 5));
        await program.Until("all of them are noted", async () => (await program.States("agent1")).All(s => s == "sent") && (await program.States("lost")).All(s => s == "failed"));

        var mails = program.Office.Mails;
        Assert.Equal(mails.Count, mails.Select(m => m.Id).Distinct().Count());
        foreach (var n in Enumerable.Range(1, 5))
        {
            var mine = mails.Where(m => m.To == $"agent{n}@example.org").ToArray();
            Assert.Contains(mine, m => m.Text.Contains($"https://programme.example.org/cooperatives/M{n}#alerts", StringComparison.Ordinal));
            Assert.DoesNotContain(mine, m => Enumerable.Range(1, 5).Any(other => other != n && m.Text.Contains($"/cooperatives/M{other}", StringComparison.Ordinal)));
        }

        Reads(mails.First(m => m.To == "agent5@example.org").Message);
    }

    /// <summary>Every step between the alert and the note that its mail was sent.</summary>
    private static async Task KillAtEachStep(string? postgreSql)
    {
        await using var program = new DeliveryProgram(postgreSql);
        program.Office.Open();
        await program.Start();
        string[] steps = ["BeforeJournal", "AfterJournal", "MessageQueued", "MessageTaken", "MessageAccepted", "MessageReported"];
        foreach (var step in steps)
        {
            await program.Prepare($"K-{step}", $"A-{step}");
        }

        await program.Quiet();
        foreach (var step in steps)
        {
            await program.Register(step, $"A-{step}"); // told of what happens from here on
        }

        program.Kill();
        foreach (var step in steps)
        {
            await program.Start($"{step}:1");
            await program.Fall($"K-{step}");
            await program.Dead();
            program.Kill();
            await program.Start();
            await program.Until($"the mail about the kill at {step} is there and noted", async () =>
                Mails(program, step).Length > 0 && await program.States(step) is { Length: > 0 } states && states.All(s => s == "sent"));
            program.Kill();
        }

        await program.Start();
        foreach (var step in steps)
        {
            var alerts = (await program.Get($"alerts?unit=K-{step}&rule=A04")).GetProperty("items");
            Assert.Equal(1, alerts.GetArrayLength());
            var mails = Mails(program, step);
            Assert.Single(mails.Select(m => m.Id).Distinct());
            Assert.All(mails.Zip(mails.Skip(1)), pair => Assert.True(pair.Second.At - pair.First.At >= Window - TimeSpan.FromSeconds(1), $"{step}: twice within the window"));
            Assert.True(step == "MessageAccepted" ? mails.Length <= 2 : mails.Length == 1, $"{step}: {mails.Length} mails");
        }
    }

    private static Mail[] Mails(DeliveryProgram program, string step) => [.. program.Office.Mails.Where(m => m.To == $"{step}@example.org")];

    /// <summary>In Arabic, from right to left, in both parts, with a way out.</summary>
    private static void Reads(MimeMessage mail)
    {
        Assert.Contains("إنذار", mail.Subject!, StringComparison.Ordinal);
        Assert.Contains("dir=\"rtl\"", mail.HtmlBody!, StringComparison.Ordinal);
        Assert.Contains("السلام عليكم", mail.TextBody!, StringComparison.Ordinal);
        Assert.Matches("^<https://programme.example.org/mes-alertes/agent5\\?key=[0-9a-f]{32}#preferences>$", mail.Headers[HeaderId.ListUnsubscribe]!.Trim());
        Assert.Equal("auto-generated", mail.Headers[HeaderId.AutoSubmitted]);
    }
}
