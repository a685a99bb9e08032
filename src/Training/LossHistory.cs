namespace CoIN.Training;

/// <summary>The losses of a training, thinned out.</summary>
/// <param name="updates">How many updates there will be, at least 1.</param>
internal sealed class LossHistory(long updates)
{
    private const double Smoothing = 0.05;
    private const int Parts = 10;

    private readonly (double Sum, int Count)[] _parts = new (double, int)[Parts];
    private long _seen;

    /// <summary>A running mean over about the last twenty updates.</summary>
    public double Running { get; private set; }

    /// <summary>Takes the loss of the next update.</summary>
    public void Add(double loss)
    {
        Running = _seen == 0 ? loss : Running + (Smoothing * (loss - Running));
        var part = Math.Min(Parts - 1, (int)(_seen++ * Parts / updates));
        _parts[part] = (_parts[part].Sum + loss, _parts[part].Count + 1);
    }

    /// <summary>Writes everything for <see cref="Restore"/>.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(_seen);
        writer.Write(Running);
        foreach (var (sum, count) in _parts)
        {
            writer.Write(sum);
            writer.Write(count);
        }
    }

    /// <summary>Takes up what <see cref="Write"/> wrote.</summary>
    public void Restore(BinaryReader reader)
    {
        _seen = reader.ReadInt64();
        Running = reader.ReadDouble();
        for (var i = 0; i < Parts; i++)
        {
            _parts[i] = (reader.ReadDouble(), reader.ReadInt32());
        }
    }

    /// <summary>Returns the mean loss of each tenth of the training; tenths without an update are left out.</summary>
    public IReadOnlyList<double> Tenths() => [.. _parts.Where(part => part.Count > 0).Select(part => part.Sum / part.Count)];
}
