using SpineClinic.Web.Reports;

namespace SpineClinic.Web.Tests.Reports;

public sealed class CsvTextTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+44", "'+44")]
    [InlineData("-2", "'-2")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("  =HYPERLINK(1)", "'  =HYPERLINK(1)")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("=cmd|' /C calc'!A0,\"x\"", "\"'=cmd|' /C calc'!A0,\"\"x\"\"\"")]
    public void A_cell_that_a_spreadsheet_would_run_is_text(string value, string cell) => Assert.Equal($"{cell}\r\n", CsvText.Of([[value]]));

    [Fact]
    public void Commas_quotes_and_lines_are_quoted_and_all_else_is_as_it_was() =>
        Assert.Equal("E-CES-1,2026-11,0.25,\r\n\"a,b\",\"say \"\"no\"\"\",\"one\ntwo\",é\r\n", CsvText.Of([["E-CES-1", "2026-11", "0.25", ""], ["a,b", "say \"no\"", "one\ntwo", "é"]]));
}
