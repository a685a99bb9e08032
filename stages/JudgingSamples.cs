using CoIN.Data;
using CoIN.Judging;

namespace CoIN.Stages;

/// <summary>The bridge from predictions and converted test records to what judges compare.</summary>
public static class JudgingSamples
{
    /// <summary>Returns one sample for each test record, in their order.</summary>
    /// <param name="records">The output of a convert stage.</param>
    /// <param name="predictions">The output of a predict stage; ids that no record has are left to the score stage, which refuses them.</param>
    public static IReadOnlyList<JudgingSample> Read(string records, string predictions)
    {
        var table = ParquetTable.Read(Path.Combine(predictions, PredictStage.PredictionsFile));
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (id, text) in table.Texts("id").Zip(table.Texts("prediction")))
        {
            said.TryAdd(id, text);
        }

        return
        [
            .. InstructionParquet.Read(Path.Combine(records, ConvertStage.RecordsFile), withImages: false).Select(record =>
                new JudgingSample(record.Id, record.Turns.Single().Question, record.Turns.Single().Answer, said.GetValueOrDefault(record.Id))
                {
                    Choices = record.Choices,
                    IsBox = record.Box is not null,
                }),
        ];
    }
}
