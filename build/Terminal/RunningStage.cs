using CoIN.Graph;

namespace CoIN.Build.Terminal;

/// <summary>A stage that runs now.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Started">When it began, by the run's clock.</param>
/// <param name="Progress">How far it last said it is; null if it has said nothing.</param>
internal sealed record RunningStage(string Name, TimeSpan Started, StageProgress? Progress);
