using System.Diagnostics;
using System.Globalization;
using CoIN.Torch;
using CoIN.TensorCalls;

// What a tensor call costs from C#, beside Python on the same libtorch. Usage: dotnet run -c Release --project bench/TensorCalls [python]
var python = args.Length > 0 ? args[0] : "/usr/bin/python3";
Console.WriteLine($"libtorch {TorchRuntime.Version}, one thread; microseconds of processor time per call, best of 7 rounds");
var ours = Calls.All.ToDictionary(call => call.Name, call => Calls.Measure(call.Body));
var theirs = Python(python);
Console.WriteLine($"| {"call",-40} | {"C#",9} | {"Python",9} | {"ratio",5} |");
Console.WriteLine($"| {new string('-', 40)} | {"--------:",9} | {"--------:",9} | {"----:",5} |");
foreach (var (name, microseconds) in ours)
{
    var reference = theirs.TryGetValue(name, out var found) ? found : double.NaN;
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"| {name,-40} | {microseconds,9:F2} | {reference,9:F2} | {microseconds / reference,5:F2} |"));
}

static Dictionary<string, double> Python(string python)
{
    var script = Path.Combine(AppContext.BaseDirectory, "calls.py");
    var start = new ProcessStartInfo(python, [script]) { RedirectStandardOutput = true };
    start.Environment["OPENBLAS_NUM_THREADS"] = "1";
    using var process = Process.Start(start)!;
    var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    process.WaitForExit();
    return lines.Select(line => line.Split('\t')).ToDictionary(parts => parts[0], parts => double.Parse(parts[1], CultureInfo.InvariantCulture));
}
