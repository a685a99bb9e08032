namespace CoIN.Reporting.Rendering;

/// <summary>What a template sees: text only, nothing left to compute. An empty string means there is nothing, and <c>{{#if}}</c> skips it.</summary>
/// <param name="Id">The table's name.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Source">Where the published figures stand, or empty.</param>
/// <param name="Scale">The warning that the scale is not the paper's, or empty.</param>
/// <param name="Tasks">The headings of the task columns.</param>
/// <param name="Overall">The headings of the overall columns.</param>
/// <param name="Sections">One for each aspect.</param>
/// <param name="Charts">Figures about all runs; may be empty.</param>
/// <param name="SideTables">What stands under the main table; may be empty.</param>
/// <param name="Notes">What the reader must know.</param>
/// <param name="Facts">How the figures came about.</param>
internal sealed record TableView(
    string Id,
    string Title,
    string Source,
    string Scale,
    IReadOnlyList<string> Tasks,
    IReadOnlyList<string> Overall,
    IReadOnlyList<SectionView> Sections,
    IReadOnlyList<ChartView> Charts,
    IReadOnlyList<SideTableView> SideTables,
    IReadOnlyList<string> Notes,
    IReadOnlyList<FactView> Facts);

/// <summary>One aspect.</summary>
/// <param name="Heading">Its name.</param>
/// <param name="Runs">Its rows.</param>
/// <param name="Charts">Figures about its runs; may be empty.</param>
internal sealed record SectionView(string Heading, IReadOnlyList<RunView> Runs, IReadOnlyList<ChartView> Charts);

/// <summary>One figure.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Svg">The figure as SVG.</param>
internal sealed record ChartView(string Caption, string Svg);

/// <summary>One run.</summary>
/// <param name="Label">What the reader sees.</param>
/// <param name="LineCount">How many lines it has.</param>
/// <param name="Lines">The lines with their cells.</param>
/// <param name="Rows">The same line by line for formats without structure inside a cell: ours, published, difference, other column.</param>
/// <param name="Forgetting">The average forgetting, or empty.</param>
/// <param name="HeatMap">The accuracy matrix as SVG, or empty.</param>
/// <param name="Curves">The forgetting curves as SVG, or empty.</param>
internal sealed record RunView(
    string Label, int LineCount, IReadOnlyList<LineView> Lines, IReadOnlyList<RowView> Rows, string Forgetting, string HeatMap, string Curves);

/// <summary>One line of a run.</summary>
/// <param name="Name">When the accuracies were measured.</param>
/// <param name="IsFirst">Whether it is the run's first line, which carries label and overall figures.</param>
/// <param name="Cells">One for each task.</param>
/// <param name="Overall">The overall figures on the first line, empty cells where the method has none; nothing on other lines.</param>
internal sealed record LineView(string Name, bool IsFirst, IReadOnlyList<CellView> Cells, IReadOnlyList<CellView> Overall);

/// <summary>One figure.</summary>
/// <param name="Text">Ours.</param>
/// <param name="IsBest">Whether it is the best of its place.</param>
/// <param name="IsLikeBest">Whether it cannot be told from the best of its place, over the seeds.</param>
/// <param name="Published">The paper's, or empty.</param>
/// <param name="Difference">Ours minus the paper's with its sign, or empty.</param>
/// <param name="Other">Ours under the other column of the protocol if it prints differently, or empty.</param>
/// <param name="OtherName">The name of that column.</param>
/// <param name="Interval">The interval of ours, over the test samples or over the seeds, or empty.</param>
internal sealed record CellView(string Text, bool IsBest, bool IsLikeBest, string Published, string Difference, string Other, string OtherName, string Interval);

/// <summary>One printed row of a format without structure inside a cell.</summary>
/// <param name="Label">The run on its first row, then empty.</param>
/// <param name="Name">What the row holds.</param>
/// <param name="Cells">One for each task and overall figure; may be empty.</param>
internal sealed record RowView(string Label, string Name, IReadOnlyList<CellView> Cells);

/// <summary>A table of plain texts under the main one.</summary>
/// <param name="Heading">What it shows.</param>
/// <param name="Caption">How to read it.</param>
/// <param name="Columns">The headings of its columns.</param>
/// <param name="Rows">Its rows.</param>
internal sealed record SideTableView(string Heading, string Caption, IReadOnlyList<string> Columns, IReadOnlyList<SideRowView> Rows);

/// <summary>One row of a side table.</summary>
/// <param name="Label">The run on its first row, then empty.</param>
/// <param name="Name">What the row holds.</param>
/// <param name="Cells">One for each column.</param>
internal sealed record SideRowView(string Label, string Name, IReadOnlyList<string> Cells);

/// <summary>One fact of the footer.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Value">What it says.</param>
internal sealed record FactView(string Name, string Value);
