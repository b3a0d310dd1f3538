using System.Text;
using NetGraph.Cypher.Functions.Scalar;
using Xunit;

namespace NetGraph.Cypher.Tests.Functions;

/// <summary>Normal forms by examples in the style of Unicode's NormalizationTest.txt: source, NFC, NFD, NFKC, NFKD as code points.</summary>
public sealed class UnicodeNormalizationTests
{
    [Theory]
    [InlineData("0041", "0041", "0041", "0041", "0041")]
    [InlineData("00C5", "00C5", "0041 030A", "00C5", "0041 030A")]
    [InlineData("212B", "00C5", "0041 030A", "00C5", "0041 030A")]
    [InlineData("1E9B 0323", "1E9B 0323", "017F 0323 0307", "1E69", "0073 0323 0307")]
    [InlineData("0061 0315 0300 05AE 0062", "00E0 05AE 0315 0062", "0061 05AE 0300 0315 0062", "00E0 05AE 0315 0062", "0061 05AE 0300 0315 0062")]
    [InlineData("FB01", "FB01", "FB01", "0066 0069", "0066 0069")]
    [InlineData("AC01", "AC01", "1100 1161 11A8", "AC01", "1100 1161 11A8")]
    [InlineData("1100 1161 11A8", "AC01", "1100 1161 11A8", "AC01", "1100 1161 11A8")]
    [InlineData("1D15E", "1D157 1D165", "1D157 1D165", "1D157 1D165", "1D157 1D165")]
    [InlineData("0958", "0915 093C", "0915 093C", "0915 093C", "0915 093C")]
    [InlineData("0344", "0308 0301", "0308 0301", "0308 0301", "0308 0301")]
    [InlineData("1F84", "1F84", "03B1 0313 0301 0345", "1F84", "03B1 0313 0301 0345")]
    [InlineData("2460", "2460", "2460", "0031", "0031")]
    [InlineData("FF21 3099", "FF21 3099", "FF21 3099", "0041 3099", "0041 3099")]
    [InlineData("304B 3099", "304C", "304B 3099", "304C", "304B 3099")]
    [InlineData("D800", "D800", "D800", "D800", "D800")]
    public void Text_has_four_normal_forms(string source, string c, string d, string kc, string kd)
    {
        Assert.Equal(Text(c), UnicodeNormalization.Normalize(Text(source), NormalizationForm.FormC));
        Assert.Equal(Text(d), UnicodeNormalization.Normalize(Text(source), NormalizationForm.FormD));
        Assert.Equal(Text(kc), UnicodeNormalization.Normalize(Text(source), NormalizationForm.FormKC));
        Assert.Equal(Text(kd), UnicodeNormalization.Normalize(Text(source), NormalizationForm.FormKD));
    }

    private static string Text(string points) => string.Concat(points.Split(' ').Select(hex => Convert.ToInt32(hex, 16))
        .Select(point => point is >= 0xD800 and < 0xE000 ? ((char)point).ToString() : char.ConvertFromUtf32(point)));
}
