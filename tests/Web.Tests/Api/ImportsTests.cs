using System.Text;
using System.Text.Json;
using Xunit;

namespace EconomieSociale.Tests.Api;

public sealed class ImportsTests(ApiProgram app) : IClassFixture<ApiProgram>
{
    private const string Mapping = """
        { "name": "test", "files": [
          { "match": "units*.csv", "unit": { "code": "code", "name": "name", "kind": { "const": "cooperative" }, "commune": "commune", "sector": { "const": "fishing" } } },
          { "match": "reports*.csv", "unit": { "code": "code" },
              "report": { "dataSet": "Q", "period": "period", "values": { "sales_revenue": "sales", "members_total": "members" } } },
          { "match": "values*.csv", "delimiter": ";", "decimal": ",", "grouping": " ", "unit": { "code": "unit" },
            "report": { "dataSet": "Q", "period": { "column": "date", "format": "d/M/yyyy" } },
                "value": { "element": { "column": "measure", "codes": { "CA": "sales_revenue", "Membres": "members_total" } }, "value": "value" } } ] }
        """;

    private readonly ApiClient api = new(app.Http);

    [Fact]
    public async Task Import_EveryWrongRow_IsNamedAndTheOthersGoIn()
    {
        await Units("I1", "I2");

        var ended = (await api.Import(Mapping, false, ("reports.csv",
            """
            code,period,sales,members
            I1,2026Q1,100.50,12
            I1,2026Q2,beaucoup,12
            I2,2026Q1,7,-3
            NOBODY,2026Q1,1,1
            I2,202601,1,1
            I2,2026Q2,1
            ,2026Q2,1,1
            I2,2026Q3,9.25,6

            """))).Ok();

        Assert.Equal(("completed", 8, 2, 6, 0),
            (ended["state"].GetString(), Count(ended, "rowsRead"), Count(ended, "rowsAccepted"), Count(ended, "rowsRejected"), Count(ended, "rowsUnchanged")));
        Assert.Equal(1m, ended["progress"].GetDecimal());
        var lines = await api.ErrorLines(ended["id"].GetString()!);
        Assert.Equal("file,row,column,code,message", lines[0]);
        Assert.Equal(
            ["reports.csv,3,sales,not_a_number", "reports.csv,4,members,below_minimum", "reports.csv,5,unit,unknown_unit", "reports.csv,6,period,wrong_period_type",
                "reports.csv,7,,row_incomplete", "reports.csv,8,code,required"],
            lines[1..].Select(l => string.Join(',', l.Split(',')[..4])).Order());
        Assert.Equal("100.50", await Value("I1", "2026Q1", "sales_revenue"));
        (await api.Get("units/I1/reports/Q/2026Q2")).Refused(404, "unknown_report");
    }

    [Fact]
    public async Task Import_TheSameFileAgain_ChangesNothing_AlsoAfterACorrectionByHand()
    {
        await Units("I3");
        var file = ("reports.csv", (object)"code,period,sales,members\nI3,2026Q1,1,2\nI3,2026Q2,3,4\n");
        await api.Import(Mapping, false, file);
        await api.Report("I3", "2026Q1", new { sales_revenue = 99, members_total = 2 });

        var again = await api.Import(Mapping, false, file);

        Assert.Equal((0, 2, 0), (Count(again, "rowsAccepted"), Count(again, "rowsUnchanged"), Count(again, "rowsRejected")));
        Assert.Equal("99.00", await Value("I3", "2026Q1", "sales_revenue"));
    }

    [Fact]
    public async Task Import_RowsOrFilesThatDisagree_TheSecondIsRefusedAndNothingIsLost()
    {
        await Units("I4");

        var ended = await api.Import(
            Mapping,
            false,
            ("reports-a.csv", "code,period,sales,members\nI4,2026Q1,1,2\nI4,2026Q1,1,2\nI4,2026Q1,5,2\n"),
            ("reports-b.csv", "code,period,sales,members\nI4,2026Q1,1,3\nI4,2026Q2,8,8\n"));

        Assert.Equal((2, 1, 2), (Count(ended, "rowsAccepted"), Count(ended, "rowsUnchanged"), Count(ended, "rowsRejected")));
        Assert.Equal(
            ["reports-a.csv,4,sales,contradicts_same_import", "reports-b.csv,2,members,contradicts_same_import"],
            (await api.ErrorLines(ended["id"].GetString()!))[1..].Select(l => string.Join(',', l.Split(',')[..4])).Order());
        Assert.Equal("1.00", await Value("I4", "2026Q1", "sales_revenue"));
        Assert.Single((await api.Get("units/I4/reports/Q/2026Q1"))["revisions"].EnumerateArray());
    }

