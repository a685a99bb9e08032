using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace TorchSharp.Native;

/// <summary>One ATen operator, found by schema name when it is first called, and called with boxed arguments.</summary>
/// <param name="name">Schema name, for example <c>aten::add</c>.</param>
/// <param name="overload">Overload name, for example <c>Tensor</c>; empty for the unnamed one.</param>
internal sealed unsafe class Operator(string name, string overload = "")
{
    private const int StackWords = 96;
    private IntPtr _handle;

    /// <summary>Whether this libtorch has the operator.</summary>
    internal bool Exists => _handle != IntPtr.Zero || (_handle = LibTorch.coin_operator(name, overload)) != IntPtr.Zero;

    /// <summary>Calls an operator that returns one tensor.</summary>
    /// <exception cref="ExternalException">libtorch refused the call; the message is its own, after the operator's name.</exception>
    internal torch.Tensor Call(params ReadOnlySpan<Argument> arguments)
    {
        NativeValue result;
        Invoke(arguments, &result, 1);
        return ToTensor(result);
    }

    /// <summary>Calls an operator that returns two tensors.</summary>
    internal (torch.Tensor First, torch.Tensor Second) CallPair(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc NativeValue[2];
        Invoke(arguments, results, 2);
        return (ToTensor(results[0]), ToTensor(results[1]));
    }

    /// <summary>Calls an operator that returns three tensors.</summary>
    internal (torch.Tensor First, torch.Tensor Second, torch.Tensor Third) CallTriple(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc NativeValue[3];
        Invoke(arguments, results, 3);
        return (ToTensor(results[0]), ToTensor(results[1]), ToTensor(results[2]));
    }

    /// <summary>Calls an operator that returns a list of tensors.</summary>
    internal torch.Tensor[] CallList(params ReadOnlySpan<Argument> arguments)
    {
        NativeValue result;
        Invoke(arguments, &result, 1);
        var handles = (IntPtr*)result.Payload;
        var tensors = new torch.Tensor[result.Length];
        for (var i = 0; i < tensors.Length; i++)
        {
            tensors[i] = new torch.Tensor(handles[i]);
        }

        LibTorch.coin_free_handles(handles);
        return tensors;
    }

    /// <summary>Calls an operator that returns a number or a truth value.</summary>
    internal NativeValue CallValue(params ReadOnlySpan<Argument> arguments)
    {
        NativeValue result;
        Invoke(arguments, &result, 1);
        return result;
    }

    /// <summary>Calls an operator for its effect; its results, as the tensor an in-place operator returns, are dropped.</summary>
    internal void Run(params ReadOnlySpan<Argument> arguments) => Invoke(arguments, null, 0);

    /// <summary>Calls an in-place operator and returns the tensor it changed.</summary>
    internal torch.Tensor CallInPlace(torch.Tensor changed, params ReadOnlySpan<Argument> others)
    {
        var arguments = new ArgumentBuffer();
        arguments[0] = changed;
        others.CopyTo(arguments[1..]);
        Invoke(arguments[..(others.Length + 1)], null, 0);
        return changed;
    }

    private static torch.Tensor ToTensor(in NativeValue value) => new((IntPtr)value.Payload);

    [SkipLocalsInit]
    private void Invoke(ReadOnlySpan<Argument> arguments, NativeValue* results, int capacity)
    {
        var words = 0;
        foreach (ref readonly var argument in arguments)
        {
            words += ListWords(argument);
        }

        var inline = stackalloc long[StackWords];
        var heap = words > StackWords ? GC.AllocateUninitializedArray<long>(words, pinned: true) : null;
        var scratch = heap is null ? inline : (long*)Unsafe.AsPointer(ref heap[0]);
        var values = stackalloc NativeValue[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            scratch = Pack(arguments[i], values + i, scratch);
        }

        var produced = LibTorch.coin_call(Handle, values, arguments.Length, results, capacity);
        foreach (ref readonly var argument in arguments)
        {
            GC.KeepAlive(argument.Reference);
        }

        GC.KeepAlive(heap);
        if (produced < 0)
        {
            throw LibTorch.Failure(name);
        }
    }

    // Lists are copied behind one another into the scratch words, since a variable number of arrays cannot be pinned at no cost.
    private static long* Pack(in Argument argument, NativeValue* value, long* scratch)
    {
        value->Tag = argument.Tag;
        value->Payload = argument.Payload;
        value->Length = 0;
        switch (argument.Reference)
        {
            case torch.Tensor or torch.Generator or null:
                return scratch;
            case torch.Device device:
                value->Length = device.index;
                return scratch;
            case long[] integers:
                integers.AsSpan().CopyTo(new Span<long>(scratch, integers.Length));
                value->Length = integers.Length;
                break;
            case double[] reals:
                reals.AsSpan().CopyTo(new Span<double>(scratch, reals.Length));
                value->Length = reals.Length;
                break;
            case torch.Tensor?[] tensors:
                for (var i = 0; i < tensors.Length; i++)
                {
                    scratch[i] = tensors[i]?.Handle ?? 0;
                }

                value->Length = tensors.Length;
                break;
            case string text:
                value->Length = Encoding.UTF8.GetBytes(text, new Span<byte>(scratch, Encoding.UTF8.GetMaxByteCount(text.Length)));
                break;
        }

        value->Payload = (long)scratch;
        return scratch + ListWords(argument);
    }

    private static int ListWords(in Argument argument) => argument.Reference switch
    {
        long[] integers => integers.Length,
        double[] reals => reals.Length,
        torch.Tensor?[] tensors => tensors.Length,
        string text => (Encoding.UTF8.GetMaxByteCount(text.Length) + sizeof(long)) / sizeof(long),
        _ => 0,
    };

    private IntPtr Handle
    {
        get
        {
            // Two threads may both look it up; they find the same operator.
            if (!Exists)
            {
                throw LibTorch.Failure(name);
            }

            return _handle;
        }
    }

    [InlineArray(8)]
    private struct ArgumentBuffer
    {
        private Argument _first;
    }
}
