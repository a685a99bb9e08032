namespace TorchSharp;

public static partial class torch
{
    /// <summary>What one place between the brackets of <c>tensor[...]</c> says.</summary>
    public readonly struct TensorIndex
    {
        /// <summary>All of a dimension.</summary>
        public static readonly TensorIndex Colon = Slice();

        /// <summary>As many full dimensions as are not mentioned.</summary>
        public static readonly TensorIndex Ellipsis = new(Kinds.Ellipsis);

        /// <summary>A new dimension of size 1.</summary>
        public static readonly TensorIndex None = new(Kinds.NewDimension);

        internal readonly Kinds Kind;
        internal readonly long? Start;
        internal readonly long? Stop;
        internal readonly long? Step;
        internal readonly Tensor? Indices;

        private TensorIndex(Kinds kind, long? start = null, long? stop = null, long? step = null, Tensor? indices = null)
        {
            Kind = kind;
            Start = start;
            Stop = stop;
            Step = step;
            Indices = indices;
        }

        internal enum Kinds
        {
            Slice,
            Single,
            Ellipsis,
            NewDimension,
            Tensor,
        }

        /// <summary>One slice, by number; negative numbers count from the end.</summary>
        public static implicit operator TensorIndex(long value) => Single(value);

        /// <summary>A range, as C# writes it: <c>1..^1</c>.</summary>
        public static implicit operator TensorIndex(Range range) => Slice(range);

        /// <summary>One slice, counted from the end when written <c>^1</c>.</summary>
        public static implicit operator TensorIndex(Index index) => Single(index.IsFromEnd ? -index.Value : index.Value);

        /// <summary>Every step-th slice of [start, stop); null stands for the end on that side, negative numbers count from the end.</summary>
        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) => new(Kinds.Slice, start, stop, step);

        /// <summary>A range, as C# writes it: <c>1..^1</c>.</summary>
        public static TensorIndex Slice(Range range) => Slice(
            range.Start.IsFromEnd ? -range.Start.Value : range.Start.Value,
            range.End.IsFromEnd ? range.End.Value == 0 ? null : -range.End.Value : range.End.Value);

        /// <summary>One slice, by number.</summary>
        public static TensorIndex Single(long? index) => new(Kinds.Single, index);

        /// <summary>The slices with these numbers, or where these truth values are true.</summary>
        public static TensorIndex Tensor(Tensor tensor) => new(Kinds.Tensor, indices: tensor);
    }
}
