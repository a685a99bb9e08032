using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Decompositions of matrices.</summary>
    public static class linalg
    {
        /// <summary>Eigenvalues in rising order [n], and eigenvectors as columns [n, n], of a symmetric matrix; its triangle named by UPLO is read.</summary>
        public static (Tensor, Tensor) eigh(Tensor input, char UPLO = 'L') => Aten.linalg_eigh.CallPair(input, UPLO.ToString());
    }
}
