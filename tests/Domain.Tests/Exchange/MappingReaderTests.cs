using EconomieSociale.Cooperatives;
using EconomieSociale.Exchange;
using Xunit;
using static EconomieSociale.Tests.Exchange.Mappings;

namespace EconomieSociale.Tests.Exchange;

public class MappingReaderTests
{
    [Fact]
    public void Read_SmallestMapping_HasTheDefaults()
    {
        var file = File();
        Assert.Equal(("*.csv", ',', null, '.', ""), (file.Match, file.Delimiter, file.Encoding, file.Decimal, file.Grouping));
        Assert.True(file is { DateFormats: ["yyyy-MM-dd"], Missing: [""], NotApplicable: ["NA"] });
        Assert.Equal((null, null, "Id"), (file.Report, file.Collective, file.Unit!.Code.Column));
    }

    [Fact]
    public void Read_EveryKey_IsTaken()
    {
        var file = File(
            "'delimiter': ';', 'decimal': ',', 'grouping': ' ', 'encoding': 'latin-1', 'dateFormats': ['d/M/yyyy'], 'missing': ['', '-'], 'notApplicable': ['n/a'], "
            + "'where': [{ 'column': 'S', 'notIn': ['x', 1] }], 'collective': { 'when': { 'column': 'Id', 'in': ['N'] }, 'unit': { 'code': { 'const': 'ALL' } } }, "
            + "'report': { 'dataSet': 'quarterly', 'period': { 'column': 'P', 'format': 'yyyy' }, 'statementDate': 'D', 'mode': 'merge', 'values': { 'sales': { 'column': 'V', 'scale': 1000 } } }",
            "'code': 'Id', 'validFrom': 'From', 'legalForm': { 'column': 'F', 'codes': { 'a': 'F1' }, 'otherwise': 'F2', 'default': 'F2', 'onlyWhenNew': true, 'when': { 'column': 'S', 'in': ['y'] } }");
        Assert.Equal((';', ',', " ", "latin-1", "d/M/yyyy", "-", "n/a"),
            (file.Delimiter, file.Decimal, file.Grouping, file.Encoding, file.DateFormats[0], file.Missing[1], file.NotApplicable[0]));
        Assert.True(file.Where[0] is { Column: "S", Negated: true, In: ["x", "1"] });
        Assert.True(file.Collective is { When: { Column: "Id", Negated: false, In: ["N"] }, Unit.Code.Const: "ALL" });
        Assert.True(file.Report is { DataSet: "quarterly", Period: { Column: "P", Format: "yyyy" }, StatementDate.Column: "D", Merge: true });
        Assert.Equal(1000, file.Report.Values["sales"].Scale);
        var source = file.Unit!.Fields[UnitField.LegalForm];
        Assert.True(source is { Column: "F", Otherwise: "F2", Default: "F2", OnlyWhenNew: true, When: { Column: "S", In: ["y"] } });
        Assert.Equal(("F1", "From"), (source.Codes!["a"], file.Unit.ValidFrom!.Column));
    }

    [Fact]
    public void Read_OneRowPerValue_IsAlwaysMerged()
    {
        var file = File("'report': { 'dataSet': 'Q', 'period': 'P' }, 'value': { 'element': 'E', 'value': 'V' }");
        Assert.True(file.Report is { Merge: true, Element.Column: "E", Value.Column: "V" });
    }

    [Theory]
    [InlineData("{", "bad_json", "mapping")]
    [InlineData("[]", "required", "mapping.files")]
    [InlineData("{ 'files': [] }", "required", "mapping.files")]
    [InlineData("{ 'files': {} }", "required", "mapping.files")]
    [InlineData("{ 'files': [ { 'match': 'a', 'unit': { 'code': 'Id' } } ], 'titel': 'x' }", "unknown_key", "mapping.titel")]
    [InlineData("{ 'files': [ { 'unit': { 'code': 'Id' } } ] }", "required", "mapping.files[0].match")]
    [InlineData("{ 'files': [ { 'match': '', 'unit': { 'code': 'Id' } } ] }", "required", "mapping.files[0].match")]
    [InlineData("{ 'files': [ { 'match': 'a' } ] }", "required", "mapping.files[0].unit")]
    public void Read_WrongFrame_IsAFaultWithItsPlace(string json, string code, string place) => Expect(json, code, place);

