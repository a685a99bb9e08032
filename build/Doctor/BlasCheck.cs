using System.Runtime.InteropServices;

namespace CoIN.Build.Doctor;

/// <summary>Measures the matrix product that libtorch uses: whatever <c>libblas.so.3</c> is on this machine.</summary>
/// <remarks>
/// Debian's reference BLAS reaches about 3 GFLOP/s, OpenBLAS on one core of a machine of these years 40 and more. Processor time counts: other work on the machine
/// says nothing about its libraries.
/// </remarks>
internal static unsafe class BlasCheck
{
    private const int Size = 1024;
    private const double Expected = 20;

    /// <summary>Multiplies two 1024 x 1024 matrices of 32-bit numbers, best of several.</summary>
    public static Finding Speed()
    {
        const string name = "BLAS";
        if (!NativeLibrary.TryLoad("libblas.so.3", out var library) || !NativeLibrary.TryGetExport(library, "sgemm_", out var sgemm))
        {
            return new Finding(name, "libblas.so.3 does not load", LibraryChecks.Install("libopenblas0-pthread"));
        }

        var best = Enumerable.Range(0, 5).Select(_ => Multiply(sgemm)).Min();
        var gigaflops = 2.0 * Size * Size * Size / best.TotalSeconds / 1e9;
        return new Finding(
            name,
            $"{gigaflops:0} GFLOP/s a core on a {Size} x {Size} product, at least {Expected} expected",
            gigaflops >= Expected ? "" : $"{LibraryChecks.Install("libopenblas0-pthread")}, and choose it: update-alternatives --config libblas.so.3-$(uname -m)-linux-gnu");
    }

    private static TimeSpan Multiply(nint sgemm)
    {
        float[] a = new float[Size * Size], b = new float[Size * Size], c = new float[Size * Size];
        Array.Fill(a, 0.5f);
        Array.Fill(b, 0.25f);
        var multiply = (delegate* unmanaged<byte*, byte*, int*, int*, int*, float*, float*, int*, float*, int*, float*, float*, int*, void>)sgemm;
        var (none, size, one, zero) = ((byte)'N', Size, 1f, 0f);
        var start = Environment.CpuUsage.TotalTime;
        fixed (float* pa = a, pb = b, pc = c)
        {
            multiply(&none, &none, &size, &size, &size, &one, pa, &size, pb, &size, &zero, pc, &size);
        }

        return Environment.CpuUsage.TotalTime - start;
    }
}