    [Theory]
    [InlineData("code,period,sales,members\nI5,2026Q1,1,2\nI5,2026", "file_truncated")]
    [InlineData("code,period,sales,members\nI5,2026Q1,1,2\nI5,2026Q2,\"3", "file_truncated")]
    [InlineData("code,period,sales\nI5,2026Q1,1\n", "missing_column")]
    [InlineData("", "file_empty")]
    public async Task Import_AFileThatIsWrongAsAWhole_IsRefusedBeforeAnythingIsStored(string file, string code)
    {
        await Units("I5");

        var ended = await api.Import(Mapping, false, ("reports.csv", file));

        Assert.Equal("refused", ended["state"].GetString());
        Assert.Equal([code], ended.Codes);
        (await api.Get("units/I5/reports/Q/2026Q1")).Refused(404, "unknown_report");
    }

    [Fact]
    public async Task Import_WithoutMappingOrFile_OrWithAWrongMapping_IsRefused()
    {
        (await api.Upload(null, false, ("reports.csv", "x"))).Refused(422, "no_mapping");
        (await api.Upload(Mapping, false)).Refused(422, "no_file");
        Assert.Equal(["file_not_mapped"], (await api.Import(Mapping, false, ("other.csv", "a,b\n1,2\n"))).Codes);
        Assert.Equal(["bad_json"], (await api.Import("{ \"files\": [", false, ("reports.csv", "a"))).Codes);
        var wrong = await api.Import(
            """{ "files": [ { "match": "*", "colour": 1, "unit": { "code": "c" }, "report": { "dataSet": "Z", "period": "p", "values": { "salez": "s" } } } ] }""",
            false,
            ("reports.csv", "a"));
        Assert.Equal(["unknown_data_set", "unknown_element", "unknown_key"], wrong.Codes.Order());
    }

    [Fact]
    public async Task Import_ADryRun_SaysTheSameAndStoresNothing()
    {
        var ended = await api.Import(
            Mapping,
            true,
            ("units.csv", "code,name,commune\nI6,Amal,321.01.03\nI7,Nour,nowhere\n"),
            ("reports.csv", "code,period,sales,members\nI6,2026Q1,1,2\nI6,2026Q2,x,2\n"));

        Assert.Equal((2, 2), (Count(ended, "rowsAccepted"), Count(ended, "rowsRejected")));
        (await api.Get("units/I6")).Refused(404, "unknown_unit");
    }

    [Fact]
    public async Task Import_OneRowPerValue_WithSemicolonsDecimalCommaLatin1AndDates_MakesOneReport()
    {
        await Units("I8");
        var text = "unit;date;measure;value;note\nI8;31/3/2026;CA;1 234 567,89;créé\nI8;31/3/2026;Membres;12;\"deux\nlignes\"\nI8;31/3/2026;Couleur;3;é\n";

        var ended = await api.Import(Mapping, false, ("values.csv", Encoding.Latin1.GetBytes(text)));

        Assert.Equal((2, 1), (Count(ended, "rowsAccepted"), Count(ended, "rowsRejected")));
        Assert.Equal("values.csv,4,measure,code_not_listed", string.Join(',', (await api.ErrorLines(ended["id"].GetString()!))[1].Split(',')[..4]));
        Assert.Equal("1234567.89", await Value("I8", "2026Q1", "sales_revenue"));
        Assert.Equal("12", await Value("I8", "2026Q1", "members_total"));
        Assert.Single((await api.Get("units/I8/reports/Q/2026Q1"))["revisions"].EnumerateArray());
    }

    [Fact]
    public async Task Import_Utf8WithByteOrderMark_IsReadWithoutIt()
    {
        var bytes = Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes("code,name,commune\nI9,Étoile نجمة,321.01.03\n")).ToArray();

        Assert.Equal(1, Count(await api.Import(Mapping, false, ("units.csv", bytes)), "rowsAccepted"));

        Assert.Equal("Étoile نجمة", (await api.Get("units/I9"))["name"].GetString());
    }

    [Fact]
    public async Task Import_AnUploadOverTheLimit_IsRefusedWith413()
    {
        var answer = await api.Upload(Mapping, false, ("reports.csv", new byte[app.MaxUploadBytes + 1]));

        answer.Refused(413, "file_too_large", "file");
    }

    private async Task Units(params string[] codes)
    {
        foreach (var code in codes)
        {
            (await api.Register(code)).Ok();
        }
    }

    private async Task<string> Value(string unit, string period, string element) =>
        (await api.Get($"units/{unit}/reports/Q/{period}")).Ok()["values"].GetProperty(element).GetRawText();

    private static int Count(ApiAnswer answer, string name) => answer[name].GetInt32();
}
