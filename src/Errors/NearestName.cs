namespace CoIN.Errors;

/// <summary>Finds the name a user probably meant.</summary>
public static class NearestName
{
    /// <summary>Returns the known name nearest to <paramref name="written"/>, or null if none is near.</summary>
    /// <param name="written">What the user wrote.</param>
    /// <param name="known">The valid names; the first of several equally near ones is returned.</param>
    /// <remarks>
    /// Distance: optimal string alignment (insert, delete, replace, swap neighbours), ignoring case. Near means at most a third
    /// of the longer name's length, and at least 2 edits are always allowed for names of four letters and more.
    /// </remarks>
    public static string? Find(string written, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(written);
        ArgumentNullException.ThrowIfNull(known);

        string? best = null;
        var bestDistance = int.MaxValue;
        foreach (var name in known)
        {
            var distance = Distance(written.ToUpperInvariant(), name.ToUpperInvariant());
            var longest = Math.Max(written.Length, name.Length);
            var allowed = longest < 4 ? 1 : Math.Max(2, longest / 3);
            if (distance <= allowed && distance < bestDistance)
            {
                best = name;
                bestDistance = distance;
            }
        }

        return best;
    }

    /// <summary>Returns <c>; did you mean 'name'?</c> for the nearest name, or a list of what is valid if none is near.</summary>
    /// <param name="written">What the user wrote.</param>
    /// <param name="known">The valid names.</param>
    public static string Hint(string written, IEnumerable<string> known)
    {
        var names = known.ToList();
        var nearest = Find(written, names);
        if (nearest is not null)
        {
            return $"; did you mean '{nearest}'?";
        }

        return names.Count == 0 ? "" : $"; expected one of {string.Join(", ", names.Select(name => $"'{name}'"))}";
    }

    private static int Distance(string a, string b)
    {
        var cost = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            cost[i, 0] = i;
        }

        for (var j = 0; j <= b.Length; j++)
        {
            cost[0, j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                cost[i, j] = Math.Min(replace, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
                }
            }
        }

        return cost[a.Length, b.Length];
    }
}
