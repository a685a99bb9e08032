using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CoIN.Errors;

namespace CoIN.Reporting.Rendering;

/// <summary>Writes samples with a model's answers: a page with the images in it, Markdown without them, and JSON.</summary>
public static class ExampleFiles
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.Default,
    };

    /// <summary>Writes <c>name.html</c>, <c>.md</c> and <c>.json</c>. The same report gives the same bytes, always.</summary>
    /// <param name="report">The samples.</param>
    /// <param name="templatesFolder">Holds <c>examples.html.hbs</c> and <c>examples.md.hbs</c>.</param>
    /// <param name="outputFolder">An existing folder.</param>
    /// <param name="name">The files' name without ending.</param>
    /// <exception cref="PipelineException">A template cannot be read or has a mistake.</exception>
    public static void Write(ExamplesReport report, string templatesFolder, string outputFolder, string name)
    {
        ArgumentNullException.ThrowIfNull(report);
        foreach (var ending in new[] { ".html", ".md" })
        {
            var text = Template.Fill(Path.Combine(templatesFolder, $"examples{ending}.hbs"), View(report), Template.EncoderFor(ending));
            File.WriteAllText(Path.Combine(outputFolder, name + ending), text, Utf8);
        }

        File.WriteAllText(Path.Combine(outputFolder, name + ".json"), JsonSerializer.Serialize(report, Json) + "\n", Utf8);
    }

    private static object View(ExamplesReport report) => new
    {
        id = report.Description.Id,
        title = report.Description.Title,
        scale = report.Description.Scale,
        run = report.Run,
        notes = report.Description.Footnotes,
        examples = report.Examples.Select(example => new
        {
            task = example.Task,
            id = example.Id,
            question = example.Question,
            reference = example.Reference,
            image = example.Image is { } image ? Address(image) : "",
            steps = example.Steps.Select(step => new
            {
                after = step.After,
                said = step.Said,
                truth = step.TruthAlignment.ToString("0.##", CultureInfo.InvariantCulture),
                reasoning = step.ReasoningCapability?.ToString("0.##", CultureInfo.InvariantCulture) ?? "",
                isRight = step.TruthAlignment >= 1,
            }).ToList(),
        }).ToList(),
    };

    // The kind is read from the bytes, never from a name in the data; what is neither is not shown.
    private static string Address(byte[] image) => image switch
    {
        [0x89, 0x50, 0x4E, 0x47, ..] => $"data:image/png;base64,{Convert.ToBase64String(image)}",
        [0xFF, 0xD8, 0xFF, ..] => $"data:image/jpeg;base64,{Convert.ToBase64String(image)}",
        _ => "",
    };
}
