namespace NetGraph.Cypher.Functions.Apoc;

/// <summary>All helpers named as in APOC, one file a family.</summary>
/// <remarks>
/// <code>
/// apoc.coll      CollectionSets, CollectionEdits, CollectionSorting, CollectionNumbers
/// apoc.map       MapFunctions, MapMaking
/// apoc.text      TextFunctions, TextCleaning, TextPatterns, TextDistances, TextEncoding
/// apoc.date      DateFunctions on DatePattern          apoc.convert   ConvertFunctions on JsonReading, JsonWriting
/// apoc.util, .number, .math, .bitwise, .node, .rel, .any, .label, .meta.cypher, .data
/// </code>
/// </remarks>
internal static class ApocFunctions
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        .. CollectionSets.All,
        .. CollectionEdits.All,
        .. CollectionSorting.All,
        .. CollectionNumbers.All,
        .. MapFunctions.All,
        .. MapMaking.All,
        .. TextFunctions.All,
        .. TextCleaning.All,
        .. TextPatterns.All,
        .. TextDistances.All,
        .. TextEncoding.All,
        .. DateFunctions.All,
        .. ConvertFunctions.All,
        .. UtilFunctions.All,
        .. NumberFunctions.All,
        .. ApocMathFunctions.All,
        .. ApocEntityFunctions.All,
        .. MetaFunctions.All,
        .. DataFunctions.All,
    ];
}
