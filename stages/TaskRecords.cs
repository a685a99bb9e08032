using CoIN.Data;
using CoIN.Models.Prompts;
using CoIN.Training;

namespace CoIN.Stages;

/// <summary>The converted records of one learning task and split, their images numbered.</summary>
public sealed class TaskRecords
{
    private readonly int[] _imageOf;
    private readonly Func<string, string> _locate;

    private TaskRecords(IReadOnlyList<InstructionRecord> records, int[] imageOf, IReadOnlyList<InstructionRecord> images, Func<string, string> locate)
    {
        Records = records;
        _imageOf = imageOf;
        Images = images;
        _locate = locate;
    }

    /// <summary>The records, in the order of the file.</summary>
    public IReadOnlyList<InstructionRecord> Records { get; }

    /// <summary>One record for each distinct image, in the order of the images' numbers.</summary>
    public IReadOnlyList<InstructionRecord> Images { get; }

    /// <summary>Reads the output of a convert stage.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="locate">Returns where the image of a path lies, if it is not in the records.</param>
    public static TaskRecords Read(string folder, Func<string, string> locate)
    {
        var records = InstructionParquet.Read(Path.Combine(folder, ConvertStage.RecordsFile)).ToList();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var images = new List<InstructionRecord>();
        var imageOf = records.Select(record =>
        {
            if (record.ImagePath is null)
            {
                return -1;
            }

            if (numbers.TryAdd(record.ImagePath, images.Count))
            {
                images.Add(record);
            }

            return numbers[record.ImagePath];
        }).ToArray();
        return new TaskRecords(records, imageOf, images, locate);
    }

    /// <summary>Returns the encoded image file of a record that has one.</summary>
    /// <param name="record">One of <see cref="Images"/>.</param>
    public byte[] ReadImage(InstructionRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Image ?? File.ReadAllBytes(_locate(record.ImagePath!));
    }

    /// <summary>Returns the records as training samples.</summary>
    /// <param name="encoder">Makes ids and labels.</param>
    /// <param name="firstImage">What the images' numbers start at.</param>
    public IEnumerable<TrainingSample> Samples(ConversationEncoder encoder, int firstImage)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        return Records.Select((record, i) =>
        {
            var turns = record.Turns.Select((turn, k) => new ConversationTurn(Marked(turn.Question, k == 0 && _imageOf[i] >= 0), turn.Answer)).ToList();
            var words = record.Turns.Sum(turn => Words(turn.Question) + Words(turn.Answer));
            return new TrainingSample(encoder.EncodeTraining(turns), _imageOf[i] < 0 ? -1 : firstImage + _imageOf[i], Math.Max(1, words));
        });
    }

    /// <summary>Returns the records as questions to answer, each with the number of its image, or -1.</summary>
    /// <param name="encoder">Makes the ids.</param>
    public IEnumerable<(EncodedConversation Question, int Image)> Questions(ConversationEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        return Records.Select((record, i) => (encoder.EncodeQuestion(Marked(record.Turns.Single().Question, _imageOf[i] >= 0)), _imageOf[i]));
    }

    private static string Marked(string question, bool withImage) => withImage ? $"{ConversationTurn.Image}\n{question}" : question;

    private static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
