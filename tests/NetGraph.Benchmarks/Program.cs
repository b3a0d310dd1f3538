using System.Globalization;
using BenchmarkDotNet.Running;
using NetGraph.Benchmarks.Busy;
using NetGraph.Benchmarks.Graph;
using NetGraph.Benchmarks.Queries;

// `queries` prints medians of whole queries, `traversals` those of look-ups, walks and small writes, `csv FOLDER` writes their
// graph for other databases, `load FOLDER` loads it into a store there, `answer` answers questions about it on the standard
// streams, `busy FOLDER` times views while captures are imported; anything else is BenchmarkDotNet's.
switch (args)
{
    case ["queries", .. var options]:
        QueryTimes.Run(options);
        break;
    case ["traversals", .. var options]:
        TraversalTimes.Run(options);
        break;
    case ["csv", var folder]:
        BenchCsv.Write(new BenchGraph(), folder);
        break;
    case ["csv", var folder, var scale]:
        BenchCsv.Write(new BenchGraph(double.Parse(scale["--scale=".Length..], CultureInfo.InvariantCulture)), folder);
        break;
    case ["load", var folder, .. var options]:
        await BulkLoad.RunAsync(folder, options);
        break;
    case ["store-answer", var folder]:
        await StoreAnswers.AnswerAsync(folder);
        break;
    case ["store-memory", var folder]:
        await StoreAnswers.MemoryAsync(folder);
        break;
    case ["busy", var folder, .. var options]:
        await BusyStore.RunAsync(folder, options);
        break;
    case ["answer"]:
        QueryAnswers.Run();
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
