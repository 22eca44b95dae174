using EconomieSociale.Cooperatives;
using EconomieSociale.Exchange;
using Xunit;
using static EconomieSociale.Tests.Exchange.Mappings;

namespace EconomieSociale.Tests.Exchange;

public class RowMapperTests
{
    [Fact]
    public void Map_OnlyACode_ChangesNoUnit()
    {
        var row = File().Map(("Id", " U1 "));
        Assert.Equal(("U1", null, null, false), (row.UnitCode, row.Unit, row.Report, row.Skipped));
    }

    [Fact]
    public void Map_UnitFields_AreAChangeOfTheImport()
    {
        var change = File(unit: "'code': 'Id', 'name': 'N', 'kind': { 'const': 'tpe' }, 'foundedOn': 'F', 'validFrom': 'V'")
            .Map(("Id", "U1"), ("N", "Dar"), ("F", "2020-01-02"), ("V", "2020-05-01")).Unit!;
        Assert.Equal(("U1", "Dar", "tpe", "2020-01-02"), (change.Code, change.Set[UnitField.Name], change.Set[UnitField.Kind], change.Set[UnitField.FoundedOn]));
        Assert.Equal((3, Some.Day("2020-05-01"), "import"), (change.Set.Count, change.ValidFrom, change.Import));
    }

    [Fact]
    public void Map_CodeMissing_IsAFault() => Expect("required", "Id", File(), ("Id", " "));

    [Theory]
    [InlineData("a", "F1")]
    [InlineData("", "F1")]
    public void Map_Codes_TranslateAndDefaultStandsForMissing(string cell, string code) =>
        Assert.Equal(code, LegalForm("'codes': { 'a': 'F1' }, 'default': 'F1'", cell));

    [Fact]
    public void Map_CodeNotListed_IsAFaultUnlessOtherwiseSaid()
    {
        Expect("code_not_listed", "L", File(unit: "'code': 'Id', 'legalForm': { 'column': 'L', 'codes': { 'a': 'F1' } }"), ("Id", "U1"), ("L", "b"));
        Assert.Equal("F2", LegalForm("'codes': { 'a': 'F1' }, 'otherwise': 'F2'", "b"));
    }

    [Fact]
    public void Map_MissingCellWithOtherwiseAndDefault_TakesTheDefault() =>
        Assert.Equal("F1", LegalForm("'codes': { 'a': 'F1' }, 'otherwise': 'F2', 'default': 'F1'", ""));

    [Fact]
    public void Map_EmptyCellWithACodeOfItsOwn_TakesTheCode() => Assert.Equal("F2", LegalForm("'codes': { '': 'F2' }, 'default': 'F1'", ""));

    [Fact]
    public void Map_WhenNotMet_LeavesTheFieldOut()
    {
        var file = File(unit: "'code': 'Id', 'closedOn': { 'column': 'C', 'when': { 'column': 'S', 'in': ['Dead'] } }");
        Assert.Equal("2021-01-01", file.Map(("Id", "U1"), ("C", "2021-01-01"), ("S", "Dead")).Unit!.Set[UnitField.ClosedOn]);
        Assert.Empty(file.Map(("Id", "U1"), ("C", "2021-01-01"), ("S", "Live")).Unit!.Set);
    }

    [Fact]
    public void Map_WhenNotMetForAValue_LeavesTheValueOut()
    {
        var file = File(Report("'sales': { 'column': 'V', 'when': { 'column': 'S', 'notIn': ['est'] } }"));
        Assert.Empty(file.Map(("Id", "U1"), ("Period", "2021Q1"), ("V", "5"), ("S", "est")).Report!.Values);
        Assert.Single(file.Map(("Id", "U1"), ("Period", "2021Q1"), ("V", "5"), ("S", "x")).Report!.Values);
    }

    [Fact]
    public void Map_OnlyWhenNew_IsPassedOn() =>
        Assert.Equal([UnitField.Commune],
            File(unit: "'code': 'Id', 'name': 'N', 'commune': { 'column': 'C', 'onlyWhenNew': true }").Map(("Id", "U1"), ("N", "n"), ("C", "C11")).Unit!.OnlyWhenNew);

