namespace CoIN.Build.Doctor;

/// <summary>What one check of the machine found.</summary>
/// <param name="Name">What was checked.</param>
/// <param name="Found">What was found.</param>
/// <param name="Repair">How to repair it; empty if it is well.</param>
internal sealed record Finding(string Name, string Found, string Repair = "")
{
    /// <summary>True if nothing needs repair.</summary>
    public bool Ok => Repair.Length == 0;

    /// <summary>Returns one line, and a second one with the repair if there is one.</summary>
    public override string ToString() => Ok ? $"ok    {Name,-12}  {Found}" : $"FAIL  {Name,-12}  {Found}\n      {"",-12}  repair: {Repair}";
}
