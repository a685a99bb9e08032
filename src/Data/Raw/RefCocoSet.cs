
namespace CoIN.Data.Raw;

/// <summary>RefCOCO, RefCOCO+ or RefCOCOg: who said what about which box of which image.</summary>
internal sealed class RefCocoSet
{
    private readonly string _instances;
    private readonly string _references;
    private readonly Dictionary<long, (string File, int Width, int Height)> _images = [];
    private readonly Dictionary<long, (long Image, double[] Pixels)> _boxes = [];

    /// <summary>Reads one of the three sets.</summary>
    /// <param name="input">Where the raw files are.</param>
    /// <param name="folder">The set's folder, from <see cref="RawLayout"/>.</param>
    /// <param name="references">The name of its pickle.</param>
    internal RefCocoSet(RawInput input, string folder, string references)
    {
        Name = folder[(folder.LastIndexOf('/') + 1)..];
        _instances = InstancesOf(folder);
        _references = $"{folder}/{references}";
        ReadImages(input);
        ReadBoxes(input);
        Objects = ReadObjects(input);
    }

    /// <summary>The set's name: <c>refcoco</c>, <c>refcoco+</c> or <c>refcocog</c>.</summary>
    internal string Name { get; }

    /// <summary>All objects that somebody described, in the order of the file.</summary>
    internal IReadOnlyList<ReferredObject> Objects { get; }

    /// <summary>Returns the file that holds a set's images and boxes.</summary>
    internal static string InstancesOf(string folder) => $"{folder}/instances.json";

    private void ReadImages(RawInput input)
    {
        foreach (var item in JsonItems.Read(input.File(_instances), _instances, "images"))
        {
            var entry = new RawEntry(item, _instances);
            var (width, height) = (entry.Integer("width"), entry.Integer("height"));
            if (width is < 1 or > int.MaxValue || height is < 1 or > int.MaxValue)
            {
                throw entry.Error($"the image has {width} x {height} pixels; at least 1 x 1 was expected");
            }

            var id = entry.Integer("id");
            if (!_images.TryAdd(id, (RawInput.SafeName(entry.Text("file_name"), entry.Place), (int)width, (int)height)))
            {
                throw entry.Error($"image id '{id}' is there twice, once was expected");
            }
        }
    }

    private void ReadBoxes(RawInput input)
    {
        foreach (var item in JsonItems.Read(input.File(_instances), _instances, "annotations"))
        {
            var entry = new RawEntry(item, _instances);
            var box = entry.Numbers("bbox");
            if (box.Length != 4)
            {
                throw entry.Error($"'bbox' has {box.Length} numbers; x, y, width and height were expected");
            }

            var id = entry.Integer("id");
            if (!_boxes.TryAdd(id, (entry.Integer("image_id"), box)))
            {
                throw entry.Error($"annotation id '{id}' is there twice, once was expected");
            }
        }
    }

    private List<ReferredObject> ReadObjects(RawInput input)
    {
        var objects = new List<ReferredObject>();
        var seen = new HashSet<long>();
        var root = PickleReader.ReadFile(input.File(_references), _references);
        if (root is not List<object?> references)
        {
            throw RawMistake.At(_references, "a list of references was expected; is this another file?");
        }

        for (var i = 0; i < references.Count; i++)
        {
            var entry = new PickleEntry(references[i], $"{_references}: reference {i}");
            objects.Add(ReadObject(entry));
            if (!seen.Add(objects[^1].Id))
            {
                throw entry.Error($"reference id '{objects[^1].Id}' is there twice, once was expected");
            }
        }

        return objects;
    }

    private ReferredObject ReadObject(PickleEntry entry)
    {
        var imageId = entry.Integer("image_id");
        var annotationId = entry.Integer("ann_id");
        if (!_images.TryGetValue(imageId, out var image))
        {
            throw entry.Error($"image '{imageId}' is not in {_instances}, where it was expected");
        }

        if (!_boxes.TryGetValue(annotationId, out var annotation))
        {
            throw entry.Error($"annotation '{annotationId}' is not in {_instances}, where it was expected");
        }

        if (annotation.Image != imageId)
        {
            throw entry.Error($"annotation '{annotationId}' is about image '{annotation.Image}' in {_instances}, image '{imageId}' was expected");
        }

        var pixels = annotation.Pixels;
        var box = PaddedBox.FromPixels(pixels[0], pixels[1], pixels[2], pixels[3], image.Width, image.Height)
            ?? throw entry.Error(
                $"the box x {pixels[0]}, y {pixels[1]}, width {pixels[2]}, height {pixels[3]} is not inside its image of {image.Width} x {image.Height} pixels, where it was expected");
        var sentences = entry.Entries("sentences").Select(sentence => (sentence.Integer("sent_id"), sentence.Text("sent"))).ToList();
        return sentences.Count > 0
            ? new ReferredObject(entry.Integer("ref_id"), imageId, image.File, entry.Text("split"), box, sentences)
            : throw entry.Error("there are no 'sentences', at least one was expected");
    }
}
