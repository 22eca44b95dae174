using EconomieSociale.Alerts;
using EconomieSociale.Delivery;
using EconomieSociale.Tests.Alerts;
using Xunit;

namespace EconomieSociale.Tests.Delivery;

public class WebhookTests
{
    private static readonly Webhook Hook = new("w1", "https://example.org/hook", null, null, Severity.Info, "c2VjcmV0", Some.Now);

    [Theory]
    [InlineData("https://example.org/hook", true)]
    [InlineData("http://localhost:9000/", true)]
    [InlineData("http://127.0.0.1/x", true)]
    [InlineData("http://example.org/hook", false)]
    [InlineData("ftp://example.org", false)]
    [InlineData("/hook", false)]
    [InlineData("", false)]
    public void Faults_OnlyAddressesThatNobodyReadsAlong(string url, bool good) => Assert.Equal(good, !(Hook with { Url = url }).Faults(AlertPack.Pack).Any());

    [Fact]
    public void Wants_WhatItWasRegisteredFor()
    {
        Assert.True(Hook.Wants(Sent.Notice(1), AlertPack.Pack));
        Assert.False((Hook with { Floor = Severity.Critical }).Wants(Sent.Notice(1, Severity.Warning), AlertPack.Pack));
        Assert.False((Hook with { Association = "A2" }).Wants(Sent.Notice(1), AlertPack.Pack));
        Assert.False((Hook with { Territory = "P2" }).Wants(Sent.Notice(1), AlertPack.Pack));
        Assert.True((Hook with { Territory = "R1" }).Wants(Sent.Notice(1, commune: "C21"), AlertPack.Pack));
    }

    [Fact]
    public void Report_OnlyAnAcceptedBatchIsBehindUs()
    {
        var book = new WebhookBook(Hook, EventCursor.Start.With("P1", 3), Some.Now, 0, []);
        var batch = new WebhookBatch("b1", book.Cursor.ToString(), book.Cursor.With("P1", 8).ToString(), [Sent.Notice(1)]);
        WebhookBook Tried(WebhookBook before, int? status) => before.Report(batch, new("b1", Some.Now, 1, status, null, status == 200), Sent.Terms);

        var failed = Tried(Tried(book, 500), null);
        Assert.Equal((3, 2, Some.Now.AddMinutes(2)), (failed.Cursor.After("P1"), failed.Failures, failed.NextAt));
        var done = Tried(failed, 200);
        Assert.Equal((8, 0, 3), (done.Cursor.After("P1"), done.Failures, done.Ledger.Length));
        Assert.Same(done, Tried(done, 200));
    }
}
