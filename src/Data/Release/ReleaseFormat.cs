// One row of the authors' train.json (indented here):
//   {"id": "1", "image": "ScienceQA/images/train/1/image.png",
//    "conversations": [{"from": "human", "value": "<image>\nWhich of these states is farthest north?\nA. West Virginia\n..."}, {"from": "gpt", "value": "A"}]}
// of their test.json:
//   {"question_id": "4", "image": "./ScienceQA/images/test/4/image.png", "text": "Which figure of speech ...", "answer": "A"}
// and of Grounding's:
//   {"question_id": 12, "image": "COCO2014/train2014/COCO_train2014_000000581857.jpg", "text": "Please provide the bounding box ...",
//    "answer_bbox": "[0.35, 0.12, 0.61, 0.93]", "origin_answer_bbox": [...], "size": [640, 480]}
namespace CoIN.Data.Release;

/// <summary>The names of the authors' release of the instruction data, which is also the format of a user's own learning task.</summary>
/// <remarks>
/// <see cref="Extension"/> is ours: an object in an entry with what the release has no place for (all references, choices, the raw split and id).
/// The official scripts ignore it; with it, records come back from the release format as they went.
/// </remarks>
internal static class ReleaseFormat
{
    internal const string ImageMark = "<image>";
    internal const string Id = "id";
    internal const string QuestionId = "question_id";
    internal const string Image = "image";
    internal const string Conversations = "conversations";
    internal const string From = "from";
    internal const string Human = "human";
    internal const string Model = "gpt";
    internal const string Value = "value";
    internal const string Text = "text";
    internal const string Answer = "answer";
    internal const string AnswerBox = "answer_bbox";
    internal const string Size = "size";
    internal const string Extension = "coin";
    internal const string References = "references";
    internal const string Choices = "choices";
    internal const string Split = "split";
    internal const string SourceId = "source_id";

    /// <summary>Returns the file that holds a split.</summary>
    internal static string FileOf(string split) => $"{split}.json";
}