    [Fact]
    public void Map_WhereNotMet_SkipsTheRow()
    {
        var file = File("'where': [{ 'column': 'S', 'in': ['Live', 'Dead'] }, { 'column': 'T', 'notIn': ['Test'] }]");
        Assert.False(file.Map(("Id", "U1"), ("S", "Live"), ("T", "")).Skipped);
        Assert.True(file.Map(("Id", "U1"), ("S", "Gone"), ("T", "")).Skipped);
        Assert.True(file.Map(("Id", "U1"), ("S", "Live"), ("T", " Test ")).Skipped);
    }

    [Fact]
    public void Map_CollectiveRow_IsAboutItsOwnUnit()
    {
        var file = File("'collective': { 'when': { 'column': 'Id', 'in': ['N/a'] }, 'unit': { 'code': { 'column': 'N', 'codes': { 'All others': 'OTHERS' } }, 'kind': { 'const': 'collective' } } }", "'code': 'Id', 'name': 'N'");
        var row = file.Map(("Id", "N/a"), ("N", "All others"));
        Assert.Equal(("OTHERS", "collective"), (row.UnitCode, row.Unit!.Set[UnitField.Kind]));
        Assert.Equal("U1", file.Map(("Id", "U1"), ("N", "Dar")).UnitCode);
    }

    [Fact]
    public void HeaderFaults_ColumnsThatTheHeaderLacks_AreNamedOnce()
    {
        var file = File(
            "'where': [{ 'column': 'W', 'in': ['x'] }], 'collective': { 'when': { 'column': 'CW', 'in': ['x'] }, 'unit': { 'code': 'CC' } }, "
            + "'report': { 'dataSet': 'Q', 'period': 'P', 'statementDate': 'D', 'values': { 'sales': 'V', 'costs': 'V' } }",
            "'code': 'Id', 'validFrom': 'F', 'name': { 'column': 'N', 'when': { 'column': 'NW', 'in': ['x'] } }, 'kind': { 'const': 'tpe' }");
        Assert.Equal(["CC", "CW", "D", "F", "Id", "N", "NW", "P", "V", "W"], Missing(file).Order(StringComparer.Ordinal));
        Assert.Equal(["E", "P", "V"], Missing(File("'report': { 'dataSet': 'Q', 'period': 'P' }, 'value': { 'element': 'E', 'value': 'V' }"), "Id").Order());
        Assert.Empty(Missing(File(), "Id ", "Other"));
    }

    [Fact]
    public void ColumnOf_FieldOfTheDomain_IsWhereItCameFrom()
    {
        var mapper = new RowMapper(File(Report("'sales': 'V'"), "'code': 'Id', 'name': 'N', 'kind': { 'const': 'tpe' }"), ["Id", "N", "V", "Period"], TestPack.Pack);
        Assert.Equal(["Id", "N", "kind", "V", "Period", "costs"], new[] { "code", "name", "kind", "sales", "period", "costs" }.Select(mapper.ColumnOf));
    }

    private static string? LegalForm(string source, string cell) =>
        File(unit: $"'code': 'Id', 'legalForm': {{ 'column': 'L', {source} }}").Map(("Id", "U1"), ("L", cell)).Unit!.Set[UnitField.LegalForm];

    private static IEnumerable<string> Missing(FileMapping file, params string[] header)
    {
        var faults = new RowMapper(file, header, TestPack.Pack).HeaderFaults();
        Assert.All(faults, f => Assert.Equal(("missing_column", f.Args[0]), (f.Code, f.Field)));
        return faults.Select(f => f.Field);
    }

    private static void Expect(string code, string column, FileMapping file, params (string, string)[] row)
    {
        var fault = Assert.Single(file.Map(row).Faults);
        Assert.Equal((code, column), (fault.Code, fault.Field));
    }
}
