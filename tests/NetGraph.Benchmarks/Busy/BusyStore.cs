using System.Diagnostics;
using System.Globalization;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using NetGraph.Core;
using NetGraph.Core.Catalogue;
using NetGraph.Core.Demo;
using NetGraph.Core.Features.Imports;
using NetGraph.Core.Features.Views;
using NetGraph.Cypher;
using NetGraph.PropertyGraph;

namespace NetGraph.Benchmarks.Busy;

/// <summary>
/// How long the catalogue's views take while captures are imported into the same store, against the same graph at rest. The
/// captures hold the same conversations at other times, so that the graph does not grow under the measurement.
/// </summary>
internal static class BusyStore
{
    private const int Runs = 7;
    private const int Conversations = 50_000;
    private const long FirstSecond = 1_760_000_000;

    public static async Task RunAsync(string folder, IReadOnlyList<string> options)
    {
        var packets = options.Count > 0 ? int.Parse(options[0], CultureInfo.InvariantCulture) : 1_000_000;
        await using var store = await OpenAsync(Path.Combine(folder, "db"));
        await using var services = new ServiceCollection().AddSingleton(store).AddNetGraphCore().BuildServiceProvider();
        var mediator = services.GetRequiredService<IMediator>();
        var demo = await DemoDataset.WriteAsync(Path.Combine(folder, "demo"), CancellationToken.None);
        await mediator.Send(new ImportFiles { Paths = demo, HomeNetworks = [.. DemoDataset.HomeNetworkTexts, "10.0.0.0/8"] });
        var capture = Path.Combine(folder, "capture.pcap");
        CaptureMaker.Write(capture, packets, Conversations, FirstSecond);
        await mediator.Send(new ImportFiles { Sources = [Changed(capture, 0)] });

        var views = ViewCatalogue.Instance.Views;
        await MeasureAsync(mediator, views, 2, CancellationToken.None);
        var idle = await MeasureAsync(mediator, views, Runs, CancellationToken.None);
        var (busy, imports, seconds) = await BusyAsync(mediator, views, capture);
        Print(views, idle, busy);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{imports} imports of {packets} packets meanwhile, {seconds / imports:F1} s each"));
    }

    private static async Task<(double[] Medians, int Imports, double Seconds)> BusyAsync(IMediator mediator, IReadOnlyList<CatalogueView> views, string capture)
    {
        using var stop = new CancellationTokenSource();
        var imports = 0;
        var watch = new Stopwatch();
        var importing = Task.Run(async () =>
        {
            for (var number = 1; !stop.IsCancellationRequested; number++)
            {
                watch.Start();
                await mediator.Send(new ImportFiles { Sources = [Changed(capture, number)] });
                watch.Stop();
                imports++;
            }
        });
        var medians = await MeasureAsync(mediator, views, Runs, CancellationToken.None);
        await stop.CancelAsync();
        await importing;
        return (medians, imports, watch.Elapsed.TotalSeconds);
    }

    /// <summary>The capture as another content: the last byte of its last packet is another one.</summary>
    private static ImportSource Changed(string path, int number) => ImportSource.Once($"{number}.pcap", Open(path, number));

    private static FileStream Open(string path, int number)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read, 1 << 16);
        file.Seek(-1, SeekOrigin.End);
        file.WriteByte((byte)number);
        file.Position = 0;
        return file;
    }

    private static async Task<double[]> MeasureAsync(IMediator mediator, IReadOnlyList<CatalogueView> views, int runs, CancellationToken cancellationToken)
    {
        var times = views.Select(_ => new List<double>()).ToArray();
        for (var run = 0; run < runs; run++)
        {
            for (var i = 0; i < views.Count; i++)
            {
                var watch = Stopwatch.GetTimestamp();
                await mediator.Send(new RunView(views[i].Name, new Dictionary<string, GraphValue>(StringComparer.Ordinal)), cancellationToken);
                times[i].Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
            }
        }

        return [.. times.Select(t => t.Order().ElementAt(t.Count / 2))];
    }

    private static void Print(IReadOnlyList<CatalogueView> views, double[] idle, double[] busy)
    {
        var over = 0;
        for (var i = 0; i < views.Count; i++)
        {
            over += busy[i] > 2 * idle[i] ? 1 : 0;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{views[i].Name,-40} {idle[i],9:F2} ms at rest {busy[i],9:F2} ms busy {busy[i] / idle[i],6:F2}"));
        }

        var ratios = busy.Zip(idle, (b, i) => b / i).Order().ToArray();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"median ratio {ratios[ratios.Length / 2]:F2}, worst {ratios[^1]:F2}; {over} of {views.Count} views above 2; all together {busy.Sum() / idle.Sum():F2}"));
    }

    private static async Task<IGraphStore> OpenAsync(string path)
    {
        var services = new ServiceCollection().AddSingleton(TimeProvider.System);
        services.AddEmbeddedStore();
        services.AddSingleton<GraphStoreRegistry>();
        await using var provider = services.BuildServiceProvider();
        return await provider.GetRequiredService<GraphStoreRegistry>().OpenAsync("file:" + path, CancellationToken.None);
    }
}
