namespace CoIN.Torch;

/// <summary>Memory of a GPU as libtorch's allocator sees it.</summary>
/// <param name="AllocatedBytes">Bytes that tensors occupy.</param>
/// <param name="PeakAllocatedBytes">The most that tensors occupied at once.</param>
/// <param name="ReservedBytes">Bytes taken from the driver.</param>
public sealed record CudaMemory(long AllocatedBytes, long PeakAllocatedBytes, long ReservedBytes);
