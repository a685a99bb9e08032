using System.Text.Json;
using CoIN.Data.MiniWorld.Drawing;
using CoIN.Data.MiniWorld.Scenes;

namespace CoIN.Data.MiniWorld.Tasks;

/// <summary>The two files of RefCOCO: COCO's instances, and the list of references that is pickled.</summary>
/// <remarks>
/// One reference: <c>{'sent_ids': [0], 'file_name': 'COCO_train2014_000000581857_16.jpg', 'ann_id': 1719310, 'ref_id': 0, 'image_id': 581857,
/// 'split': 'train', 'sentences': [{'tokens': ['left', 'ring'], 'raw': 'left ring', 'sent_id': 0, 'sent': 'left ring'}], 'category_id': 1}</c>.
/// As in the real files its file name is the image's with the reference's number added.
/// </remarks>
internal static class RefCocoFormat
{
    /// <summary>Writes <c>instances.json</c>: every object of every image, its box as x, y, width, height.</summary>
    public static void WriteInstances(Utf8JsonWriter json, IReadOnlyList<ReferredScene> scenes)
    {
        json.WriteStartObject();
        json.WriteObject("info", () => json.WriteString("description", "MiniWorld in the format of RefCOCO."));
        json.WriteObjects("licenses", [1], id =>
        {
            json.WriteNumber("id", id);
            json.WriteString("name", "MIT");
        });
        json.WriteObjects("images", scenes, scene =>
        {
            json.WriteString("file_name", scene.FileName);
            json.WriteNumber("height", Canvas.Side);
            json.WriteNumber("width", Canvas.Side);
            json.WriteNumber("license", 1);
            json.WriteNumber("id", scene.ImageId);
        });
        json.WriteObjects("annotations", scenes.SelectMany(scene => scene.Scene.Objects.Index().Select(item => (scene, item.Index, item.Item))),
            annotation => WriteAnnotation(json, annotation.scene, annotation.Index, annotation.Item));
        json.WriteObjects("categories", Names.Shapes.Index(), category =>
        {
            json.WriteString("supercategory", "shape");
            json.WriteNumber("id", category.Index + 1);
            json.WriteString("name", category.Item);
        });
        json.WriteEndObject();
    }

    /// <summary>Returns the list of references, to be pickled.</summary>
    public static IReadOnlyList<object> References(IReadOnlyList<ReferredScene> scenes)
    {
        var references = new List<object>();
        var sentenceId = 0;
        foreach (var scene in scenes)
        {
            foreach (var (item, expressions) in scene.Referred)
            {
                var sentences = expressions.Select(expression => MakeSentence(expression, sentenceId++)).ToList();
                references.Add(new (string, object)[]
                {
                    ("sent_ids", sentences.ConvertAll(sentence => (object)sentence.Id)),
                    ("file_name", $"{Path.GetFileNameWithoutExtension(scene.FileName)}_{references.Count}.jpg"),
                    ("ann_id", scene.AnnotationId(item)),
                    ("ref_id", references.Count),
                    ("image_id", scene.ImageId),
                    ("split", scene.Split),
                    ("sentences", sentences.ConvertAll(sentence => sentence.Fields)),
                    ("category_id", CategoryId(scene.Scene.Objects[item])),
                });
            }
        }

        return references;
    }

    private static (int Id, object Fields) MakeSentence(string expression, int id)
    {
        (string, object)[] fields =
            [("tokens", expression.Split(' ').ToList<object>()), ("raw", expression), ("sent_id", id), ("sent", expression)];
        return (id, fields);
    }

    private static void WriteAnnotation(Utf8JsonWriter json, ReferredScene scene, int number, SceneObject item)
    {
        json.WriteStartArray("segmentation");
        WriteNumbers(json, null, ShapeOutlines.Fit(item.Shape, item.Box)[0].SelectMany(point => (double[])[point.X, point.Y]));
        json.WriteEndArray();
        json.WriteNumber("area", Math.Round(item.Box.Width * item.Box.Height, 2));
        json.WriteNumber("iscrowd", 0);
        json.WriteNumber("image_id", scene.ImageId);
        WriteNumbers(json, "bbox", [item.Box.Left, item.Box.Top, item.Box.Width, item.Box.Height]);
        json.WriteNumber("category_id", CategoryId(item));
        json.WriteNumber("id", scene.AnnotationId(number));
    }

    private static void WriteNumbers(Utf8JsonWriter json, string? name, IEnumerable<double> numbers)
    {
        if (name is not null)
        {
            json.WritePropertyName(name);
        }

        json.WriteStartArray();
        foreach (var number in numbers)
        {
            json.WriteNumberValue(Math.Round(number, 2));
        }

        json.WriteEndArray();
    }

    private static int CategoryId(SceneObject item) => (int)item.Shape + 1;
}
