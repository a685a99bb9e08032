namespace CoIN.Stages.Settings;

/// <summary>Settings that know the ranges of their own values.</summary>
public interface IValidated
{
    /// <summary>Returns one sentence per value outside its range, beginning with the key: <c>rank: at least 1 expected, found 0</c>.</summary>
    IEnumerable<string> Problems();
}
