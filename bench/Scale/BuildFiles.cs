using System.Globalization;
using System.Text;

namespace CoIN.Bench.Scale;

/// <summary>The same graph for ninja, GNU make and snakemake.</summary>
internal static class BuildFiles
{
    /// <summary>Writes <c>build.ninja</c>, <c>Makefile</c> and <c>Snakefile</c>, in which every stage writes one small file.</summary>
    public static void Write(string shape, int stages, string folder)
    {
        Directory.CreateDirectory(folder);
        var ninja = new StringBuilder("rule write\n  command = cat /dev/null $in > $out\n");
        var make = new StringBuilder("all: ").AppendJoin(' ', Enumerable.Range(0, stages).Select(Output)).Append('\n');
        var snake = new StringBuilder("rule all:\n    input: ").AppendJoin(", ", Enumerable.Range(0, stages).Select(i => $"'{Output(i)}'")).Append('\n');
        for (var i = 0; i < stages; i++)
        {
            var reads = SyntheticGraph.Reads(shape, stages, i).Select(Output).ToList();
            ninja.Append(CultureInfo.InvariantCulture, $"build {Output(i)}: write {string.Join(' ', reads)}\n");
            make.Append(CultureInfo.InvariantCulture, $"{Output(i)}: {string.Join(' ', reads)}\n\t@cat /dev/null $^ > $@\n");
            snake.Append(CultureInfo.InvariantCulture, $"rule r{i}:\n");
            if (reads.Count > 0)
            {
                snake.Append("    input: ").AppendJoin(", ", reads.Select(read => $"'{read}'")).Append('\n');
            }

            snake.Append(CultureInfo.InvariantCulture, $"    output: '{Output(i)}'\n    shell: 'cat /dev/null {{input}} > {{output}}'\n");
        }

        File.WriteAllText(Path.Combine(folder, "build.ninja"), ninja.ToString());
        File.WriteAllText(Path.Combine(folder, "Makefile"), make.ToString());
        File.WriteAllText(Path.Combine(folder, "Snakefile"), snake.ToString());
    }

    private static string Output(int i) => SyntheticGraph.Name(i) + ".txt";
}
