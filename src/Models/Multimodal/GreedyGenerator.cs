using CoIN.Models.Language;
using CoIN.Models.Prompts;
using static TorchSharp.torch;

namespace CoIN.Models.Multimodal;

/// <summary>Answers questions by taking the likeliest token again and again, many questions at a time.</summary>
/// <remarks>
/// Questions of a batch are padded on the right; the gap between a question's end and its answer is masked and takes part in no position, so an answer does not depend
/// on its neighbours. Rows that have ended leave the batch once they are a quarter of it.
/// </remarks>
public sealed class GreedyGenerator
{
    private readonly MultimodalModel _model;
    private readonly int _endId;

    /// <summary>Makes a generator.</summary>
    /// <param name="model">The model; it should be in evaluation mode.</param>
    /// <param name="endId">The id that ends an answer.</param>
    public GreedyGenerator(MultimodalModel model, int endId) => (_model, _endId) = (model, endId);

    /// <summary>Returns the ids of each answer, without the end mark.</summary>
    /// <param name="questions">At least one.</param>
    /// <param name="features">What <see cref="MultimodalModel.EncodeImages"/> returned for the images, in the order of the questions that have one; null if none has.</param>
    /// <param name="maximumNewTokens">Where an answer is cut, at least 1; also cut where the model's maximum length ends.</param>
    public IReadOnlyList<IReadOnlyList<int>> Generate(IReadOnlyList<EncodedConversation> questions, Tensor? features, int maximumNewTokens)
    {
        ArgumentNullException.ThrowIfNull(questions);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumNewTokens, 1);

        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        using var cache = _model.Language.NewCache();
        var placement = _model.Language.Placement;
        var batch = MultimodalBatch.ForAnswering(questions, features, _model.Config, placement.Device);
        var rows = new RunningRows([.. questions.Select(question => question.Length(_model.Config.ImageTokens))], (int)batch.Layout.Length, maximumNewTokens, _model.Config.ModelMaxLength);
        var next = Likeliest(_model.Language.NextTokenScores(_model.Embed(batch), batch.Layout, cache));
        while (rows.Take(next, _endId))
        {
            next = Step(rows, cache, placement);
        }

        return rows.Answers;
    }

    private static long[] Likeliest(Tensor scores) => scores.argmax(-1).cpu().data<long>().ToArray();

    private long[] Step(RunningRows rows, KeyValueCache cache, Weights.Placement placement)
    {
        using var scope = NewDisposeScope();
        Tensor Place(long[] values) => tensor(values, ScalarType.Int64, placement.Device);

        if (rows.Leave() is { } kept)
        {
            cache.Keep(Place(kept));
        }

        var hidden = rows.Gap() is { } gap
            ? tensor(gap, [rows.Count, gap.Length / rows.Count], ScalarType.Float32, placement.Device).to(placement.Type)
            : null;
        var embeddings = _model.Language.Embed(Place(rows.LastTokens()));
        return Likeliest(_model.Language.NextTokenScores(embeddings, Place(rows.Positions()), rows.PositionLimit, hidden, cache));
    }
}
