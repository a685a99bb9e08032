namespace CoIN.Stages.Settings;

/// <summary>Who judges reasoning capability.</summary>
public enum JudgeName
{
    /// <summary>Nobody: reports show truth alignment only.</summary>
    None,

    /// <summary>The embedded judge, by the words alone.</summary>
    Lexical,

    /// <summary>A model behind an OpenAI-compatible endpoint.</summary>
    Openai,

    /// <summary>Replies that were stored before.</summary>
    Recorded,

    /// <summary>A person who fills a sheet.</summary>
    Human,

    /// <summary>The base model of the profile, by text.</summary>
    Local,
}
