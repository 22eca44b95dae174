using CsCheck;
using EconomieSociale.Columns;
using EconomieSociale.Territories;
using EconomieSociale.Tests.Territories;
using Xunit;

namespace EconomieSociale.Tests.Columns;

/// <summary>The columns give what the units give one by one, whatever is asked and however it was told.</summary>
public class AreaScanPropertyTests
{
    private const int Samples = 300;

    private static readonly Gen<string?> Areas = Gen.Int[0, 3].Select(i => i == 0 ? null : $"P{i}");

    private static readonly Gen<AggregateQuery> AnyQuestion =
        from query in Gens.Queries
        from filters in ColumnGens.Filters
        from groupBy in ColumnGens.GroupBy
        from today in Gens.Days.Nullable()
        from indicators in Gen.Shuffle(ColumnPack.Pack.Indicators.Select(i => i.Code).ToArray(), 0, 4)
        select query with { Filters = filters, GroupBy = groupBy, Indicators = [.. indicators], Today = today };

    [Fact]
    public void Evaluate_AnyQuestion_IsWhatTheUnitsGiveOneByOne() => Gen.Select(AnyQuestion, Gens.Regions, Areas, Gen.Bool).Sample(
        (query, units, area, looks) => Answers.AssertSame(
            Asked.Evaluate(query, units, area, ColumnPack.Pack), AreaScan.Evaluate(Books.Of(units, ColumnPack.Pack, looks), query, area)),
        iter: Samples);

    [Fact]
    public void Evaluate_ContributionsInAnyOrderLateAndRepeated_IsThatOfTheBatch() => Gen.Select(AnyQuestion, ColumnGens.Deliveries, Areas, Gen.Bool).Sample(
        (query, told, area, looks) =>
        {
            var book = Books.New(ColumnPack.Pack, looks);
            foreach (var news in told.Order)
            {
                book.Apply(news);
            }

            Answers.AssertSame(Asked.Evaluate(query, told.Final, area, ColumnPack.Pack), AreaScan.Evaluate(book, query, area));
        },
        iter: Samples);

    /// <summary>A question is asked between the news, so that columns made for it must follow.</summary>
    [Fact]
    public void Evaluate_AskedWhileUnitsChange_IsThatOfTheBatchAtTheEnd() => Gen.Select(AnyQuestion, ColumnGens.Deliveries, Areas, Gen.Bool).Sample(
        (query, told, area, looks) =>
        {
            var book = Books.New(ColumnPack.Pack, looks);
            foreach (var news in told.Order)
            {
                book.Apply(news);
                AreaScan.Evaluate(book, query, area);
            }

            Answers.AssertSame(Asked.Evaluate(query, told.Final, area, ColumnPack.Pack), AreaScan.Evaluate(book, query, area));
        },
        iter: Samples);

    /// <summary>Conditions that few units meet are looked up in lists of members, which must follow units that change.</summary>
    [Fact]
    public void Evaluate_UnitsFoundByTheirMemberships_IsThatOfTheUnitsAtEachTime() => Gen.Select(AnyQuestion, ColumnGens.Member, ColumnGens.Deliveries).Sample(
        (query, member, told) =>
        {
            query = query with { Filters = [member, .. query.Filters.Take(1)], Indicators = [] };
            var book = Books.New(ColumnPack.Pack, looks: true);
            foreach (var news in told.Order)
            {
                book.Apply(news);
                Answers.AssertSame(Asked.Evaluate(query, book.All, null, ColumnPack.Pack), AreaScan.Evaluate(book, query, null));
            }
        },
        iter: Samples);

    [Fact]
    public void Read_WhatWasApplied_IsUnchanged() => Gens.Regions.Sample(
        units =>
        {
            var book = Books.Of(units, ColumnPack.Pack);
            foreach (var unit in units)
            {
                var read = book.Find(unit.Unit.Code)!;
                Assert.Equal(unit.Unit, read.Unit);
                Assert.Equal(
                    unit.Reports.OrderBy(r => r.DataSet).ThenBy(r => r.Period),
                    read.Reports.OrderBy(r => r.DataSet).ThenBy(r => r.Period));
            }
        },
        iter: Samples);
}
