using CoIN.Errors;
using CoIN.Graph;
using CoIN.Graph.Runs;
using CoIN.Stages.Tables;
using CoIN.Store;

namespace CoIN.Stages.Front;

/// <summary>Answers questions about results: why, from what, and what has changed. Runs no stage.</summary>
public static class QuestionProgram
{
    /// <summary>Explains one stage of a table.</summary>
    /// <param name="request">The table, the profile and the store.</param>
    /// <param name="stage">The stage's name.</param>
    /// <param name="cancellation">Stops the reading of files.</param>
    /// <exception cref="PipelineException">The user's mistake; the table has no such stage.</exception>
    public static Explanation Explain(PipelineRequest request, string stage, CancellationToken cancellation)
    {
        using var session = PipelineSession.Open(request);
        return Explanation.Of(session.Plan(cancellation), stage, session.Store);
    }

    /// <summary>Walks from one cell of a table down to the raw data.</summary>
    /// <param name="request">The table, the profile and the store.</param>
    /// <param name="cell">Row and learning task, for example <c>experts=8/GQA</c>; see <see cref="CellAddress"/>.</param>
    /// <param name="cancellation">Stops the reading of files.</param>
    /// <exception cref="PipelineException">The user's mistake; the table has no such cell, or it has not been made.</exception>
    public static Lineage Lineage(PipelineRequest request, string cell, CancellationToken cancellation)
    {
        using var session = PipelineSession.Open(request);
        var table = session.Declared.Table is { Content: TableContent.Experiments or TableContent.Examples } found
            ? found
            : throw new PipelineException($"'{request.Target}' has no scored cells; name a table of experiments, for example Table8/experts=8/GQA");
        var address = CellAddress.Parse(cell, table, session.Declared.Profile);
        return Front.Lineage.Of(address, session.Plan(cancellation), session.Store);
    }

    /// <summary>Compares two runs.</summary>
    /// <param name="cacheFolder">The store.</param>
    /// <param name="from">The first run: its name, or <c>last-1</c>.</param>
    /// <param name="to">The second run.</param>
    /// <exception cref="PipelineException">There is no such run.</exception>
    public static RunComparison Compare(string cacheFolder, string from, string to)
    {
        using var store = ContentStore.Open(cacheFolder, TimeProvider.System);
        var history = new RunHistory(store);
        var (first, second) = (history.Find(from), history.Find(to));
        return new RunComparison(first, second, RunDifference.Of(store, first, second), FigureChange.Between(store, first, second));
    }
}
