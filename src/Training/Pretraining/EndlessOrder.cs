using CoIN.Benchmark;

namespace CoIN.Training.Pretraining;

/// <summary>Goes over some numbers again and again, in a new random order each time.</summary>
/// <param name="numbers">At least one.</param>
/// <param name="random">Decides the orders.</param>
internal sealed class EndlessOrder(IReadOnlyList<int> numbers, SeededRandom random)
{
    private readonly Queue<int> _waiting = [];

    /// <summary>Returns the next numbers.</summary>
    public int[] Take(int count)
    {
        var taken = new int[count];
        for (var i = 0; i < count; i++)
        {
            if (_waiting.Count == 0)
            {
                var order = numbers.ToArray();
                random.Shuffle(order);
                Array.ForEach(order, _waiting.Enqueue);
            }

            taken[i] = _waiting.Dequeue();
        }

        return taken;
    }
}
