using System.Security.Cryptography;
using System.Text;
using NetGraph.PropertyGraph;
using static NetGraph.Cypher.Functions.Apoc.ApocFactory;
using static NetGraph.Cypher.Functions.FunctionFactory;

namespace NetGraph.Cypher.Functions.Apoc;

/// <summary>apoc.util: digests in hexadecimal of the values of a list, one text after the other (nulls are left out), and checks that raise.</summary>
internal static class UtilFunctions
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        Digest("md5", HashAlgorithmName.MD5),
        Digest("sha1", HashAlgorithmName.SHA1),
        Digest("sha256", HashAlgorithmName.SHA256),
        Digest("sha384", HashAlgorithmName.SHA384),
        Digest("sha512", HashAlgorithmName.SHA512),
        NullAware("apoc.util.validatePredicate", ValueTypes.Boolean, "True, or an error with a message when the predicate holds.", Validate, Needs("predicate", ValueTypes.Boolean), Text("message"), List("params")),
    ];

    private static FunctionDefinition Digest(string name, HashAlgorithmName algorithm)
    {
        GraphValue Body(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
        {
            using var hash = IncrementalHash.CreateHash(algorithm);
            foreach (var item in context.Each(arguments[0].AsList()))
            {
                if (!item.IsNull)
                    hash.AppendData(Encoding.UTF8.GetBytes(GraphValueText.RenderPlain(item)));
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }

        return NullPropagating($"apoc.util.{name}", ValueTypes.String, $"The {algorithm.Name} digest of the values' texts.", Body, List("values"));
    }

    private static GraphValue Validate(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        if (!arguments[0].IsTrue)
            return true;
        var message = arguments[1].IsNull ? "The predicate holds." : PrintfFormat.Format(context, arguments[1].AsString(), ListOrEmpty(arguments, 2));
        throw CypherErrors.Argument("InvalidArgumentValue", message);
    }
}
