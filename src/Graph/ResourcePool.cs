using System.Globalization;
using CoIN.Errors;

namespace CoIN.Graph;

/// <summary>What of a run's resources is free.</summary>
internal sealed class ResourcePool(Resources total)
{
    private readonly SortedSet<int> _gpus = [.. total.GpuNumbers];
    private int _cores = total.Cores;
    private long _memory = total.MemoryBytes;

    /// <summary>Returns why a stage can never run here, or null if it can.</summary>
    public PipelineException? Refusal(Stage stage)
    {
        if (stage.Needs.MemoryBytes > total.MemoryBytes)
        {
            return new PipelineException(string.Create(CultureInfo.InvariantCulture,
                $"stage '{stage.Name}' needs {stage.Needs.MemoryBytes / 1e9:F1} GB of memory, {total.MemoryBytes / 1e9:F1} GB may be used; choose a smaller profile or a larger machine"));
        }

        return stage.Needs.Gpus > total.Gpus
            ? new PipelineException(string.Create(CultureInfo.InvariantCulture,
                $"stage '{stage.Name}' needs {stage.Needs.Gpus} GPUs, {total.Gpus} may be used; choose another device"))
            : null;
    }

    /// <summary>Takes what the first of the stages need, as far as it is free, and returns which of them may start.</summary>
    /// <param name="stages">The stages that could run, the most urgent first.</param>
    /// <remarks>
    /// A stage that must wait keeps later ones from the resources that it lacks, so that small stages do not starve a large one;
    /// what it does not lack is free for them.
    /// </remarks>
    public List<(RunNode Node, ResourceGrant Grant)> Take(IEnumerable<RunNode> stages)
    {
        var started = new List<(RunNode, ResourceGrant)>();
        var (coresAwaited, memoryAwaited, gpusAwaited) = (false, false, false);
        foreach (var node in stages)
        {
            var needs = node.Stage.Needs;
            var cores = Math.Clamp(needs.Cores, 1, total.Cores);
            var lacksCores = cores > _cores;
            var lacksMemory = needs.MemoryBytes > _memory || (memoryAwaited && needs.MemoryBytes > 0);
            var lacksGpus = needs.Gpus > _gpus.Count || (gpusAwaited && needs.Gpus > 0);
            if (lacksCores || lacksMemory || lacksGpus)
            {
                coresAwaited |= lacksCores;
                memoryAwaited |= lacksMemory;
                gpusAwaited |= lacksGpus;
            }
            else
            {
                started.Add((node, Take(cores, needs)));
            }

            if (_cores == 0 || coresAwaited)
            {
                break; // every stage needs a core
            }
        }

        return started;
    }

    /// <summary>Gives back what a stage had.</summary>
    public void Return(ResourceGrant grant)
    {
        _cores += grant.Cores;
        _memory += grant.MemoryBytes;
        _gpus.UnionWith(grant.Gpus);
    }

    private ResourceGrant Take(int cores, ResourceNeeds needs)
    {
        var gpus = _gpus.Take(needs.Gpus).ToArray();
        _gpus.ExceptWith(gpus);
        _cores -= cores;
        _memory -= needs.MemoryBytes;
        return new ResourceGrant(cores, needs.MemoryBytes, gpus);
    }
}
