using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace CoIN.TrainingStep;

/// <summary>A Python process that takes steps when asked to, and sleeps in between.</summary>
internal sealed class PythonStep : IDisposable
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private readonly Process _process;

    /// <summary>Starts the process.</summary>
    /// <param name="python">The interpreter whose PyTorch is measured.</param>
    /// <param name="specification">The step.</param>
    public PythonStep(string python, StepSpecification specification)
    {
        var start = new ProcessStartInfo(python, [Path.Combine(AppContext.BaseDirectory, "step.py")]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["OPENBLAS_NUM_THREADS"] = "1";
        start.Environment["OMP_NUM_THREADS"] = "1";
        _process = Process.Start(start) ?? throw new InvalidOperationException($"'{python}' did not start");
        Parameters = long.Parse(Ask(JsonSerializer.Serialize(specification, Json)), CultureInfo.InvariantCulture);
    }

    /// <summary>How many numbers are trained.</summary>
    public long Parameters { get; }

    /// <summary>Takes some steps.</summary>
    public StepTime Run(int steps)
    {
        var fields = Array.ConvertAll(Ask($"{steps}").Split('\t'), field => double.Parse(field, CultureInfo.InvariantCulture));
        return new StepTime(fields[0], fields[1], fields[2]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private string Ask(string line)
    {
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
        return _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("step.py ended early; its error is above");
    }
}
