using CoIN.Data.MiniWorld.Scenes;

namespace CoIN.Data.MiniWorld.Tasks;

/// <summary>An image of RefCOCO with the objects that are referred to.</summary>
/// <param name="ImageId">The number of the COCO image.</param>
/// <param name="Split">The split of the image.</param>
/// <param name="Scene">What it shows.</param>
/// <param name="Referred">For each referred object its number in the scene and the expressions for it.</param>
internal sealed record ReferredScene(int ImageId, string Split, Scene Scene, IReadOnlyList<(int Object, IReadOnlyList<string> Expressions)> Referred)
{
    /// <summary>COCO's name of the image file.</summary>
    public string FileName => $"COCO_train2014_{ImageId:D12}.jpg";

    /// <summary>Returns the number of an object's annotation.</summary>
    /// <param name="item">The object's number in the scene.</param>
    public int AnnotationId(int item) => (ImageId * 10) + item;
}
