namespace CoIN.Data.Raw;

/// <summary>Where every raw file lies below the data root: the official archives, unpacked, in the folders of the official scripts.</summary>
/// <remarks>All paths are relative and use '/'. Source: facts of the official implementation, layout of <c>cl_dataset</c>.</remarks>
public static class RawLayout
{
    /// <summary>ScienceQA: every problem by its id.</summary>
    public const string ScienceQaProblems = "ScienceQA/problems.json";

    /// <summary>ScienceQA: the ids of each split.</summary>
    public const string ScienceQaSplits = "ScienceQA/pid_splits.json";

    /// <summary>ScienceQA: below it <c>{train,val,test}/&lt;problem id&gt;/image.png</c>.</summary>
    public const string ScienceQaImages = "ScienceQA/images";

    /// <summary>TextVQA's training questions.</summary>
    public const string TextVqaTrain = "TextVQA/TextVQA_0.5.1_train.json";

    /// <summary>TextVQA's validation questions, on which learning tasks are tested.</summary>
    public const string TextVqaVal = "TextVQA/TextVQA_0.5.1_val.json";

    /// <summary>TextVQA: <c>&lt;image id&gt;.jpg</c> of the training and of the validation questions.</summary>
    public const string TextVqaImages = "TextVQA/train_images";

    /// <summary>ImageNet: below it <c>&lt;synset&gt;/*.JPEG</c>.</summary>
    public const string ImageNetTrain = "ImageNet_withlabel/train";

    /// <summary>ImageNet: <c>ILSVRC2012_val_XXXXXXXX.JPEG</c>, without folders.</summary>
    public const string ImageNetVal = "ImageNet_withlabel/val";

    /// <summary>ImageNet: one line per synset, <c>n01440764 tench, Tinca tinca</c>.</summary>
    public const string ImageNetSynsets = "ImageNet_withlabel/LOC_synset_mapping.txt";

    /// <summary>ImageNet: the synset of each validation image, <c>ILSVRC2012_val_00048981,n03995372 85 1 499 272</c>.</summary>
    public const string ImageNetValLabels = "ImageNet_withlabel/LOC_val_solution.csv";

    /// <summary>GQA's balanced training questions.</summary>
    public const string GqaTrain = "GQA/train_balanced_questions.json";

    /// <summary>GQA's balanced test-dev questions, on which learning tasks are tested.</summary>
    public const string GqaTestDev = "GQA/testdev_balanced_questions.json";

    /// <summary>GQA: <c>&lt;image id&gt;.jpg</c>.</summary>
    public const string GqaImages = "GQA/images";

    /// <summary>VizWiz' training annotations.</summary>
    public const string VizWizTrain = "VizWiz/train.json";

    /// <summary>VizWiz' validation annotations, on which learning tasks are tested.</summary>
    public const string VizWizVal = "VizWiz/val.json";

    /// <summary>VizWiz: the images of the training annotations.</summary>
    public const string VizWizTrainImages = "VizWiz/train";

    /// <summary>VizWiz: the images of the validation annotations.</summary>
    public const string VizWizValImages = "VizWiz/val";

    /// <summary>RefCOCO: <c>instances.json</c> and <c>refs(unc).p</c>.</summary>
    public const string RefCoco = "RefCOCO/refcoco";

    /// <summary>RefCOCO+: <c>instances.json</c> and <c>refs(unc).p</c>.</summary>
    public const string RefCocoPlus = "RefCOCO/refcoco+";

    /// <summary>RefCOCOg: <c>instances.json</c> and <c>refs(umd).p</c>.</summary>
    public const string RefCocoG = "RefCOCO/refcocog";

    /// <summary>VQAv2's training questions.</summary>
    public const string VqaV2TrainQuestions = "VQAv2/v2_OpenEnded_mscoco_train2014_questions.json";

    /// <summary>VQAv2's training annotations.</summary>
    public const string VqaV2TrainAnnotations = "VQAv2/v2_mscoco_train2014_annotations.json";

    /// <summary>VQAv2's validation questions, on which learning tasks are tested.</summary>
    public const string VqaV2ValQuestions = "VQAv2/v2_OpenEnded_mscoco_val2014_questions.json";

    /// <summary>VQAv2's validation annotations.</summary>
    public const string VqaV2ValAnnotations = "VQAv2/v2_mscoco_val2014_annotations.json";

    /// <summary>COCO's training images, <c>COCO_train2014_000000000009.jpg</c>: VQAv2's training and all of Grounding.</summary>
    public const string CocoTrainImages = "COCO2014/train2014";

    /// <summary>COCO's validation images, <c>COCO_val2014_000000000042.jpg</c>.</summary>
    public const string CocoValImages = "COCO2014/val2014";

    /// <summary>OCR-VQA: every book by its key.</summary>
    public const string OcrVqa = "OCR-VQA/dataset.json";

    /// <summary>OCR-VQA: <c>&lt;key&gt;</c> with the extension of the book's image URL.</summary>
    public const string OcrVqaImages = "OCR-VQA/images";
}