    [Theory]
    [InlineData("'colour': 1", "unknown_key", "colour")]
    [InlineData("'encoding': 'utf-16'", "unknown_encoding", "encoding")]
    [InlineData("'delimiter': ';;'", "one_character_expected", "delimiter")]
    [InlineData("'decimal': ''", "one_character_expected", "decimal")]
    [InlineData("'missing': 'x'", "wrong_json_type", "missing")]
    [InlineData("'delimiter': 1", "wrong_json_type", "delimiter")]
    [InlineData("'where': [{ 'column': 'A' }]", "required", "where[0].in")]
    [InlineData("'where': [{ 'in': ['x'] }]", "required", "where[0].column")]
    [InlineData("'where': [{ 'column': 'A', 'in': ['x'], 'is': 'y' }]", "unknown_key", "where[0].is")]
    [InlineData("'collective': { 'unit': { 'code': 'Id' } }", "required", "collective.when, unit")]
    [InlineData("'collective': { 'when': { 'column': 'A', 'in': [] }, 'unit': { 'code': 'Id' }, 'x': 1 }", "unknown_key", "collective.x")]
    [InlineData("'report': { 'dataSet': 'X', 'period': 'P', 'values': { 'sales': 'S' } }", "unknown_data_set", "report.dataSet")]
    [InlineData("'report': { 'dataSet': 'Q', 'period': 'P', 'values': { 'salse': 'S' } }", "unknown_element", "report.values.salse")]
    [InlineData("'report': { 'dataSet': 'Q', 'period': 'P', 'values': { 'sales': null } }", "required", "report.values.sales")]
    [InlineData("'report': { 'dataSet': 'Q', 'values': { 'sales': 'S' } }", "required", "report.period")]
    [InlineData("'report': { 'dataSet': 'Q', 'period': 'P' }", "values_or_value_expected", "report.values")]
    [InlineData("'report': { 'dataSet': 'Q', 'period': 'P', 'values': { 'sales': 'S' } }, 'value': { 'element': 'E', 'value': 'V' }", "values_or_value_expected", "report.values")]
    [InlineData("'report': { 'dataSet': 'Q', 'period': 'P', 'values': { 'sales': 'S' }, 'modus': 'merge' }", "unknown_key", "report.modus")]
    [InlineData("'report': { 'dataSet': 'Q', 'period': 'P' }, 'value': { 'value': 'V' }", "required", "value.element")]
    [InlineData("'report': { 'dataSet': 'Q', 'period': 'P' }, 'value': { 'element': 'E' }", "required", "value.value")]
    [InlineData("'report': { 'dataSet': 'Q', 'period': 'P' }, 'value': { 'element': 'E', 'value': 'V', 'x': 1 }", "unknown_key", "value.x")]
    [InlineData("'report': { 'dataSet': 'Q', 'period': 'P', 'values': { 'sales': { 'column': 'S', 'scale': '1000' } } }", "wrong_json_type", "report.values.sales.scale")]
    [InlineData("'report': { 'dataSet': 'Q', 'period': 'P', 'values': { 'sales': { 'column': 'S', 'scale': 1e40 } } }", "wrong_json_type", "report.values.sales.scale")]
    public void Read_WrongPartOfAFile_IsAFaultWithItsPlace(string part, string code, string place) =>
        Expect($"{{ 'files': [ {{ 'match': 'a', 'unit': {{ 'code': 'Id' }}, {part} }} ] }}", code, $"mapping.files[0].{place}");

    [Theory]
    [InlineData("'name': 'N'", "required", "code")]
    [InlineData("'code': 'Id', 'town': 'T'", "unknown_key", "town")]
    [InlineData("'code': {}", "column_or_const_expected", "code.column")]
    [InlineData("'code': { 'column': 'A', 'const': 'b' }", "column_or_const_expected", "code.column")]
    [InlineData("'code': { 'column': 'A', 'kolumn': 'b' }", "unknown_key", "code.kolumn")]
    [InlineData("'code': { 'column': 'A', 'when': { 'column': 'B' } }", "required", "code.when.in")]
    public void Read_WrongUnit_IsAFaultWithItsPlace(string unit, string code, string place) =>
        Expect($"{{ 'files': [ {{ 'match': 'a', 'unit': {{ {unit} }} }} ] }}", code, $"mapping.files[0].unit.{place}");

    [Theory]
    [InlineData("'report': { 'dataSet': 'Q', 'period': 'P', 'mode': 'Merge', 'values': { 'sales': 'S' } }")]
    [InlineData("'decimal': ',', 'grouping': ','")]
    [InlineData("'where': [{ 'column': 'A', 'in': ['x'], 'notIn': ['y'] }]")]
    [InlineData("'value': { 'element': 'E', 'value': 'V' }")]
    [InlineData("'report': 'Q'")]
    [InlineData("'collective': 'Id'")]
    public void Read_ValueThatMeansNothing_IsAFault(string part) =>
        Assert.NotEmpty(Read($"{{ 'files': [ {{ 'match': 'a', 'unit': {{ 'code': 'Id' }}, {part} }} ] }}").Faults);

    [Fact]
    public void Read_BadJson_SaysLineAndPosition() => Assert.Equal(["2", "1"], Assert.Single(Read("{\n]").Faults).Args);

    [Fact]
    public void Read_CommentsAndTrailingCommas_AreAllowed() => Assert.Empty(Read("{ // why\n 'files': [ { 'match': 'a', 'unit': { 'code': 'Id' }, }, ] }").Faults);

    [Fact]
    public void For_FileName_IsTheFirstThatMatches()
    {
        var mapping = Read("{ 'name': 'n', 'files': [ { 'match': 'a*.csv', 'unit': { 'code': '1' } }, { 'match': '*.csv', 'unit': { 'code': '2' } } ] }").Mapping!;
        Assert.Equal(("n", "1", "2", null), (mapping.Name, mapping.For("A1.CSV")?.Unit?.Code.Column, mapping.For("b.csv")?.Unit?.Code.Column, mapping.For("c.txt")));
    }

    private static void Expect(string json, string code, string place)
    {
        var (mapping, faults) = Read(json);
        Assert.Null(mapping);
        Assert.Contains((code, place), faults.Select(f => (f.Code, f.Field)));
    }
}
