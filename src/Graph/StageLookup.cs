using CoIN.Store;

namespace CoIN.Graph;

/// <summary>Looks for the result of a stage whose inputs are known.</summary>
internal sealed class StageLookup(ContentStore store)
{
    /// <summary>Returns hit or miss, with the reason of a miss; the estimate is left to the caller.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="inputs">What it reads.</param>
    /// <param name="recalled">Results that are taken on trust; null to look at each.</param>
    public PlannedStage Find(Stage stage, InputDigests inputs, RecalledResults? recalled = null)
    {
        var key = StageKey.Of(stage, inputs);
        if (recalled?.Find(key) is { } trusted)
        {
            return Hit(stage, key, trusted);
        }

        var known = store.Actions.FindResult(key, out var damage);
        var fault = known is null ? null : store.Blobs.FindFault(known.Output);
        if (known is not null && fault is null)
        {
            return Hit(stage, key, known);
        }

        Lazy<MissReason> why = fault is not null ? new(MissReason.Missing(fault))
            : damage is not null ? new(MissReason.Damaged(damage))
            : new(() => MissReason.Compare(store.Actions.FindLatest(stage.Name), StageKey.Parts(stage, inputs)));
        return new PlannedStage { Stage = stage, State = PlanState.Miss, Key = key, Known = known, Why = why };
    }

    private static PlannedStage Hit(Stage stage, Digest key, KnownResult known) =>
        new() { Stage = stage, State = PlanState.Hit, Key = key, Known = known, Estimate = TimeSpan.Zero };
}
