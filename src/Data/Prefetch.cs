namespace CoIN.Data;

/// <summary>Does work ahead of its consumer on several threads, and hands the results over in order.</summary>
public static class Prefetch
{
    /// <summary>Returns the result of <paramref name="work"/> for every item, in the order of the items.</summary>
    /// <param name="source">The items; read on the consumer's thread, at most <paramref name="ahead"/> before they are needed.</param>
    /// <param name="work">What to do with an item; called on several threads at a time.</param>
    /// <param name="workers">How many threads work at a time, at least 1. Never changes a result.</param>
    /// <param name="ahead">How many results are kept ready or in progress, at least 1: the bound of the memory.</param>
    /// <remarks>
    /// An exception from <paramref name="work"/> leaves where its result would have come. When the consumer stops early, work in progress is
    /// waited for, so nothing runs on afterwards.
    /// </remarks>
    public static IEnumerable<TResult> Ordered<TItem, TResult>(IEnumerable<TItem> source, Func<TItem, TResult> work, int workers, int ahead)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(work);
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(ahead, 1);
        return Run(source, work, workers, ahead);
    }

    private static IEnumerable<TResult> Run<TItem, TResult>(IEnumerable<TItem> source, Func<TItem, TResult> work, int workers, int ahead)
    {
        var scheduler = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, workers).ConcurrentScheduler;
        var queue = new Queue<Task<TResult>>(ahead);
        try
        {
            foreach (var item in source)
            {
                queue.Enqueue(Task.Factory.StartNew(() => work(item), CancellationToken.None, TaskCreationOptions.DenyChildAttach, scheduler));
                if (queue.Count == ahead)
                {
                    yield return queue.Dequeue().GetAwaiter().GetResult();
                }
            }

            while (queue.TryDequeue(out var next))
            {
                yield return next.GetAwaiter().GetResult();
            }
        }
        finally
        {
            // Whatever these still throw belongs to results that nobody asked for.
            Task.WhenAll(queue).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).Wait();
        }
    }
}
