using CoIN.Benchmark;
using CoIN.Data.Raw;
using CoIN.Errors;

namespace CoIN.Data;

/// <summary>Converts one split of a learning task from raw data to one Parquet file.</summary>
public static class InstructionConversion
{
    /// <summary>Converts a split; the same input and options always give the same bytes.</summary>
    /// <param name="converter">The learning task: from <see cref="RawConverters"/>, or a <see cref="Release.ReleaseConverter"/>.</param>
    /// <param name="dataRoot">The folder that holds <see cref="RawLayout"/>'s folders, or the files of the release format.</param>
    /// <param name="split">One of the converter's splits.</param>
    /// <param name="options">How to convert.</param>
    /// <param name="parquetPath">The file to write; it appears only when it is complete.</param>
    /// <exception cref="PipelineException">Raw data are absent or malformed, or the file cannot be written.</exception>
    public static ConversionReport Convert(IRawConverter converter, string dataRoot, string split, ConversionOptions options, string parquetPath)
    {
        ArgumentNullException.ThrowIfNull(converter);
        ArgumentNullException.ThrowIfNull(options);
        if (!converter.Splits.Contains(split))
        {
            throw new PipelineException($"{converter.Task} has no split '{split}'{NearestName.Hint(split, converter.Splits)}");
        }

        if (converter.NeedsInstruction && options.Templates is null)
        {
            throw new ArgumentException($"{converter.Task} needs instruction templates", nameof(options));
        }

        var drawn = Draw(converter, dataRoot, split, options);
        var input = Input(dataRoot, converter, options);
        foreach (var file in converter.Files(split))
        {
            options.Pins?.Check(file, input.File(file));
        }

        var imageInput = Input(options.ImageRoot ?? dataRoot, converter, options);
        var images = new ImageFiles(imageInput.Locate, options.ImageRoot ?? dataRoot, options.Images, options.Missing, options.Pins);
        var records = EachOnce(converter.Read(input, split), $"{converter.Task}, split '{split}'").Where(record => drawn is null || drawn.Contains(record.Id));
        Func<InstructionRecord, InstructionRecord> complete =
            converter.NeedsInstruction ? record => Instruct(record, converter.Task, options.Templates!, options) : record => record;
        var written = InstructionParquet.Write(parquetPath, images.Attach(records, complete, options.Workers));
        options.Pins?.Save();
        return new ConversionReport(converter.Task, split, input.RecordsListed, input.RecordsMissing, written, images.Named, images.Missing, images.Unreadable, images.FirstUnreadable);
    }

    // Scores are kept by id, and records drawn by it.
    private static IEnumerable<InstructionRecord> EachOnce(IEnumerable<InstructionRecord> records, string where)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var record in records)
        {
            yield return seen.Add(record.Id)
                ? record
                : throw new PipelineException($"{where}: two records have the id '{record.Id}', one was expected; take one of them out of the raw files");
        }
    }

    private static RawInput Input(string root, IRawConverter converter, ConversionOptions options) =>
        new(root, converter.Task, options.Missing) { Workers = options.Workers, Elsewhere = options.Elsewhere };

    // Drawing needs all ids, so the raw files are read twice where not all records are wanted: cheaper than keeping the records.
    private static IReadOnlySet<string>? Draw(IRawConverter converter, string dataRoot, string split, ConversionOptions options)
    {
        var isTraining = split == "train";
        if (isTraining ? options.Volume == 1 : options.TestSubset is null)
        {
            return null;
        }

        var ids = converter.Read(Input(dataRoot, converter, options), split).Select(record => record.Id).ToList();
        return isTraining
            ? RecordSample.Volume(ids, options.Volume, options.VolumeDraw, converter.Task, options.Seed)
            : RecordSample.TestSubset(ids, options.TestSubset!.Value, converter.Task, options.Seed);
    }

    private static InstructionRecord Instruct(InstructionRecord record, string task, InstructionTemplates templates, ConversionOptions options)
    {
        var turns = new Turn[record.Turns.Count];
        for (var i = 0; i < turns.Length; i++)
        {
            var (question, answer) = record.Turns[i];
            turns[i] = new Turn(templates.For(task, options.Variant, record.Id, options.Seed, question.Trim()), answer);
        }

        return record with { Turns = turns };
    }
}
