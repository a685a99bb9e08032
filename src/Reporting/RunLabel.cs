namespace CoIN.Reporting;

/// <summary>What readers see for a method and what is varied about it.</summary>
public static class RunLabel
{
    /// <summary>Returns for example <c>MoELoRA, 2 experts</c>.</summary>
    /// <param name="method">As the published figures write it.</param>
    /// <param name="setting"><c>key=value</c>, several joined by <c>;</c>; may be empty.</param>
    public static string For(string method, string setting)
    {
        var parts = setting.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Setting);
        return string.Join(", ", parts.Prepend(Method(method)));
    }

    private static string Method(string method) => method switch
    {
        "moelora" => "MoELoRA",
        "sequential-finetune" => "Sequential fine-tuning",
        "multi-task" => "Multi-task",
        "zero-shot" => "Zero-shot",
        "ewc" => "EWC",
        "lwf" => "LwF",
        _ => method,
    };

    private static string Setting(string setting)
    {
        var (key, value) = setting.Split('=', 2) is [var left, var right] ? (left, right) : (setting, "");
        return (key, value) switch
        {
            ("experts", "1") => "1 expert",
            ("experts", _) => $"{value} experts",
            ("rank", _) => $"rank {value}",
            ("volume", _) => $"{value} of the data",
            ("order", _) => $"{value} order",
            ("instructions", _) => $"{value} instructions",
            ("judge", _) => $"judged by {value}",
            ("size", _) => value,
            (_, "") => key,
            _ => $"{key} {value}",
        };
    }
}
