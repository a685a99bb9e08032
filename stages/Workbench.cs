using CoIN.Data;
using CoIN.Data.Images;
using CoIN.Graph;
using CoIN.Models.Multimodal;
using CoIN.Models.Vision;
using CoIN.Store;

namespace CoIN.Stages;

/// <summary>What the stages of one process share: the device, loaded base models, features of images.</summary>
public sealed class Workbench : IDisposable
{
    private const int FeatureBatch = 32;

    // Decoded and resized ahead of the vision tower: a batch for it, and one on its way.
    private const int ImagesAhead = 2 * FeatureBatch;

    private readonly SharedPool<(Digest Base, int Gpu), BaseCheckpoint> _bases;
    private readonly SharedPool<(Digest Base, string Records, string Images, int Gpu), StoredVisionFeatures> _features;

    /// <summary>Makes an empty workbench.</summary>
    /// <param name="compute">Device and number format.</param>
    /// <param name="cores">The cores that stages share.</param>
    /// <param name="memoryBudget">The memory that idle models and features may take, in bytes.</param>
    public Workbench(ComputeSettings compute, int cores, long memoryBudget)
    {
        Compute = compute;
        Cores = cores;
        _bases = new(memoryBudget, checkpoint => checkpoint.Bytes);
        _features = new(memoryBudget, features => features.Bytes);
    }

    /// <summary>Device and number format.</summary>
    public ComputeSettings Compute { get; }

    /// <summary>The cores that stages share; never part of a result.</summary>
    public int Cores { get; }

    /// <summary>Borrows the base model that a stage reads.</summary>
    /// <param name="context">The stage; its input <c>base</c> is the output of a base stage.</param>
    public SharedPool<(Digest Base, int Gpu), BaseCheckpoint>.Lease BorrowBase(StageContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return _bases.Borrow((context.InputDigest("base"), Gpu(context)), () => BaseCheckpoint.Open(context.Input("base"), Compute.Placement(Gpu(context))));
    }

    /// <summary>Borrows the features of a learning task's images, computing them if no stage of this process did.</summary>
    /// <param name="context">The stage; its input <c>base</c> made the features.</param>
    /// <param name="input">The records and their images, as the stage declares them.</param>
    /// <param name="checkpoint">The base model.</param>
    /// <param name="records">The records.</param>
    /// <param name="images">How the images are prepared.</param>
    public SharedPool<(Digest Base, string Records, string Images, int Gpu), StoredVisionFeatures>.Lease BorrowFeatures(
        StageContext context, RecordsInput input, BaseCheckpoint checkpoint, TaskRecords records, ImagePreprocessing images)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(checkpoint);
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(images);
        var key = (context.InputDigest("base"), string.Join(' ', input.Inputs.Keys.Order(StringComparer.Ordinal).Select(context.InputDigest)), images.ToString(), Gpu(context));
        return _features.Borrow(key, () =>
        {
            using var model = checkpoint.Build();
            var preprocessor = new ImagePreprocessor(images);
            var total = records.Images.Count;
            var features = StoredVisionFeatures.Compute(
                model,
                Prefetch.Ordered(records.Images, record => preprocessor.Preprocess(records.ReadImage(record), record.ImagePath!), Cores, ImagesAhead),
                FeatureBatch,
                done => context.Progress.Report(new StageProgress(done, total, "images")),
                context.CancellationToken);
            if (preprocessor.FirstDamaged is { } first)
            {
                context.Warn($"{preprocessor.DamagedImages:N0} of {total:N0} images are truncated or damaged, '{first}' for one; what they lack is grey");
            }

            return features;
        });
    }

    private static int Gpu(StageContext context) => context.Gpus.Count > 0 ? context.Gpus[0] : 0;

    /// <summary>Frees all models and features.</summary>
    public void Dispose()
    {
        _features.Dispose();
        _bases.Dispose();
    }
}
