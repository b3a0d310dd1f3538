using NetGraph.Cli;

var environment = CliEnvironment.OfProcess();
var code = await CommandLine.RunAsync(args, environment, CancellationToken.None);
await environment.Output.FlushAsync();
return code;
