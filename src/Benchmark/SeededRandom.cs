using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CoIN.Benchmark;

/// <summary>A small, fast pseudo-random generator whose sequence is the same on every machine and in every version of .NET.</summary>
/// <remarks>
/// Source: SplitMix64 (Steele, Lea, Flood 2014, "Fast splittable pseudorandom number generators"). System.Random does not promise
/// its sequence. Not thread safe: give every consumer its own, derived with <see cref="For"/>. <see cref="State"/> is all there is to save.
/// </remarks>
public sealed class SeededRandom
{
    /// <summary>Makes a generator.</summary>
    /// <param name="state">The seed, or a saved <see cref="State"/>.</param>
    public SeededRandom(ulong state) => State = state;

    /// <summary>The whole state; a generator made from it continues the sequence.</summary>
    public ulong State { get; private set; }

    /// <summary>Returns a generator of its own for one purpose, independent of all others of the same seed.</summary>
    /// <param name="seed">The experiment's seed.</param>
    /// <param name="scope">What it is for, for example <c>"shuffle", "GQA", "epoch 2"</c>; the parts are length-prefixed, so "ab","c" is not "a","bc".</param>
    public static SeededRandom For(ulong seed, params ReadOnlySpan<string> scope)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(number, seed);
        hash.AppendData(number);
        foreach (var part in scope)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt64LittleEndian(number, bytes.Length);
            hash.AppendData(number);
            hash.AppendData(bytes);
        }

        return new SeededRandom(BinaryPrimitives.ReadUInt64LittleEndian(hash.GetHashAndReset()));
    }

    /// <summary>Returns the next 64 bits.</summary>
    public ulong NextUInt64()
    {
        unchecked
        {
            State += 0x9E3779B97F4A7C15UL;
            var z = State;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }

    /// <summary>Returns a number in [0, 1), with 53 random bits.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Returns a whole number in [0, <paramref name="limit"/>), without modulo bias.</summary>
    /// <param name="limit">The exclusive upper end, at least 1.</param>
    public int Next(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return (int)Math.BigMul(NextUInt64(), (ulong)limit, out _);
    }

    /// <summary>Returns a whole number in [<paramref name="from"/>, <paramref name="to"/>).</summary>
    /// <param name="from">The inclusive lower end.</param>
    /// <param name="to">The exclusive upper end, above <paramref name="from"/>.</param>
    public int Next(int from, int to) => from + Next(to - from);

    /// <summary>Returns a draw from the normal distribution with mean 0 and standard deviation 1 (Box and Muller).</summary>
    public double NextGaussian()
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
        return radius * Math.Cos(2 * Math.PI * NextDouble());
    }

    /// <summary>Returns one of <paramref name="items"/>, each equally likely.</summary>
    /// <param name="items">At least one item.</param>
    public T Choose<T>(IReadOnlyList<T> items) => items[Next(items.Count)];

    /// <summary>Puts the items into random order, in place (Fisher and Yates).</summary>
    /// <param name="items">The items; every order is equally likely.</param>
    public void Shuffle<T>(IList<T> items)
    {
        for (var i = items.Count - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>Returns a random order of the numbers 0 to <paramref name="count"/> - 1.</summary>
    /// <param name="count">How many, at least 0.</param>
    public int[] Permutation(int count)
    {
        var order = Enumerable.Range(0, count).ToArray();
        Shuffle(order);
        return order;
    }
}
