using CoIN.Store;

namespace CoIN.Graph;

/// <summary>Looks for the result of a stage whose inputs are known.</summary>
internal sealed class StageLookup(ContentStore store)
{
    /// <summary>Returns hit or miss, with the reason of a miss; the estimate is left to the caller.</summary>
    public PlannedStage Find(Stage stage, InputDigests inputs)
    {
        var key = StageKey.Of(stage, inputs);
        var known = store.Actions.FindResult(key, out var damage);
        var fault = known is null ? null : store.Blobs.FindFault(known.Output);
        if (known is not null && fault is null)
        {
            return new PlannedStage { Stage = stage, State = PlanState.Hit, Key = key, Known = known, Estimate = TimeSpan.Zero };
        }

        Lazy<MissReason> why = fault is not null ? new(MissReason.Missing(fault))
            : damage is not null ? new(MissReason.Damaged(damage))
            : new(() => MissReason.Compare(store.Actions.FindLatest(stage.Name), StageKey.Parts(stage, inputs)));
        return new PlannedStage { Stage = stage, State = PlanState.Miss, Key = key, Known = known, Why = why };
    }
}
