using CoIN.Errors;

namespace CoIN.Benchmark.Audit;

/// <summary>Checks the published figures against themselves. Nothing about the papers' slips is known beforehand: they are found by computation.</summary>
public static class PublishedAudit
{
    /// <summary>Returns all findings, check by check, in the order of tables and cells; the same input gives the same list.</summary>
    /// <param name="tables">All result tables, in the order of printing.</param>
    /// <param name="matrices">The full matrices of the first paper.</param>
    /// <param name="sizes">The data set sizes that the papers claim.</param>
    public static IReadOnlyList<AuditFinding> Run(IReadOnlyList<PublishedTable> tables, PublishedMatrices matrices, IReadOnlyList<DatasetSize> sizes)
    {
        var runs = tables.SelectMany(PublishedRun.Of).ToList();
        return
        [
            .. OverallCheck.Run(runs),
            .. QuotationCheck.Run(runs),
            .. MatrixCheck.WithTables(matrices, runs),
            .. MatrixCheck.SingleRowsWithTables(matrices, runs),
            .. MatrixCheck.WithEachOther(matrices),
            .. SampleSizeCheck.Run(tables, sizes),
        ];
    }

    /// <summary>Reads the published figures of a folder and audits them.</summary>
    /// <param name="folder">For example <c>reports/published</c>.</param>
    /// <exception cref="PipelineException">A file is missing or malformed.</exception>
    public static IReadOnlyList<AuditFinding> Run(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "v?-table*.csv").Order(StringComparer.Ordinal).ToList();
        return files.Count == 0
            ? throw new PipelineException($"{folder}: no published table 'v1-table02.csv' or the like was found; restore the folder from the repository")
            : Run(
                [.. files.Select(PublishedTable.Load)],
                PublishedMatrices.Load(Path.Combine(folder, "v1-appendix-matrices.csv")),
                DatasetSize.Load(Path.Combine(folder, "datasets.csv")));
    }
}
